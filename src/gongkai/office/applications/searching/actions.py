"""Keeping the index of words (维护字词索引): with each act, in its transaction; or all anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction

from gongkai.office.applications.models import Application, Posting
from gongkai.office.applications.sealing import SealBroken
from gongkai.office.applications.searching.texts import UNSAID, texts_of, written_by
from gongkai.office.applications.searching.words import grams, name_grams
from gongkai.office.ledger.models import Event

BATCH = 200
"""Cases of which the index is made anew at once."""


def index_event(application: Application, event: Event) -> None:
    """Index what an event brought into its case (随办理更新索引): its note, its records."""
    if event.kind in UNSAID:
        return
    _put({application.pk: grams([event.note, *written_by(application, event.kind)])}, application)


def index_words(application: Application, texts: Iterable[str]) -> None:
    """Index words that were written for a case without an event (更新索引)."""
    _put({application.pk: grams(texts)}, application)


def index_name(application: Application, name: str) -> None:
    """Index an applicant's name under the key (更新姓名索引)."""
    _put({application.pk: name_grams(name, organ_id=application.organ_id)}, application)


def _put(found: dict[int, frozenset[int]], *cases: Application) -> None:
    """Keep the pairs of some cases; those that are kept already stay."""
    rows = [
        Posting(organ_id=case.organ_id, gram=gram, application_id=case.pk)
        for case in cases
        for gram in sorted(found[case.pk])
    ]
    Posting.objects.bulk_create(rows, ignore_conflicts=True, batch_size=2000)


def index_anew() -> int:
    """Make the whole index anew (重建字词索引): how many cases it holds.

    Each batch is a transaction of its own, so that the office goes on working meanwhile.
    """
    count, last = 0, 0
    while cases := list(Application.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        last = cases[-1].pk
        count += len(cases)
        _index_batch(cases)
    return count


def index_cases(cases: Sequence[Application]) -> None:
    """Index cases that came all at once (成批编制索引)."""
    for start in range(0, len(cases), BATCH):
        _index_batch(list(cases[start : start + BATCH]))


@transaction.atomic
def _index_batch(cases: list[Application]) -> None:
    texts = texts_of(cases)
    found = {
        case.pk: grams(one.text for one in texts[case.pk]) | _name_grams(case) for case in cases
    }
    Posting.objects.filter(application__in=[case.pk for case in cases]).delete()
    _put(found, *cases)


def _name_grams(case: Application) -> frozenset[int]:
    """The pairs of the applicant's name; none where it is sealed under a lost key or forgotten."""
    try:
        return name_grams(case.applicant().name, organ_id=case.organ_id)
    except SealBroken:
        return frozenset()
