"""Keeping the index of words (维护字词索引): with each act, in its transaction; or all anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import connection, transaction

from gongkai.office.applications.models import Application, Posting
from gongkai.office.applications.sealing import SealBroken
from gongkai.office.applications.searching.texts import UNSAID, texts_of, written_by
from gongkai.office.applications.searching.words import grams, name_grams
from gongkai.office.ledger.models import Event

BATCH = 200
"""Cases of which the index is made anew at once."""

MANY = 2000
"""New cases whose pairs are sorted and kept together."""

KEEPING = (
    f"INSERT INTO {Posting._meta.db_table} (organ_id, gram, application_id) "
    "VALUES (%s, %s, %s) ON CONFLICT DO NOTHING"
)
"""How a pair is kept: as it is on SQLite and on PostgreSQL."""


def index_event(application: Application, event: Event) -> None:
    """Index what an event brought into its case (随办理更新索引): its note, its records."""
    if event.kind in UNSAID:
        return
    index_words(application, [event.note, *written_by(application, event.kind)])


def index_words(application: Application, texts: Iterable[str]) -> None:
    """Index words that were written for a case without an event (更新索引)."""
    _keep((application.organ_id, one, application.pk) for one in grams(texts))


def index_name(application: Application, name: str) -> None:
    """Index an applicant's name under the key (更新姓名索引)."""
    found = name_grams(name, organ_id=application.organ_id)
    _keep((application.organ_id, one, application.pk) for one in found)


def index_new(found: Mapping[int, Iterable[int]], *, organ_id: int) -> None:
    """Index new cases of an organ, each with its pairs (成批编制索引)."""
    cases = list(found)
    for start in range(0, len(cases), MANY):
        some = cases[start : start + MANY]
        _keep((organ_id, one, case) for case in some for one in found[case])


def _keep(rows: Iterable[tuple[int, int, int]]) -> None:
    """Keep pairs, each with its organ and its case; those that are kept already stay.

    Straight into the table, in the order of its index: a case has about a hundred pairs, and an
    object for each would cost ten times what keeping it does.
    """
    with connection.cursor() as cursor:
        cursor.executemany(KEEPING, sorted(rows))


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


def index_again(application: Application) -> None:
    """Index one case anew (重新索引一件): what it no longer holds is found no more."""
    _index_batch([application])


@transaction.atomic
def _index_batch(cases: list[Application]) -> None:
    texts = texts_of(cases)
    Posting.objects.filter(application__in=[case.pk for case in cases]).delete()
    _keep(
        (case.organ_id, one, case.pk)
        for case in cases
        for one in grams(text.text for text in texts[case.pk]) | _name_grams(case)
    )


def _name_grams(case: Application) -> frozenset[int]:
    """The pairs of the applicant's name; none where it is sealed under a lost key or forgotten."""
    if case.anonymised:
        return frozenset()
    try:
        return name_grams(case.applicant().name, organ_id=case.organ_id)
    except SealBroken:
        return frozenset()
