"""The library of policies (政策文件库): ways into it, and how many interpretations each has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.db.models import Count

from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.reading.conditions import Conditions
from gongkai.office.disclosure.reading.finding import published
from gongkai.office.disclosure.searching.hits import asked
from gongkai.office.disclosure.searching.narrowing import Facet, facets
from gongkai.office.search.asking import NotReady, search


def ways_in(conditions: Conditions, *, on: date) -> list[Facet]:
    """Validity, kinds, topics, organs and years with their numbers (按有效性、主题等查找).

    Counted by the index; none where there is no index yet.
    """
    wanted = replace(asked(conditions.asked(), ()), newest_first=True)
    try:
        found = search(wanted, offset=0, limit=1, on=on, counted=True)
    except NotReady:
        return []
    return facets(conditions, found.counts) if found.counts else []


def with_interpretations(
    rows: Sequence[dict[str, object]], documents: Sequence[Document]
) -> list[dict[str, object]]:
    """The rows of documents, each telling how many interpretations it has (解读件数); one query."""
    keys = [one.pk for one in documents]
    found = published().order_by().filter(interprets__in=keys).values_list("interprets")
    numbers = dict(found.annotate(number=Count("pk")))
    return [
        {**row, "about": f"{row['about']} · 解读 {numbers[key]} 件"} if key in numbers else row
        for row, key in zip(rows, keys, strict=True)
    ]
