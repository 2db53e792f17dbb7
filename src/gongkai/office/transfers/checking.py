"""Checking what comes in (核对迁入的信息): by the rules of a draft, and by what is here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from types import MappingProxyType

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from gongkai.office.backoffice.workbooks.faults import Fault
from gongkai.office.disclosure.forms import lacking
from gongkai.office.disclosure.kinds import EXPLAINED, Kind
from gongkai.office.disclosure.models import Document
from gongkai.office.organs.models import Organ
from gongkai.office.transfers.models import KEY, Transfer
from gongkai.office.transfers.packages.columns import COLUMNS
from gongkai.office.transfers.packages.incoming import Incoming

TITLES = {column.key: column.title for column in COLUMNS}
ELSEWHERE = frozenset({"organ", "entry", "issuer", "interprets", "consultation", "index_number"})
"""Fields that a draft gets from elsewhere."""

LED_TO = MappingProxyType(
    {
        "interprets": (EXPLAINED, "不是公文，政策解读应关联它解读的文件。"),
        "consultation": ({Kind.CONSULTATION}, "不是征求意见，请填征求意见稿的原编号。"),
    }
)
"""What each link of a document leads to, and what is said of another kind."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a package comes to (核对结论): new documents, those already here, the faults."""

    fresh: Sequence[Incoming]
    known: Sequence[Incoming]
    faults: Sequence[Fault]

    @property
    def may_go(self) -> bool:
        """Whether nothing stands in the way."""
        return not any(fault.stops for fault in self.faults)

    @property
    def files(self) -> int:
        """How many attachments come along."""
        return sum(len(one.files) for one in self.fresh)


def checked(
    given: Sequence[Incoming], faults: Sequence[Fault], *, organ: Organ, today: date
) -> Checked:
    """The documents sent, and every fault in the order of the rows; a fixed number of queries."""
    here = transferred(organ, given)
    kinds = {one.key: one.fields.get("kind") for one in given} | {
        key: transfer.document.kind for key, transfer in here.items()
    }
    found = list(faults)
    found += _doubles(given)
    known = [one for one in given if one.key in here]
    fresh = [one for one in given if one.key not in here]
    for one in fresh:
        found += _faults(one, kinds, organ=organ, today=today)
    found += _changed(known, here)
    return Checked(fresh, known, sorted(found, key=lambda fault: (fault.row, fault.column)))


def transferred(organ: Organ, given: Sequence[Incoming]) -> dict[str, Transfer]:
    """What of this is here already, and what it refers to, by key (已经迁入的)."""
    keys = {one.key for one in given}.union(*(one.links.values() for one in given))
    rows = Transfer.objects.filter(organ=organ, key__in=keys).select_related("document")
    return {row.key: row for row in rows}


def _doubles(given: Sequence[Incoming]) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for one in given:
        row = first.setdefault(one.key, one.row) if one.key else one.row
        if row != one.row:
            said = f"与第 {row} 行相同，每件只能有一个，请核对后删去一行或者改正。"
            yield Fault(one.row, TITLES["key"], said)


def _changed(known: Sequence[Incoming], here: Mapping[str, Transfer]) -> Iterator[Fault]:
    for one in known:
        if here[one.key].digest != one.digest:
            said = "已经迁入过，内容与上次不同，这次不改动；需要改的，请直接修改稿件。"
            yield Fault(one.row, TITLES["key"], said, stops=False)


def _faults(
    one: Incoming, kinds: Mapping[str, str], *, organ: Organ, today: date
) -> Iterator[Fault]:
    for name, sentence in chain(
        _identity(one), _relation(one, kinds), _days(one, today), _fields(one, organ)
    ):
        yield Fault(one.row, TITLES[name], sentence)
    for file in one.files:
        if file.objection:
            yield Fault(one.row, TITLES["files"], file.objection)


def _identity(one: Incoming) -> Iterator[tuple[str, str]]:
    for name, value, rule in (
        ("key", one.key, KEY),
        ("address", one.address, URLValidator(schemes=("http", "https"))),
    ):
        try:
            if value:
                rule(value)
        except ValidationError as error:
            told = error.messages[0] if name == "key" else "不是完整的网址，请以 http 开头填写。"
            yield name, told


def _relation(one: Incoming, kinds: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, key in one.links.items():
        kinds_wanted, told = LED_TO[name]
        kind = kinds.get(key)
        if kind is None:
            yield name, f"“{key}”不在本次的信息中，也没有迁入过，请填原文件的原编号。"
        elif kind not in kinds_wanted:
            yield name, f"“{key}”{told}"


def _days(one: Incoming, today: date) -> Iterator[tuple[str, str]]:
    formed = one.fields.get("formed")
    for name, day in (("formed", formed), ("published", one.published)):
        if day and day > today:
            yield name, f"{day}晚于今天（{today}），请核对日期。"
    if formed and one.published and one.published < formed:
        yield "published", f"{one.published}早于成文日期{formed}，请核对两个日期。"
    effective, expires = one.fields.get("effective"), one.fields.get("expires")
    if effective and expires and expires < effective:
        yield "expires", f"{expires}早于施行日期{effective}，请核对两个日期。"


def _fields(one: Incoming, organ: Organ) -> Iterator[tuple[str, str]]:
    """What the editor would refuse too, beside the column that lacks it."""
    yield from lacking(one.fields | one.links)
    draft = Document(organ=organ, **one.fields)
    try:
        draft.clean_fields(exclude=ELSEWHERE)
    except ValidationError as error:
        for name, told in error.message_dict.items():
            yield name, told[0]
