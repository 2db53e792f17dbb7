"""The forms of what is done with a question (咨询办理表单)."""

from __future__ import annotations

from typing import Any

from django import forms

from gongkai.office.applications.forms.acts import NO_PERSONAL_DATA
from gongkai.office.organs.models import Organ
from gongkai.office.questions.kinds import Ground
from gongkai.office.questions.models import Question


def _words(label: str, missing: str, *, help_text: str, rows: int = 0) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=4000 if rows else 300,
        widget=forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput,
        help_text=help_text,
        error_messages={"required": missing},
    )


class SeenForm(forms.Form):
    """答复: exactly the version that stands on the page."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = question.drafts


class DraftForm(SeenForm):
    """拟写答复."""

    answer = _words(
        "答复",
        "请写明答复。",
        rows=8,
        help_text="提问人凭编号和查询码看到。请写明依据和办理的地点、电话，不写提问人的个人信息。",
    )

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, question=question, **kwargs)
        self.fields["answer"].initial = question.answer


class DeclineForm(forms.Form):
    """不予受理."""

    ground = forms.ChoiceField(
        label="情形",
        choices=[("", "请选择"), *Ground.choices],
        error_messages={"required": "请选择不予受理的情形。"},
    )
    reasons = _words(
        "告知提问人的话",
        "请写明理由和该去的地方。",
        rows=4,
        help_text="提问人凭编号和查询码看到，请写明该向哪里提出、电话是多少。",
    )


class TransferForm(forms.Form):
    """转交其他机关."""

    organ = forms.ModelChoiceField(
        Organ.objects.none(),
        label="转交给",
        empty_label="请选择",
        error_messages={"required": "请选择机关。", "invalid_choice": "请从列表中选择机关。"},
    )
    reason = _words("理由", "请写明转交的理由。", help_text=NO_PERSONAL_DATA)

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Organ.objects.exclude(pk=question.organ_id)
        self.fields["organ"].queryset = others.order_by("path")


class RevealForm(forms.Form):
    """查看提问人信息."""

    reason = _words("理由", "请填写理由。", help_text=NO_PERSONAL_DATA)
