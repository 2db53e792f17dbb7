"""Tables without rules: rows and columns told by what stands apart, figures only where sure."""

import pytest
from tests.report.documents import score
from tests.report.kinds import is_damaged
from tests.report.reading_pdf.drawn import Drawing, texts
from tests.report.reading_pdf.presses import PDF_KINDS

from gongkai.report.reading import read_bytes

SEEDS = (7_000_004, 7_000_020, 7_000_034, 7_000_038)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_fresh_report_without_rules_is_read_and_never_silently_wrong(seed):
    (sample,) = PDF_KINDS["pdf, without rules, typst"]([seed])
    assert not is_damaged(sample.layout)

    found = score(read_bytes(sample.data, sample.name), sample.cells)

    assert found.silent == ()
    assert found.right >= 0.98 * len(sample.cells)


def table(drawing: Drawing) -> list[list[str]]:
    """The one table that is read."""
    return next(block for block in texts(drawing) if isinstance(block, list))


def row(drawing: Drawing, y: float, label: str, *values: str) -> None:
    """A label, and figures 50 points apart."""
    drawing.text(50, y, label)
    for at, value in enumerate(values):
        drawing.text(300 + 50 * at, y, value)


def started() -> Drawing:
    drawing = Drawing()
    drawing.prose(60)
    row(drawing, 150, "（一）予以公开", "1", "2", "3")
    return drawing


def test_a_label_of_several_lines_has_the_figures_in_their_middle():
    drawing = started()
    drawing.text(50, 180, "（二）部分公开（区分处理的，只计这")
    row(drawing, 187, "", "4", "5", "6")
    drawing.text(50, 194, "一情形，不计其他情形）")
    row(drawing, 224, "（七）总计", "7", "8", "9")

    assert [own[0] for own in table(drawing)] == [
        "（一）予以公开",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        "（七）总计",
    ]
    assert table(drawing)[1][1:] == ["4", "5", "6"]


def test_labels_that_are_no_further_apart_than_their_lines_are_told_by_their_words():
    drawing = started()
    row(drawing, 164, "（七）总计", "4", "5", "6")
    row(drawing, 178, "四、结转下年度继续办理", "7", "8", "9")

    assert [own[0] for own in table(drawing)] == [
        "（一）予以公开",
        "（七）总计",
        "四、结转下年度继续办理",
    ]


def test_a_note_below_its_figure_belongs_to_it():
    drawing = started()
    row(drawing, 180, "（七）总计", "4", "5", "6")
    drawing.text(345, 194, "（其中")
    drawing.text(345, 208, "1件）")
    row(drawing, 240, "四、结转下年度继续办理", "7", "8", "9")

    assert table(drawing)[1] == ["（七）总计", "4", "5（其中1件）", "6"]


def test_words_below_words_in_a_column_are_one_remark():
    drawing = Drawing()
    drawing.prose(60)
    for at, name in enumerate(("自然人", "商业", "总计", "备注")):
        drawing.text(300 + 50 * at, 120, name)
    row(drawing, 150, "（一）予以公开", "1", "2", "3")
    drawing.text(450, 150, "一件为")
    drawing.text(50, 180, "（二）部分公开（区分处理的，只计这")
    row(drawing, 187, "", "4", "5", "6")
    drawing.text(450, 180, "补正后")
    drawing.text(450, 194, "才受理")
    drawing.text(50, 194, "一情形，不计其他情形）")
    row(drawing, 224, "（七）总计", "7", "8", "9")

    assert table(drawing)[2][1:] == ["4", "5", "6", "补正后才受理"]


def test_digits_below_digits_are_not_taken_for_a_figure():
    drawing = started()
    row(drawing, 180, "（七）总计", "14", "5", "6")
    drawing.text(300, 194, "23")
    row(drawing, 240, "四、结转下年度继续办理", "7", "8", "9")

    own = next(own for own in table(drawing) if own[0] == "（七）总计")

    assert all(cell.endswith(" -") for cell in own[1:])


def wrapped(label: str) -> list[str]:
    """What is read of a row whose figures are all broken where their column ends."""
    drawing = Drawing()
    drawing.prose(60)
    row(drawing, 150, "（一）予以公开", "1", "2", "3")
    drawing.text(50, 180, label)
    row(drawing, 173, "", "12", "34", "56")
    row(drawing, 187, "", "7", "8", "9")
    drawing.text(50, 220, "（二）部分公开（区分处理的，只计这")
    row(drawing, 227, "", "4", "5", "6")
    drawing.text(50, 234, "一情形，不计其他情形）")
    return table(drawing)[1]


def test_digits_that_fill_their_column_go_on_below_beside_the_forms_own_label():
    assert wrapped("（七）总计") == ["（七）总计", "127", "348", "569"]


def test_digits_that_fill_their_column_beside_another_label_are_not_taken():
    assert all(cell.endswith(" -") for cell in wrapped("（七）总结")[1:])


def test_figures_beside_no_label_are_not_taken():
    drawing = started()
    row(drawing, 165, "", "4", "5", "6")
    row(drawing, 300, "（七）总计", "7", "8", "9")

    assert table(drawing) == [
        ["（一）予以公开", "1 -", "2 -", "3 -"],
        ["", "4 -", "5 -", "6 -"],
        ["（七）总计", "7", "8", "9"],
    ]


def test_a_misspelt_label_beside_the_rest_of_its_words_gives_no_figures():
    drawing = started()
    row(drawing, 180, "1.信访举投诉类", "116", "5", "6")
    row(drawing, 193, "请", "4", "", "")
    row(drawing, 230, "（七）总计", "7", "8", "9")

    own = next(own for own in table(drawing) if "信访" in own[0])

    assert all(cell.endswith(" -") or " " in cell for cell in own[1:])


def test_words_beside_the_figures_of_a_table_without_a_header_are_no_column():
    drawing = started()
    drawing.text(450, 150, "补正")
    row(drawing, 180, "（七）总计", "4", "5", "6", "2")
    row(drawing, 210, "四、结转下年度继续办理", "7", "8", "9")

    assert [own[1:] for own in table(drawing)] == [
        ["1", "2", "3"],
        ["4", "5", "6"],
        ["7", "8", "9"],
    ]


def test_a_short_label_that_goes_on_below_is_not_taken_for_another_row():
    drawing = started()
    drawing.text(50, 180, "（二）部分公开（区分处理的，只计这")
    row(drawing, 180, "", "4", "5", "6")
    drawing.text(50, 194, "一情形，不计其他情形）")
    row(drawing, 230, "2.其他", "4", "5", "6")
    drawing.text(50, 244, "法律行政法规禁止")
    drawing.page()
    drawing.text(50, 60, "公开")
    row(drawing, 90, "（七）总计", "7", "8", "9")

    assert [own[0] for own in table(drawing)][2:] == [
        "2.其他法律行政法规禁止公开",
        "（七）总计",
    ]


def test_figures_beside_the_labels_of_two_rows_are_not_taken():
    drawing = Drawing()
    drawing.prose(60)
    for at, name in enumerate(("自然人", "商业", "总计", "备注")):
        drawing.text(300 + 50 * at, 120, name)
    for y, group, label in ((150, "不予公开", "1.属于国家秘密"), (180, "", "8.属于行政查询事项")):
        drawing.text(50, y, group)
        row(drawing, y, "", "1", "2", "3")
        drawing.text(130, y, label)
    drawing.text(50, 210, "其他处理")
    drawing.text(130, 210, "2.申请人逾期未按收费通知")
    row(drawing, 210, "", "1", "2", "3")
    drawing.text(130, 224, "要求缴纳费用、行政机关不")
    drawing.text(130, 238, "再处理其政府信息公开申请")
    drawing.text(130, 268, "3.其他")
    drawing.text(450, 268, "补正")
    drawing.text(450, 282, "后受理")
    drawing.text(80, 296, "总计")
    row(drawing, 296, "", "7", "8", "9", "补正")

    last = table(drawing)[-1]

    assert all(cell.endswith(" -") for cell in last[1:])


def test_digits_broken_in_a_table_without_labels_are_not_taken():
    drawing = Drawing()
    drawing.prose(60)
    for at, name in enumerate(("结果维持", "结果纠正", "总计")):
        drawing.text(100 + 150 * at, 120, name)
    for y, values in ((150, "—2"), (164, "3 7"), (240, "4—5")):
        for at, value in enumerate(values):
            drawing.text(100 + 150 * at, y, value)

    assert [[cell[-2:] == " -" for cell in own if cell] for own in table(drawing)[1:]] == [
        [True, True],
        [True, True],
        [False, False, False],
    ]


def test_digits_and_units_below_one_another_are_one_figure_where_the_form_has_a_single_row():
    drawing = Drawing()
    drawing.prose(60)
    for at, (name, value) in enumerate(
        (
            ("结果维持", "27"),
            ("结果纠正", "4"),
            ("其他结果", "5件"),
            ("尚未审结", "/"),
            ("总计", "36"),
        )
    ):
        for line, character in enumerate(name):
            drawing.text(60 + 100 * at, 120 + 14 * line, character)
        for line, character in enumerate(value):
            drawing.text(60 + 100 * at, 200 + 14 * line - 7 * (len(value) - 1), character)

    assert table(drawing)[1] == ["27", "4", "5件", "/", "36"]


def test_a_row_cut_by_the_page_is_made_whole():
    drawing = started()
    row(drawing, 200, "四、结转下年度", "4", "5", "6")
    drawing.page()
    drawing.text(50, 60, "继续办理")
    row(drawing, 90, "（七）总计", "7", "8", "9")

    assert table(drawing)[1] == ["四、结转下年度继续办理", "4", "5", "6"]


def test_zeros_left_blank_leave_their_row_and_column_in_place():
    drawing = Drawing()
    drawing.prose(60)
    for at, name in enumerate(("自然人", "商业", "总计")):
        drawing.text(300 + 50 * at, 120, name)
    row(drawing, 150, "（一）予以公开", "", "2", "2")
    drawing.text(50, 180, "（二）部分公开")
    row(drawing, 210, "（七）总计", "", "2", "2")

    assert table(drawing) == [
        ["自然人", "商业", "总计"],
        ["（一）予以公开", "", "2", "2"],
        ["（二）部分公开", "", "", ""],
        ["（七）总计", "", "2", "2"],
    ]


def test_notes_that_touch_are_two_cells_words():
    drawing = started()
    row(drawing, 180, "（七）总计", "4", "5", "6")
    drawing.text(280, 194, "（其中甲")
    drawing.text(320, 194, "（其中乙")
    drawing.text(290, 208, "1件）")
    drawing.text(340, 208, "2件）")
    row(drawing, 240, "四、结转下年度继续办理", "7", "8", "9")

    assert table(drawing)[1] == ["（七）总计", "4（其中甲1件）", "5（其中乙2件）", "6"]


def test_a_note_that_begins_beside_its_figure_goes_on_below():
    drawing = started()
    row(drawing, 180, "（七）总计", "4", "5（其中", "6")
    drawing.text(350, 194, "1件）")
    row(drawing, 230, "四、结转下年度继续办理", "7", "8", "9")

    assert table(drawing)[1] == ["（七）总计", "4", "5（其中1件）", "6"]
