"""The forms of what the applicant does himself (申请人自行办理的表单)."""

from __future__ import annotations

from typing import Any

from django import forms

from gongkai.office.applications.enclosing.forms import EnclosuresField
from gongkai.office.applications.models import Enclosure
from gongkai.office.applications.records.applicant import BEST

MARKS = ((5, "5 分，非常满意"), (4, "4 分，满意"), (3, "3 分，一般"), (2, "2 分，不满意"))
SCORES = (*MARKS, (1, "1 分，非常不满意"))


class OwnForm(forms.Form):
    """An act of the applicant: `about` says above it what it does and what follows."""

    error_css_class = "is-wrong"
    about = ""

    def arguments(self) -> dict[str, Any]:
        """What the action is called with, besides the application and the day."""
        return dict(self.cleaned_data)


class CorrectionAnswerForm(OwnForm):
    """补正."""

    about = "提交后答复期限自次日起重新计算。补正只告知一次，请按上面的事项一次写全。"

    text = forms.CharField(
        label="补正后的内容",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="写明所需信息的名称、文号、时间、地点、对象等，便于查找。",
        error_messages={"required": "请填写补正后的内容。"},
    )
    files = EnclosuresField(label="附件", required=False, purpose=Enclosure.Purpose.CORRECTION)


class ReasonsAnswerForm(OwnForm):
    """说明理由."""

    about = (
        "受理机关认为您申请的数量、频次明显超过合理范围。理由合理的继续办理；"
        "不说明或者理由不合理的，不予处理（《政府信息公开条例》第三十五条）。"
    )

    answer = forms.CharField(
        label="申请的理由",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="写明为什么需要这些信息、用在哪里。",
        error_messages={"required": "请填写申请的理由。"},
    )
    files = EnclosuresField(label="附件", required=False, purpose=Enclosure.Purpose.REASONS)


class TakingBackForm(OwnForm):
    """撤回."""

    about = "撤回后不再答复这件申请。以后还需要的，可以重新申请。"

    note = forms.CharField(
        label="说明",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="不填不影响撤回。",
    )
    sure = forms.BooleanField(
        label="我确认撤回这件申请",
        error_messages={"required": "请勾选确认。不想撤回的，返回办理进度。"},
    )

    def arguments(self) -> dict[str, Any]:
        """The confirmation stays on the form."""
        return {"note": self.cleaned_data["note"]}


class RatingForm(OwnForm):
    """评价."""

    about = "评价只供受理机关改进工作，不对外公布，也不影响您的其他权利。每件申请评价一次。"

    score = forms.TypedChoiceField(
        label="评分",
        choices=SCORES,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": f"请选择 1 至 {BEST} 分。"},
    )
    words = forms.CharField(
        label="意见", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )
