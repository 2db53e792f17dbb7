"""Invented reports in every layout and kind of file: right, or None, or said to be in doubt."""

import pytest
from tests.report.documents import KINDS, LAYOUTS, document, score

from gongkai.report.reading import read_bytes

WITH_A_GRID = ("html", "docx", "xlsx", "tabs", "markdown")
SURE = [layout for layout in LAYOUTS if not (layout.shifted and not layout.zeros)]
SURE = [layout for layout in SURE if not layout.surplus_zero]


def named(layouts):
    return [pytest.param(layout, id=layout.name) for layout in layouts]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("layout", named(LAYOUTS))
def test_no_cell_is_wrong_without_a_word(layout, kind):
    for seed in (11, 12):
        made = document(seed, layout, kind)

        report = read_bytes(made.data, made.name)

        assert score(report, made.cells).silent == ()


@pytest.mark.parametrize("kind", WITH_A_GRID)
@pytest.mark.parametrize("layout", named(SURE))
def test_a_table_that_kept_its_cells_is_read_whole(layout, kind):
    made = document(21, layout, kind)

    report = read_bytes(made.data, made.name)

    found = score(report, made.cells)
    assert len(found.unread) + len(found.doubted) <= 2


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_not_in_the_tables_is_read_too(kind):
    made = document(31, LAYOUTS[0], kind)

    report = read_bytes(made.data, made.name)

    assert report.title == made.report.title
    assert (report.organ, report.year) == (made.report.organ, made.report.year)
    if kind != "run":
        assert report.sections == made.report.sections


@pytest.mark.parametrize("kind", ["lines", "spaces"])
def test_text_without_a_grid_is_read_whole_where_no_blank_was_lost(kind):
    made = document(41, LAYOUTS[0], kind)

    report = read_bytes(made.data, made.name)

    assert score(report, made.cells).right == len(made.cells)


def layout(name):
    return next(layout for layout in LAYOUTS if layout.name == name)


@pytest.mark.parametrize("name", ["dash for zero", "slash for zero"])
def test_a_mark_in_place_of_a_figure_is_none_and_kept_as_printed(name):
    made = document(51, layout(name), "html")

    report = read_bytes(made.data, made.name)

    zeros = {path for path, value in made.cells.items() if value is None}
    assert zeros <= set(report.reading.printed)
    assert set(report.reading.printed.values()) <= {"/", "—"}


def test_a_figure_with_a_unit_or_a_note_keeps_its_words():
    made = document(52, layout("notes and units"), "docx")

    report = read_bytes(made.data, made.name)

    assert any(words.endswith("(其中代办1件)") for words in report.reading.printed.values())
    assert score(report, made.cells).right == len(made.cells)


def test_labels_in_other_words_are_told_of_and_missing_rows_are_empty():
    made = document(53, layout("misspelt and short of rows"), "html")

    report = read_bytes(made.data, made.name)

    missing = [path for path, words in report.reading.labels.items() if words == ""]
    assert len(missing) == 2
    assert all(path.startswith("applications.") for path in missing)
    assert len(report.reading.labels) > 2


def test_spaces_radicals_and_traditional_characters_are_the_same_words():
    for name in ("spaces in words", "radicals", "traditional", "circled", "no enumerators"):
        made = document(54, layout(name), "html")

        report = read_bytes(made.data, made.name)

        assert report.reading.labels == {}, name


def test_a_superfluous_zero_is_left_out_and_said_so():
    made = document(55, layout("superfluous zeros"), "html")

    report = read_bytes(made.data, made.name)

    assert report.reading.repairs
    assert all("归列" in note.what for note in report.reading.repairs)
    assert 0.5 < report.reading.confidence < 1


def test_wrong_sums_are_read_as_they_are_printed():
    made = document(56, layout("wrong sums"), "html")

    report = read_bytes(made.data, made.name)

    assert report.cells == made.cells
    assert report.reading.doubts == ()


def test_a_single_row_for_the_sixth_group_stands_for_its_three():
    made = document(57, layout("single 其他处理"), "html")

    report = read_bytes(made.data, made.name)

    assert report.edition == "2021"
    assert report["applications.closed.total"] == made.cells["applications.closed.total"]
    assert report["applications.closed_other.total"] is None


def test_a_column_of_remarks_is_not_read_as_figures():
    made = document(58, layout("remarks and gutter"), "xlsx")

    report = read_bytes(made.data, made.name)

    assert score(report, made.cells).right == len(made.cells)


@pytest.mark.parametrize("kind", WITH_A_GRID)
def test_tables_are_found_where_all_headings_are_missing(kind):
    made = document(59, layout("no headings"), kind)

    report = read_bytes(made.data, made.name)

    assert score(report, made.cells).right == len(made.cells)
    assert report.reading.labels["sections.overview"] == ""
