"""The ledger is append-only, chained, and numbers have neither gaps nor doubles."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from gongkai.office.ledger.actions import (
    Act,
    Entry,
    record,
    record_all,
    take_number,
    take_numbers,
)
from gongkai.office.ledger.chain import breaks
from gongkai.office.ledger.models import Event, Head

ON = date(2026, 11, 23)


@pytest.fixture
def events(office, handler):
    return [
        record(
            Act("noted", "记录"),
            subject="document",
            subject_id=n,
            organ=office,
            by=handler,
            on=ON,
            new={"n": n},
        )
        for n in range(3)
    ]


def test_an_untouched_chain_holds(events):
    assert list(breaks(Event.objects.all(), Head.objects.get())) == []


def test_an_event_cannot_be_changed(events):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Event.objects.filter(pk=events[0].pk).update(note="改过")


def test_an_event_cannot_be_deleted(events):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        events[0].delete()


def test_a_change_behind_the_back_of_the_trigger_is_found(events):
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER ledger_event_no_update")
        cursor.execute("UPDATE ledger_event SET note = '改过' WHERE id = %s", [events[1].pk])

    assert any(
        "内容与其摘要不符" in line for line in breaks(Event.objects.all(), Head.objects.get())
    )


def test_a_removed_tail_is_found(events):
    remaining = Event.objects.exclude(pk=events[-1].pk)

    assert any("应有 3 条" in line for line in breaks(remaining, Head.objects.get()))


def test_numbers_run_without_gaps_within_organ_series_and_year(office, other_office):
    taken = [take_number(organ=office, series="application", year=2026) for _ in range(3)]

    assert taken == [1, 2, 3]
    assert take_number(organ=other_office, series="application", year=2026) == 1
    assert take_number(organ=office, series="application", year=2027) == 1


def test_a_number_of_a_failed_act_is_not_spent(office):
    class Interrupted(Exception):
        pass

    @transaction.atomic
    def act_that_fails():
        take_number(organ=office, series="application", year=2026)
        raise Interrupted

    with pytest.raises(Interrupted):
        act_that_fails()

    assert take_number(organ=office, series="application", year=2026) == 1


def test_many_events_follow_one_another_like_single_ones(office, handler):
    noted = Act("noted", "记录")
    record_all(Entry(noted, "document", n, office, handler, ON) for n in range(3))

    record(noted, subject="document", subject_id=3, organ=office, by=None, on=ON)

    assert list(breaks(Event.objects.all(), Head.objects.get())) == []
    assert Event.objects.count() == Head.objects.get().count == 4


def test_many_numbers_leave_no_gap(office):
    taken = take_numbers(organ=office, series="index", year=2026, count=3)

    assert list(taken) == [1, 2, 3]
    assert take_number(organ=office, series="index", year=2026) == 4
