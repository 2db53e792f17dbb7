from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from tests.report.strategies import consistent_reports

from gongkai.report.form import FORM_2019, FORM_2021
from gongkai.report.model import FEES, AnnualReport
from gongkai.report.writing.headers import headers_of
from gongkai.report.writing.layout import Table, is_subheading, paragraphs, parts, title

BLANK = AnnualReport("云溪县档案馆", 2024, {})


def tables(report: AnnualReport) -> dict[str, Table]:
    return {part.key: part.table for part in parts(report) if part.table}


def spots(table: Table) -> list[tuple[int, int]]:
    return sorted(
        (placed.row + down, placed.column + right)
        for placed in table.placed
        for down in range(placed.cell.rowspan)
        for right in range(placed.cell.colspan)
    )


@settings(max_examples=20)
@given(consistent_reports())
def test_the_cells_of_every_table_tile_its_grid(report):
    for table in tables(report).values():
        grid = [
            (row, column) for row in range(len(table.rows)) for column in range(len(table.widths))
        ]

        assert spots(table) == grid


@settings(max_examples=20)
@given(consistent_reports())
def test_every_cell_of_the_form_is_drawn_once_with_its_value(report):
    drawn = [
        (placed.cell.path, placed.cell.value)
        for table in tables(report).values()
        for placed in table.placed
        if placed.cell.path in report.form.paths
    ]

    assert sorted(drawn) == sorted((path, report[path]) for path in report.form.paths)


@pytest.mark.parametrize(("form", "rows"), [(FORM_2021, 22), (FORM_2019, 20)])
def test_the_results_of_the_year_stand_under_one_merged_cell(form, rows):
    table = tables(replace(BLANK, edition=form.edition))["applications"]

    (results,) = [p.cell for p in table.placed if p.cell.text == "三、本年度办理结果"]

    assert results.rowspan == rows


def test_the_groups_of_outcomes_are_merged_over_their_rows():
    table = tables(BLANK)["applications"]

    groups = {p.cell.text: p.cell.rowspan for p in table.placed if p.column == 1 and p.row > 6}

    assert groups == {
        "（三）不予公开": 8,
        "（四）无法提供": 3,
        "（五）不予处理": 5,
        "（六）其他处理": 3,
        "（七）总计": 1,
    }


def test_a_single_row_of_other_handling_has_no_group():
    report = replace(BLANK, cells={"applications.closed.total": 3})

    rows = tables(report)["applications"].rows

    assert [row[0].colspan for row in rows if row[0].text == "（六）其他处理"] == [2]


def test_the_lawsuits_stand_under_three_levels_of_heads():
    first, second, third, figures = tables(BLANK)["remedies"].rows

    assert [(cell.text, cell.colspan) for cell in first] == [("行政复议", 5), ("行政诉讼", 10)]
    assert [(cell.text, cell.colspan) for cell in second[5:]] == [
        ("未经复议直接起诉", 5),
        ("复议后起诉", 5),
    ]
    assert {cell.rowspan for cell in second[:5]} == {2}
    assert (len(third), len(figures)) == (10, 15)


def test_a_blank_cell_is_drawn_blank_and_a_zero_is_drawn():
    report = replace(BLANK, cells={"remedies.reconsideration.upheld": 0, FEES: Decimal("1E+2")})

    drawn = {p.cell.path: p.cell.text for t in tables(report).values() for p in t.placed}

    assert drawn["remedies.reconsideration.upheld"] == "0"
    assert drawn["remedies.reconsideration.corrected"] == ""
    assert drawn[FEES] == "100"


def test_table_2_of_2019_has_the_rows_of_its_time():
    extra = {"规章/本年新制作数量": 4, "政府集中采购/采购总金额": "251000元"}
    table = tables(replace(BLANK, edition="2019", extra=extra))["proactive"]

    drawn = {p.cell.path: p.cell.value for p in table.placed if p.cell.path}

    assert [row[0].text for row in table.rows if len(row) == 1][-1] == "第二十条第（九）项"
    assert drawn["proactive.extra.规章/本年新制作数量"] == 4
    assert drawn["proactive.extra.政府集中采购/采购总金额"] == "251000元"
    assert drawn["proactive.extra.规章/本年新公开数量"] is None


def test_what_the_form_does_not_know_gets_rows_of_its_own():
    report = replace(BLANK, edition="2019", extra={"公共企事业单位": {"数量": 12}, "比例": 1.5})

    rows = tables(report)["proactive"].rows

    assert [[cell.text for cell in row] for row in rows[-4:]] == [
        ["原表中的其他项目"],
        ["信息内容", "数量"],
        ["公共企事业单位/数量", "12"],
        ["比例", "1.5"],
    ]


def test_a_2019_report_that_fills_rows_of_2021_shows_them():
    report = replace(BLANK, edition="2019", cells={"proactive.penalties.decisions": 8})

    drawn = {p.cell.path: p.cell.text for p in tables(report)["proactive"].placed}

    assert drawn["proactive.penalties.decisions"] == "8"
    assert "proactive.licences.decisions" not in drawn


@pytest.mark.parametrize(
    ("path", "heads"),
    [
        pytest.param(
            "applications.refused_internal.welfare",
            "申请人情况 法人或其他组织 社会公益组织 三、本年度办理结果 （三）不予公开 "
            "5.属于三类内部事务信息",
            id="a leaf under three row heads",
        ),
        pytest.param(
            "applications.carried_over.total",
            "申请人情况 总计 四、结转下年度继续办理",
            id="a row after the merged cell",
        ),
        pytest.param(
            "proactive.penalties.decisions",
            "第二十条第（六）项 本年处理决定数量 行政处罚",
            id="the heads of its own band only",
        ),
        pytest.param(
            "remedies.litigation_direct.total",
            "行政诉讼 未经复议直接起诉 总计",
            id="three levels of heads",
        ),
    ],
)
def test_a_figure_knows_the_heads_that_speak_for_it(path, heads):
    table = tables(BLANK)[path.split(".")[0]]
    (placed,) = [placed for placed in table.placed if placed.cell.path == path]

    found = headers_of(table, placed)

    assert " ".join(head.cell.text for head in found) == heads


def test_the_printed_title_stands_and_a_missing_one_follows_the_pattern():
    printed = replace(BLANK, title="云溪县档案馆二〇二四年年报")

    assert title(printed) == "云溪县档案馆二〇二四年年报"
    assert title(BLANK) == "云溪县档案馆2024年政府信息公开工作年度报告"
    assert title(replace(BLANK, title="\x00")) == "云溪县档案馆2024年政府信息公开工作年度报告"
    assert title(replace(BLANK, year=None)) == "云溪县档案馆政府信息公开工作年度报告"


def test_paragraphs_are_lines_without_what_no_document_can_hold():
    assert paragraphs("第一段。\r\n\n　第\x00二\x1f段。\ud800\n") == ("第一段。", "第二段。")


def test_a_short_line_with_a_bracketed_number_is_a_heading():
    assert is_subheading("（一）主动公开")
    assert not is_subheading("（一）主动公开方面，全年公开信息 624 条。")
    assert not is_subheading("一、总体情况")
