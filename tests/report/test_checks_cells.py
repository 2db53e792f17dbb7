from decimal import Decimal

import pytest
from tests.report.samples import changed, department, read_from_paper

from gongkai.report.checks import findings
from gongkai.report.form import COLUMNS, FORM_2021
from gongkai.report.model import FEES, AnnualReport, Note


def found(report):
    return [(item.code, item.where) for item in findings(report)]


def test_one_blank_cell_is_named_with_the_number_that_the_sums_want():
    report = changed(department(), {"applications.granted.total": None})

    (finding,) = findings(report)

    assert finding.where == "applications.granted.total"
    assert finding.expected == 4
    assert finding.message == (
        "第三部分“予以公开”行“总计”列空白，应填写数字，没有的填0；按勾稽关系推算应为4"
    )


def test_blanks_of_one_row_are_said_together():
    report = changed(
        department(),
        {"applications.granted.research": None, "applications.granted.other": None},
    )

    (finding,) = findings(report)

    assert finding.where == "applications.granted"
    assert "的科研机构、其他空白" in finding.message
    assert finding.message.endswith("按勾稽关系推算，科研机构0、其他0")


def test_a_row_of_blanks_is_one_finding_on_the_row():
    cells = {f"remedies.reconsideration.{line.key}": None for line in FORM_2021.remedies[0].lines}

    (finding,) = findings(changed(department(), cells))

    assert finding.where == "remedies.reconsideration"
    assert finding.message == "第四部分“行政复议”各格均空白，应填写数字，没有的填0"


def test_a_blank_form_is_one_finding_a_table():
    blank = AnnualReport("云溪县教育局", 2022, {})

    assert found(blank) == [
        ("FORM-BLANK", "proactive"),
        ("FORM-BLANK", "applications"),
        ("FORM-BLANK", "remedies"),
    ]


BLANK_ZEROS = {
    f"applications.{row}.{column}": None
    for row in ("granted", "partial", "refused_security", "refused_internal", "closed_unpaid")
    for column in ("research", "welfare", "other")
} | {
    f"applications.{row}.{column.key}": None
    for row in ("declined_repeat", "declined_petition")
    for column in COLUMNS
}
"""Zeros left out in seven rows of table 3, two of them all blank."""


def test_zeros_left_out_all_over_a_table_are_one_finding():
    (finding,) = findings(changed(department(), BLANK_ZEROS))

    assert finding.where == "applications"
    assert finding.message == (
        "第三部分表格有7行共29格空白，应填写数字，没有的填0；"
        "信访举报投诉类申请、重复申请2行各格均是"
    )


def test_a_blank_total_among_them_is_told_with_its_sum():
    blank = BLANK_ZEROS | {"applications.granted.total": None}

    (total,) = [item for item in findings(changed(department(), blank)) if item.expected]

    assert (total.where, total.expected) == ("applications.granted.total", 4)
    assert total.message.endswith("“总计”列空白，应填写数字；各列合计4（空白按0计）")


def test_strokes_all_over_a_table_are_said_to_be_strokes():
    few = {path: None for path in BLANK_ZEROS if "declined" not in path} | {
        f"applications.{row}.other": None for row in ("declined_repeat", "declined_petition")
    }
    report = read_from_paper(changed(department(), few), printed=dict.fromkeys(few, "/"))

    (finding,) = findings(report)

    assert finding.message == ("第三部分表格有7行共17格空白或者填写为“/”，应填写数字，没有的填0")


def test_what_the_reader_could_not_take_is_not_called_blank():
    path = "applications.granted.natural_person"
    note = Note("applications.granted", "原文连排为“270020130”，不能确定的单元格未取值")

    (finding,) = findings(read_from_paper(changed(department(), {path: None}), doubts=(note,)))

    assert finding.code == "READ-DOUBT"


@pytest.mark.parametrize("mark", ["/", "—", "－", " - "])
def test_a_stroke_instead_of_zero_is_a_blank(mark):
    path = "applications.granted.research"
    report = read_from_paper(changed(department(), {path: None}), printed={path: mark})

    (finding,) = findings(report)

    assert finding.code == "FORM-BLANK"
    assert f"填写为“{mark.strip()}”" in finding.message


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        pytest.param("proactive.licences.decisions", -3, "填写为-3，是负数", id="negative"),
        pytest.param(FEES, Decimal("-0.50"), "填写为-0.5，是负数", id="negative money"),
        pytest.param("proactive.licences.decisions", Decimal("1.5"), "不是整数", id="fraction"),
    ],
)
def test_a_value_that_cannot_stand_in_its_cell_is_named(path, value, says):
    (finding,) = findings(changed(department(), {path: value}))

    assert (finding.code, finding.where) == ("FORM-VALUE", path)
    assert says in finding.message


def test_a_whole_decimal_in_a_count_is_no_fault():
    assert findings(changed(department(), {"proactive.licences.decisions": Decimal("3.0")})) == []


def test_words_in_a_cell_are_quoted_and_the_unit_is_asked_for():
    report = read_from_paper(changed(department(), {FEES: None}), printed={FEES: "251000元"})

    (finding,) = findings(report)

    assert (finding.code, finding.found) == ("FORM-VALUE", "251000元")
    assert "应填写以万元为单位的金额" in finding.message
