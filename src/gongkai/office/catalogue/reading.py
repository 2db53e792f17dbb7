"""Looking at catalogues (查目录): the current edition, its rows, who is covered, who is named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Min, OuterRef, QuerySet, Subquery

from gongkai.office.catalogue.applying import Applies, applies
from gongkai.office.catalogue.kinds import Mode, Reach
from gongkai.office.catalogue.models import Applicability, Catalogue, Edition, Row
from gongkai.office.organs.models import Organ

PUBLIC = AnonymousUser()
STEP = Organ.steplen


def current(catalogue: Catalogue) -> Edition | None:
    """The edition that counts (现行版): the last one adopted."""
    return catalogue.editions.exclude(adopted=None).first()


def current_rows() -> QuerySet[Row]:
    """The rows of all current editions (现行条目), in the order of their catalogues."""
    last = Edition.objects.filter(catalogue=OuterRef("edition__catalogue"), adopted__isnull=False)
    newest = Subquery(last.order_by("-number").values("pk")[:1])
    rows = Row.objects.filter(edition=newest, mode=Mode.PROACTIVE)
    return rows.select_related("edition__catalogue__organ", "entry__catalogue").order_by(
        "edition__catalogue__kind", "edition__catalogue", "position"
    )


def listed_since() -> dict[int, object]:
    """The day on which each entry was first listed (列入日期), in one query."""
    rows = Row.objects.filter(edition__adopted__isnull=False).order_by()
    found = rows.values_list("entry").annotate(first=Min("edition__adopted"))
    return dict(found)


def area(catalogue: Catalogue) -> str:
    """The path under which the organs stand that a catalogue speaks of (适用范围)."""
    organ = catalogue.organ
    if catalogue.reach == Reach.OWN or organ.depth == 1:
        return str(organ.path)
    return str(organ.path[:-STEP])


def covers(catalogue: Catalogue, organ: Organ) -> bool:
    """Whether a catalogue speaks of an organ at all."""
    if catalogue.reach == Reach.OWN:
        return organ.pk == catalogue.organ_id
    return organ.path.startswith(area(catalogue))


@dataclass(frozen=True, slots=True)
class Standpoint:
    """A row as one organ has it (适用情况): whether it applies, and why."""

    row: Row
    organ: Organ
    verdict: Applies


def standpoints(organs: Iterable[Organ], rows: Iterable[Row]) -> list[Standpoint]:
    """Each current row with each organ that its catalogue covers, in one query."""
    wanted, lines = list(organs), list(rows)
    said = {
        (one.entry_id, one.organ_id): one
        for one in Applicability.objects.filter(organ__in=[organ.pk for organ in wanted])
    }
    return [
        Standpoint(row, organ, applies(row, organ, said=said.get((row.entry_id, organ.pk))))
        for row in lines
        for organ in wanted
        if covers(row.edition.catalogue, organ)
    ]
