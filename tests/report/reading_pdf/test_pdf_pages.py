"""Lines, tables and pages that are cut, wrapped or without rules: no figure is made of two."""

import pytest
from tests.report.reading_pdf.drawn import PROSE, Drawing, texts

TWICE = PROSE + PROSE
COLUMNS = [50.0, 200.0, 300.0, 400.0]
HEAD = ["信息内容", "本年制发件数", "现行有效件数"]


def cut(above: list[str], below: list[str], *, columns: list[float] | None = None) -> list[object]:
    """What is read from a table whose first page ends and whose second begins with some row."""
    drawing = Drawing()
    drawing.prose(60)
    drawing.table(COLUMNS, 700, [HEAD, above])
    drawing.page()
    drawing.table(columns or COLUMNS, 60, [below, ["行政许可", "7", "8"]])
    return [found for found in texts(drawing) if isinstance(found, list)]


def test_a_blank_end_of_a_row_on_the_next_page_is_no_row():
    found = cut(["规章", "3", "5"], ["", "", ""])

    assert found == [[HEAD, ["规章", "3", "5"], ["行政许可", "7", "8"]]]


def test_a_figure_that_falls_onto_the_next_page_belongs_to_its_row():
    found = cut(["规章", "3", ""], ["", "", "5"])

    assert found == [[HEAD, ["规章", "3", "5"], ["行政许可", "7", "8"]]]


def test_digits_of_one_cell_on_two_pages_are_not_made_one_number():
    found = cut(["规章", "3", "5"], ["", "4", ""])

    assert found == [[HEAD, ["规章", "3 4", "5"], ["行政许可", "7", "8"]]]


def test_a_label_that_falls_onto_the_next_page_belongs_to_its_row():
    found = cut(["", "3", "5"], ["规章", "", ""])

    assert found == [[HEAD, ["规章", "3", "5"], ["行政许可", "7", "8"]]]


def test_a_label_cut_by_the_page_is_made_whole():
    found = cut(["行政规范", "3", "5"], ["性文件", "", ""])

    assert found == [[HEAD, ["行政规范性文件", "3", "5"], ["行政许可", "7", "8"]]]


def test_a_whole_row_on_the_next_page_stays_a_row():
    found = cut(["规章", "3", "5"], ["行政规范性文件", "4", "6"])

    assert found == [
        [HEAD, ["规章", "3", "5"], ["行政规范性文件", "4", "6"], ["行政许可", "7", "8"]]
    ]


def test_a_table_of_another_width_on_the_next_page_is_another_table():
    found = cut(["规章", "3", "5"], ["行政处罚", "4", "6"], columns=[50.0, 200.0, 350.0, 500.0])

    assert found == [
        [HEAD, ["规章", "3", "5"]],
        [["行政处罚", "4", "6"], ["行政许可", "7", "8"]],
    ]


def test_digits_wrapped_in_a_cell_that_they_fill_are_one_number():
    drawing = Drawing()
    drawing.prose(60)
    drawing.table([50.0, 100.0, 119.0, 200.0], 120, [["规章", "123\n45", "6"]])

    assert texts(drawing) == [TWICE, [["规章", "12345", "6"]]]


def test_figures_below_one_another_in_a_wide_cell_are_two():
    drawing = Drawing()
    drawing.prose(60)
    drawing.table([50.0, 100.0, 200.0, 300.0], 120, [["规章", "12\n3", "6"]])

    assert texts(drawing) == [TWICE, [["规章", "12 3", "6"]]]


def test_digits_printed_over_a_rule_are_taken_for_no_figure():
    drawing = Drawing()
    drawing.prose(60)
    drawing.table([50.0, 100.0, 150.0, 200.0], 120, [["规章", "", "6"]])
    drawing.text(139, 134, "123")

    (row,) = texts(drawing)[1]

    assert row[0] == "规章"
    assert all(cell.endswith(" -") for cell in row[1:])


def figures(drawing: Drawing, y: float, label: str, values: dict[int, str]) -> None:
    drawing.text(50, y, label)
    for column, value in values.items():
        drawing.text(150 + 50 * column, y, value)


def test_rows_of_fewer_figures_around_a_table_without_rules_belong_to_it():
    drawing = Drawing()
    drawing.prose(60)
    figures(drawing, 200, "受理", {0: "1", 2: "2"})
    for at, label in enumerate(("予以公开", "部分公开", "不予公开")):
        figures(drawing, 230 + 30 * at, label, dict(enumerate("34567")))
    figures(drawing, 320, "总计", {1: "8", 4: "9"})

    assert texts(drawing) == [
        TWICE,
        [
            ["受理", "1", "", "2", "", ""],
            ["予以公开", "3", "4", "5", "6", "7"],
            ["部分公开", "3", "4", "5", "6", "7"],
            ["不予公开", "3", "4", "5", "6", "7"],
            ["总计", "", "8", "", "", "9"],
        ],
    ]


def test_figures_without_columns_of_their_own_are_kept_line_by_line_and_not_taken():
    drawing = Drawing()
    drawing.prose(60)
    for at, label in enumerate(("予以公开", "不予公开")):
        figures(drawing, 200 + 30 * at, label, dict(enumerate("34567")))
    figures(drawing, 260, "总计", {0: "123456789012", 2: "5", 3: "6", 4: "7", 5: "8"})

    assert texts(drawing)[-1] == [
        ["予以公开", "3 4 5 6 7 -"],
        ["不予公开", "3 4 5 6 7 -"],
        ["总计", "123456789012 5 6 7 8 -"],
    ]


def test_a_line_of_words_among_figures_without_columns_keeps_its_place():
    drawing = Drawing()
    drawing.prose(60)
    figures(drawing, 200, "予以公开", dict(enumerate("34567")))
    drawing.text(50, 230, "（三）不予公开")
    figures(drawing, 260, "部分公开", dict(enumerate("34567")))
    figures(drawing, 290, "总计", {0: "123456789012", 2: "5", 3: "6", 4: "7", 5: "8"})

    assert ["（三）不予公开", ""] in texts(drawing)[-1]


@pytest.mark.parametrize("total", ["1", "123456789012"], ids=["in columns", "in none"])
def test_two_lines_of_figures_stay_text(total):
    drawing = Drawing()
    drawing.prose(60)
    figures(drawing, 200, "予以公开", dict(enumerate("34567")))
    figures(drawing, 230, "总计", {0: total, 2: "5", 3: "6", 4: "7", 5: "8"})

    assert texts(drawing)[-2:] == ["予以公开 3 4 5 6 7", f"总计 {total} 5 6 7 8"]


def test_text_goes_on_past_page_numbers_at_the_foot_and_at_the_head():
    drawing = Drawing()
    drawing.prose(60)
    drawing.text(290, 820, "- 1 -")
    drawing.page()
    drawing.text(290, 30, "第2页")
    drawing.text(50, 60, "特此报告")

    assert texts(drawing) == [TWICE + "特此报告"]


def test_pages_that_hold_nothing_but_their_header_have_no_text():
    drawing = Drawing()
    for _ in range(2):
        drawing.prose(30)
        drawing.page()

    assert texts(drawing) == []


def test_figures_close_below_one_another_outside_a_table_are_marked_as_broken():
    drawing = Drawing()
    drawing.prose(60)
    drawing.text(50, 120, "12 34")
    drawing.text(50, 133, "56")
    drawing.text(50, 200, "特此报告")

    assert texts(drawing) == [TWICE, "12 34／56分行", "特此报告"]


def test_a_header_that_the_next_page_repeats_is_read_once():
    found = cut(["规章", "3", "5"], HEAD)

    assert found == [[HEAD, ["规章", "3", "5"], ["行政许可", "7", "8"]]]


def test_names_and_figures_beside_the_bars_of_a_chart_are_no_text():
    drawing = Drawing()
    drawing.prose(60)
    for at, words in enumerate(("自然人 12件", "商业企业 3件", "科研机构 1件")):
        drawing.text(80, 120 + 30 * at, words)
    drawing.text(50, 300, "特此报告")

    assert texts(drawing) == [TWICE, "特此报告"]


def test_a_line_begins_with_what_may_not_be_parted():
    drawing = Drawing()
    drawing.prose(60)
    drawing.prose(90)
    drawing.text(50, 120, PROSE[:-2])
    drawing.text(50, 135, "见gongkai.gov，特此报告")
    drawing.text(50, 150, "好，")

    assert texts(drawing) == [TWICE + TWICE + PROSE[:-2], "见gongkai.gov，特此报告", "好，"]


def test_a_title_on_two_centred_lines_is_one():
    drawing = Drawing()
    drawing.text(55, 60, "云溪县教育局二〇二三年政府信息公开工作年度报告及其附表的说明")
    drawing.text(150, 75, "（征求意见的文本）")
    for at in range(4):
        drawing.text(70, 105 + 30 * at, PROSE[:-2])
        drawing.text(50, 120 + 30 * at, PROSE)

    assert (
        texts(drawing)[0]
        == "云溪县教育局二〇二三年政府信息公开工作年度报告及其附表的说明（征求意见的文本）"
    )
