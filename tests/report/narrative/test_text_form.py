"""The form of the text: sub-headings, numbering, leftovers, the year, the fee."""

import pytest
from tests.report.narrative.reports import report
from tests.report.samples import HEADINGS, changed

from gongkai.report.checks import findings


def told(part, text, **fields):
    """Severity, code and message of the findings on one part of the text."""
    this = changed(report(), sections={**report().sections, part: text}, **fields)
    found = [item for item in findings(this) if item.where.startswith(f"sections.{part}")]
    return [(item.severity.value, item.code, item.message) for item in found]


def test_five_sub_headings_in_order_give_no_finding():
    assert told("overview", HEADINGS) == []


def test_a_missing_sub_heading_is_named():
    text = HEADINGS.replace("（三）政府信息管理。", "")

    ((severity, code, message),) = told("overview", text)

    assert (severity, code) == ("warning", "FORM-LABEL")
    assert "没有分列“（三）政府信息管理”" in message


def test_sub_headings_out_of_order_are_a_question():
    lines = HEADINGS.split("\n")
    swapped = "\n".join([lines[1].replace("二", "一"), lines[0].replace("一", "二"), *lines[2:]])

    assert [code for _, code, _ in told("overview", swapped)] == ["FORM-LABEL"]


def test_sub_headings_copied_into_one_line_are_found():
    assert told("overview", HEADINGS.replace("\n", "")) == []


def test_the_older_form_prescribes_no_sub_headings():
    assert told("overview", "主动公开及时。", edition="2019", year=2020) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("一、一、加强培训，完善制度，丰富解读形式。", "序号“一、一、”重复"),
        ("（一）问题不少，形式单一。\n（一）加强培训，完善制度。", "先后两处序号同为“（一）”"),
    ],
)
def test_a_number_that_is_given_twice_is_a_question(text, says):
    ((severity, code, message),) = told("problems", text)

    assert (severity, code) == ("warning", "FORM-LABEL")
    assert says in message


@pytest.mark.parametrize(
    ("words", "severity"),
    [
        ("请根据实际情况填写", "error"),
        ("（填写具体问题）", "error"),
        ("此处填写", "error"),
        ("（文字描述）", "error"),
        ("【请补写：培训情况】", "error"),
        ("开展培训XX次", "warning"),
        ("解读材料××件", "warning"),
        ("公开信息____条", "warning"),
    ],
)
def test_leftovers_of_a_template_are_found(words, severity):
    text = f"公开内容不够丰富，政策解读形式较为单一。{words}。"

    ((grade, code, message),) = told("problems", text)

    assert (grade, code) == (severity, "FORM-SECTION")
    assert "留有模板文字" in message


@pytest.mark.parametrize("text", ["优化APP和XLSX下载。", "第XX条和***。"])
def test_letters_and_stars_elsewhere_are_no_leftovers(text):
    found = told("problems", f"公开内容不够丰富，政策解读形式较为单一。{text}")

    assert [code for _, code, _ in found] in ([], ["FORM-SECTION"])


def test_a_text_that_begins_with_another_year_is_a_question():
    ((severity, code, message),) = told("overview", f"2021年，我局认真工作。\n{HEADINGS}")

    assert (severity, code) == ("warning", "FORM-PERIOD")
    assert "开头写作2021年，报告年度为2022年" in message


@pytest.mark.parametrize(
    "text", ["2022年，我局认真工作。", "2019年以来，我局认真工作。", "我局认真工作。"]
)
def test_a_text_that_begins_with_its_year_or_none_gives_no_finding(text):
    assert told("overview", f"{text}\n{HEADINGS}") == []


@pytest.mark.parametrize(
    "text",
    [
        "本年度未收取信息处理费。",
        "2022年，无收取信息处理费情况。",
        "未向公众收取政府信息处理相关费用。",
        "全年收取政府信息公开信息处理费0元。",
        "发出信息处理费收费通知3件，通知收取总金额420元，实际收取300元。",
    ],
)
def test_a_fee_that_is_told_gives_no_finding(text):
    assert told("other", text) == []


def test_a_fee_that_is_not_told_is_a_question():
    ((severity, code, message),) = told("other", "没有其他需要报告的事项。")

    assert (severity, code) == ("warning", "FORM-SECTION")
    assert "没有报告收取信息处理费的情况" in message


def test_a_fee_told_in_part_is_a_remark():
    ((severity, _, message),) = told("other", "收取信息处理费共计380元。")

    assert severity == "info"
    assert "没有写明发出收费通知的件数、通知收取的总金额" in message
