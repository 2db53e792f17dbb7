"""What the sums say of a scan: they confirm and they point, and never change a figure."""

import pytest
from tests.report.samples import changed, department, read_from_paper

from gongkai.report.model import Note
from gongkai.report.reading.numbers import figure, is_value_like
from gongkai.report.reading.scan.sums import SUSPECT, settled

GRANTED = "applications.granted.natural_person"


def unsure(path, text):
    """The department's report with one cell that was hard to read."""
    doubt = figure(text).doubt
    report = changed(department(), {path: None})
    return read_from_paper(report, printed={path: text}, doubts=(Note(path, doubt),))


def suspects(report):
    return {note.where for note in report.reading.doubts if note.what == SUSPECT}


def test_a_figure_that_was_hard_to_read_is_taken_where_all_its_sums_hold():
    report = settled(unsure(GRANTED, "3?"))

    assert report[GRANTED] == 3
    assert report.reading.doubts == ()
    assert report.reading.printed == {}


def test_a_figure_that_a_narrow_cell_broke_is_taken_where_all_its_sums_hold():
    total = "applications.handled.total"

    assert settled(unsure(total, "1 0"))[total] == 10
    assert settled(unsure(total, "1 1"))[total] is None


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param(GRANTED, "8?", id="its sums do not hold"),
        pytest.param(GRANTED, "?", id="nothing was read"),
        pytest.param("proactive.regulations.issued", "0?", id="no sum holds it"),
    ],
)
def test_a_figure_that_no_sum_confirms_stays_blank_with_its_doubt(path, text):
    report = settled(unsure(path, text))

    assert report[path] is None
    assert [note.where for note in report.reading.doubts] == [path]
    assert report.reading.printed == {path: text}


def test_the_cell_at_the_crossing_of_two_failing_sums_is_doubted_and_kept():
    report = settled(read_from_paper(changed(department(), {GRANTED: 8})))

    assert suspects(report) == {GRANTED}
    assert report[GRANTED] == 8


def test_a_sum_that_fails_alone_makes_all_its_cells_doubtful():
    report = settled(read_from_paper(changed(department(), {"remedies.reconsideration.upheld": 7})))

    assert suspects(report) == {
        f"remedies.reconsideration.{key}"
        for key in ("upheld", "corrected", "other", "pending", "total")
    }


@pytest.mark.parametrize("text", ["?", "12?", "1374件?", "/?", "1?944", "3(其中代办1件)?"])
def test_a_figure_that_is_not_sure_keeps_its_column_and_has_no_value(text):
    assert is_value_like(text)
    assert figure(text).value is None
    assert figure(text).doubt


def test_a_label_that_was_not_read_whole_is_no_figure():
    assert not is_value_like("规章?")


def test_a_report_whose_sums_hold_or_that_has_none_is_left_alone():
    report = read_from_paper(department())

    assert settled(report) == report
    assert settled(department()).cells == department().cells
