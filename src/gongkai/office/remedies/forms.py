"""The forms of remedies (复议诉讼的表单): register a case, close it."""

from __future__ import annotations

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from gongkai.office.applications.models import Application
from gongkai.office.organs.forms import offer_organs
from gongkai.office.organs.standing import Duty, organ_ids
from gongkai.office.organs.visibility import visible
from gongkai.office.remedies.models import RemedyCase


class CaseForm(WagtailAdminModelForm):
    """A case as the clerk registers it (登记案件); his own organs and applications only."""

    class Meta:
        model = RemedyCase
        fields = ["organ", "kind", "number", "application", "matter", "filed", "note"]
        widgets = {"filed": AdminDateInput(), "note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offer_organs(self, organ_ids(self.for_user, Duty.HANDLE))
        self.fields["application"].queryset = visible(self.for_user, Application)
        self.fields["application"].help_text = "因某件政府信息公开申请引起的，选择该申请。"


class CorrectForm(forms.Form):
    """A wrongly recorded result put right (更正结果)."""

    closed = forms.DateField(label="更正后的审结日期", required=False, widget=AdminDateInput())
    result = forms.ChoiceField(
        label="更正后的结果",
        required=False,
        choices=[("", "尚未审结（撤销审结登记）"), *RemedyCase.Result.choices],
        help_text="误登记为审结的，日期和结果都留空。",
    )
    reason = forms.CharField(
        label="更正的理由",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="会记入台账；原登记的日期和结果保留在台账中。",
        error_messages={"required": "请写明更正的理由。"},
    )


class CloseForm(forms.Form):
    """The effective result of a case (审结)."""

    closed = forms.DateField(label="审结日期", widget=AdminDateInput())
    result = forms.ChoiceField(
        label="结果",
        choices=[("", "请选择"), *RemedyCase.Result.choices],
        help_text=(
            "维持、驳回复议请求、驳回诉讼请求的，选“结果维持”；撤销、变更、确认违法、责令履行的，"
            "选“结果纠正”；不予受理、驳回复议申请、驳回起诉、撤回、终止、调解的，选“其他结果”。"
        ),
    )
    note = forms.CharField(label="说明", required=False, widget=forms.Textarea(attrs={"rows": 2}))
