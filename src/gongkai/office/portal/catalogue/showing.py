"""What stands on the public pages of the catalogue (公开目录页): rows, counts, editions, organs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse

from gongkai.office.catalogue.comparing import Comparison, compared
from gongkai.office.catalogue.models import Catalogue, Edition, Row
from gongkai.office.catalogue.reading import PUBLIC, Standpoint, current_rows, standpoints
from gongkai.office.disclosure.reading.finding import published
from gongkai.office.organs.models import Organ
from gongkai.office.organs.visibility import visible
from gongkai.statute import DUTIES


@dataclass(frozen=True, slots=True)
class Line:
    """One row with its documents (目录条目): what it says, how many there are, where they stand."""

    row: Row
    count: int
    href: str

    @property
    def facts(self) -> list[dict[str, str]]:
        """Every field of the standard form."""
        return row_facts(self.row)


def row_facts(row: Row) -> list[dict[str, str]]:
    """The fields of a row, term by term (目录要素)."""
    duty = DUTIES[row.duty]
    said = [
        ("事项编号", row.entry.number),
        ("法定项", f"{row.duty} {duty.text}（{duty.article}）"),
        ("公开内容（要素）", row.content),
        ("公开依据", row.basis),
        ("公开时限", row.limit),
        ("更新周期", row.get_period_display()),
        ("公开主体", row.responsible),
        ("公开渠道和载体", "、".join(row.channel_names)),
        ("公开对象", row.audience_words),
        ("公开方式", row.get_mode_display()),
        ("公开层级", row.get_level_display()),
    ]
    return [{"term": term, "value": str(value)} for term, value in said]


def counts(organ: Organ | None = None) -> dict[int, int]:
    """How many published documents each entry has, of all organs or of one."""
    rows = published().filter(entry__isnull=False).order_by()
    rows = rows.filter(organ=organ) if organ else rows
    return dict(rows.values_list("entry").annotate(count=Count("pk")))


def entry_address(entry: int, organ: Organ | None = None) -> str:
    """The page of an entry, narrowed to an organ."""
    address = reverse("catalogue_entry", args=[entry])
    return f"{address}?organ={organ.slug}" if organ else address


def lines(rows: Iterable[Row], organ: Organ | None = None) -> list[Line]:
    """Rows with their documents, in one query."""
    return counted(rows, counts(organ), organ=organ)


def counted(
    rows: Iterable[Row], known: Mapping[int, int], *, organ: Organ | None = None
) -> list[Line]:
    """Rows with their documents, as `counts` knows them."""
    return [
        Line(row, known.get(row.entry_id, 0), entry_address(row.entry_id, organ)) for row in rows
    ]


def grouped(some: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    """Lines under their subjects (一级事项), in the order of the catalogue."""
    return [(name, list(group)) for name, group in groupby(some, lambda line: line.row.subject)]


def catalogues() -> QuerySet[Catalogue]:
    """The catalogues that everybody may see."""
    return visible(PUBLIC, Catalogue).select_related("organ")


def editions(catalogue: Catalogue) -> list[Edition]:
    """Every edition of a catalogue that everybody may see, newest first."""
    return list(visible(PUBLIC, Edition).filter(catalogue=catalogue))


def rows_of(edition: Edition) -> list[Row]:
    """The rows of an edition."""
    return list(visible(PUBLIC, Row).filter(edition=edition).select_related("entry"))


def history(catalogue: Catalogue) -> list[tuple[Edition, Comparison | None]]:
    """Every edition with what it changed; nothing is compared with the first (动态完善)."""
    found = editions(catalogue)
    rows: Mapping[int, list[Row]] = {edition.pk: rows_of(edition) for edition in found}
    before = [*found[1:], None]
    return [
        (edition, compared(rows[old.pk], rows[edition.pk]) if old else None)
        for edition, old in zip(found, before, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class OfOrgan:
    """The catalogues as one organ has them: its rows, and those that do not apply, and why."""

    groups: list[tuple[str, list[Line]]]
    excused: list[Standpoint]


def of_organ(organ: Organ) -> OfOrgan:
    """What an organ must publish (本机关目录)."""
    found = standpoints([organ], current_rows())
    own = lines((one.row for one in found if one.verdict.applies), organ)
    return OfOrgan(grouped(own), [one for one in found if not one.verdict.applies])


def organs_of(row: Row) -> tuple[list[dict[str, Any]], list[Standpoint]]:
    """The organs that owe a row, with their documents; and those that do not, with why."""
    found = standpoints(visible(PUBLIC, Organ).order_by("path"), [row])
    rows = published().filter(entry=row.entry_id).order_by()
    known = dict(rows.values_list("organ").annotate(count=Count("pk")))
    owing = [
        {
            "title": one.organ.name,
            "href": entry_address(row.entry_id, one.organ),
            "about": f"已公开 {known.get(one.organ.pk, 0)} 条",
        }
        for one in found
        if one.verdict.applies
    ]
    return owing, [one for one in found if not one.verdict.applies]
