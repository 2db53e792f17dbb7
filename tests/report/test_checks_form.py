from decimal import Decimal

import pytest
from tests.report.samples import changed, department

from gongkai.report.checks import findings
from gongkai.report.findings import Finding, Severity
from gongkai.report.form import FORM_2021
from gongkai.report.model import FEES, AnnualReport, Note, Reading
from gongkai.report.schema import as_json, from_json


def read_from_paper(report, **noticed):
    """The report as read from a document, with what the reader noticed."""
    return changed(report, reading=Reading(source="云溪.docx", format="docx", **noticed))


def found(report):
    return [(item.code, item.where) for item in findings(report)]


def messages(report):
    return [item.message for item in findings(report)]


def test_a_document_without_fault_gives_no_finding():
    assert findings(read_from_paper(department())) == []


# Blanks and values


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


# Rows, columns, parts and labels


@pytest.mark.parametrize(
    ("path", "code"),
    [
        pytest.param("applications.declined_repeat", "FORM-ROW", id="a row of table 3"),
        pytest.param("proactive.penalties", "FORM-ROW", id="a row of table 2"),
        pytest.param("applications.*.welfare", "FORM-COLUMN", id="a column of table 3"),
        pytest.param("remedies.litigation_direct", "FORM-COLUMN", id="a block of table 4"),
        pytest.param("sections.problems", "FORM-SECTION", id="a part"),
    ],
)
def test_what_is_missing_is_said_once_and_its_cells_are_not_called_blank(path, code):
    report = read_from_paper(department(), labels={path: ""})
    lines = path.replace("*.", "").removeprefix("applications.")
    cells = {
        cell: None
        for cell in report.form.paths
        if cell.startswith(f"{path}.") or cell.endswith(f".{lines}")
    }

    result = [item for item in found(changed(report, cells)) if item[0].startswith("FORM")]

    assert result == [(code, path)]


def test_a_table_that_is_missing_is_one_finding():
    data = as_json(department())
    del data["remedies"]

    assert found(from_json(data)) == [("FORM-SECTION", "remedies")]


def test_a_misspelt_label_is_a_warning_that_quotes_both():
    report = read_from_paper(department(), labels={"sections.remedies": "四、行政法复议情况"})

    (finding,) = findings(report)

    assert (finding.code, finding.severity) == ("FORM-LABEL", Severity.WARNING)
    assert finding.expected == "四、政府信息公开行政复议、行政诉讼情况"
    assert "“四、行政法复议情况”" in finding.message


def test_a_misspelt_label_that_the_form_has_no_words_for_is_still_quoted():
    report = read_from_paper(department(), labels={"head": "表头"})

    assert messages(report) == ["head的名称写作“表头”，与格式不一致"]


@pytest.mark.parametrize(
    ("label", "code", "where"),
    [
        pytest.param("七、其他情况", "FORM-SECTION", "sections", id="a seventh part"),
        pytest.param("备注", "FORM-ROW", "applications", id="a column of remarks"),
        pytest.param("applications.moved", "FORM-ROW", "applications.moved", id="a row in data"),
    ],
)
def test_what_the_form_does_not_know_is_named(label, code, where):
    assert found(read_from_paper(department(), strangers=(label,))) == [(code, where)]


def test_a_document_without_a_narrative_part_lacks_it_and_bare_figures_do_not():
    report = changed(department(), sections={"overview": "无。"}, title="")

    assert found(report) == []
    assert found(read_from_paper(report)) == [
        ("FORM-TITLE", "title"),
        ("FORM-SECTION", "sections.problems"),
        ("FORM-SECTION", "sections.other"),
    ]


def test_the_single_row_of_other_outcomes_in_a_later_report_is_said_once():
    cells = {
        f"applications.closed.{column}": 0
        for column in ("business", "research", "welfare", "legal_service", "other")
    }
    cells |= {"applications.closed.natural_person": 1, "applications.closed.total": 1}
    leaves = [path for path in FORM_2021.paths if path.startswith("applications.closed_")]
    labels = {f"applications.closed_{leaf}": "" for leaf in ("uncorrected", "unpaid", "other")}

    report = changed(department(), cells | dict.fromkeys(leaves))

    assert found(read_from_paper(report, labels=labels)) == [("FORM-ROW", "applications.closed")]


# Title, year and period


@pytest.mark.parametrize(
    "title",
    [
        "云溪县教育局2022年政府信息公开工作年度报告",
        "云溪县教育局2022年度政府信息公开工作年度报告",
        "云溪县教育局 2022 年 政府信息公开工作年度报告",
        "2022年云溪县教育局政府信息公开工作年度报告",
    ],
)
def test_a_title_with_organ_year_and_the_prescribed_words_is_right(title):
    assert findings(changed(department(), title=title)) == []


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("云溪县教育局2022年政府信息公开年度报告", id="a word is missing"),
        pytest.param("云溪县教育局2021年政府信息公开工作年度报告", id="another year"),
        pytest.param("云溪县教育局政府信息公开工作年度报告", id="no year"),
        pytest.param("2022年政府信息公开工作年度报告", id="no organ"),
        pytest.param("2022年度政府信息公开工作年度报告", id="no organ, the longer year"),
    ],
)
def test_a_title_that_departs_from_the_form_is_named_with_the_right_one(title):
    (finding,) = findings(changed(department(), title=title))

    assert finding.code == "FORM-TITLE"
    assert finding.expected == "云溪县教育局2022年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("edition", "year", "is_right"),
    [
        pytest.param("2021", 2021, True, id="the first year of the form of 2021"),
        pytest.param("2021", 2020, False, id="the form of 2021 a year too early"),
        pytest.param("2021", 2100, False, id="a year beyond reason"),
        pytest.param("2019", 2020, True, id="the last year of the form of 2019"),
        pytest.param("2019", 2021, False, id="the form of 2019 a year too late"),
        pytest.param("2019", 2018, False, id="before there was a form"),
    ],
)
def test_the_year_must_suit_the_edition_of_the_form(edition, year, is_right):
    report = AnnualReport("云溪县教育局", year, {}, edition=edition)

    periods = [item for item in findings(report) if item.code == "FORM-PERIOD"]

    assert (periods == []) == is_right


def test_a_report_without_a_year_is_asked_for_it():
    report = changed(department(), year=None, title="")

    assert found(report) == [("FORM-PERIOD", "year")]


def test_the_wanted_title_has_gaps_where_organ_and_year_are_not_known():
    report = changed(department(), year=None, organ="", title="年度报告")

    assert "应为“机关名称××××年政府信息公开工作年度报告”" in messages(report)[-1]


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        pytest.param("统计期限自2022年1月1日起至2022年12月31日止。", True, id="the usual words"),
        pytest.param("统计时限为 2022 年 1 月 1 日到 12 月 31 日。", True, id="one year named"),
        pytest.param("统计期限为2021年1月1日至2021年12月31日。", False, id="last year's"),
        pytest.param("统计期限为2022年1月1日至11月30日。", False, id="eleven months"),
        pytest.param("2021年1月1日起施行新办法。", True, id="a date of something else"),
    ],
)
def test_the_period_in_the_narrative_is_the_whole_year(text, is_right):
    report = changed(department(), sections={"overview": f"（一）主动公开\n{text}"})

    assert [item.code for item in findings(report)] == ([] if is_right else ["FORM-PERIOD"])


def test_a_wrong_period_is_pointed_to_by_its_characters():
    text = "本报告统计期限为2021年1月1日至12月31日。"

    (finding,) = findings(changed(department(), sections={"overview": text}))

    assert finding.where == f"sections.overview[{text.index('统计')}:{text.index('。')}]"
    assert finding.message == (
        "写明的统计期限为2021年1月1日至2021年12月31日，应为2022年1月1日至12月31日"
    )


# The reader's doubts, and the order of all


def test_every_doubt_and_every_repair_of_the_reader_is_passed_on():
    report = read_from_paper(
        department(),
        doubts=(Note("applications.granted.total", "印作“4 ”，取4"),),
        repairs=(Note("line 12", "两行合为一行"),),
    )

    result = findings(report)

    assert {item.code for item in result} == {"READ-DOUBT"}
    assert {item.severity for item in result} == {Severity.WARNING}
    assert result[0].message == (
        "读取存疑，第三部分“予以公开”行“总计”列：印作“4 ”，取4；请对照原文核实"
    )
    assert result[1].message == "读取时调整，两行合为一行；请对照原文核实"


def test_findings_come_worst_first_and_then_as_the_form_runs():
    report = read_from_paper(
        changed(
            department(),
            {
                "remedies.reconsideration.total": 9,
                "applications.granted.total": 9,
                "proactive.licences.decisions": -1,
            },
            title="年度报告",
        ),
        labels={"applications.granted": "（一）公开", "sections.proactive": "二、主动公开"},
    )

    result = findings(report)

    assert [item.where for item in result] == [
        "title",
        "proactive.licences.decisions",
        "applications.granted.total",
        "applications.handled.total",
        "remedies.reconsideration.total",
        "sections.proactive",
        "applications.granted",
    ]


def test_a_finding_without_numbers_says_nothing_of_them():
    finding = Finding("FORM-TITLE", Severity.ERROR, "title", "没有读到标题")

    assert finding.as_json() == {
        "code": "FORM-TITLE",
        "severity": "error",
        "where": "title",
        "message": "没有读到标题",
    }
    assert [severity.label for severity in Severity] == ["错误", "需说明", "提示"]
