from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given, settings
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.report.strategies import consistent_reports

from gongkai.report.model import FEES, AnnualReport
from gongkai.report.writing import CannotWrite, document
from gongkai.report.writing.layout import parts

REPORT = AnnualReport(
    "云溪县档案馆",
    2024,
    {"applications.received.total": 3, FEES: Decimal("12.50")},
    title="云溪县档案馆2024年政府信息公开工作年度报告",
    sections={"overview": "（一）主动公开\n全年公开信息 9 条。", "problems": "栏目更新慢。"},
)
TABLES = {"主动公开": "proactive", "依申请公开": "applications", "复议诉讼": "remedies"}


def book(report: AnnualReport) -> Workbook:
    return load_workbook(BytesIO(document(report, "xlsx")))


def top_of(sheet: Worksheet) -> int:
    """The row at which the table begins: behind the heading of its part."""
    return 2


@settings(max_examples=5)
@given(consistent_reports())
def test_each_table_has_a_sheet_with_the_form_and_its_values(report):
    drawn = book(report)

    for name, key in TABLES.items():
        sheet = drawn[name]
        (table,) = [part.table for part in parts(report) if part.key == key]
        merged = {str(area) for area in sheet.merged_cells.ranges}
        for placed in table.placed:
            spot = sheet.cell(placed.row + top_of(sheet), placed.column + 1)
            expected = placed.cell.value if placed.cell.path else placed.cell.text
            number = isinstance(expected, Decimal)
            assert (Decimal(str(spot.value)) if number else spot.value) == expected
            if placed.cell.rowspan * placed.cell.colspan > 1:
                end = sheet.cell(
                    spot.row + placed.cell.rowspan - 1, spot.column + placed.cell.colspan - 1
                )
                assert f"{spot.coordinate}:{end.coordinate}" in merged


def test_the_narrative_stands_on_sheets_in_the_order_of_the_report():
    drawn = book(REPORT)

    assert drawn.sheetnames == ["总体情况", "主动公开", "依申请公开", "复议诉讼", "问题改进及其他"]
    assert [row[0].value for row in drawn["总体情况"].rows] == [
        REPORT.title,
        "一、总体情况",
        "（一）主动公开",
        "全年公开信息 9 条。",
    ]
    assert [row[0].value for row in drawn["问题改进及其他"].rows] == [
        "五、存在的主要问题及改进情况",
        "栏目更新慢。",
        "六、其他需要报告的事项",
    ]


@pytest.mark.parametrize("text", ["=1+1", "+86 电话", "-5 分", "@某局", "#N/A", "=HYPERLINK(0)"])
def test_words_that_begin_like_a_formula_stay_words(text):
    sheet = book(replace(REPORT, sections={"overview": text}))["总体情况"]

    cell = sheet.cell(3, 1)

    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix == (text[0] in "=+-@")


def test_a_number_too_long_for_a_workbook_is_written_as_words():
    cells = {
        "applications.received.total": 12_345_678_901_234_567,
        FEES: Decimal("1.23456789012345678"),
    }

    drawn = book(replace(REPORT, cells=cells))

    assert drawn["依申请公开"]["J5"].value == "12345678901234567"
    assert drawn["主动公开"]["B15"].value == "1.23456789012345678"


def test_words_in_a_cell_of_2019_stay_words():
    drawn = book(replace(REPORT, edition="2019", extra={"政府集中采购/采购总金额": "=251000元"}))

    assert drawn["主动公开"]["C19"].value == "=251000元"
    assert drawn["主动公开"]["C19"].data_type == "s"


def test_a_paragraph_longer_than_a_cell_is_refused_not_cut_off():
    with pytest.raises(CannotWrite, match="请把“很长很长很长很长很长很长…”这一段分成几段"):
        document(replace(REPORT, sections={"other": "很长" * 20_000}), "xlsx")


def test_every_sheet_prints_on_a4():
    for sheet in book(REPORT):
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.fitToWidth == 1
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_the_heads_of_table_3_stay_in_sight():
    sheet = book(REPORT)["依申请公开"]

    assert sheet.freeze_panes == "D5"
    assert sheet.print_title_rows == "$2:$4"
