"""Worked cases that a lawyer can add to: tests/cases/*.toml."""

import tomllib
from pathlib import Path

import pytest

from gongkai.commands.law import KINDS
from gongkai.statute import (
    Channel,
    Suspension,
    category_of,
    fee_by_item,
    fee_by_page,
    official_calendar,
    ordinal_in_month,
    outcome,
    rate_of_item,
    receipt,
    remedy_of,
    reply_due,
)

FOLDER = Path(__file__).parent.parent / "cases"
CALENDAR = official_calendar()


def received(case):
    days = {name: case[name] for name in ("confirmed", "announced") if name in case}
    return receipt(Channel[case["channel"]], case["date"], **days).received or ""


def reply(case):
    consulting = [Suspension(*interval) for interval in case.get("consulting", ())]
    extended_by = case.get("extended", 0)
    return reply_due(case["date"], CALENDAR, extended_by=extended_by, consulting=consulting)


ANSWERS = {
    "fee_by_item": lambda case: fee_by_item(case["count"]).amount,
    "fee_by_page": lambda case: fee_by_page(case["count"]).amount,
    "rate_of_item": lambda case: rate_of_item(case["count"]),
    "ordinal": lambda case: ordinal_in_month(case["date"], case["earlier"]),
    "receipt": received,
    "working_day": lambda case: CALENDAR.is_working(case["date"]),
    "remedy": lambda case: remedy_of(outcome(case["outcome"])).value,
    "category": lambda case: category_of(case["applicant"]).value,
    "timely": lambda case: reply(case).is_timely(case["done"]),
}


def cases():
    for path in sorted(FOLDER.glob("*.toml")):
        for case in tomllib.loads(path.read_text("utf-8"))["case"]:
            yield pytest.param(case, id=f"{path.stem}：{case['says']}")


@pytest.mark.parametrize("case", list(cases()))
def test_a_worked_case_comes_out_as_the_lawyer_says(case):
    rule = case["rule"]
    if rule in ANSWERS:
        assert ANSWERS[rule](case) == case["expect"]
        return

    answer = reply(case) if rule == "reply" else KINDS[rule](case["date"], CALENDAR)

    assert answer.due == case["expect"]
    assert answer.provisional is case.get("provisional", False)
    if "nominal" in case:
        assert answer.nominal == case["nominal"]
