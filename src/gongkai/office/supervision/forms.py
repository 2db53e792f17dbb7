"""The forms of supervision (监督的表单): issue a notice, answer it."""

from __future__ import annotations

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from gongkai.office.organs.standing import Duty, organs_with
from gongkai.office.supervision.models import RectificationNotice


class NoticeForm(WagtailAdminModelForm):
    """A notice as the supervisor writes it (整改通报); organs that he supervises only."""

    class Meta:
        model = RectificationNotice
        fields = ["issuer", "addressed", "matter", "due"]
        widgets = {"due": AdminDateInput(), "matter": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        reach = organs_with(self.for_user, Duty.SUPERVISE)
        for name in ("issuer", "addressed"):
            self.fields[name].queryset = reach

    def _post_clean(self):
        """The action checks the whole notice, its number and day included."""


class AnswerForm(forms.Form):
    """What was put right (整改情况)."""

    text = forms.CharField(label="整改情况", widget=forms.Textarea(attrs={"rows": 5}))
