"""Numbers as texts write them, and where they stand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report.narrative.wording import stated

from gongkai.report.narrative import figures
from gongkai.report.narrative.words.numerals import chinese_value

NUMERALS = "零一二三四五六七八九"
WIDE = str.maketrans("0123456789,", "０１２３４５６７８９，")


def in_chinese(number):
    """A number below 10,000 as a person writes it: 105 → 一百零五."""
    if number == 0:
        return "零"
    words, digits = "", f"{number:04}"
    for digit, unit in zip(map(int, digits), ("千", "百", "十", ""), strict=True):
        if digit:
            words += NUMERALS[digit] + unit
        elif words and not words.endswith("零"):
            words += "零"
    words = words.rstrip("零")
    return words.removeprefix("一") if words.startswith("一十") else words


@given(st.integers(0, 9_999))
def test_every_chinese_numeral_is_its_number(number):
    assert chinese_value(in_chinese(number)) == number


@given(st.integers(0, 9_999_999), st.sampled_from(["plain", "grouped", "wide", "spaced"]))
def test_every_way_to_print_a_number_is_that_number(number, manner):
    printed = {
        "plain": str(number),
        "grouped": f"{number:,}",
        "wide": f"{number:,}".translate(WIDE),
        "spaced": " ".join(str(number)),
    }[manner]

    assert stated(f"收到政府信息公开申请 {printed} 件。") == {"新收": number}


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("三件", 3),
        ("两件", 2),
        ("十二件", 12),
        ("一百零五件", 105),
        ("四百零六件", 406),
        ("一万二千件", 12_000),
        ("1234份", 1234),
        ("1234宗", 1234),
        ("１２３４件", 1234),
        ("零件", 0),
    ],
)
def test_a_number_in_words_or_digits_counts(printed, value):
    assert stated(f"共收到政府信息公开申请{printed}。") == {"新收": value}


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("14万余件", 140_000),
        ("近3万件", 30_000),
        ("约200件", 200),
        ("100多件", 100),
        ("1000余件", 1000),
        ("50件左右", 50),
        ("十余件", 10),
        ("三百余件", 300),
        ("一百二十万件", 1_200_000),
    ],
)
def test_an_approximation_is_said_to_be_one(printed, value):
    (figure,) = figures(f"共收到政府信息公开申请{printed}。")

    assert figure.value == value
    assert figure.about == (printed != "一百二十万件")
    assert figure.as_json().get("approximate", False) == figure.about


@pytest.mark.parametrize("words", ["二三", "一百百", "十零", "百万千"])
def test_numerals_that_make_no_number_are_left_alone(words):
    assert figures(f"收到政府信息公开申请{words}件。") == []


@pytest.mark.parametrize(
    "text",
    [
        "收到申请" + "9" * 5_000 + "件。",
        "占" + "9" * 5_000 + "%。",
        "收到申请10-20件。",
        "收到申请数十件。",
        "联系电话0595-12345678，邮编350400。",
    ],
)
def test_what_is_no_count_is_not_counted(text):
    assert [figure for figure in figures(text) if figure.of] == []


def test_money_is_in_the_unit_that_was_printed():
    found = figures("投入3.5亿元，收取380元，收费12万元，结余三亿元。")

    assert [(figure.value, figure.unit) for figure in found] == [
        (35_000, "万元"),
        (380, "元"),
        (12, "万元"),
        (30_000, "万元"),
    ]


def test_a_sentence_that_the_page_broke_is_read_whole():
    text = "本年度共收到政府信息公开申\n请12件，其中自然\n人申请1\n0件，商业企业申请2件。"

    assert stated(text) == {"新收": 12, "自然人": 10, "企业": 2}


def test_a_long_line_is_no_heading_though_it_ends_like_one():
    subject = "全县各级行政机关和法律法规授权的具有管理公共事务职能的组织"

    assert stated(f"{subject}本年度共收到自然人提交的政府信息公开\n申请12件。") == {"自然人": 12}


def test_lines_of_a_list_are_not_run_together():
    text = "（一）收到政府信息公开申请情况\n2023年\n收到申请8件\n3\n4"

    assert stated(text) == {"新收": 8}


PIECES = st.lists(
    st.sampled_from(
        [
            "收到政府信息公开申请12件，",
            "⾏政复议 3 件；",
            "办结１，２３４件。",
            "\n（二）依申请公开\n",
            "占 12.5％，",
            "新收　九件，",
            "較上年增加5件，",
            "主动公开政府\n信息 1 0 条。",
        ]
    ),
    max_size=12,
)


@given(PIECES)
def test_every_figure_stands_where_it_says(pieces):
    text = "".join(pieces)

    for figure in figures(text, "sections.overview"):
        words = text[figure.start : figure.end]
        assert figure.where == f"sections.overview[{figure.start}:{figure.end}]"
        assert digits(words) == str(figure.value) or "九" in words


def digits(words):
    """The digits of a stretch of text, in plain form."""
    plain = words.translate(str.maketrans("０１２３４５６７８９", "0123456789"))
    return "".join(character for character in plain if character in "0123456789.")


def test_a_figure_implied_by_words_spans_the_words_and_the_number():
    text = "共收到申请4件，均为自然人申请。"

    whole, part = figures(text)

    assert text[whole.start : whole.end] == "4件"
    assert text[part.start : part.end] == "4件，均为自然人"
    assert part.is_implied


def test_the_words_of_nothing_are_the_place_of_a_zero():
    text = "未发生行政复议。"

    (figure,) = figures(text)

    assert text[figure.start : figure.end] == "未发生行政复议"


def test_a_figure_as_data_has_the_agreed_keys():
    (figure,) = figures("收到政府信息公开申请16件，较上年增加5件，占12.50%。")

    assert figure.as_json() == {
        "of": "applications.received.total",
        "value": 16,
        "unit": "件",
        "share": 12.5,
        "change": 5,
        "where": "text[10:13]",
    }
    assert figure.share == Decimal("12.50")
