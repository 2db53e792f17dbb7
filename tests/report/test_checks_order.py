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


RUN_TOGETHER = "原文连排为“{}”，按列数和行内合计切分"


def test_rows_that_were_repaired_alike_are_one_finding_on_their_table():
    rows = ("granted", "partial", "handled")
    repairs = tuple(Note(f"applications.{row}", RUN_TOGETHER.format("000")) for row in rows)

    (item,) = findings(read_from_paper(department(), repairs=repairs))

    assert item.where == "applications"
    assert item.message == (
        "读取时调整，第三部分表格3处（予以公开、部分公开、办理总计）："
        "原文连排为“000”等，按列数和行内合计切分；请对照原文核实"
    )


def test_a_repair_that_is_doubted_is_told_once():
    where = "applications.handled"
    report = read_from_paper(
        department(),
        repairs=(Note(where, RUN_TOGETHER.format("20021")),),
        doubts=(Note(where, RUN_TOGETHER.format("20021") + "，请与原件核对"),),
    )

    (item,) = findings(report)

    assert item.message.startswith("读取存疑，第三部分“办理总计”行：原文连排为“20021”")


def test_doubts_of_one_kind_in_one_place_are_one_finding():
    what = "“{}”一行的数字“007”不能与各列对应，未取值"
    notes = [
        Note("proactive.extra", what.format(name)) for name in ("规章", "行政许可", "行政处罚")
    ]

    (item,) = findings(read_from_paper(department(), doubts=tuple(notes)))

    assert item.message == (
        "读取存疑，“规章”一行的数字“007”不能与各列对应，未取值；"
        "“行政许可”“行政处罚”2处同样；请对照原文核实"
    )


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
