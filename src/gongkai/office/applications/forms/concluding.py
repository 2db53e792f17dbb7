"""The form of a proposed decision (拟写处理决定): the fields that its guards ask for."""

from __future__ import annotations

from dataclasses import fields
from types import MappingProxyType
from typing import Any

from django import forms

from gongkai.office.applications.forms.acts import ActForm, day, text
from gongkai.office.applications.guards import Stated
from gongkai.office.applications.models import Application
from gongkai.office.applications.releasing.parts import reasons
from gongkai.office.applications.steps import FIRST, QUESTIONS
from gongkai.statute import BasisKind, Group, Outcome, outcomes_of

ASKED_BY = MappingProxyType(
    {
        "G1": ("consultation_needless",),
        "G2": ("not_separable",),
        "G4": ("earlier",),
        "G6": ("good_reason",),
        "G9": ("basis_kind", "basis_name", "basis_article"),
        "G11": ("leaks_content", "states_level", "level_publishable"),
        "G12": ("discretion",),
        "G13": ("basis_kind", "basis_name", "basis_article"),
    }
)
"""Which stated facts each guard looks at."""

_STATED = {field.name for field in fields(Stated)}


def outcome_groups() -> list[tuple[str, tuple[Outcome, ...]]]:
    """The 21 outcomes in the six parts of the form, to choose from."""
    return [(group.value, outcomes_of(group)) for group in Group]


class DraftForm(ActForm):
    """One outcome, its reasons, and the facts that its guards want."""

    on = day("拟稿日期")
    sub_kind = forms.ChoiceField(label="细分情形", widget=forms.RadioSelect)
    consultation_needless = text(
        "无法或者无需征求第三方意见的理由", rows=2, required=False, help_text="已经征求意见的不填。"
    )
    not_separable = text("不能区分处理的理由（《条例》第三十七条）", rows=2, required=False)
    discretion = text("决定不予公开的裁量理由", rows=2, required=False)
    earlier = forms.ModelChoiceField(
        Application.objects.none(), label="此前已答复的申请", required=False, empty_label="请选择"
    )
    good_reason = text(
        "申请人逾期不补正的正当理由", rows=2, required=False, help_text="没有正当理由的不填。"
    )
    basis_kind = forms.ChoiceField(
        label="特别依据的效力层级",
        choices=[("", "请选择"), *((kind.name, kind.value) for kind in BasisKind)],
        required=False,
    )
    basis_name = text("特别依据的名称", required=False)
    basis_article = text("特别依据的条文", required=False, max_length=60)
    leaks_content = forms.BooleanField(label="答复书含有涉密内容", required=False)
    states_level = forms.BooleanField(label="答复书写有密级等事项", required=False)
    level_publishable = forms.BooleanField(label="密级等事项可以公开", required=False)
    withheld_not_information = forms.BooleanField(
        label="不予公开的部分仅因不属于政府信息", required=False
    )
    remark = text("具体情形", rows=2, required=False)
    reasons = text("理由和答复要点", rows=4, required=False)
    letter_number = text(
        "答复文号", required=False, max_length=80, help_text="留空则自动取下一个文号。"
    )

    def __init__(self, *args: Any, leaf: Outcome, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.leaf = leaf
        wanted = {name for guard in leaf.guards for name in ASKED_BY.get(guard, ())}
        wanted |= {"withheld_not_information"} if leaf.code == "partial" else set()
        wanted |= {"remark"} if leaf.code == "closed_other" else set()
        for name in _STATED - wanted:
            del self.fields[name]
        if leaf.sub_kinds:
            kinds = [(kind.code, kind.label) for kind in leaf.sub_kinds]
            self.fields["sub_kind"].choices = kinds
            self.fields["sub_kind"].error_messages["required"] = "请选择细分情形。"
        else:
            del self.fields["sub_kind"]
        if "earlier" in self.fields:
            self.fields["earlier"].queryset = _earlier(self.application)
        if leaf.code == "partial":
            self.fields["reasons"].initial = reasons(self.application)

    def arguments(self) -> dict[str, Any]:
        """The action's arguments, the stated facts gathered into one."""
        data = dict(self.cleaned_data)
        stated = {name: data.pop(name) for name in _STATED & set(data)}
        if stated.get("earlier"):
            stated["earlier"] = stated["earlier"].pk
        return {
            "application": self.application,
            "outcome": self.leaf.code,
            "facts": Stated(**stated),
            "today": self.today,
            **data,
        }


class JudgeForm(ActForm):
    """One question of the five steps (分步判断): the one that is open, unless another is named."""

    question = forms.CharField(widget=forms.HiddenInput)
    answer = forms.ChoiceField(
        label="您的判断",
        widget=forms.RadioSelect,
        error_messages={
            "required": "请选择一项。",
            "invalid_choice": "没有这个答案，请从页面上选择。",
        },
    )

    def __init__(self, *args: Any, question: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = self.data.get("question", question)
        self.question = named if named in QUESTIONS else question or FIRST
        answers = QUESTIONS[self.question].answers.items()
        self.fields["question"].initial = self.question
        self.fields["answer"].choices = [(key, answer.text) for key, answer in answers]


def _earlier(application: Application) -> Any:
    """The applicant's answered applications to the same organ."""
    same = Application.objects.filter(organ=application.organ_id, lookup=application.lookup)
    return same.exclude(lookup="").exclude(pk=application.pk).filter(served__isnull=False)
