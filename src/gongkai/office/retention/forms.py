"""The forms of retention (保存期限的表单): make a list, decide it, hold, lift."""

from __future__ import annotations

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm

from gongkai.office.applications.forms.acts import NO_PERSONAL_DATA
from gongkai.office.organs.models import Organ
from gongkai.office.organs.standing import AnyUser, Duty, organs_with
from gongkai.office.retention.models import Hold


class MakeForm(forms.Form):
    """For which organ a list is made (编制鉴定清单)."""

    organ = forms.ModelChoiceField(label="行政机关", queryset=Organ.objects.none())

    def __init__(self, *args, user: AnyUser, **kwargs):
        super().__init__(*args, **kwargs)
        own = organs_with(user, Duty.HANDLE)
        self.fields["organ"].queryset = own
        self.fields["organ"].empty_label = None


class ApproveForm(forms.Form):
    """批准清单."""

    opinion = forms.CharField(
        label="审批意见", max_length=300, required=False, help_text="可以不填，不填记为“同意”。"
    )


class ReasonForm(forms.Form):
    """退回、撤回清单."""

    opinion = forms.CharField(
        label="理由",
        max_length=300,
        help_text=NO_PERSONAL_DATA,
        error_messages={"required": "请写明理由。"},
    )


class LiftForm(forms.Form):
    """解除保全."""

    why = forms.CharField(
        label="解除的理由",
        max_length=300,
        help_text=NO_PERSONAL_DATA,
        error_messages={"required": "请写明解除保全的理由。"},
    )


class HoldForm(WagtailAdminModelForm):
    """保全: a number of one of the person's own organs, and why."""

    class Meta:
        model = Hold
        fields = ["organ", "number", "reason"]
        help_texts = {
            "number": "申请的登记号、公众来件的编号，或者复议诉讼案件的案号。",
            "reason": f"例如审计、巡视、检察监督、可能的诉讼。{NO_PERSONAL_DATA}",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        own = organs_with(self.for_user, Duty.HANDLE)
        self.fields["organ"].queryset = own

    def _post_clean(self):
        """The action finds the matter and checks the whole hold."""
