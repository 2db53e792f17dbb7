"""Every layout that offices publish, on real pages: no cell of a PDF is silently wrong.

Page heights are small, so that tables are cut; each style is fixed by the layout's place.
"""

from collections import Counter

import pikepdf
import pytest
from tests.report.documents import LAYOUTS, document
from tests.report.reading_pdf.pages import amended, pdf, printed

from gongkai.report.model import AnnualReport
from gongkai.report.reading import read_bytes

STYLES = (
    {"size": 10, "height": 842, "inset": 4},
    {"size": 8, "height": 500, "inset": 2},
    {"size": 12, "height": 700, "inset": 4},
    {"size": 9, "height": 500, "inset": 6},
)
MADE = [layout for layout in LAYOUTS if not layout.shifted and not layout.surplus_zero]
"""Layouts whose rows are as wide as their header; a typesetter refuses the others."""


def judged(report: AnnualReport, cells) -> Counter:
    """How many cells are right, blank, doubted, and wrong with nothing said."""
    assert report.reading is not None
    notes = (*report.reading.doubts, *report.reading.repairs)
    counts: Counter = Counter()
    for path, value in cells.items():
        read = report.cells.get(path)
        told = any(not n.where or path == n.where or path.startswith(f"{n.where}.") for n in notes)
        kind = "right" if read == value else "blank" if read is None else "silent"
        counts["doubted" if kind == "silent" and told else kind] += 1
    return counts


@pytest.mark.parametrize("layout", MADE, ids=lambda layout: layout.name)
def test_a_ruled_table_is_read_or_left_blank(layout):
    made = document(21, layout, "html")
    page = printed(made.data, **STYLES[MADE.index(layout) % len(STYLES)])

    counts = judged(read_bytes(page, "年报.pdf"), made.cells)

    assert counts["silent"] == 0
    assert counts["right"] >= 0.9 * len(made.cells)


@pytest.mark.parametrize("layout", MADE[::3], ids=lambda layout: layout.name)
def test_a_table_without_rules_is_never_silently_wrong(layout):
    made = document(22, layout, "html")
    page = printed(made.data, stroke="none")

    counts = judged(read_bytes(page, "年报.pdf"), made.cells)

    assert counts["silent"] == 0


def test_a_page_lying_on_its_side_is_read():
    made = document(23, LAYOUTS[0], "html")
    file, done = amended(printed(made.data))
    for page in file.pages:
        page.Rotate = 90

    report = read_bytes(done(), "年报.pdf")

    assert judged(report, made.cells)["right"] == len(made.cells)


@pytest.mark.parametrize(
    ("turn", "size"),
    [
        (b"0 1 -1 0 842 0 cm\n", [0, 0, 842, 595]),
        (b"-1 0 0 -1 595 842 cm\n", [0, 0, 595, 842]),
        (b"0 -1 1 0 0 595 cm\n", [0, 0, 842, 595]),
    ],
    ids=["to the left", "upside down", "to the right"],
)
def test_a_page_whose_text_is_drawn_turned_is_read(turn, size):
    made = document(26, LAYOUTS[0], "html")
    file, done = amended(printed(made.data))
    for page in file.pages:
        page.contents_coalesce()
        page.Contents = file.make_stream(turn + page.Contents.read_bytes())
        page.MediaBox = pikepdf.Array(size)

    report = read_bytes(done(), "年报.pdf")

    assert judged(report, made.cells)["right"] == len(made.cells)


def test_words_and_lines_inside_a_form_are_read():
    made = document(24, LAYOUTS[0], "html")
    file, done = amended(printed(made.data))
    for page in file.pages:
        page.contents_coalesce()
        form = file.make_stream(page.Contents.read_bytes())
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.BBox, form.Resources = page.MediaBox, page.Resources
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Form=form))
        page.Contents = file.make_stream(b"q 1 0 0 1 20 -10 cm /Form Do Q")

    report = read_bytes(done(), "年报.pdf")

    assert judged(report, made.cells)["right"] == len(made.cells)


def test_cells_that_are_only_shaded_are_cells():
    made = document(25, LAYOUTS[0], "html")
    page = printed(
        made.data,
        stroke='none, gutter: 1.5pt, fill: rgb("#e8eef5")',
        size=9,
    )

    counts = judged(read_bytes(page, "年报.pdf"), made.cells)

    assert counts["silent"] == 0
    assert counts["right"] >= 0.9 * len(made.cells)


def test_a_number_that_runs_over_a_rule_is_not_taken():
    rows = "[规章], [0], [0], [0], [行政规范性文件], place(dx: -8pt)[12345], [0], [0],"
    body = f"""
一、总体情况

二、主动公开政府信息情况

#table(columns: (90pt, 28pt, 28pt, 90pt), [信息内容], [本年制发件数], [本年废止件数],
[现行有效件数], {rows})

三、收到和处理政府信息公开申请情况

四、政府信息公开行政复议、行政诉讼情况

五、存在的主要问题及改进情况

六、其他需要报告的事项

"""
    report = read_bytes(pdf(body), "年报.pdf")

    assert report.cells["proactive.regulations.issued"] == 0
    assert report.cells["proactive.normative_documents.issued"] != 12345 or (
        report.reading is not None and report.reading.doubts
    )
