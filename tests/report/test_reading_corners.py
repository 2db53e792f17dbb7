"""Corners of the reader: what is rare in published reports, and told of when it comes."""

import random

import pytest
from tests.report.documents import LAYOUTS, Grid, blocks_of, html_text, score, xlsx_bytes

from gongkai.report.form import COLUMNS
from gongkai.report.model import NotAReport
from gongkai.report.reading import read_bytes

STANDARD = LAYOUTS[0]


def made(seed=1):
    found, report = blocks_of(seed, STANDARD)
    grids = [block for block in found if isinstance(block, Grid)]
    return found, report, {"2": grids[0], "3": grids[1], "4": grids[-1]}


def read_page(found, head='<meta charset="utf-8">'):
    return read_bytes(html_text(found, head=head).encode(), "年报.html")


def row(*texts):
    return [(text, 1, 1) for text in texts]


def test_a_column_in_other_words_is_told_of():
    found, report, grids = made()
    grids["3"].rows[2][2] = ("社会公益", 1, 1)

    again = read_page(found)

    assert again.reading.labels == {"applications.*.welfare": "社会公益"}
    assert score(again, report.cells).right == len(report.cells)


def test_a_heading_numbered_beyond_ten_is_read_as_a_number():
    for printed in ("十一、其他需要报告的事项", "二十一、其他需要报告的事项"):
        found, report, _ = made()
        found[found.index("六、其他需要报告的事项")] = printed

        again = read_page(found)

        assert again.sections == report.sections
        assert ("sections.other" in again.reading.labels) == (printed[0] == "十")


def test_a_row_with_words_among_its_figures_is_not_laid_out_by_its_sum():
    found, report, grids = made()
    grids["3"].rows[0:3] = []
    grids["3"].rows[0][1:] = row("见附件", "0", "0", "0", "0", "0")

    again = read_page(found)

    assert score(again, report.cells).silent == ()


def test_more_figures_than_could_be_tried_leave_the_row_undecided():
    found, report, grids = made()
    grids["3"].rows[3][1:] = row(*["1"] * 40)

    again = read_page(found)

    assert again["applications.received.total"] is None
    assert any(note.where == "applications.received" for note in again.reading.doubts)


def test_a_column_header_over_two_cells_leaves_two_figures_undecided():
    found, report, grids = made()
    head = [("事项", 1, 3), *row(*[column.label for column in COLUMNS])]
    head[3] = (head[3][0], 1, 2)
    grids["3"].rows[:3] = [head]
    for line in grids["3"].rows[1:]:
        line.insert(len(line) - 4, ("", 1, 1))
    grids["3"].rows[2][-5] = ("3", 1, 1)

    again = read_page(found)

    assert score(again, report.cells).silent == ()


def test_table_2_of_the_old_form_by_columns_and_its_gaps():
    found, _, grids = made()
    table = Grid(
        [
            row("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"),
            row("规章", "1", "", "3"),
            row("规范性文件", "4", "约5", "6"),
            row("信息内容", "采购项目数量", "采购总金额"),
            [("政府集中采购", 1, 1), ("7", 1, 1), ("12.5万元", 1, 2)],
            row("行政许可", "1", "2", "3", "4"),
            row("行政处罚", ""),
            row("合计", "9"),
        ]
    )
    found[found.index(grids["2"])] = table

    again = read_page(found)

    assert again.edition == "2019"
    assert again.extra == {
        "规章/本年新制作数量": 1,
        "规章/对外公开总数量": 3,
        "规范性文件/本年新制作数量": 4,
        "规范性文件/本年新公开数量": "约5",
        "规范性文件/对外公开总数量": 6,
        "政府集中采购/采购项目数量": 7,
        "政府集中采购/采购总金额": "12.5万元",
    }
    assert any("行政许可" in note.what for note in again.reading.doubts)


def test_an_old_year_without_table_2_is_of_the_old_form():
    found, _, grids = made()
    found[0] = "云溪县人民政府2020年政府信息公开工作年度报告"
    found.remove(grids["2"])
    closed = [line for line in grids["3"].rows if any("（六）" in cell[0] for cell in line)]
    at = grids["3"].rows.index(closed[0])
    grids["3"].rows[at : at + 3] = [[("（六）其他处理", 1, 2), *row(*["0"] * 7)]]

    again = read_page(found)

    assert (again.year, again.edition) == (2020, "2019")


def test_table_4_reordered_and_out_of_step_with_its_header_is_not_taken():
    found, report, grids = made()
    names = ["总计", "结果维持", "结果纠正", "其他结果", "尚未审结"]
    data = row("", *[str(at) for at in range(1, 6)])
    grids["4"].rows[:] = [[("行政复议", 1, 5)], row(*names), data]

    again = read_page(found)

    assert again["remedies.reconsideration.total"] is None
    assert any(note.where == "remedies.reconsideration" for note in again.reading.doubts)


def test_words_between_the_rows_of_table_4_are_passed_over():
    found, report, grids = made()
    grids["4"].rows.insert(3, row("注：按收案时间统计", ""))

    again = read_page(found)

    assert score(again, report.cells).right == len(report.cells)


def test_parts_that_stand_in_a_tables_cells_are_found():
    found, report, _ = made()
    at = found.index("五、存在的主要问题及改进情况")
    found[at : at + 3] = [
        Grid([row("五、存在的主要问题及改进情况", report.sections["problems"]), row("", "")])
    ]

    again = read_page(found)

    assert again.sections["problems"].replace(" ", "\n") == report.sections["problems"]


def test_headings_run_into_their_text_and_invisible_characters():
    found, report, _ = made()
    at = found.index("五、存在的主要问题及改进情况")
    found[at : at + 2] = ["\u200b", "五、存在的主要问题及改进情况" + found[at + 1]]
    at = found.index("一、总体情况")
    found[at] = "一、总体情况。"

    again = read_page(found)

    assert again.sections == report.sections


def test_a_breadcrumb_is_not_taken_for_the_title():
    found, report, _ = made()
    found[:0] = ["当前位置：首页", "政府信息公开年报", "政府信息公开工作年度报告"]

    again = read_page(found, head="<title> </title>")

    assert (again.title, again.organ) == (report.title, report.organ)


def test_the_organ_may_stand_above_a_bare_title_and_the_year_in_the_text():
    found, _, _ = made()
    found[:2] = ["政府信息公开工作年度报告", "统计期限自 2025年1月1日起。"]

    again = read_page(found)

    assert (again.organ, again.year) == ("", 2025)


def test_a_markdown_table_may_end_the_file_and_one_cell_is_no_table():
    lines = ["# 云溪县2023年政府信息公开工作年度报告", "## 三、收到和处理政府信息公开申请情况"]
    lines += ["| 一、本年新收 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |", "|---|---|---|---|---|---|---|---|"]
    lines += ["| 二、上年结转 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |", "\t说明文字。"]
    lines += ["| 四、结转下年度 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |"]

    again = read_bytes("\n".join(lines).encode(), "年报.md")

    assert again["applications.received.total"] == 1
    assert again["applications.carried_over.natural_person"] == 1


def test_a_page_of_nothing_but_a_comment_is_refused():
    with pytest.raises(NotAReport, match="无法解析"):
        read_bytes(b"<!doctype html><!-- -->", "空页.html")


def test_damaged_bytes_never_end_in_anything_but_a_sentence():
    rng = random.Random(3)
    found, _, _ = made()
    page, book = html_text(found).encode(), xlsx_bytes(found)
    refusals = []
    for _ in range(60):
        data = bytearray(rng.choice((page, book)))
        for _ in range(rng.randint(1, 40)):
            data[rng.randrange(len(data))] = rng.randrange(256)
        del data[rng.randrange(len(data)) :]

        try:
            read_bytes(bytes(data), "损坏")
        except NotAReport as error:
            refusals.append(str(error))

    assert all("“损坏”" in refusal for refusal in refusals)


def test_a_blank_among_figures_whose_total_is_wrong_is_doubted_but_not_taken_away():
    found, report, grids = made()
    grids["3"].rows[3][1:] = row("", "15", "1", "0", "0", "0", "99")

    again = read_page(found)

    assert again["applications.received.business"] == 15
    assert any(note.where == "applications.received" for note in again.reading.doubts)


def test_a_table_of_one_cell_is_a_frame_round_its_text():
    found, report, _ = made()
    text = html_text(found).replace("<div>", "<div><table><tr><td>公告</td></tr></table>")

    again = read_bytes(text.encode(), "年报.html")

    assert score(again, report.cells).right == len(report.cells)


def test_a_row_printed_twice_alike_is_one_row():
    found, report, grids = made()
    grids["3"].rows.append(list(grids["3"].rows[-1]))

    again = read_page(found)

    assert score(again, report.cells).right == len(report.cells)
    assert again.reading.doubts == ()


def test_a_label_of_the_old_table_2_without_figures_gives_nothing():
    found, _, grids = made()
    at = found.index(grids["2"])
    found[at : at + 1] = ["信息内容 本年新制作数量 对外公开总数量", "规章", "—", "规范性文件"]

    again = read_page(found)

    assert again.edition == "2019"
    assert set(again.extra) == set()
