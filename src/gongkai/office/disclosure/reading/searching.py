"""What a reader's words find (检索结果): from the index, loaded again as what he may see.

Without an index the titles and numbers are searched in the database, so that no search fails.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from gongkai.office.disclosure.kinds import Validity
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.reading.conditions import Conditions
from gongkai.office.disclosure.reading.finding import listed, published, valid_as
from gongkai.office.organs.models import Organ
from gongkai.office.search.asking import search
from gongkai.office.search.engine import Asked, Found
from gongkai.office.search.tokens import Phrase, phrases

LEAST = 1
"""An engine gives a page of one at least; a count alone asks for it."""


def asked(conditions: Conditions, words: Sequence[Phrase], *, on: date) -> Asked:
    """The conditions of a list as the index understands them (检索条件)."""
    given = conditions.asked()
    state = given.get("validity")
    bound = valid_as(Validity(state), published(), on=on) if state else None
    organ = given.get("organ")
    return Asked(
        phrases=tuple(words),
        organ=Organ.objects.only("pk").get(slug=organ).pk if organ else None,
        kind=given.get("kind"),
        year=int(given["year"]) if "year" in given else None,
        among=None if bound is None else tuple(bound.order_by().values_list("pk", flat=True)),
        newest_first=given.get("order") == "newest",
    )


class Hits:
    """The documents that are found, as a paginator wants them: counted, and cut into pages."""

    def __init__(self, conditions: Conditions, *, on: date) -> None:
        words = phrases(conditions.asked().get("q", ""))
        self._asked = None if words is None else asked(conditions, words, on=on)

    def __len__(self) -> int:
        return self._total

    def __getitem__(self, cut: slice) -> list[Document]:
        found = self._found(cut.start, cut.stop - cut.start)
        rows = {one.pk: one for one in listed(published()).filter(pk__in=found.keys)}
        return [rows[key] for key in found.keys if key in rows]

    @cached_property
    def _total(self) -> int:
        return self._found(0, LEAST).total

    def _found(self, start: int, length: int) -> Found:
        if self._asked is None or length < LEAST:
            return Found(0, ())
        return search(self._asked, offset=start, limit=length)
