import pytest
from tests.report.samples import changed, department

from gongkai.report.checks import findings
from gongkai.report.findings import Severity
from gongkai.report.model import AnnualReport


def last_year(**fields):
    """The same department's report of 2021, which this year's continues."""
    cells = {
        "applications.carried_over.natural_person": 1,
        "applications.carried_over.total": 1,
        "proactive.normative_documents.in_force": 6,
        "proactive.regulations.in_force": 0,
    }
    report = AnnualReport("云溪县教育局", 2021, {**cells, **fields.pop("cells", {})})
    return changed(report, **fields)


def found(report, previous):
    return [(item.code, item.severity, item.where) for item in findings(report, previous)]


def test_a_report_that_continues_last_years_gives_no_finding():
    assert findings(department(), last_year()) == []


def test_what_was_carried_over_must_be_carried_in():
    previous = last_year(cells={"applications.carried_over.total": 4})

    (finding,) = findings(department(), previous)

    assert (finding.code, finding.severity) == ("YEAR-CARRY", Severity.ERROR)
    assert finding.where == "applications.carried_in.total"
    assert finding.message == "总计列：上年结转1，应等于2021年度报告的结转下年度4，相差3"
    assert (finding.expected, finding.found) == (4, 1)


def test_what_is_in_force_must_follow_from_last_year():
    previous = last_year(cells={"proactive.normative_documents.in_force": 5})

    (finding,) = findings(department(), previous)

    assert (finding.code, finding.severity) == ("YEAR-STOCK", Severity.WARNING)
    assert "上年现行有效5＋本年制发3－本年废止1＝7，本年现行有效为8，相差1" in finding.message


def test_blanks_in_either_year_are_not_guessed_at():
    previous = AnnualReport("云溪县教育局", 2021, {})

    assert findings(department(), previous) == []


@pytest.mark.parametrize(
    ("year", "says"),
    [
        pytest.param(2020, "所提供的上年报告为2020年度", id="two years before"),
        pytest.param(2022, "所提供的上年报告为2022年度", id="the same year"),
        pytest.param(None, "所提供的上年报告为年度不明", id="no year"),
    ],
)
def test_a_report_of_another_year_is_refused_with_a_sentence(year, says):
    (finding,) = findings(department(), last_year(year=year))

    assert (finding.code, finding.severity, finding.where) == (
        "YEAR-CARRY",
        Severity.ERROR,
        "year",
    )
    assert says in finding.message
    assert "应提供2021年度的报告" in finding.message


def test_a_report_without_a_year_cannot_be_held_against_last_years():
    report = changed(department(), year=None)

    messages = [item.message for item in findings(report, last_year())]

    assert any("本报告为年度不明" in message for message in messages)


def test_another_organ_is_a_question_and_the_years_are_still_compared():
    previous = last_year(organ="柳湾镇人民政府", cells={"applications.carried_over.total": 4})

    assert found(department(), previous) == [
        ("YEAR-CARRY", Severity.ERROR, "applications.carried_in.total"),
        ("YEAR-CARRY", Severity.WARNING, "organ"),
    ]


@pytest.mark.parametrize("organ", ["教育局", "青禾市云溪县教育局", ""])
def test_the_longer_or_shorter_name_of_an_organ_is_the_same_organ(organ):
    assert findings(department(), last_year(organ=organ)) == []
