"""The forms of a review (审查的表单): an opinion with its list, a letter, a delegation, a rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms

from gongkai.office.organs.forms import offer_organs
from gongkai.office.organs.models import Membership, User
from gongkai.office.organs.standing import HOLDERS, Duty, organ_ids
from gongkai.office.review.actions import Held
from gongkai.office.review.checklist import ANSWERS, LONGEST_NOTE, QUESTIONS, Question
from gongkai.office.review.findings import answers
from gongkai.office.review.findings.finding import Finding
from gongkai.office.review.findings.sorts import SAID
from gongkai.office.review.kinds import OFFERED, Purpose, Result
from gongkai.office.review.models import Delegation, ReviewRule
from gongkai.office.review.records import ANSWERS as LETTER_ANSWERS
from gongkai.office.review.subjects import categories


def _text(label: str, *, rows: int = 2, most: int = 500, **more: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=widget, max_length=most, required=False, **more)


def _day(label: str, **more: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **more)


class OpinionForm(forms.Form):
    """What a reviewer holds (审查意见): the list, question by question, then the conclusion."""

    result = forms.ChoiceField(
        label="审查结论",
        widget=forms.RadioSelect,
        error_messages={"required": "请选择审查结论。"},
    )
    opinion = _text(
        "审查意见", help_text="例如：不涉密，内容属实，同意公开。退回的，写明需要改什么。"
    )
    reason = _text("理由", help_text="结论不是“公开”的，写明理由。")
    basis = forms.CharField(
        label="依据",
        max_length=200,
        required=False,
        help_text="结论不是“公开”的，写明依据，例如：《条例》第十五条。",
    )
    withheld = _text("脱敏、删去的内容", help_text="结论是“部分公开”的，列出脱敏或者删去了什么。")

    def __init__(
        self,
        *args: Any,
        purpose: Purpose = Purpose.PUBLICATION,
        before: Mapping[str, Any] | None = None,
        findings: Sequence[Finding] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.has_list = purpose == Purpose.PUBLICATION
        self.findings = findings if self.has_list else ()
        self.fields["result"].choices = [
            (one.value, _offered(one, purpose)) for one in OFFERED[purpose]
        ]
        if not self.has_list:
            for name in ("reason", "basis", "withheld"):
                del self.fields[name]
            return
        earlier = before or {}
        for one in findings:
            said = earlier.get(answers.KEPT, {}).get(one.key, {})
            self._ask(_field(one), one.words, choices=SAID, before=said)
        for question in QUESTIONS:
            said = earlier.get(question.code, {})
            self._ask(question.code, question.label, choices=ANSWERS, before=said)

    def _ask(
        self, name: str, label: str, *, choices: Mapping[str, str], before: Mapping[str, str]
    ) -> None:
        self.fields[name] = forms.ChoiceField(
            label=label,
            choices=list(choices.items()),
            widget=forms.RadioSelect,
            required=False,  # a draft that goes back needs no list; the action says what is missing
            initial=before.get("answer"),
        )
        self.fields[f"{name}_note"] = forms.CharField(
            label=f"{label}：说明",
            max_length=LONGEST_NOTE,
            required=False,
            initial=before.get("note", ""),
        )

    def questions(self) -> Iterator[tuple[Question, forms.BoundField, forms.BoundField]]:
        """The rows of the list: the question, its answer, its note."""
        if self.has_list:
            for one in QUESTIONS:
                yield one, self[one.code], self[f"{one.code}_note"]

    def found(self) -> Iterator[tuple[Finding, forms.BoundField, forms.BoundField]]:
        """What the machine found, each with its answer and its note."""
        for one in self.findings:
            yield one, self[_field(one)], self[f"{_field(one)}_note"]

    def conclusion(self) -> Iterator[forms.BoundField]:
        """The fields below the lists."""
        listed = [one.code for one in QUESTIONS] + [_field(one) for one in self.findings]
        return (field for field in self if field.name.removesuffix("_note") not in listed)

    def held(self) -> Held:
        """The opinion as the action takes it."""
        data = self.cleaned_data
        asked = QUESTIONS if self.has_list else ()
        answered: dict[str, Any] = {one.code: self._said(one.code) for one in asked}
        if self.findings:
            answered[answers.KEPT] = {one.key: self._said(_field(one)) for one in self.findings}
        words = {name: data.get(name, "") for name in ("opinion", "reason", "basis", "withheld")}
        return Held(data["result"], **words, checklist=answered)

    def _said(self, name: str) -> dict[str, str]:
        data = self.cleaned_data
        return {"answer": data.get(name, ""), "note": data[f"{name}_note"]}


def _field(one: Finding) -> str:
    return f"found_{one.key}"


def _offered(result: Result, purpose: Purpose) -> str:
    refused = purpose == Purpose.WITHDRAWAL and result == Result.RETURNED
    return "不同意撤下" if refused else result.label


class AnswerForm(forms.Form):
    """The letter that answers a question put to another authority (复函)."""

    authority = forms.CharField(
        label="复函机关", max_length=100, help_text="有关主管部门或者保密行政管理部门"
    )
    letter_number = forms.CharField(label="复函文号", max_length=60)
    dated = _day("复函日期")
    answer = forms.ChoiceField(label="复函的结论", choices=LETTER_ANSWERS)
    text = forms.CharField(
        label="复函要点",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="复函涉密的只写结论，不要录入涉密内容。",
    )


class DelegationForm(forms.ModelForm):
    """Letting another review in one's place (委托审查)."""

    class Meta:
        model = Delegation
        fields = ("organ", "taker", "first_day", "last_day", "reason")
        widgets = {
            name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            for name in ("first_day", "last_day")
        }

    def __init__(self, *args: Any, for_user: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reach = organ_ids(for_user, Duty.APPROVE) if for_user else frozenset()
        offer_organs(self, reach)
        members = Membership.objects.filter(organ__in=reach, role__in=HOLDERS[Duty.READ])
        people = User.objects.filter(is_active=True, pk__in=members.values("user"))
        self.fields["taker"].queryset = people.exclude(pk=for_user.pk if for_user else None)

    def _post_clean(self) -> None:
        """The action checks the whole; here stands only what the person chose."""


class RuleForm(forms.ModelForm):
    """How many levels and days a kind of item has (审查规则)."""

    category = forms.ChoiceField(label="种类", required=False)

    class Meta:
        model = ReviewRule
        fields = (
            "organ",
            "category",
            "levels",
            "reason",
            "first_days",
            "second_days",
            "final_days",
        )

    def __init__(self, *args: Any, for_user: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reach = organ_ids(for_user, Duty.CLEAR) if for_user else frozenset()
        offer_organs(self, reach)
        self.fields["category"].choices = [("", "全部种类"), *categories().items()]

    def _post_clean(self) -> None:
        """The action checks the whole; here stands only what the person chose."""
