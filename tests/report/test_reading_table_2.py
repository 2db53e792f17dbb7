"""Table 2 as offices arrange it: cells taken apart, misspelt, reordered."""

import pytest
from tests.report.documents import (
    LAYOUTS,
    Grid,
    blocks_of,
    html_text,
    score,
)

from gongkai.report.form import COLUMNS, RESULTS
from gongkai.report.reading import read_bytes

STANDARD = LAYOUTS[0]
NAMES = [result.label for result in RESULTS]


def made(seed=1, layout=STANDARD):
    found, report = blocks_of(seed, layout)
    grids = [block for block in found if isinstance(block, Grid)]
    return found, report, {"2": grids[0], "3": grids[1], "4": grids[-1]}


def read_page(found):
    return read_bytes(html_text(found).encode(), "年报.html")


def row(*texts):
    return [(text, 1, 1) for text in texts]


def test_table_2_in_another_order_is_read_by_its_names():
    found, report, grids = made()
    for line in grids["2"].rows[1:4]:
        line[1:] = [line[3], line[1], line[2]]

    again = read_page(found)

    assert score(again, report.cells).right == len(report.cells)


def test_another_order_is_doubted_where_a_row_does_not_meet_its_header():
    found, report, grids = made()
    for line in grids["2"].rows[1:4]:
        line[1:] = [line[3], line[1], line[2]]
    grids["2"].rows[3].insert(1, ("", 1, 1))
    grids["3"].rows[:3] = [[("事项", 1, 3), *row(*[column.label for column in COLUMNS][::-1])]]
    for line in grids["3"].rows[1:]:
        line[-7:] = line[-7:][::-1]
    grids["3"].rows[1].insert(1, ("", 1, 1))

    again = read_page(found)

    assert score(again, report.cells).silent == ()
    assert {"proactive.normative_documents", "applications.received"} <= {
        note.where for note in again.reading.doubts
    }


def test_a_merged_cell_that_was_taken_apart_counts_once():
    found, report, grids = made()
    for line in grids["2"].rows:
        if len(line) == 2 and line[1][2] == 3:
            line[1:] = [(line[1][0], 1, 1)] * 3

    again = read_page(found)

    assert score(again, report.cells).right == len(report.cells)


def test_two_different_figures_for_one_are_not_taken():
    found, report, grids = made()
    at = next(at for at, line in enumerate(grids["2"].rows) if line[0][0] == "行政许可")
    grids["2"].rows[at] = row("行政许可", "5", "6", "7")

    again = read_page(found)

    assert again["proactive.licences.decisions"] is None
    assert any(note.where == "proactive.licences" for note in again.reading.doubts)


@pytest.mark.parametrize(
    "cells",
    [("3", "", "6", "14"), ("3", "6", "", "14"), ("3", "6", "14", "2")],
    ids=["a blank between", "another blank between", "one too many"],
)
def test_more_cells_than_columns_without_a_total_are_doubted(cells):
    found, report, grids = made()
    at = next(at for at, line in enumerate(grids["2"].rows) if line[0][0] == "行政规范性文件")
    grids["2"].rows[at] = row("行政规范性文件", *cells)

    again = read_page(found)

    assert any(note.where == "proactive.normative_documents" for note in again.reading.doubts)


def test_a_narrow_header_over_two_figures_is_doubted():
    found, report, grids = made()
    at = next(at for at, line in enumerate(grids["2"].rows) if line[0][0] == "行政规范性文件")
    head = grids["2"].rows[at - 2]
    grids["2"].rows[at - 2] = [head[0], (head[1][0], 1, 2), head[2], head[3]]
    grids["2"].rows[at] = row("行政规范性文件", "3", "4", "6", "14")

    again = read_page(found)

    assert again["proactive.normative_documents.issued"] is None
    assert again["proactive.normative_documents.in_force"] == 14


def test_a_misspelt_row_of_table_2_is_read_and_told_of():
    found, report, grids = made()
    at = next(at for at, line in enumerate(grids["2"].rows) if line[0][0] == "行政规范性文件")
    grids["2"].rows[at][0] = ("行政规范牲文件", 1, 1)

    again = read_page(found)

    assert score(again, report.cells).right == len(report.cells)
    assert again.reading.labels["proactive.normative_documents"] == "行政规范牲文件"
