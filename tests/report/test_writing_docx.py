from io import BytesIO
from zipfile import ZipFile

from docx import Document
from docx.document import Document as Paper
from docx.oxml.ns import qn
from hypothesis import given, settings
from tests.report.strategies import consistent_reports

from gongkai.report.model import AnnualReport
from gongkai.report.writing import document
from gongkai.report.writing.layout import Table, parts

REPORT = AnnualReport(
    "云溪县档案馆",
    2024,
    {"applications.received.total": 3},
    title="云溪县档案馆2024年政府信息公开工作年度报告",
    sections={"overview": "（一）主动公开\n全年公开信息 9 条。", "problems": "栏目更新慢。"},
)


def paper(report: AnnualReport) -> Paper:
    return Document(BytesIO(document(report, "docx")))


def spread(table: Table) -> list[list[str]]:
    """The table as a full grid, each word repeated over the cells that it spans."""
    grid = [[""] * len(table.widths) for _ in table.rows]
    for placed in table.placed:
        for row in range(placed.row, placed.row + placed.cell.rowspan):
            for column in range(placed.column, placed.column + placed.cell.colspan):
                grid[row][column] = placed.cell.text
    return grid


@settings(max_examples=5)
@given(consistent_reports())
def test_the_document_draws_the_cells_of_the_form_with_their_spans(report):
    drawn = [
        [[cell.text for cell in row.cells] for row in table.rows] for table in paper(report).tables
    ]

    assert drawn == [spread(part.table) for part in parts(report) if part.table]


def test_the_page_has_the_measures_of_the_standard():
    (section,) = paper(REPORT).sections

    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert [
        round(margin.mm)
        for margin in (
            section.top_margin,
            section.right_margin,
            section.bottom_margin,
            section.left_margin,
        )
    ] == [37, 26, 35, 28]


def test_faces_and_sizes_are_those_of_the_standard():
    styles = paper(REPORT).styles

    faces = {
        name: (styles[name].font.name, styles[name].font.size.pt)
        for name in ("Title", "Heading 1", "Heading 2", "Normal")
    }

    assert faces == {
        "Title": ("方正小标宋简体", 22),
        "Heading 1": ("黑体", 16),
        "Heading 2": ("楷体", 16),
        "Normal": ("仿宋", 16),
    }
    indent = styles["Normal"].element.pPr.ind
    assert indent.get(qn("w:firstLineChars")) == "200"


def test_the_text_stands_in_its_styles():
    lines = [(line.style.name, line.text) for line in paper(REPORT).paragraphs if line.text]

    assert lines[:4] == [
        ("Title", REPORT.title),
        ("Heading 1", "一、总体情况"),
        ("Heading 2", "（一）主动公开"),
        ("Normal", "全年公开信息 9 条。"),
    ]


def test_the_heads_of_tables_3_and_4_repeat_and_no_row_is_split():
    counted = [
        (
            sum(row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows),
            all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows),
        )
        for table in paper(REPORT).tables
    ]

    assert counted == [(0, True), (3, True), (3, True)]


def test_every_table_fits_between_the_margins():
    for table in paper(REPORT).tables:
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]

        assert sum(widths) <= round(156 * 1440 / 25.4) + len(widths)


def test_the_document_says_its_title_language_and_author():
    drawn = paper(REPORT)

    properties = drawn.core_properties

    assert (properties.title, properties.author, properties.language) == (
        REPORT.title,
        "云溪县档案馆",
        "zh-CN",
    )
    (language,) = drawn.styles.element.find(qn("w:docDefaults")).iter(qn("w:lang"))
    assert language.get(qn("w:eastAsia")) == "zh-CN"


def test_pages_are_numbered_on_their_outer_side():
    drawn = paper(REPORT)
    (section,) = drawn.sections

    assert drawn.settings.odd_and_even_pages_header_footer
    for footer in (section.footer, section.even_page_footer):
        assert [f.get(qn("w:instr")) for f in footer._element.iter(qn("w:fldSimple"))] == ["PAGE"]


def test_the_table_of_fonts_names_stand_ins():
    with ZipFile(BytesIO(document(REPORT, "docx"))) as archive:
        fonts = archive.read("word/fontTable.xml").decode()

    assert 'w:name="仿宋"' in fonts
    assert "仿宋_GB2312" in fonts


def test_tables_have_titles_for_those_who_listen():
    titles = [t._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) for t in paper(REPORT).tables]

    assert titles == [part.heading for part in parts(REPORT) if part.table]
