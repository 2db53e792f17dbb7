"""The office is reminded before a day to keep, on it, and each working day after it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.office.applications.pages import words
from tests.office.querying import queried

from gongkai.office.applications import actions
from gongkai.office.applications.models import Application, Reminder
from gongkai.office.applications.reminding.actions import remind, remind_once
from gongkai.office.messages.models import Message
from gongkai.office.operating import chores
from gongkai.office.organs import actions as organs
from gongkai.office.organs.models import Role, User

AT = datetime(2026, 3, 16, 8, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
PAGE = "/office/applications/reminders/"


@pytest.fixture(autouse=True)
def _mail(handler, head):
    for person in (handler, head):
        person.email = f"{person.pk}@example.cn"
        person.save()


@pytest.fixture
def on_the_day(monkeypatch):
    def at(day):
        monkeypatch.setattr("django.utils.timezone.localdate", lambda: day)

    return at


def reminded(person, day):
    """What a person was reminded of on a day: (kind, step)."""
    remind(day=day, at=AT)
    rows = Reminder.objects.filter(user=person, on=day).order_by("due")
    return list(rows.values_list("kind", "step"))


def test_the_clerk_is_reminded_ten_five_three_and_one_days_before_and_each_day_after(
    application, handler
):
    assert application.due == date(2026, 3, 30)  # the organ's own day is 2026-03-25
    told = {
        f"{day:%d}": reminded(handler, day)
        for day in (date(2026, 3, at) for at in (10, 11, 16, 20, 23, 25, 27, 30, 31))
    }

    assert told == {
        "10": [],
        "11": [("internal", 10)],
        "16": [("legal", 10)],
        "20": [("internal", 3)],
        "23": [("legal", 5)],
        "25": [("internal", 1), ("legal", 3)],
        "27": [("internal", -2), ("legal", 1)],
        "30": [("internal", -3)],
        "31": [("internal", -4), ("legal", -1)],
    }


def test_a_second_run_on_the_same_day_repeats_nothing(application, handler, head):
    first = remind(day=date(2026, 3, 27), at=AT)
    second = remind(day=date(2026, 3, 27), at=AT.replace(hour=9))

    assert (first.reminders, first.digests) == (4, 2)
    assert (second.reminders, second.digests) == (0, 0)


def test_nobody_is_reminded_on_a_day_of_rest(application):
    done = remind(day=date(2026, 3, 28), at=AT)

    assert (done.is_working, Reminder.objects.exists()) == (False, False)


def test_a_morning_without_a_run_loses_no_reminder(application, handler):
    assert reminded(handler, date(2026, 3, 18)) == [("internal", 5), ("legal", 10)]


def test_the_head_is_reminded_when_one_day_is_left_and_when_it_has_passed(application, head):
    assert reminded(head, date(2026, 3, 23)) == []
    assert reminded(head, date(2026, 3, 24)) == [("internal", 1)]
    assert reminded(head, date(2026, 3, 27)) == [("internal", -2), ("legal", 1)]


def test_a_units_own_day_is_its_peoples_until_it_has_passed(
    application, handler, member, colleague
):
    actions.assign(
        application=application,
        unit=member.units.get().unit,
        task="检索",
        due=date(2026, 3, 9),
        by=handler,
        on=application.received,
    )

    assert reminded(member, date(2026, 3, 4)) == [("unit", 3)]
    assert ("unit", 3) not in reminded(handler, date(2026, 3, 4))
    assert ("unit", -1) in reminded(handler, date(2026, 3, 10))
    assert reminded(colleague, date(2026, 3, 10)) == []


def test_a_case_of_a_clerk_who_left_is_the_other_clerks(application, handler, office, enrolled):
    other = enrolled("钱多", office, Role.HANDLER)
    organs.dismiss(user=handler, organ=office, role=Role.HANDLER)

    assert reminded(handler, date(2026, 3, 23)) == []
    assert reminded(other, date(2026, 3, 23)) == [("internal", 3), ("legal", 5)]


def test_another_organ_hears_nothing(application, stranger):
    assert reminded(stranger, date(2026, 3, 31)) == []


def test_over_the_end_of_the_year_working_days_are_counted_on(registered, handler):
    one = registered(arrived=date(2026, 12, 8))  # 1 January is a day of rest
    assert one.due == date(2027, 1, 6)

    assert reminded(handler, date(2026, 12, 29)) == [("internal", 3), ("legal", 5)]
    assert reminded(handler, date(2027, 1, 5)) == [("internal", -2), ("legal", 1)]
    assert reminded(handler, date(2027, 1, 7)) == [("internal", -4), ("legal", -1)]


def test_a_decided_case_reminds_nobody(application, handler):
    actions.withdraw(application=application, by=handler, on=date(2026, 3, 9))

    assert reminded(handler, date(2026, 3, 31)) == []


def test_each_person_gets_one_mail_with_numbers_days_and_links_and_no_subject(
    registered, handler, head
):
    late, waiting = registered(), registered(arrived=date(2026, 3, 16))
    actions.ask_correction(application=waiting, items="甲", by=handler, on=date(2026, 3, 17))
    online = registered(channel="online", by=None, arrived=date(2026, 3, 16))

    remind(day=date(2026, 3, 31), at=AT)

    mail = Message.objects.get(subject="person", subject_id=handler.pk)
    assert mail.heading == "政府信息公开今日待办（2026-03-31）"
    for line in (
        "已逾期：2 项",
        f"{late.register_number} 法定答复期限 2026-03-30，已逾期 1 个工作日 http",
        "等待他人：1 项",
        f"{waiting.register_number} 待申请人补正",
        "未确定经办人：1 项",
        f"/office/applications/case/{online.pk}/",
        PAGE,
    ):
        assert line in mail.text
    assert "养护合同" not in mail.text
    assert Message.objects.filter(subject="person", subject_id=head.pk).count() == 1


def test_who_has_no_mail_address_gets_no_mail_and_still_has_the_page(
    client, application, handler, on_the_day
):
    User.objects.update(email="")
    remind(day=date(2026, 3, 31), at=AT)
    on_the_day(date(2026, 3, 31))
    client.force_login(handler)

    page = words(client.get(PAGE))

    assert not Message.objects.filter(subject="person").exists()
    assert "已逾期" in page
    assert "逾期第 1 个工作日" in page
    assert application.register_number in page


def test_the_page_shows_a_person_only_what_is_his(client, request, application, on_the_day):
    on_the_day(date(2026, 3, 31))
    for who in ("stranger", "supervisor", "colleague", "administrator"):
        client.force_login(request.getfixturevalue(who))
        assert application.register_number not in words(client.get(PAGE))


def test_on_a_day_of_rest_the_page_counts_to_the_next_working_day(
    client, application, handler, on_the_day
):
    on_the_day(date(2026, 3, 28))
    client.force_login(handler)

    page = words(client.get(PAGE))

    assert "休息日，以下按下一个工作日 3 月 30 日计" in page
    assert "今天到期" in page


def test_the_page_stands_in_the_menu_of_those_who_have_days_to_keep(
    client, handler, member, administrator
):
    shown = {}
    for who in (handler, member, administrator):
        client.force_login(who)
        shown[who.name] = PAGE in client.get("/office/").content.decode()

    assert shown == {"林晓": True, "贺川": True, "郑安": False}


def test_a_day_without_anything_says_so(client, handler, on_the_day):
    on_the_day(date(2026, 3, 31))
    client.force_login(handler)

    assert "没有需要您处理的" in words(client.get(PAGE))


def test_the_worker_reminds_once_each_morning(application, monkeypatch):
    days = []
    monkeypatch.setattr(chores, "remind_once", lambda *, day, at: days.append(day))
    chores.work_once(AT.replace(hour=7, minute=59))
    chores.work_once(AT)
    monkeypatch.undo()
    first, second = (remind_once(day=AT.date(), at=AT) for _ in range(2))

    assert days == [AT.date()]
    assert (first.reminders, second) == (2, None)


def test_the_queries_of_a_morning_do_not_grow_with_the_cases(registered, handler, on_the_day):
    client = Client()
    client.force_login(handler)
    on_the_day(date(2026, 3, 27))
    client.get(PAGE)
    counted = []
    for number in (2, 8):
        for _ in range(number):
            registered()
        _, pages = queried(client, PAGE)
        Reminder.objects.all().delete()
        Message.objects.all().delete()
        with CaptureQueriesContext(connection) as asked:
            remind(day=date(2026, 3, 27), at=AT)
        counted.append((pages, len(asked)))

    assert Application.objects.count() == 10
    assert counted[0] == counted[1]
