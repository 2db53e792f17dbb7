"""Table 3 and the parts as offices arrange them: cut by a page, out of place, misspelt."""

import random

from tests.report.documents import (
    LAYOUTS,
    Grid,
    blocks_of,
    html_text,
    score,
    xlsx_bytes,
)

from gongkai.report.form import COLUMNS, FORM_2021, RESULTS
from gongkai.report.reading import read_bytes

STANDARD = LAYOUTS[0]
NAMES = [result.label for result in RESULTS]


def made(seed=1, layout=STANDARD):
    found, report = blocks_of(seed, layout)
    grids = [block for block in found if isinstance(block, Grid)]
    return found, report, {"2": grids[0], "3": grids[1], "4": grids[-1]}


def read_page(found):
    return read_bytes(html_text(found).encode(), "年报.html")


def values(report, block):
    return [str(report[f"remedies.{block.key}.{result.key}"]) for result in RESULTS]


def row(*texts):
    return [(text, 1, 1) for text in texts]


def test_another_header_than_the_forms_is_passed_over():
    found, report, grids = made()
    grids["3"].rows[:3] = [row("项目", "", "", *[f"数据{at}" for at in range(1, 8)])]

    again = read_page(found)

    assert score(again, report.cells).right == len(report.cells)


def test_a_missing_column_is_told_of():
    found, report, grids = made()
    for line in grids["3"].rows[3:]:
        del line[-4]
    del grids["3"].rows[2][2]
    grids["3"].rows[0][1] = ("申请人情况", 1, 6)
    grids["3"].rows[1][1] = ("法人或其他组织", 1, 4)

    again = read_page(found)

    assert score(again, report.cells).silent == ()


def test_a_misspelt_column_is_found_between_its_neighbours_and_told_of():
    found, report, grids = made()
    grids["3"].rows[2][2] = ("社会公盖组积", 1, 1)
    grids["3"].rows[1][0] = ("个人", 2, 1)
    for line in grids["3"].rows[3:6]:
        line[-7:] = [("" if text == "0" else text, tall, wide) for text, tall, wide in line[-7:]]

    again = read_page(found)

    assert score(again, report.cells).silent == ()
    assert again.reading.labels["applications.*.welfare"] == "社会公盖组积"
    assert again["applications.handled.total"] == report["applications.handled.total"]


def test_columns_in_another_order_are_read_by_their_names_or_doubted():
    found, report, grids = made()
    order = [6, 0, 1, 2, 3, 4, 5]
    names = [COLUMNS[at].label for at in order]
    grids["3"].rows[:3] = [[("事项", 1, 3), *row(*names)]]
    for line in grids["3"].rows[1:]:
        line[-7:] = [line[-7:][at] for at in order]

    again = read_page(found)

    assert score(again, report.cells).silent == ()


def test_a_row_cut_in_two_by_a_page_is_put_together():
    found, report, grids = made()
    rows = grids["3"].rows
    last = rows.pop()
    rows.append([last[0], *row(*[""] * 7)])
    rows.append([("", 1, 3), *last[1:]])

    again = read_page(found)

    assert score(again, report.cells).right == len(report.cells)


def test_a_label_cut_in_two_by_a_page_is_put_together():
    found, report, grids = made()
    rows = grids["3"].rows
    last = rows.pop()
    rows.append([("四、结转下年", 1, 3), *row(*[""] * 7)])
    rows.append([("度继续办理", 1, 3), *last[1:]])

    again = read_page(found)

    carried = [f"applications.carried_over.{column.key}" for column in COLUMNS]
    assert [again[path] for path in carried] == [report[path] for path in carried]


def test_rows_in_another_order_are_found_by_their_labels():
    found, report, grids = made()
    rows = grids["3"].rows
    rows[3], rows[4] = rows[4], rows[3]

    again = read_page(found)

    assert score(again, report.cells).right == len(report.cells)


def test_tables_at_the_end_of_the_document_are_found_there():
    found, report, grids = made()
    found = [block for block in found if isinstance(block, str)] + list(grids.values())

    again = read_page(found)

    assert score(again, report.cells).right == len(report.cells)


def test_parts_misnumbered_and_misspelt_are_found_and_told_of():
    found, report, _ = made()
    found[found.index("五、存在的主要问题及改进情况")] = "四、存在主要问题及改迸情况"
    found[found.index("六、其他需要报告的事项")] = "七、其他需要报告的事项"

    again = read_page(found)

    assert again.sections == report.sections
    assert again.reading.labels == {
        "sections.problems": "四、存在主要问题及改迸情况",
        "sections.other": "七、其他需要报告的事项",
    }


def test_labels_misspelt_in_ways_that_were_published_are_read_and_quoted():
    found, report, grids = made()
    grids["3"].rows[:] = [
        [(text.replace("法规禁止公开", "止公开"), *span) for text, *span in line]
        for line in grids["3"].rows
    ]
    found = [
        block.replace("行政复议、", "行政法复议、") if isinstance(block, str) else block
        for block in found
    ]

    again = read_page(found)

    assert again.cells == report.cells
    assert "行政止公开" in again.reading.labels["applications.refused_prohibited"]
    assert "行政法复议" in again.reading.labels["sections.remedies"]


def test_a_sheet_of_narrative_cells_and_a_title_over_two_lines():
    found, report, _ = made(3)
    found[:1] = [report.organ, f"{report.year}年政府信息公开工作年度报告"]

    again = read_bytes(xlsx_bytes(found), "年报.xlsx")

    assert (again.organ, again.year) == (report.organ, report.year)
    assert again.sections == report.sections


def test_organ_and_year_are_taken_from_the_preface_where_the_title_is_bare():
    found, report, _ = made()
    found[0] = "政府信息公开工作年度报告"
    found[1] = (
        "本报告由云溪县教育局按照有关规定编制。"
        "所列数据的统计期限自2024年1月1日起至2024年12月31日止。"
    )

    again = read_page(found)

    assert (again.organ, again.year) == ("云溪县教育局", 2024)


def test_a_year_in_chinese_figures_and_the_title_of_the_page():
    found, report, _ = made()
    head = '<meta charset="utf-8"><title>柳湾镇人民政府二〇二三年政府信息公开工作年度报告</title>'

    again = read_bytes(html_text(found[1:], head=head).encode(), "年报.html")

    assert (again.organ, again.year) == ("柳湾镇人民政府", 2023)


def test_every_row_can_be_the_missing_one():
    for row_of_form in FORM_2021.rows:
        found, report, grids = made()
        label = row_of_form.label
        grids["3"].rows[:] = [
            [cell for cell in line if not _is_value_of(line, label, cell)]
            for line in grids["3"].rows
        ]

        again = read_page(found)

        assert score(again, report.cells).silent == ()
        assert again[f"applications.{row_of_form.key}.total"] is None


def _is_value_of(line, label, cell):
    return any(text == label for text, _, _ in line) and (cell[0] == label or cell in line[-7:])


def test_figures_shifted_at_random_are_never_wrong_without_a_word():
    rng = random.Random(7)
    for seed in range(30):
        found, report, grids = made(seed)
        for line in rng.sample(grids["3"].rows[3:], 8):
            at = len(line) - rng.randint(0, 7)
            if rng.random() < 0.5:
                line.insert(at, (rng.choice(("", "0")), 1, 1))
            else:
                del line[-1 - rng.randint(0, 6)]

        again = read_page(found)

        assert score(again, report.cells).silent == ()
