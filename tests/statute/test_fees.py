"""The processing fee: tiers, working, ordinals, and what the tariff does not touch."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.statute import (
    BeyondTheLaw,
    fee_by_item,
    fee_by_page,
    ordinal_in_month,
    page_fee_applies,
    rate_of_item,
)

UNITS = st.integers(min_value=0, max_value=5_000)


def per_item_rate(n):
    """The rule as the fee rules state it, written another way."""
    if n <= 10:
        return 0
    if n <= 30:
        return 100
    return 100 + 100 * ((n - 31) // 10 + 1)


def per_page_fee(p):
    """The rule as the fee rules state it, written another way."""
    return max(0, min(p, 100) - 30) * 10 + max(0, min(p, 200) - 100) * 20 + max(0, p - 200) * 40


@given(UNITS)
def test_the_fee_by_page_is_that_of_the_rules(pages):
    assert fee_by_page(pages).amount == per_page_fee(pages)


@given(st.integers(min_value=1, max_value=5_000))
def test_the_rate_of_an_item_is_that_of_the_rules(ordinal):
    assert rate_of_item(ordinal) == per_item_rate(ordinal)


@given(st.integers(min_value=1, max_value=600))
def test_the_fee_by_item_is_the_sum_of_its_rates(items):
    assert fee_by_item(items).amount == sum(map(rate_of_item, range(1, items + 1)))


@pytest.mark.parametrize("fee", [fee_by_item, fee_by_page])
@given(units=UNITS)
def test_more_never_costs_less(fee, units):
    assert fee(units).amount <= fee(units + 1).amount


@pytest.mark.parametrize("fee", [fee_by_item, fee_by_page])
@given(units=UNITS)
def test_the_tiers_cover_every_unit_once(fee, units):
    tiers = fee(units).tiers

    assert sum(tier.count for tier in tiers) == units
    assert [tier.first for tier in tiers[1:]] == [tier.last + 1 for tier in tiers[:-1]]
    assert [tier.price for tier in tiers] == sorted(tier.price for tier in tiers)


def test_the_working_is_shown_tier_by_tier():
    assert fee_by_page(250).working == (
        "第1至30页：30页×0元＝0元",
        "第31至100页：70页×10元＝700元",
        "第101至200页：100页×20元＝2000元",
        "第201至250页：50页×40元＝2000元",
        "合计250页，4700元（《政府信息公开信息处理费管理办法》第五条）",
    )


def test_nothing_costs_nothing():
    assert fee_by_page(0).working == ("合计0页，0元（《政府信息公开信息处理费管理办法》第五条）",)


@pytest.mark.parametrize("fee", [fee_by_item, fee_by_page, rate_of_item])
@pytest.mark.parametrize("units", [-1, 100_001, 10**30])
def test_an_impossible_number_is_refused(fee, units):
    with pytest.raises(BeyondTheLaw, match="应为0至100000的整数"):
        fee(units)


def test_the_first_application_is_number_one():
    with pytest.raises(BeyondTheLaw, match="从1开始"):
        rate_of_item(0)


def test_the_month_counts_afresh_across_the_year():
    december = [date(2025, 12, day) for day in range(1, 32)]

    assert ordinal_in_month(date(2025, 12, 31), december[:30]) == 31
    assert ordinal_in_month(date(2026, 1, 1), december) == 1


def test_the_same_month_of_another_year_is_another_month():
    assert ordinal_in_month(date(2026, 3, 2), [date(2025, 3, 2)]) == 1


@pytest.mark.parametrize(
    ("outcome", "sub_kind", "applies"),
    [
        ("granted", "supplied", True),
        ("partial", "", True),
        ("granted", "already_public", False),
        ("granted", "told_how", False),
        ("refused_internal", "", False),
    ],
)
def test_pages_are_charged_only_where_something_is_supplied(outcome, sub_kind, applies):
    assert page_fee_applies(outcome, sub_kind) is applies
