"""What a work list can be narrowed to (筛选): a form of the address, and what it leaves."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from gongkai.office.applications.kinds import Category, Channel, State
from gongkai.office.applications.models import Assignment
from gongkai.office.applications.searching.words import wanted
from gongkai.office.organs.models import Organ, Unit, User
from gongkai.office.organs.standing import Duty, holders_of, organ_ids, unit_ids
from gongkai.statute import OUTCOMES

ANY = "不限"

PERIODS = MappingProxyType({"received": "收到日期", "due": "答复期限", "concluded": "作出决定日期"})
"""The dates of a case by which a list is narrowed."""

FIELDS = ("state", "category", "channel", "outcome", "organ", "handler")
"""The filters that are a column of the case."""


def _chosen(label: str, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", ANY), *choices])


def _day(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "日期格式为年-月-日，请核对。"},
    )


class Narrowing(forms.Form):
    """The filters (筛选条件), each with the choices that this person has."""

    q = forms.CharField(
        label="查找",
        required=False,
        max_length=100,
        help_text="登记号、文号、申请和答复的内容、办理记录里的字词；几个词用空格分开。",
    )
    state = _chosen("办理状态", State.choices)
    category = _chosen("申请人类别", Category.choices)
    channel = _chosen("申请渠道", Channel.choices)
    outcome = _chosen("办理结果", [(one.code, one.label) for one in OUTCOMES.values()])
    organ = _chosen("受理机关", [])
    unit = _chosen("承办单位", [])
    handler = _chosen("经办人", [])
    received_from, received_to = _day("收到日期，自"), _day("至")
    due_from, due_to = _day("答复期限，自"), _day("至")
    concluded_from, concluded_to = _day("作出决定日期，自"), _day("至")

    def __init__(self, data: Mapping[str, Any], *, user: User) -> None:
        super().__init__(data)
        self.organs = _organs(user)
        self._offer("organ", self.organs if len(self.organs) > 1 else [])
        self._offer("unit", _units(user))
        self._offer("handler", _handlers(user))

    def _offer(self, name: str, choices: list[tuple[int, str]]) -> None:
        """Set the choices of a filter; one without any is not shown."""
        if choices:
            self.fields[name].choices = [("", ANY), *choices]
        else:
            del self.fields[name]

    @property
    def chosen(self) -> dict[str, str]:
        """What was chosen, as the address has it; a mistaken date counts for nothing."""
        self.is_valid()
        return {name: str(value) for name, value in self.cleaned_data.items() if value}

    @property
    def words(self) -> tuple[str, ...]:
        """The words searched for (查找的字词)."""
        return wanted(self.chosen.get("q", ""))

    @property
    def kept(self) -> dict[str, str]:
        """What may be kept under a name: everything but the words searched for."""
        return {name: value for name, value in self.chosen.items() if name != "q"}

    @property
    def told(self) -> list[str]:
        """What was chosen, in words."""
        return [
            f"{self.fields[name].label}：{self._word(name, value)}"
            for name, value in self.chosen.items()
        ]

    def _word(self, name: str, value: str) -> str:
        choices = getattr(self.fields[name], "choices", None)
        if choices is None:
            return value
        return str({str(key): label for key, label in choices}[value])

    def narrowed(self, rows: QuerySet) -> QuerySet:
        """The rows that the filters leave; words are searched for among them."""
        chosen = self.chosen
        condition = Q(**{name: chosen[name] for name in FIELDS if name in chosen})
        for name in PERIODS:
            condition &= _within(name, chosen.get(f"{name}_from"), chosen.get(f"{name}_to"))
        if "unit" in chosen:
            live = Assignment.objects.live().filter(unit=chosen["unit"])
            condition &= Q(pk__in=live.values("application"))
        return rows.filter(condition)


def _within(name: str, first: str | None, last: str | None) -> Q:
    condition = Q(**{f"{name}__gte": first}) if first else Q()
    return condition & Q(**{f"{name}__lte": last}) if last else condition


def _organs(user: User) -> list[tuple[int, str]]:
    """The organs whose cases a person sees; one alone needs no name."""
    reach = organ_ids(user, Duty.READ)
    if len(reach) < 2:
        return [(pk, "本机关") for pk in reach]
    rows = Organ.objects.filter(pk__in=reach).order_by("path")
    return list(rows.values_list("pk", "short_name"))


def _units(user: User) -> list[tuple[int, str]]:
    reach = Q(organ__in=organ_ids(user, Duty.READ)) | Q(pk__in=unit_ids(user))
    return list(
        Unit.objects.filter(reach).order_by("organ__path", "name").values_list("pk", "name")
    )


def _handlers(user: User) -> list[tuple[int, str]]:
    clerks = holders_of(Duty.HANDLE, organ_ids(user, Duty.READ))
    return list(clerks.values_list("pk", "name"))
