"""Reviewers are reminded in the morning, before their level is late and when it is."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from tests.office.reviewing import agree, reviewers

from gongkai.office.messages.models import Message
from gongkai.office.review.actions import recall, remind_reviewers

ON = date(2026, 11, 23)
LAST, BEFORE, AFTER = date(2026, 11, 25), date(2026, 11, 24), date(2026, 11, 26)
"""The first level of what was sent on a Monday has until Wednesday; a day before, a day after."""


def remind(day):
    at = datetime(day.year, day.month, day.day, 8, tzinfo=ZoneInfo("Asia/Shanghai"))
    return remind_reviewers(day=day, at=at)


@pytest.fixture(autouse=True)
def _addresses(office, handler):
    for number, person in enumerate((handler, *reviewers(office))):
        person.email = f"person{number}@example.cn"
        person.save()


@pytest.mark.parametrize(
    ("day", "expected"),
    [(ON, 0), (BEFORE, 3), (LAST, 3), (AFTER, 3), (date(2026, 11, 28), 0)],
    ids=["too early", "a day before", "the last day", "too late", "a Saturday"],
)
def test_those_who_may_decide_are_reminded_when_time_runs_out(sent, day, expected):
    assert remind(day) == expected
    assert Message.objects.count() == expected


def test_a_mail_says_what_and_by_when_and_comes_once_a_day(sent):
    remind(AFTER)
    remind(AFTER)

    first, *_ = Message.objects.all()
    assert Message.objects.count() == 3
    assert "停水公告" in first.text
    assert "初审，应在 2026-11-25 前完成，已超过时限" in first.text


def test_a_level_that_nobody_may_decide_is_told_to_the_sender(sent, handler, office):
    first, second, last = reviewers(office)
    agree(sent, [first, second], on=ON)
    last.memberships.all().delete()

    assert remind(date(2026, 11, 27)) == 1
    assert Message.objects.get().subject_id == handler.pk


def test_what_was_taken_back_reminds_nobody(sent, handler):
    recall(sent, reason="有误", by=handler, on=ON)

    assert remind(LAST) == 0
