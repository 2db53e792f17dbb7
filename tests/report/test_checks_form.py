import pytest
from tests.report.samples import OVERVIEW, changed, department, read_from_paper

from gongkai.report.checks import findings
from gongkai.report.findings import Severity
from gongkai.report.form import FORM_2021
from gongkai.report.schema import as_json, from_json


def found(report):
    return [(item.code, item.where) for item in findings(report)]


def messages(report):
    return [item.message for item in findings(report)]


def test_a_document_without_fault_gives_no_finding():
    assert findings(read_from_paper(department())) == []


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


def test_a_column_whose_figures_stand_there_lacks_its_name_and_is_not_called_missing():
    path = "applications.*.natural_person"

    (finding,) = findings(read_from_paper(department(), labels={path: ""}))

    assert (finding.code, finding.severity, finding.where) == ("FORM-LABEL", Severity.WARNING, path)
    assert "表头没有列名“自然人”" in finding.message


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
    report = changed(department(), sections={"overview": OVERVIEW}, title="")

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
