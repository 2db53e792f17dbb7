"""What a search finds (查找结果): candidates by their pairs, newest first, each checked.

The rarest pair leads, the others are looked up for each of its cases, so that a search costs what
the rarest pair costs. A case that the person may not see is no candidate.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from gongkai.office.applications.models import Application, Posting
from gongkai.office.applications.searching.texts import Text, texts_of
from gongkai.office.applications.searching.words import folded, gram, name_grams, pairs, span

SIZE = 25
"""Cases on a page of hits."""

FIRST, NEXT, ROUNDS = 30, 120, 5
"""Candidates that are checked at first, then each time, and how often before the page ends."""

COUNTED = 2000
"""Up to this many postings of a pair are counted: beyond, a pair is common."""

LOOKED_UP = 8
"""Pairs of a query of which the rarest is sought."""

AROUND = 24
"""Characters that a snippet shows before and after a word."""

SNIPPETS = 3


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text around what was found (摘录): its parts, each found or not."""

    label: str
    parts: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A case that was found (命中), with the places of the words."""

    key: int
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of hits; `before` is where the next one begins, or None at the end."""

    found: tuple[Hit, ...]
    before: int | None


def hits(
    words: Sequence[str], rows: QuerySet, *, organs: Collection[int], before: int | None = None
) -> Hits:
    """The newest cases among some rows that hold every word, from before a key on."""
    found: list[Hit] = []
    wanted = tuple(folded(word).text for word in words)
    candidates = _candidates(words, rows, organs)
    for turn in range(ROUNDS):
        size = NEXT if turn else FIRST
        older = candidates.filter(application__lt=before) if before is not None else candidates
        keys = list(older[:size])
        for hit in _checked(keys, wanted):
            if len(found) == SIZE:
                return Hits(tuple(found), found[-1].key)
            found.append(hit)
        if len(keys) < size:
            return Hits(tuple(found), None)
        before = keys[-1]
    return Hits(tuple(found), before)


def _candidates(words: Sequence[str], rows: QuerySet, organs: Collection[int]) -> QuerySet:
    """The keys of the cases that hold every pair of the words, newest first."""
    sought = list(dict.fromkeys(pair for word in words for pair in pairs(word)))
    whole = [pair for pair in sought if len(pair) == 2]
    lead = _rarest(whole, organs) if whole else sought[0]
    postings = _of(lead).filter(organ__in=organs)
    for pair in sought[:LOOKED_UP]:
        if pair != lead:
            same = _of(pair).filter(organ=OuterRef("organ"), application=OuterRef("application"))
            postings = postings.filter(Exists(same))
    seen = postings.filter(Exists(rows.filter(pk=OuterRef("application"))))
    keys = seen.order_by("-application").values_list("application", flat=True)
    return keys if whole else keys.distinct()


def _of(pair: str) -> QuerySet:
    if len(pair) == 2:
        return Posting.objects.filter(gram=gram(*pair))
    return Posting.objects.filter(gram__range=span(pair))


def _rarest(sought: Sequence[str], organs: Collection[int]) -> str:
    if len(sought) == 1:
        return sought[0]
    return min(
        sought[:LOOKED_UP], key=lambda pair: _of(pair).filter(organ__in=organs)[:COUNTED].count()
    )


def _checked(keys: list[int], wanted: Sequence[str]) -> Iterable[Hit]:
    """Those of some candidates whose texts hold every word, in the same order."""
    cases = Application.objects.defer("sealed").in_bulk(keys)
    texts = texts_of(list(cases.values()))
    for key in keys:
        snippets = snippets_of(texts[key], wanted) if key in cases else None
        if snippets is not None:
            yield Hit(key, snippets)


def snippets_of(texts: Iterable[Text], wanted: Sequence[str]) -> tuple[Snippet, ...] | None:
    """Where some texts hold the words; None where one of the words is in none of them."""
    missing, found = set(wanted), []
    for one in texts:
        whole = folded(one.text)
        held = [word for word in wanted if word in whole.text]
        if held and (missing & set(held) or len(found) < SNIPPETS):
            found.append(_snippet(one, held))
        missing -= set(held)
    return None if missing else tuple(found)


def _snippet(one: Text, held: Sequence[str]) -> Snippet:
    whole = folded(one.text)
    marked = bytearray(len(one.text))
    for word in held:
        at = whole.text.find(word)
        while at >= 0:
            first, last = whole.places[at], whole.places[at + len(word) - 1]
            marked[first : last + 1] = b"\1" * (last + 1 - first)
            at = whole.text.find(word, at + 1)
    first = marked.index(1)
    start, end = max(0, first - AROUND), min(len(one.text), first + 2 * AROUND)
    parts = _parts(one.text[start:end], marked[start:end])
    opened = ("…", False), *parts
    whole_parts = opened if start else tuple(parts)
    return Snippet(one.label, (*whole_parts, ("…", False)) if end < len(one.text) else whole_parts)


def _parts(text: str, marked: Sequence[int]) -> list[tuple[str, bool]]:
    parts: list[tuple[str, bool]] = []
    for mark, is_hit in zip(text, marked, strict=True):
        if parts and parts[-1][1] == bool(is_hit):
            parts[-1] = (parts[-1][0] + mark, bool(is_hit))
        else:
            parts.append((mark, bool(is_hit)))
    return parts


def named(name: str, rows: QuerySet, *, organs: Collection[int]) -> list[Application]:
    """The newest cases among some rows whose applicant's name holds a name (按申请人查找).

    The names are opened to be compared; `organs` are those where the person may see them.
    """
    wanted = folded(name).text
    found: list[Application] = []
    for organ in sorted(organs):
        keys = name_grams(name, organ_id=organ)
        near = rows.filter(organ=organ)
        for key in keys:
            near = near.filter(
                Exists(Posting.objects.filter(organ=organ, gram=key, application=OuterRef("pk")))
            )
        candidates = near.order_by("-pk")[: NEXT if keys else 0]
        found += [one for one in candidates if wanted in folded(one.applicant().name).text]
    return sorted(found, key=lambda one: -one.pk)[:SIZE]
