"""Shares and comparisons, all invented: to which figure they belong, and how they are signed."""

from decimal import Decimal

import pytest

from gongkai.report.narrative import figures, statement


def first(text):
    return figures(text)[0]


@pytest.mark.parametrize(
    ("text", "by", "percent", "base"),
    [
        ("收到申请16件，较上年增加5件。", 5, None, None),
        ("收到申请16件，较2021年减少135。", -135, None, None),
        ("收到申请16件，同比增长1.05%。", None, "1.05", None),
        ("收到申请16件，同比减少10件，下降18.2%。", -10, "-18.2", None),
        ("收到申请22起，比2022年（31起）下降29%。", None, "-29", 31),
        ("收到申请107件，较2022年的98件增加9件。", 9, None, 98),
        ("收到申请12件，与上年持平。", 0, None, None),
        ("收到申请48件，比去年多6件。", 6, None, None),
        ("较上年增长12%，全年共收到申请16件。", None, "12", None),
        ("收到申请859件，申请数量较去年回落12.3%。", None, "-12.3", None),
        ("收到政府信息公开申请由上年的11件增加到16件。", None, None, 11),
        ("收到申请30件（自然人28件，企业2件），较上年增加5件。", 5, None, None),
        ("收到申请16件，较上年增加约5件。", None, None, None),
    ],
)
def test_a_comparison_belongs_to_its_figure(text, by, percent, base):
    change = first(text).change

    assert (change.by, change.base) == (by, base)
    assert change.percent == (None if percent is None else Decimal(percent))


def test_a_comparison_in_the_next_sentence_speaks_of_the_last_figure():
    assert first("共收到政府信息公开申请16件。较上年增加5件。").change.by == 5


def test_percent_of_change_is_said_apart_from_the_count():
    row = first("收到申请16件，同比下降12.3%。").as_json()

    assert (row["change"], row["change_percent"]) == (None, -12.3)


def test_an_increase_without_a_year_to_compare_to_is_no_comparison():
    whole, more = figures("收到申请16件。公开专栏增加5个。")

    assert not whole.change.is_stated
    assert (more.of, more.value) == (None, 5)


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("予以公开2件，占12.5%；部分公开1件，占6.25%。", ["12.5", "6.25"]),
        ("不予公开35件，占比为4.34%。", ["4.34"]),
        ("自然人申请占比75%（9件），法人或其他组织申请占25%（3件）。", ["75", "25"]),
        ("收到申请12件，占比60%（9件）为自然人。", [None, "60"]),
        ("短视频41条，在相关话题所有播放量中占比26%。", [None, None]),
        ("部分公开3件，占近一成，约占10%左右。", [None]),
    ],
)
def test_a_share_belongs_to_its_figure(text, shares):
    found = [figure.share for figure in figures(text)]

    assert found == [None if share is None else Decimal(share) for share in shares]


def test_a_share_without_a_count_is_a_figure_of_its_own_only_where_it_has_words():
    text = "办结率100%，公文主动公开率达90.2%。"

    assert [(figure.label, figure.value, figure.unit) for figure in figures(text)] == [
        ("办结率", 100, "%"),
        ("公文主动公开率达", Decimal("90.2"), "%"),
    ]


def test_parts_in_brackets_and_behind_a_word_are_lists_of_their_whole():
    text = "共收办申请30件（甲县10件、乙县20件），其中，自然人28件，企业2件。"

    lists = statement(text).listings

    assert [(found.whole.value, [part.value for part in found.parts]) for found in lists] == [
        (30, [10, 20]),
        (30, [28, 2]),
    ]
    assert [(found.bracketed, found.opened_by) for found in lists] == [(True, ""), (False, "of")]
