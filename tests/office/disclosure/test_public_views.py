"""View counts: written in batches, lost by a batch at most, not inflated by a loop."""

from collections import Counter
from datetime import date

import pytest
from django.db import DatabaseError
from tests.office.publishing import published

from gongkai.office.disclosure.actions import add_views
from gongkai.office.disclosure.reading import counter
from gongkai.office.disclosure.reading.counter import (
    BATCH,
    REMEMBERED,
    SECONDS,
    WINDOW,
    ViewCounter,
)

ON = date(2026, 11, 20)


@pytest.fixture
def written():
    return Counter()


@pytest.fixture
def views(written, db):
    return ViewCounter(written.update)


def test_views_are_written_a_batch_at_a_time(views, written):
    for number in range(BATCH - 1):
        views.count(7, reader=f"reader {number}", now=0)
    assert written == {}

    views.count(8, reader="one more", now=0)

    assert written == {7: BATCH - 1, 8: 1}
    assert views.waiting(7) == 0


def test_a_small_batch_is_written_after_a_while(views, written):
    views.count(7, reader="one", now=100)

    views.count(7, reader="two", now=100 + SECONDS)

    assert written == {7: 2}


def test_a_loop_of_one_reader_counts_once_in_the_window(views):
    for second in range(100):
        views.count(7, reader="one", now=second)

    assert views.waiting(7) == 1


def test_the_same_reader_counts_for_each_document_and_again_after_the_window(views, written):
    views.count(7, reader="one", now=0)
    views.count(8, reader="one", now=0)
    views.count(7, reader="one", now=WINDOW)
    views.flush()

    assert written == {7: 2, 8: 1}


def test_readers_are_forgotten_beyond_a_number(views):
    for number in range(REMEMBERED + 5):
        views.count(number, reader="one", now=0)

    assert len(views._seen) == REMEMBERED


def test_a_busy_database_loses_no_view_and_breaks_no_page(db, caplog):
    busy = ViewCounter(_refuse)
    busy.count(7, reader="one", now=0)

    busy.flush()

    assert busy.waiting(7) == 1
    assert "下次一并写入" in caplog.text


def _refuse(batch):
    raise DatabaseError("locked")


def test_opening_a_page_counts_it_and_asking_for_its_head_does_not(client, office, monkeypatch):
    monkeypatch.setattr("gongkai.office.disclosure.reading.views.views", ViewCounter(add_views))
    document = published(office, on=ON)

    client.head(document.get_absolute_url())
    client.get(document.get_absolute_url(), headers={"User-Agent": "one"})
    response = client.get(document.get_absolute_url(), headers={"User-Agent": "two"})

    assert "浏览 2 次" in response.content.decode()


def test_what_was_counted_reaches_the_record(office):
    views = counter.ViewCounter(add_views)
    document = published(office, on=ON)
    views.count(document.pk, reader="one", now=0)

    views.flush()

    document.refresh_from_db()
    assert document.views == 1
