"""Shares: right if they fit a total they may speak of; cut off or rounded up is a question."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report.narrative.reports import messages, said_of

from gongkai.report.checks.narrative.share import is_rounded, percentage

CODE = "TEXT-SHARE"
CAME = "共收到政府信息公开申请16件，办结17件。"


@pytest.mark.parametrize(
    "text",
    [
        f"{CAME}予以公开2件，占12.5%。",
        f"{CAME}予以公开2件，占11.8%。",
        f"{CAME}予以公开2件，占10%。",
        f"{CAME}予以公开2件，占办结总数的11.76%。",
        f"{CAME}予以公开2件，占受理总数的12.5%。",
        f"{CAME}予以公开2件，约占12%。",
        "收到申请16件，其中信函申请4件，占25%。",
        "行政复议3件，占全部案件的99%。",
        "主动公开政策文件12件，占10%。",
    ],
)
def test_a_share_that_fits_some_total_gives_no_finding(text):
    assert said_of(text, code=CODE) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{CAME}予以公开2件，占33.9%。",
        f"{CAME}予以公开2件，占1.25%。",
        "收到申请16件，其中信函申请4件，占20%。",
    ],
)
def test_a_share_that_fits_none_is_an_error(text):
    assert said_of(text, code=CODE) == ["error"]


def test_a_share_that_was_cut_off_says_so():
    text = f"{CAME}予以公开2件，占11.7%。"

    (message,) = messages(text, code=CODE)

    assert said_of(text, code=CODE) == ["warning"]
    assert "应为11.8%，差0.1个百分点，是截去尾数所得" in message


def test_a_share_that_was_rounded_the_wrong_way_says_so():
    text = f"{CAME}予以公开2件，占11.77%。"

    (message,) = messages(text, code=CODE)

    assert said_of(text, code=CODE) == ["warning"]
    assert "不是四舍五入所得" in message


def test_a_share_of_another_total_than_it_names_is_a_question():
    text = f"{CAME}予以公开2件，占受理总数的11.76%。"

    (message,) = messages(text, code=CODE)

    assert said_of(text, code=CODE) == ["warning"]
    assert "按本年新收16计应为12.50%，与占办理总计17相符" in message


def test_a_share_is_held_to_no_total_that_is_blank():
    blank = {f"applications__{row}__total": None for row in ("received", "handled")}
    blank |= {f"applications__{row}__business": None for row in ("received", "handled")}

    assert said_of("予以公开2件，占12.5%。依申请公开。", code=CODE, **blank) == []


def test_an_error_says_what_each_total_would_give():
    (message,) = messages(f"{CAME}予以公开2件，占33.9%。", code=CODE)

    assert "占本年新收16为12.5%" in message
    assert "占办理总计17为11.8%" in message


@given(st.integers(0, 10_000), st.integers(1, 10_000), st.integers(0, 4))
def test_a_rounded_percentage_is_recognised(part, whole, digits):
    share = percentage(part, whole, digits)

    assert is_rounded(share, part, whole=whole)
    assert abs(share - Decimal(part) * 100 / whole) * 2 <= Decimal(1).scaleb(-digits)
