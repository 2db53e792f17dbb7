from decimal import Decimal

import pytest
from tests.report.samples import changed, department, read_from_paper

from gongkai.report.checks import findings
from gongkai.report.form import FORM_2021
from gongkai.report.model import FEES, AnnualReport


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
