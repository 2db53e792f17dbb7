"""The forms of the acts on an application (办理表单), each asking only for what its act needs."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from gongkai.office.applications.kinds import Consulted, FeeBasis, Opinion
from gongkai.office.applications.models import Application, Consultation
from gongkai.office.organs.models import User

NO_PERSONAL_DATA = "会记入台账，请不要写入申请人的姓名、电话等个人信息。"


def day(label: str, *, help_text: str = "") -> forms.DateField:
    """A date that is not in the future (see `ActForm.clean_on`)."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "请填写日期。", "invalid": "日期格式为年-月-日，请核对。"},
    )


def text(label: str, *, required: bool = True, rows: int = 0, **options: Any) -> forms.CharField:
    """A line, or some rows, of text."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    options.setdefault("max_length", 2000 if rows else 200)
    return forms.CharField(
        label=label,
        required=required,
        widget=widget,
        error_messages={"required": f"请填写{label}。"},
        **options,
    )


class ActForm(forms.Form):
    """An act on one application by a person, on a day that is not in the future."""

    def __init__(
        self, *args: Any, application: Application, user: User, today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.application, self.user, self.today = application, user, today
        if "on" in self.fields:
            self.fields["on"].initial = today

    def clean_on(self) -> date:
        """Nothing is recorded before it happens."""
        on = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(f"日期晚于今天（{self.today}），请核对。")
        return on

    def arguments(self) -> dict[str, Any]:
        """What the action is called with, besides who acts."""
        return {"application": self.application, "on": self.today, **self.cleaned_data}


class ConfirmForm(ActForm):
    """双方确认."""

    on = day("双方确认日期", help_text="与申请人确认收到申请的日期，即收到申请之日。")


class CorrectionForm(ActForm):
    """告知补正."""

    on = day("补正告知书送达日期")
    items = text("需要补正的事项和指引", rows=4)
    days = forms.IntegerField(
        label="补正期限（工作日）", min_value=1, max_value=30, initial=10, help_text="合理期限。"
    )


class CorrectedForm(ActForm):
    """收到补正."""

    on = day("收到补正后申请的日期")
    text = text("补正后的内容", rows=4, required=False)


class ExtensionRequestForm(ActForm):
    """申请延期."""

    days = forms.IntegerField(label="申请延长（工作日）", min_value=1, max_value=20)
    reason = text("延期理由", rows=3, help_text="理由会告知申请人。")


class ExtensionForm(ActForm):
    """批准延期: as many days as were asked for, or fewer."""

    days = forms.IntegerField(label="批准延长（工作日）", min_value=1, max_value=20)
    opinion = text("审批意见", required=False, max_length=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = self.application.extension_requests.filter(decided=None).first()
        if asked:
            self.fields["days"].initial = asked.days
            self.fields["days"].help_text = f"{asked.by}申请 {asked.days} 个工作日：{asked.reason}"


class DelayForm(ActForm):
    """延迟答复."""

    on = day("告知延迟答复的日期")
    days = forms.IntegerField(label="合理期限（工作日，自告知次日起）", min_value=1, max_value=250)
    reason = text("延迟的理由", rows=3, help_text="理由会告知申请人。")


class OpinionatedForm(ActForm):
    """An act that needs an opinion."""

    opinion = text("意见", rows=2, max_length=500, help_text=NO_PERSONAL_DATA)


class ConsultForm(ActForm):
    """征求意见."""

    consulted = forms.ChoiceField(label="征求意见对象", choices=Consulted.choices)
    party = text("对象名称", max_length=100)
    is_person = forms.BooleanField(label="对象是自然人（姓名加密保存）", required=False)
    on = day("征求意见书发出日期")


class _ConsultationForm(ActForm):
    """An act on one consultation of the application."""

    consultation = forms.ModelChoiceField(
        Consultation.objects.none(), label="哪一次征求意见", empty_label=None
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["consultation"]
        field.queryset = self.application.consultations.filter(answered=None)
        field.label_from_instance = lambda one: f"{one.letter_number} {one.party}"

    def arguments(self) -> dict[str, Any]:
        """The action is called with the consultation alone."""
        return {"on": self.today, **self.cleaned_data}


class PartyReceiptForm(_ConsultationForm):
    """征求意见书送达."""

    on = day("对方收到日期", help_text="十五个工作日的答复期限自次日起计算。")


class OpinionForm(_ConsultationForm):
    """收到意见."""

    on = day("收到意见日期")
    opinion = forms.ChoiceField(label="意见", choices=Opinion.choices)
    grounds = text("意见的理由", rows=3, required=False)


class LapsedForm(_ConsultationForm):
    """征求意见期满未答复."""


class SearchForm(ActForm):
    """检索."""

    on = day("检索日期")
    systems = text("检索的系统、档案和处所", max_length=300)
    keywords = text("检索词")
    result = text("检索结果", rows=3)


class ReasonsForm(ActForm):
    """要求说明理由."""

    on = day("说明理由告知书送达日期")
    counts = text("申请数量、频次", help_text="例如：2026 年 1 月至 3 月共 46 件。")


class ReasonsGivenForm(ActForm):
    """申请人说明理由."""

    on = day("收到理由的日期")
    answer = text("申请人说明的理由", rows=3)


class FeeForm(ActForm):
    """收费通知."""

    on = day("申请人收到收费通知的日期")
    basis = forms.ChoiceField(
        label="收费标准", choices=FeeBasis.choices, help_text="按件和按量只能选择一种。"
    )
    units = forms.IntegerField(
        label="当月第几件（按件），或者页数（按量）", min_value=1, max_value=100_000
    )


class PaymentForm(ActForm):
    """申请人缴费."""

    on = day("缴费日期")


class WithdrawForm(ActForm):
    """撤回."""

    on = day("申请人撤回日期")
    note = text("说明", rows=2, required=False, help_text=NO_PERSONAL_DATA)


class ReasonedForm(ActForm):
    """An act that needs nothing but its reason."""

    reason = text("理由", rows=2, help_text=NO_PERSONAL_DATA, max_length=500)


class NotedForm(ActForm):
    """An act on a day, with a note where one is wanted."""

    on = day("日期")
    note = text("说明", rows=2, required=False, help_text=NO_PERSONAL_DATA)


class DayForm(ActForm):
    """An act on a day."""

    on = day("日期")


class LapseForm(ActForm):
    """期满未答复: nothing to fill in, the period is over."""
