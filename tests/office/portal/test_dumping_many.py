"""The open data of very many documents: a batch costs the same wherever it stands."""

from datetime import date

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from tests.office.publishing import published

from gongkai.office.disclosure.kinds import Kind
from gongkai.office.portal.dumping import tables

ON = date(2026, 11, 20)


@pytest.fixture
def six(office):
    """Six documents, each second with a file."""
    for number in range(6):
        files = [("收费表", "a.pdf", b"%PDF-1.4 a")] if number % 2 else ()
        published(office, on=ON, files=files)


@pytest.fixture
def asked(monkeypatch):
    """The queries of a batch of some size, after some that came before it."""

    def ask(size: int, *, after: int) -> list[str]:
        monkeypatch.setattr(tables, "BATCH", size)
        seen = tables.documents(str, on=ON)
        for _ in range(after):
            next(seen)
        with CaptureQueriesContext(connection) as caught:
            assert len(next(seen)) == size
        return [one["sql"] for one in caught.captured_queries]

    return ask


def planned(question: str) -> list[str]:
    """The steps that the database takes for a question."""
    with connection.cursor() as cursor:
        steps = cursor.execute(f"EXPLAIN QUERY PLAN {question}").fetchall()
    return [step[3] for step in steps]


def test_a_batch_asks_as_often_wherever_it_stands_and_however_large_it_is(six, asked):
    early, late, large = asked(2, after=1), asked(2, after=2), asked(3, after=1)

    assert len(early) == len(late) == len(large) == 2  # documents, attachments


def test_a_document_makes_no_query_set_of_its_own(six, asked, monkeypatch):
    made = []
    begin = QuerySet.__init__
    monkeypatch.setattr(
        QuerySet, "__init__", lambda self, *a, **kw: made.append(1) or begin(self, *a, **kw)
    )

    asked(1, after=1)
    one = len(made)
    asked(3, after=1)

    assert len(made) == 2 * one


@pytest.mark.skipif(connection.vendor != "sqlite", reason="小表的执行计划不同")
def test_no_batch_walks_a_table(office, six, asked):
    original = published(office, on=ON, kind=Kind.NORMATIVE, effective=ON)
    published(office, on=ON, kind=Kind.INTERPRETATION, interprets=original)

    questions = asked(2, after=3)

    assert len(questions) == 4  # documents, validity, what is interpreted, attachments
    plans = [step for one in questions for step in planned(one)]
    assert [step for step in plans if "SCAN" in step] == []
    assert "SEARCH disclosure_document USING INTEGER PRIMARY KEY (rowid>?)" in plans
