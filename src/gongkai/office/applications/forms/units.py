"""The forms of what is given to units (交办表单)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import validate_email

from gongkai.office.applications.actions import Found
from gongkai.office.applications.forms.acts import NO_PERSONAL_DATA, ActForm, text
from gongkai.office.applications.models import Assignment
from gongkai.office.messages.addresses import mobile
from gongkai.office.messages.kinds import Way
from gongkai.office.organs.models import Unit, User
from gongkai.office.organs.standing import Duty, holders_of, holds, unit_ids
from gongkai.statute import official_calendar

DAYS_TO_FIND = 5
"""Working days that a unit is given where the clerk says nothing else."""

MOST_FILES = 20


class HandlerForm(ActForm):
    """指定经办人: one of those of the organ who handle cases."""

    handler = forms.ModelChoiceField(User.objects.none(), label="经办人", empty_label="请选择")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        clerks = holders_of(Duty.HANDLE, [self.application.organ_id])
        self.fields["handler"].queryset = clerks.filter(is_active=True)


class TellingForm(ActForm):
    """更改通知方式: as the applicant asked for it."""

    told_by = forms.ChoiceField(
        label="办理进度通知", choices=[("", "不通知"), *Way.choices], required=False
    )
    address = text(
        "新的手机号码或者电子邮箱",
        required=False,
        max_length=100,
        help_text="不变的不填。加密保存，台账只记通知方式。",
    )

    def clean(self) -> dict[str, Any]:
        """A mailbox for mail, a mobile number for SMS."""
        data = super().clean()
        way, address = data.get("told_by"), data.get("address", "")
        if way == Way.SMS and address and not mobile(address):
            self.add_error("address", "不是手机号码，请核对。")
        if way == Way.MAIL and address:
            try:
                validate_email(address)
            except forms.ValidationError:
                self.add_error("address", "不是电子邮箱，请核对。")
        return data


class AssignForm(ActForm):
    """交办: to a unit of the organ, with its own due day."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label="承办单位", empty_label="请选择")
    task = text(
        "需要承办单位办理的事项",
        rows=3,
        initial="请检索所申请的信息，并就可否公开、是否涉及第三方提出意见。",
        help_text=NO_PERSONAL_DATA,
    )
    due = forms.DateField(
        label="承办期限",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="不晚于答复期限，请留出审查和签发的时间。",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(organ=self.application.organ_id, is_active=True)
        self.fields["unit"].queryset = units
        self.fields["unit"].label_from_instance = lambda one: one.name
        self.fields["due"].initial = official_calendar().add(self.today, DAYS_TO_FIND)


class AssignmentForm(ActForm):
    """An act on one of the assignments whose answer is awaited: one's own unit's, or any."""

    assignment = forms.ModelChoiceField(
        Assignment.objects.none(), label="哪一件交办", empty_label=None
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        awaited = self.application.assignments.awaited()
        if not holds(self.user, Duty.HANDLE, self.application.organ_id):
            awaited = awaited.filter(unit__in=unit_ids(self.user))
        field = self.fields["assignment"]
        field.queryset = awaited.select_related("unit")
        field.label_from_instance = lambda one: f"{one.unit.name}（{one.due} 到期）：{one.task}"
        field.error_messages["invalid_choice"] = "这件交办不在等待您办理，请核对。"

    def arguments(self) -> dict[str, Any]:
        """The action is called with the assignment alone."""
        return {"on": self.today, **self.cleaned_data}


class AssignmentReasonForm(AssignmentForm):
    """An act on an assignment that needs its reason."""

    reason = text("理由", rows=2, max_length=500, help_text=NO_PERSONAL_DATA)


class ChaseForm(AssignmentForm):
    """催办."""

    note = text("催办的话", rows=2, required=False, max_length=300, help_text=NO_PERSONAL_DATA)


class Files(forms.ClearableFileInput):
    """The browser's file field, for several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, each small enough and not empty (文件)."""

    widget = Files

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each of the files, cleaned."""
        several = data if isinstance(data, list | tuple) else [data] if data else []
        if len(several) > MOST_FILES:
            raise forms.ValidationError(f"一次最多报送 {MOST_FILES} 份文件，请分次报送。")
        return [super(FilesField, self).clean(one, initial) for one in several]


class FindingsForm(AssignmentForm):
    """报送查找结果: the unit's opinion, where it searched, the files it found."""

    report = text(
        "承办意见和检索情况",
        rows=4,
        help_text="检索了哪些系统和档案、结果如何；可否公开及理由；是否涉及第三方。",
    )
    files = FilesField(
        label="查找到的文件",
        required=False,
        help_text="可以多选；只有办理本件的人员能看到。每份不超过 50 MB。",
        error_messages={"empty": "文件是空的，请重新选择。"},
    )

    def arguments(self) -> dict[str, Any]:
        """The files as the action takes them."""
        files = [Found(one.name, one.read()) for one in self.cleaned_data["files"]]
        return super().arguments() | {"files": files}
