from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report.samples import changed, department
from tests.report.strategies import consistent_reports, paths_of_table

from gongkai.report.checks import findings, identities, proofs
from gongkai.report.findings import Severity
from gongkai.report.form import FORM_2019, FORM_2021
from gongkai.report.model import AnnualReport
from gongkai.report.rollup import total

differences = st.integers(-(10**6), 10**6).filter(bool)


def names(finding, path):
    """Whether a finding points to the row or the column of a cell."""
    where, cell = finding.where.split("."), path.split(".")
    return where[0] == cell[0] and (where[1] == cell[1] or where[2:] == cell[2:])


def codes(report, **others):
    return {finding.code for finding in findings(report, **others)}


@given(consistent_reports(editions=("2021", "2019")))
def test_a_consistent_report_gives_no_finding(report):
    assert findings(report) == []


@given(consistent_reports(editions=("2021 with closed",)))
def test_a_consistent_report_with_one_row_of_other_outcomes_is_wrong_in_its_form_only(report):
    assert [finding.code for finding in findings(report)] == ["FORM-ROW"]


@given(consistent_reports(), st.data())
def test_changing_any_cell_of_tables_3_and_4_is_found_in_its_row_or_column(report, data):
    path = data.draw(
        st.sampled_from(paths_of_table(report, "applications") + paths_of_table(report, "remedies"))
    )
    wrong = changed(report, {path: report[path] + data.draw(differences)})

    found = [finding for finding in findings(wrong) if finding.severity is Severity.ERROR]

    assert any(names(finding, path) for finding in found)


# Table 2 has no arithmetic inside one report: licences may be any number. A change there shows
# where it can show: below zero, against last year (in force), and against the covered reports.


@given(consistent_reports(), st.data())
def test_changing_any_cell_at_all_is_found_against_the_reports_that_it_covers(report, data):
    covered = [report, changed(report, organ="柳湾镇人民政府")]
    whole = total(covered)
    path = data.draw(st.sampled_from(whole.form.paths))
    wrong = changed(whole, {path: whole[path] + data.draw(differences)})

    assert "ROLLUP-SUM" not in codes(whole, covers=covered)
    assert path in [
        finding.where for finding in findings(wrong, covers=covered) if finding.code == "ROLLUP-SUM"
    ]


@given(consistent_reports(editions=("2021",)), st.data())
def test_changing_what_is_issued_repealed_or_in_force_is_found_against_last_year(report, data):
    block = data.draw(st.sampled_from(("regulations", "normative_documents")))
    path = f"proactive.{block}.{data.draw(st.sampled_from(('issued', 'repealed', 'in_force')))}"
    previous = year_before(report)
    wrong = changed(report, {path: report[path] + data.draw(differences)})

    assert "YEAR-STOCK" not in codes(report, previous=previous)
    assert f"proactive.{block}.in_force" in [
        finding.where for finding in findings(wrong, previous) if finding.code == "YEAR-STOCK"
    ]


def year_before(report):
    """A report of the year before that leaves what this one takes over."""
    cells = {
        f"applications.carried_over.{path.rpartition('.')[2]}": report[path]
        for path in report.form.paths
        if path.startswith("applications.carried_in.")
    }
    for block in ("regulations", "normative_documents"):
        issued, repealed = (
            report[f"proactive.{block}.issued"],
            report[f"proactive.{block}.repealed"],
        )
        cells[f"proactive.{block}.in_force"] = (
            report[f"proactive.{block}.in_force"] - issued + repealed
        )
    return AnnualReport(report.organ, report.year - 1, cells)


@given(consistent_reports(), st.data())
def test_a_cell_below_zero_is_found_wherever_it_stands(report, data):
    path = data.draw(st.sampled_from(report.form.paths))

    wrong = changed(report, {path: -data.draw(st.integers(1, 999))})

    assert ("FORM-VALUE", path) in [(item.code, item.where) for item in findings(wrong)]


@given(consistent_reports(), st.data())
def test_a_cell_left_blank_is_found_wherever_it_stands(report, data):
    path = data.draw(st.sampled_from(report.form.paths))

    found = [item for item in findings(changed(report, {path: None})) if item.code == "FORM-BLANK"]

    assert any(item.where in (path, path.rpartition(".")[0]) for item in found)


@given(consistent_reports(), st.data())
def test_the_number_that_a_blank_in_table_3_or_4_must_hold_is_worked_out(report, data):
    path = data.draw(
        st.sampled_from(paths_of_table(report, "applications") + paths_of_table(report, "remedies"))
    )

    found = [item for item in findings(changed(report, {path: None})) if item.code == "FORM-BLANK"]

    assert [(item.where, item.expected) for item in found] == [(path, report[path])]


def test_every_sum_of_the_form_is_proved_for_a_report_without_errors():
    assert len(identities(FORM_2021)) == 25 + 7 + 7 + 3
    assert len(identities(FORM_2019)) == 23 + 7 + 7 + 3
    assert proofs(department()) == list(identities(FORM_2021))


def test_a_sum_that_is_broken_or_not_complete_is_not_proved():
    broken = changed(department(), {"remedies.reconsideration.total": 4})
    blank = changed(department(), {"remedies.reconsideration.total": None})

    assert len(proofs(broken)) == len(proofs(blank)) == 41


@pytest.mark.parametrize(
    ("cells", "code", "message"),
    [
        pytest.param(
            {"applications.granted.total": 5},
            "T3-ROW-SUM",
            "“予以公开”行：自然人3＋商业企业1＝4，应等于总计5，相差1",
            id="a row",
        ),
        pytest.param(
            {"applications.refused_inquiry.total": 2},
            "T3-ROW-SUM",
            "“属于行政查询事项”行：自然人等6项之和0，应等于总计2，相差2",
            id="a row of zeros",
        ),
        pytest.param(
            {"applications.handled.business": 3},
            "T3-OUTCOMES",
            "商业企业列：予以公开1＋保护第三方合法权益1＝2，应等于办理总计3，相差1",
            id="the outcomes of a column",
        ),
        pytest.param(
            {"applications.received.total": 12},
            "T3-BALANCE",
            "总计列：本年新收12＋上年结转1＝13，应等于办理总计10＋结转下年度1＝11，相差2",
            id="the balance of a column",
        ),
        pytest.param(
            {"remedies.reconsideration.total": 0},
            "T4-SUM",
            "行政复议：结果维持2＋尚未审结1＝3，应等于总计0，相差3",
            id="a block of table 4",
        ),
        pytest.param(
            {"remedies.litigation_after_reconsideration.other": 4},
            "T4-SUM",
            "行政诉讼—复议后起诉：其他结果4，应等于总计0，相差4",
            id="a block with a single part",
        ),
    ],
)
def test_a_broken_sum_says_where_what_stands_there_and_by_how_much(cells, code, message):
    found = findings(changed(department(), cells))

    assert message in [item.message for item in found if item.code == code]


def test_a_broken_sum_gives_its_numbers():
    report = changed(department(), {"remedies.reconsideration.total": 0})

    (finding,) = findings(report)

    assert finding.as_json() == {
        "code": "T4-SUM",
        "severity": "error",
        "where": "remedies.reconsideration.total",
        "message": "行政复议：结果维持2＋尚未审结1＝3，应等于总计0，相差3",
        "expected": 3,
        "found": 0,
    }


def test_a_sum_with_a_blank_is_not_called_broken_while_the_blank_may_mend_it():
    report = changed(
        department(),
        {
            "remedies.reconsideration.other": None,
            "remedies.reconsideration.corrected": None,
            "remedies.reconsideration.total": 9,
        },
    )

    assert codes(report) == {"FORM-BLANK"}


def test_a_sum_is_broken_when_its_known_parts_alone_exceed_the_total():
    report = changed(
        department(), {"remedies.reconsideration.other": None, "remedies.reconsideration.total": 1}
    )

    messages = [item.message for item in findings(report) if item.code == "T4-SUM"]

    assert messages == [
        "行政复议：结果维持2＋其他结果空白＋尚未审结1＝3，应等于总计1，相差2（空白按0计）"
    ]


def test_a_balance_with_blanks_on_both_sides_is_left_open():
    report = changed(
        department(),
        {"applications.received.total": None, "applications.carried_over.total": None},
    )

    assert codes(report) == {"FORM-BLANK"}


def test_a_blank_for_which_two_sums_want_different_numbers_gets_none():
    report = changed(
        department(), {"applications.granted.business": None, "applications.granted.total": 9}
    )

    blank = next(item for item in findings(report) if item.code == "FORM-BLANK")

    assert blank.expected is None
    assert "推算" not in blank.message


def test_a_blank_that_would_have_to_be_negative_gets_no_number():
    report = changed(
        department(),
        {"remedies.reconsideration.other": None, "remedies.reconsideration.total": 0},
    )

    blank = next(item for item in findings(report) if item.code == "FORM-BLANK")

    assert blank.expected is None


def test_a_single_row_of_other_outcomes_counts_once():
    single = changed(department(), dict.fromkeys(leaves(), None))
    single = changed(
        single,
        {f"applications.closed.{c}": 0 for c in ("business", "research", "welfare")}
        | {f"applications.closed.{c}": 0 for c in ("legal_service", "other")}
        | {"applications.closed.natural_person": 1, "applications.closed.total": 1},
    )

    assert codes(single) == {"FORM-ROW"}
    assert len(identities(single.form)) == 40


def leaves():
    return [path for path in FORM_2021.paths if path.startswith("applications.closed_")]


def test_a_row_of_other_outcomes_beside_its_three_parts_is_not_counted_twice():
    both = changed(department(), {"applications.closed.total": 1})

    (finding,) = findings(both)

    assert (finding.code, finding.where) == ("FORM-ROW", "applications.closed")
    assert "另有一行" in finding.message


def test_a_number_that_is_no_whole_number_is_as_good_as_blank_to_a_sum():
    report = replace(
        department(), cells={**department().cells, "applications.granted.total": Decimal("4.5")}
    )

    assert [(item.code, item.where) for item in findings(report)] == [
        ("FORM-VALUE", "applications.granted.total")
    ]
