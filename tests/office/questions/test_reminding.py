"""A question that falls due is told to who handles it, once a morning."""

from datetime import UTC, date, datetime, timedelta

import pytest

from gongkai.office.messages.models import Message
from gongkai.office.operating.chores import work_once
from gongkai.office.questions import actions
from gongkai.office.questions.actions.reminding import remind_handlers

DUE, EVE, REST = date(2026, 10, 10), date(2026, 10, 9), date(2026, 10, 11)
AT = datetime(2026, 10, 9, 1, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def mailed(handler, head):
    """Both who may handle have an address."""
    for person in (handler, head):
        person.email = f"{person.username}@example.cn"
        person.save()


def told() -> list[str]:
    return list(Message.objects.filter(wording="questions").values_list("text", flat=True))


def test_all_who_may_are_told_of_what_nobody_has_taken(asked, mailed):
    one = asked().question

    first, again = (remind_handlers(day=EVE, at=AT + timedelta(hours=n)) for n in range(2))

    assert (first, again) == (2, 0)
    assert all(f"{one.number}：应在 2026-10-10 前答复" in text for text in told())
    assert not any(one.title in text for text in told())


def test_what_somebody_has_taken_is_told_to_him(asked, mailed, handler):
    actions.take(question=asked().question, by=handler, on=EVE)

    assert remind_handlers(day=EVE, at=AT) == 1
    assert Message.objects.get().address() == handler.email


@pytest.mark.parametrize(
    ("day", "mails"),
    [
        pytest.param(date(2026, 9, 29), 0, id="far"),
        pytest.param(EVE, 2, id="the day before"),
        pytest.param(REST, 0, id="a day of rest"),
        pytest.param(date(2026, 10, 12), 2, id="overdue"),
    ],
)
def test_it_is_told_from_the_day_before_on_working_days(asked, mailed, day, mails):
    asked()

    assert remind_handlers(day=day, at=AT) == mails


def test_what_is_answered_is_not_reminded_of(answered, mailed):
    answered()

    assert remind_handlers(day=EVE, at=AT) == 0


def test_the_morning_of_the_office_does_it(asked, mailed):
    asked()

    work_once(datetime(2026, 10, 12, 0, 5, tzinfo=UTC))

    assert len(told()) == 2
    assert all("已超期" in text for text in told())
