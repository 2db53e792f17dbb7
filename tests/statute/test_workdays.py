"""Working days: the notices, the provisional years, overlays, a second opinion."""

import json
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest

from gongkai.statute import (
    CalendarError,
    Holiday,
    Kind,
    Notice,
    NoticeFault,
    OutsideCalendar,
    WorkCalendar,
    notice_from,
    official_calendar,
)

CALENDAR = official_calendar()
DATES = Path(__file__).parents[3] / "shared" / "domain" / "holidays.json"


def days_of(first, last):
    return [first + timedelta(days=step) for step in range((last - first).days + 1)]


def regional(*off, region="广西壮族自治区"):
    return Notice("三月三放假的通知", (Holiday("三月三", off),), region=region)


def test_every_day_agrees_with_a_second_opinion():
    both_know = days_of(date(2019, 1, 1), date(2026, 12, 31))

    differing = [d for d in both_know if chinese_calendar.is_workday(d) != CALENDAR.is_working(d)]

    assert differing == []


@pytest.mark.skipif(not DATES.exists(), reason=f"没有对照数据 {DATES}")
def test_every_day_named_by_a_notice_is_as_the_notice_says():
    named = json.loads(DATES.read_text("utf-8"))

    wrong = [
        day
        for year in named.values()
        for kind in ("off", "work")
        for day in year[kind]
        if CALENDAR.is_working(date.fromisoformat(day)) != (kind == "work")
    ]

    assert wrong == []


def test_every_notice_has_its_number_title_and_source():
    assert len(CALENDAR.notices) == 10
    for notice in CALENDAR.notices:
        assert notice.number.startswith("国办发明电〔")
        assert notice.title.startswith("国务院办公厅关于")
        assert notice.source.startswith("https://www.gov.cn/")
        assert notice.published < date(notice.year or 9999, 1, 1)


def test_every_make_up_day_of_a_notice_is_a_weekend_day():
    work = [day for notice in CALENDAR.notices for h in notice.holidays for day in h.work]

    assert [day for day in work if day.weekday() < 5] == []


@pytest.mark.parametrize(
    ("day", "kind", "firm", "reason"),
    [
        (date(2026, 2, 14), Kind.MAKE_UP, True, "周六，春节调休上班（国办发明电〔2025〕7号）"),
        (date(2026, 2, 16), Kind.HOLIDAY, True, "春节放假（国办发明电〔2025〕7号）"),
        (date(2026, 3, 1), Kind.WEEKEND, True, "周日"),
        (date(2026, 3, 2), Kind.WORKDAY, True, "周一"),
        (date(2026, 12, 28), Kind.WORKDAY, True, "周一"),
        (date(2026, 12, 29), Kind.WORKDAY, False, "周二（放假通知未发布或未载入，暂定）"),
        (date(2027, 1, 1), Kind.HOLIDAY, False, "元旦放假（放假通知未发布或未载入，暂定）"),
        (date(2027, 10, 2), Kind.HOLIDAY, False, "国庆节放假（放假通知未发布或未载入，暂定）"),
        (date(2027, 2, 6), Kind.WEEKEND, False, "周六（放假通知未发布或未载入，暂定）"),
        (date(2018, 12, 28), Kind.WORKDAY, False, "周五（放假通知未发布或未载入，暂定）"),
        (date(2018, 12, 29), Kind.MAKE_UP, True, "周六，元旦调休上班（国办发明电〔2018〕15号）"),
        (date(2018, 12, 31), Kind.HOLIDAY, True, "元旦放假（国办发明电〔2018〕15号）"),
        (date(2022, 12, 31), Kind.HOLIDAY, True, "元旦放假（国办发明电〔2022〕16号）"),
        (date(2019, 5, 3), Kind.HOLIDAY, True, "劳动节放假（国办发明电〔2019〕3号）"),
        (date(2020, 2, 1), Kind.HOLIDAY, True, "春节放假（国办发明电〔2020〕1号）"),
    ],
)
def test_a_day_says_what_it_is_and_why(day, kind, firm, reason):
    status = CALENDAR.status(day)

    assert (status.kind, status.firm, status.reason) == (kind, firm, reason)


def test_a_day_cites_where_it_stands():
    assert str(CALENDAR.status(date(2026, 3, 1)).article).endswith("第七条")
    assert "放假办法" in str(CALENDAR.status(date(2026, 2, 16)).article)


def test_the_first_working_day_is_the_day_itself_or_the_next():
    assert CALENDAR.first_working_day(date(2026, 3, 2)) == date(2026, 3, 2)
    assert CALENDAR.first_working_day(date(2026, 10, 4)) == date(2026, 10, 8)


def test_days_to_skip_are_skipped():
    friday = date(2026, 3, 6)

    assert CALENDAR.add(friday, 1, skip=[date(2026, 3, 9)]) == date(2026, 3, 10)


@pytest.mark.parametrize("day", [date(1999, 12, 31), date(2200, 1, 1)])
def test_a_date_outside_the_calendar_is_refused(day):
    with pytest.raises(OutsideCalendar, match="超出可计算的范围"):
        CALENDAR.status(day)


def test_working_days_cannot_be_negative():
    with pytest.raises(CalendarError, match="不能为负数"):
        CALENDAR.add(date(2026, 3, 2), -1)


def test_a_reversed_interval_is_refused():
    with pytest.raises(CalendarError, match="起止日期颠倒"):
        CALENDAR.between(date(2026, 3, 2), date(2026, 3, 1))


def test_a_regional_holiday_rests_in_its_region_only():
    day = date(2026, 4, 20)

    there = CALENDAR.with_notice(regional(day))

    assert (CALENDAR.is_working(day), there.is_working(day)) == (True, False)
    assert there.status(day).reason == "三月三放假（《三月三放假的通知》）"


def test_a_regional_holiday_makes_no_unreleased_day_firm():
    day = date(2027, 4, 9)

    there = CALENDAR.with_notice(regional(day))

    assert not there.is_firm(day)


def test_a_one_off_change_overrides_what_it_amends():
    day = date(2026, 10, 8)
    change = Notice(
        "关于延长假期的通知", (Holiday("国庆节", (day,)),), amends="国办发明电〔2025〕7号"
    )

    assert not CALENDAR.with_notice(change).is_working(day)


def test_a_change_may_make_an_ordinary_weekday_of_a_holiday_work_again():
    day = date(2026, 10, 7)
    change = Notice(
        "关于调整假期的通知", (Holiday("国庆节", (), (day,)),), amends="国办发明电〔2025〕7号"
    )

    status = CALENDAR.with_notice(change).status(day)

    assert (status.working, status.kind) == (True, Kind.WORKDAY)


def test_a_new_notice_makes_its_year_and_the_days_before_it_firm():
    notice = Notice("关于2027年的通知", (Holiday("元旦", (date(2027, 1, 1),)),), year=2027)

    later = CALENDAR.with_notice(notice)

    assert later.is_firm(date(2026, 12, 31))
    assert later.is_firm(date(2027, 6, 1))
    assert not later.is_firm(date(2027, 12, 29))
    assert later.years - CALENDAR.years == {2027}


def test_a_changed_calendar_has_a_changed_version():
    day = date(2026, 4, 20)

    assert CALENDAR.with_notice(regional(day)).version != CALENDAR.version
    assert CALENDAR.version == WorkCalendar(CALENDAR.notices).version


def test_a_calendar_can_be_compared_and_hashed():
    same = WorkCalendar(CALENDAR.notices)

    assert same == CALENDAR
    assert hash(same) == hash(CALENDAR)


def test_a_day_both_off_and_work_is_refused():
    day = date(2027, 1, 2)

    with pytest.raises(NoticeFault, match="2027-01-02重复列出或既放假又上班"):
        Notice("自相矛盾的通知", (Holiday("元旦", (day,), (day,)),), year=2027)


def test_a_notice_that_settles_nothing_is_refused():
    with pytest.raises(NoticeFault, match="未写明所定年份"):
        Notice("无主的通知", ())


def test_two_notices_of_one_year_are_refused():
    with pytest.raises(NoticeFault, match="2026年的放假安排有两份通知"):
        CALENDAR.with_notice(Notice("又一份通知", (), year=2026))


def test_two_notices_that_disagree_on_a_day_are_refused():
    holiday = Holiday("元旦", (), (date(2026, 1, 1),))

    with pytest.raises(NoticeFault, match="一处放假、一处上班"):
        CALENDAR.with_notice(Notice("下一年的通知", (holiday,), year=2027))


def test_a_change_of_an_unknown_notice_is_refused():
    change = Notice("关于调整的通知", (), amends="国办发明电〔2030〕1号")

    with pytest.raises(NoticeFault, match="未载入"):
        CALENDAR.with_notice(change)


GOOD = 'title = "通知"\nyear = 2027\n[[holiday]]\nname = "元旦"\nfirst = 2027-01-01\n'


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("title = ", "读不出来"),
        ('title = "通知"\nyear = 2027\n', "读不出来"),
        (GOOD + "last = 2026-12-30\n", "读不出来"),
        (GOOD.replace("2027-01-01", '"2027-01-01"'), "不是日期"),
        (GOOD.replace('"元旦"', "1"), "不是文字"),
        (GOOD.replace("[[holiday]]", "[holiday]"), "读不出来"),
        (GOOD + "work = [2027-01-01]\n", "重复列出"),
    ],
)
def test_a_bad_notice_file_gets_one_sentence_with_its_name(tmp_path, text, complaint):
    path = tmp_path / "2027.toml"
    path.write_text(text, "utf-8")

    with pytest.raises(NoticeFault, match=complaint) as caught:
        notice_from(path)

    assert "2027.toml" in str(caught.value)
    assert "2027.toml" in caught.value.english


def test_a_missing_notice_file_is_named(tmp_path):
    with pytest.raises(NoticeFault, match="没有.toml"):
        notice_from(tmp_path / "没有.toml")


def test_a_good_notice_file_is_read(tmp_path):
    path = tmp_path / "2027.toml"
    path.write_text(GOOD, "utf-8")

    assert notice_from(path).holidays == (Holiday("元旦", (date(2027, 1, 1),)),)
