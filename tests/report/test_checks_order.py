from tests.report.samples import changed, department, read_from_paper

from gongkai.report.checks import findings
from gongkai.report.findings import Finding, Severity
from gongkai.report.model import Note


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
