"""Rows that a page's end cuts: halves that complete one another are one, doubtful ones are not."""

from tests.report.reading_pdf.drawn import Drawing, texts

NARROW = [50.0, 150.0, 169.0, 260.0]


def cut(above, below, *, columns):
    """What is read from a row at a page's end and the one that begins the next page."""
    drawing = Drawing()
    drawing.prose(60)
    drawing.table(columns, 700, [above])
    drawing.page()
    drawing.table(columns, 60, [below, ["合计", "7", "8"]])
    found = next(block for block in texts(drawing) if isinstance(block, list))
    return [row for row in found if row != ["合计", "7", "8"]]


def test_digits_that_fill_their_cell_go_on_on_the_next_page():
    assert cut(["规章", "123", "5"], ["", "4", ""], columns=NARROW) == [["规章", "1234", "5"]]


def test_a_note_on_the_next_page_belongs_to_the_figure_above():
    found = cut(["规章", "3", "5"], ["", "", "（其中1件）"], columns=[50.0, 150.0, 250.0, 350.0])

    assert found == [["规章", "3", "5（其中1件）"]]


def test_the_halves_of_a_misspelt_label_are_one_label():
    found = cut(
        ["1.本机关不握", "0", "3"], ["相关政府信息", "", ""], columns=[50.0, 150.0, 250.0, 350.0]
    )

    assert found == [["1.本机关不握相关政府信息", "0", "3"]]


def test_two_labels_that_are_both_the_forms_stay_two():
    rows = [["1.属于国家秘密", "0", "3"], ["2.其他法律行政法规禁止公开", "", ""]]

    assert cut(*rows, columns=[50.0, 250.0, 350.0, 450.0]) == rows


def test_a_group_cut_by_the_page_is_whole_where_its_row_goes_on_too():
    columns = [50.0, 100.0, 250.0, 269.0]

    found = cut(["（五）", "1.信访举报投诉类申请", "12"], ["不予处理", "", "06"], columns=columns)

    assert found == [["（五）不予处理", "1.信访举报投诉类申请", "1206"]]


def test_a_figure_and_a_heading_below_it_are_not_one_label():
    rows = [["规章", "3", "0"], ["自然人", "其他", "总计"]]

    assert cut(*rows, columns=[50.0, 150.0, 250.0, 350.0]) == rows


def test_a_group_whose_words_a_page_parts_is_whole_on_both_pages():
    rows = (["（五）不予", "1.信访举报投诉类申请", "3"], ["处理", "2.重复申请", "4"])

    found = cut(*rows, columns=[50.0, 150.0, 300.0, 400.0])

    assert found == [
        ["（五）不予处理", "1.信访举报投诉类申请", "3"],
        ["（五）不予处理", "2.重复申请", "4"],
    ]
