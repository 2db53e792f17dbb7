"""The published documents most like what somebody is about to ask for (可能已经公开的信息)."""

from __future__ import annotations

from functools import reduce
from operator import add

from django.db.models import Case, IntegerField, Q, Value, When

from gongkai.office.applications.records import bigrams
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.reading.finding import listed, published

SHOWN = 3
LOOKED_UP = 10
"""Pairs of characters that are looked for; the first ones of a text say most."""

SHARED = 3
"""One pair in so many must be in the title, and two at least."""


def likely(text: str) -> list[Document]:
    """The three published documents whose titles share most with a text; the seam of search.

    What is shared are pairs of characters, so that neither order nor filler words matter.
    """
    grams = sorted(bigrams(text), key=text.find)[:LOOKED_UP]
    if len(grams) < 2:
        return []
    matches = [Q(title__icontains=gram) for gram in grams]
    shared = reduce(add, (Case(When(one, then=Value(1)), default=Value(0)) for one in matches))
    shared.output_field = IntegerField()
    rows = listed(published()).annotate(shared=shared)
    near = rows.filter(shared__gte=max(2, len(grams) // SHARED))
    return list(near.order_by("-shared", "-pk")[:SHOWN])
