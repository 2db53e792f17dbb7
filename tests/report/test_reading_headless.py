"""Tables without a header, rows that slipped, misspelt headings: told by all rows, or doubted."""

import pytest
from tests.report.documents import (
    LAYOUTS,
    Grid,
    blocks_of,
    docx_bytes,
    html_text,
    score,
    tabs_text,
    xlsx_bytes,
)
from tests.report.kinds import is_damaged, layout_of

from gongkai.report.form import COLUMNS
from gongkai.report.reading import read_bytes
from gongkai.report.reading.blocks import Cell
from gongkai.report.reading.tables.headers import Header
from gongkai.report.reading.tables.headless import headless

STANDARD = LAYOUTS[0]
KEYS = tuple(column.key for column in COLUMNS)
EMPTY = Header({}, KEYS)


def rows(*texts):
    return [tuple(Cell(text, at) for at, text in enumerate(row.split("|"))) for row in texts]


def places(found):
    return None if found is None else [found.columns[key][0] for key in KEYS]


def test_remarks_and_a_blank_column_are_not_among_the_columns():
    table = rows("新收|1|2||||4|7||电话转办", "结转||2|||||2||3", "予以公开|1|1||||4|6||")

    assert places(headless(table, EMPTY)) == [1, 2, 3, 4, 5, 6, 7]


def test_labels_of_groups_push_the_columns_to_the_right():
    table = rows("新收||1|2|0|0|0|4|7", "结果|公开|1|2|0|0|0|4|7")

    assert places(headless(table, EMPTY)) == [2, 3, 4, 5, 6, 7, 8]


def test_tables_that_run_together_without_headings_are_told_apart_by_their_breadth():
    table = rows("规章|88|0|1234", "新收|1|2|0|0|0|4|7|来函", "结转|1|2|0|0|0|4|7|来函", "3|4|7")

    assert places(headless(table, EMPTY)) == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize(
    "table",
    [
        rows("规章", "信息内容"),
        rows("新收|1|2|0|0|0|4|7", "结转|1|2|0|0|0|4|7", "公开|1|2|7", "封存|1|2|0|0|0|4|7"),
        rows("新收|1|2|0|0|0|4|7"),
        rows("新收|1|2|0|0|0|4|7", "结转|1|2|0|0|0|4|7|9"),
        rows("新收|1|2|0|0|0|4|7|", "结果|公开|1|2|0|0|0|4|7"),
        rows("新收|1|2|4|7", "结转|1|2|4|7"),
        rows("新收|1||2|||||3", "结转|1||2|||||3"),
        rows("新收|1|2|0|0|0|4|9", "结转|1|2|0|0|0|4|9"),
        rows("新收|1|2|0|0|0|4|", "结转|1|2|0|0|0|4|7"),
        rows("新收|1|" + "|" * 9 + "1", "结转|1|" + "|" * 9 + "1"),
    ],
    ids=[
        "no figures",
        "a narrow row in between",
        "one row",
        "rows of two widths",
        "a figure under a label",
        "too few columns",
        "a blank before or behind a figure",
        "totals that do not hold",
        "a row without its total",
        "too many blanks",
    ],
)
def test_rows_that_leave_more_than_one_choice_imply_no_header(table):
    assert headless(table, EMPTY) is None


@pytest.mark.parametrize(
    "seed", [seed for seed in range(33, 44) if not is_damaged(layout_of(seed))]
)
def test_layouts_put_together_at_random_are_read_whole(seed):
    found, report = blocks_of(seed, layout_of(seed))

    for data in (html_text(found).encode(), xlsx_bytes(found), docx_bytes(found, measured=True)):
        again = read_bytes(data, "年报")

        assert score(again, report.cells).right == len({*report.cells, *again.cells})


def made():
    found, report = blocks_of(1, STANDARD)
    grids = [block for block in found if isinstance(block, Grid)]
    return found, report, grids[1]


def test_two_neighbours_misspelt_are_still_told_apart():
    found, report, grid = made()
    grid.rows[3][0] = ("一、本年新收政府信息公开申请数又", 1, 3)
    grid.rows[4][0] = ("二、年结转政府信息公开申请数量", 1, 3)

    again = read_bytes(html_text(found).encode(), "年报.html")

    assert score(again, report.cells).right == len(report.cells)


def test_misspelt_headings_of_table_2_still_place_figures_among_blanks():
    found, report = blocks_of(1, next(one for one in LAYOUTS if one.name == "blank zeros"))
    grid = next(block for block in found if isinstance(block, Grid))
    grid.rows[1][1:] = [(text, 1, 1) for text in ("本年制发数", "本年废止件去", "办理时间")]

    again = read_bytes(xlsx_bytes(found), "年报.xlsx")

    assert score(again, report.cells).silent == ()
    assert again["proactive.regulations.issued"] == report["proactive.regulations.issued"]


def slipped(*, total):
    """A report in which 予以公开 prints one figure over two columns."""
    found, report, grid = made()
    own = [("", 1, 1)] * 3 + [("", 1, 1), ("4", 1, 2), (total, 1, 1)]
    grid.rows[5][-7:] = own
    return read_bytes(html_text(found).encode(), "年报.html")


def test_a_row_with_a_figure_over_two_columns_and_no_total_is_doubted():
    again = slipped(total="")

    assert any(note.where == "applications.granted" for note in again.reading.doubts)


def test_a_row_with_a_figure_over_two_columns_is_sure_where_its_total_holds():
    again = slipped(total="0")

    assert again["applications.granted.total"] == 0
    assert all(note.where != "applications.granted" for note in again.reading.doubts)


@pytest.mark.parametrize(
    ("figures", "total"),
    [
        (("1", "2", "0", "0", "0", "0", "3", "电话转办"), 3),
        (("1", "2", "", "0", "0", "0", "3", "电话转办"), 3),
        (("1", "2", "", "0", "0", "0", "4", "电话转办"), None),
    ],
    ids=["full", "proved by its total", "neither"],
)
def test_words_behind_a_row_are_a_remark_where_the_row_is_sure(figures, total):
    found, _, grid = made()
    del grid.rows[:3]
    grid.rows[0][1:] = [(text, 1, 1) for text in figures]

    again = read_bytes(html_text(found).encode(), "年报.html")

    assert again["applications.received.total"] == total


def test_the_last_row_of_table_3_is_not_taken_for_table_4():
    found, report = blocks_of(1, STANDARD)
    text = tabs_text([block for block in found if isinstance(block, Grid)])

    again = read_bytes(text.encode(), "年报.txt")

    assert score(again, report.cells).right == len(report.cells)
    assert all(not note.where.startswith("remedies") for note in again.reading.doubts)


@pytest.mark.parametrize("total", ["", "电话转办"])
def test_a_row_without_its_total_is_doubted_where_the_others_print_theirs(total):
    found, _, grid = made()
    grid.rows[5][-7:] = [(text, 1, 1) for text in ("", "", "4", "", "", "4", total)]

    again = read_bytes(html_text(found).encode(), "年报.html")

    assert [note.what for note in again.reading.doubts if note.where == "applications.granted"] == [
        "有数字而没有合计，列位可能有错位"
    ]
