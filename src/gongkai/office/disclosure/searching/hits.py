"""What a reader's words find (检索结果), as a paginator wants it: counted, and cut into pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.conf import settings
from django.db.models import QuerySet

from gongkai.office.disclosure.kinds import POLICY, POLICY_KINDS
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.reading.finding import published, with_validity
from gongkai.office.organs.models import Organ
from gongkai.office.search.asking import search
from gongkai.office.search.engine import Asked, Counts, Found
from gongkai.office.search.words.synonyms import Sought, sought

NOTHING = Found(0, ())
SUGGESTED = 8
"""Titles that are offered while a reader types."""

TYPICAL = tuple(dict.fromkeys(word for group in settings.SEARCH_SYNONYMS for word in group))
"""Words that a box of search offers before anything is typed, and without a script (常用词)."""


def words_of(query: str) -> list[Sought] | None:
    """What a query looks for, with the office's synonyms; None where nothing can hold it."""
    return sought(query, settings.SEARCH_SYNONYMS)


def asked(given: dict[str, str], words: Sequence[Sought]) -> Asked:
    """Words and conditions as the index understands them (检索条件)."""
    organ = given.get("organ")
    return Asked(
        phrases=tuple(word.phrase for word in words),
        organ=Organ.objects.only("pk").get(slug=organ).pk if organ else None,
        kind=POLICY_KINDS if given.get("kind") == POLICY else given.get("kind"),
        theme=given.get("theme"),
        year=int(given["year"]) if "year" in given else None,
        validity=given.get("validity"),
        form=given.get("form"),
        newest_first=given.get("order") == "newest",
    )


def in_order(keys: Sequence[int], documents: QuerySet[Document]) -> list[Document]:
    """The documents of some keys, in their order: those that everybody may see."""
    rows = {one.pk: one for one in documents.filter(pk__in=keys)}
    return [rows[key] for key in keys if key in rows]


def suggestions(query: str, *, on: date) -> list[str]:
    """Titles that hold what was typed so far, the newest first (输入提示). Raises NotReady."""
    words = words_of(query)
    if not words:
        return []
    wanted = replace(asked({}, words), in_titles=True, newest_first=True)
    keys = search(wanted, offset=0, limit=SUGGESTED, on=on).keys
    titles = [one.title for one in in_order(keys, titled())]
    return list(dict.fromkeys(titles))


def titled() -> QuerySet[Document]:
    """What is published, with nothing but its title."""
    return published().select_related(None).only("title")


class Hits:
    """The documents that are found; the page at hand is asked for once, with number and facets."""

    def __init__(self, wanted: Asked | None, *, page: slice, on: date) -> None:
        self._asked, self._on, self._page = wanted, on, page
        self._kept: dict[int, Found] = {}

    def __len__(self) -> int:
        return self._found(self._page).total

    def __getitem__(self, cut: slice) -> list[Document]:
        return in_order(self._found(cut).keys, documents())

    @property
    def counts(self) -> Counts | None:
        """All that is found, by each kind of facet (分面); None where nothing was to be asked."""
        return self._found(self._page).counts

    def _found(self, cut: slice) -> Found:
        limit = cut.stop - cut.start
        if self._asked is None or limit < 1:
            return NOTHING
        if cut.start not in self._kept:
            self._kept[cut.start] = search(
                self._asked, offset=cut.start, limit=limit, on=self._on, counted=not self._kept
            )
        found = self._kept[cut.start]
        return replace(found, keys=found.keys[:limit])


def documents() -> QuerySet[Document]:
    """What is published, with all that a result shows of it."""
    return with_validity(published()).prefetch_related("attachments")
