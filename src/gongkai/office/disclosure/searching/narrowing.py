"""Ways to fewer results (缩小范围): how many there are of each organ, kind, topic, year, state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gongkai.office.disclosure.reading.conditions import Conditions
from gongkai.office.disclosure.reading.finding import PUBLIC
from gongkai.office.organs.models import Organ
from gongkai.office.organs.visibility import visible
from gongkai.office.search.engine import CONDITIONS, FACETS, Counts

MOST_SHOWN = 10
"""Values of a facet that are shown; the rest is in the form above."""

BY_VALUE = frozenset({"year"})
"""Facets whose latest value comes first, not the one with the most results."""


@dataclass(frozen=True, slots=True)
class Way:
    """A link to other results (链接): its text, its address, how many it leads to."""

    text: str
    href: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """One kind of facet and its values (分面)."""

    label: str
    ways: tuple[Way, ...]


def chosen(conditions: Conditions) -> list[Way]:
    """The conditions that narrow the results, each with the way back (已选条件)."""
    given = conditions.given()
    return [
        Way(label_of(conditions, name, given[name]), conditions.address(given, **{name: None}))
        for name in CONDITIONS
        if name in given
    ]


def label_of(conditions: Conditions, name: str, value: str) -> str:
    """What a reader calls a value of a condition."""
    return str(dict(conditions.fields[name].choices)[value])


def facets(conditions: Conditions, counts: Counts) -> list[Facet]:
    """The facets that divide the results (分面), with the number of results of each value."""
    given = conditions.given()
    open_ones = [name for name in FACETS if name not in given]
    made = [
        Facet(str(conditions.fields[name].label), tuple(_ways(conditions, name, counts[name])))
        for name in open_ones
    ]
    return [
        facet for facet in made if len(facet.ways) > 1 or facet.label == "有效性" and facet.ways
    ]


def _ways(conditions: Conditions, name: str, counts: Mapping[int | str, int]) -> Iterator[Way]:
    given, choices = conditions.given(), dict(conditions.fields[name].choices)
    values = _slugs(counts) if name == "organ" else {str(one): n for one, n in counts.items()}
    known = [(value, count) for value, count in values.items() if value and value in choices]
    known.sort(key=(lambda one: one[0]) if name in BY_VALUE else (lambda one: one[1]), reverse=True)
    for value, count in known[:MOST_SHOWN]:
        yield Way(str(choices[value]), conditions.address(given, **{name: value}), count)


def _slugs(counts: Mapping[int | str, int]) -> dict[str, int]:
    organs = visible(PUBLIC, Organ).filter(pk__in=counts).values_list("pk", "slug")
    return {slug: counts[pk] for pk, slug in organs}
