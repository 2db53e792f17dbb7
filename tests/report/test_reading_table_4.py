"""Table 4 as offices arrange it: in one row, in three tables, turned, reordered."""

from tests.report.documents import (
    LAYOUTS,
    Grid,
    blocks_of,
    html_text,
    lines_text,
    score,
    tabs_text,
)

from gongkai.report.form import REMEDIES, RESULTS
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


def with_table_4(found, grids, *blocks):
    at = found.index(grids["4"])
    found[at : at + 1] = blocks
    return found


def row(*texts):
    return [(text, 1, 1) for text in texts]


def test_table_4_in_three_tables_under_their_own_headings():
    found, report, grids = made()
    blocks = []
    for block, name in zip(
        REMEDIES,
        ["行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）"],
        strict=True,
    ):
        blocks += [name, Grid([row(*NAMES), row(*values(report, block))])]

    again = read_page(with_table_4(found, grids, *blocks))

    assert score(again, report.cells).right == len(report.cells)
    assert again.reading.labels == {}


def test_table_4_in_one_table_of_five_and_one_of_ten():
    found, report, grids = made()
    first = Grid([[("行政复议", 1, 5)], row(*NAMES), row(*values(report, REMEDIES[0]))])
    heads = [[("行政诉讼", 1, 10)], [("未经复议直接起诉", 1, 5), ("复议后起诉", 1, 5)]]
    data = values(report, REMEDIES[1]) + values(report, REMEDIES[2])
    second = Grid([*heads, row(*NAMES * 2), row(*data)])

    again = read_page(with_table_4(found, grids, first, second))

    assert score(again, report.cells).right == len(report.cells)


def test_table_4_with_a_row_for_each_block():
    found, report, grids = made()
    rows = [row(block.headings[-1], *values(report, block)) for block in REMEDIES]

    again = read_page(with_table_4(found, grids, Grid([row("", *NAMES), *rows])))

    assert score(again, report.cells).right == len(report.cells)


def test_table_4_with_a_row_for_each_figure():
    found, report, grids = made()
    blocks = []
    for block in REMEDIES:
        lines = [row(name, value) for name, value in zip(NAMES, values(report, block), strict=True)]
        blocks += [block.headings[-1], Grid(lines)]

    again = read_page(with_table_4(found, grids, *blocks))

    assert score(again, report.cells).right == len(report.cells)


def test_five_figures_without_a_name_are_not_taken():
    found, report, grids = made()
    nameless = Grid([row(*NAMES), row("4", "0", "1", "0", "5")])

    again = read_page(with_table_4(found, grids, nameless))

    assert all(again[f"remedies.{block.key}.total"] is None for block in REMEDIES)
    assert any("不能确定" in note.what for note in again.reading.doubts)


def test_a_row_of_words_and_blanks_in_table_4_without_a_header_is_passed_over():
    found, report, grids = made()
    table = Grid([row("单位", "件"), row("—", ""), row("4", "1")])

    again = read_page(with_table_4(found, grids, table))

    assert all(again[f"remedies.{block.key}.total"] is None for block in REMEDIES)


def test_fifteen_figures_without_any_header_are_taken_in_order():
    found, report, grids = made()
    data = [value for block in REMEDIES for value in values(report, block)]

    again = read_page(with_table_4(found, grids, Grid([row(*data)])))

    assert score(again, report.cells).right == len(report.cells)


def test_the_first_block_left_blank_stays_blank():
    found, report, grids = made()
    grids["4"].rows[-1][:5] = row("", "", "", "", "")

    again = read_bytes(tabs_text(found).encode(), "年报.txt")

    assert values(again, REMEDIES[0]) == ["None"] * 5
    assert values(again, REMEDIES[1]) == values(report, REMEDIES[1])


def test_a_figure_missing_from_table_4_leaves_its_row_undecided_where_places_are_lost():
    found, report, grids = made()
    del grids["4"].rows[-1][3]

    again = read_bytes(lines_text(found).encode(), "年报.txt")

    assert score(again, report.cells).silent == ()


def test_table_4_in_another_order_is_read_by_its_names():
    found, report, grids = made()
    order, blocks = [4, 0, 1, 2, 3], [REMEDIES[at] for at in (1, 2, 0)]
    heads = [
        [("行政诉讼", 1, 10), ("行政复议", 2, 5)],
        [("未经复议直接起诉", 1, 5), ("复议后起诉", 1, 5)],
    ]
    data = [values(report, block)[at] for block in blocks for at in order]
    table = Grid([*heads, row(*[NAMES[at] for at in order] * 3), row(*data)])

    again = read_page(with_table_4(found, grids, table))

    assert score(again, report.cells).right == len(report.cells)


def test_names_of_columns_on_two_rows_are_one_header():
    found, report, grids = made()
    upper = row(*NAMES[:4], "", *NAMES, *NAMES)
    lower = row(*[""] * 4, NAMES[4], *[""] * 10)
    data = [value for block in REMEDIES for value in values(report, block)]

    again = read_page(with_table_4(found, grids, Grid([upper, lower, row(*data)])))

    assert score(again, report.cells).right == len(report.cells)


def test_fifteen_figures_are_three_blocks_where_the_header_has_lost_names():
    found, report, grids = made()
    names = row(*[""] * 5, *NAMES, *NAMES)
    data = [value for block in REMEDIES for value in values(report, block)]

    again = read_page(with_table_4(found, grids, Grid([names, row(*data)])))

    assert score(again, report.cells).right == len(report.cells)


def test_fourteen_columns_are_not_taken_for_the_ten_of_the_lawsuits():
    found, report, grids = made()
    names = row(*NAMES, *NAMES, f"{NAMES[0]}{NAMES[1]}", *NAMES[2:])
    data = row("1", "", "", "27", "28", "27", "", "1", "27", "55", "", "", "", "")

    again = read_page(with_table_4(found, grids, Grid([names, data])))

    assert all(value == "None" for block in REMEDIES for value in values(again, block))
