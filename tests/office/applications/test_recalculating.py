"""A changed calendar moves the days of open cases, says which, and leaves the rest alone."""

from datetime import date

import pytest
from tests.office.applications.pages import LIST, case, words

from gongkai.office.applications import actions
from gongkai.office.applications.models import Shift
from gongkai.office.ledger.models import Event
from gongkai.statute import Holiday, Notice, official_calendar

NOTICE_2028 = Notice(
    title="关于 2028 年部分节假日安排的通知（虚构）",
    year=2028,
    number="虚构〔2027〕1号",
    published=date(2027, 12, 21),
    holidays=(Holiday("元旦", tuple(date(2028, 1, day) for day in range(1, 6))),),
)
ON = date(2027, 11, 20)


@pytest.fixture
def released(monkeypatch):
    """The notice of 2028 is released: New Year is three days, with a make-up Saturday."""

    def release():
        changed = official_calendar().with_notice(NOTICE_2028)
        for name in ("actions.acts", "actions.recalculating"):
            monkeypatch.setattr(
                f"gongkai.office.applications.{name}.official_calendar", lambda: changed
            )
        return changed

    return release


def test_the_first_time_the_version_is_kept_and_nothing_moves(application):
    run = actions.recalculate(on=ON)

    assert (run.looked_at, run.moved) == (1, 0)
    assert run.version == official_calendar().version
    assert actions.recalculate(on=ON) is None


def test_a_notice_moves_what_it_touches(registered, handler, head, released):
    actions.recalculate(on=date(2027, 11, 1))
    late = registered(arrived=date(2027, 12, 20))
    early = registered(arrived=date(2027, 3, 1))
    before = late.due
    changed = released()

    run = actions.recalculate(on=date(2027, 12, 21))

    late.refresh_from_db()
    early.refresh_from_db()
    assert run.version == changed.version
    assert late.due != before
    assert [(s.application, s.before, s.after) for s in Shift.objects.all()] == [
        (late, before, late.due)
    ]
    event = Event.objects.last()
    assert (event.kind, event.actor_name, event.subject_id) == (
        "recalculated",
        "工作日历",
        late.pk,
    )
    assert event.old == {"due": str(before)}


def test_a_decided_case_is_left_alone(registered, handler, released):
    actions.recalculate(on=date(2027, 11, 1))
    done = registered(arrived=date(2027, 12, 20))
    actions.withdraw(application=done, by=handler, on=date(2027, 12, 21))
    released()

    assert actions.recalculate(on=date(2027, 12, 22)).looked_at == 0


def test_the_page_lists_the_runs_and_the_cases_one_may_see(
    client, registered, handler, stranger, released
):
    actions.recalculate(on=date(2027, 11, 1))
    late = registered(arrived=date(2027, 12, 20))
    released()
    actions.recalculate(on=date(2027, 12, 21))

    client.force_login(handler)
    assert late.register_number in words(client.get(f"{LIST}calendar/"))
    client.force_login(stranger)
    page = words(client.get(f"{LIST}calendar/"))
    assert "期限变动 1 件" in page
    assert late.register_number not in page


def test_the_clock_page_tells_every_day_with_its_article(client, handler, application):
    client.force_login(handler)

    page = words(client.get(f"{case(application)}clock/"))

    assert "2026-03-02" in page
    assert "收到申请之日，当日不计入" in page
    assert "《民法典》第二百零一条第一款" in page
    assert page.count("2026-03-") >= 28


def test_where_no_period_runs_the_page_says_so(client, handler, application):
    actions.ask_correction(application=application, items="甲", by=handler, on=date(2026, 3, 3))
    client.force_login(handler)

    assert "没有在走的答复期限" in words(client.get(f"{case(application)}clock/"))


def test_the_case_shows_the_laws_day_the_organs_own_and_the_units(
    client, handler, member, application, office
):
    office.margin = 3
    office.save()
    unit = member.units.get().unit
    actions.assign(
        application=application,
        unit=unit,
        task="检索",
        due=date(2026, 3, 16),
        by=handler,
        on=date(2026, 3, 9),
    )
    client.force_login(handler)

    page = words(client.get(case(application)))

    for line in ("法定答复期限 2026-03-30", "内部期限 2026-03-25", "承办期限（财务科） 2026-03-16"):
        assert line in page
