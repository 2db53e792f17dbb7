"""What plain text and other surroundings do to a report."""

import json
import random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.report.documents import (
    LAYOUTS,
    Grid,
    blocks_of,
    document,
    html_text,
    score,
    tabs_text,
)
from tests.report.strategies import consistent_reports

from gongkai.report.reading import read_bytes
from gongkai.report.schema import as_json

STANDARD = LAYOUTS[0]


def test_lines_that_a_page_broke_are_joined_and_links_left_out():
    found, report = blocks_of(7, STANDARD)
    at = found.index("二、主动公开政府信息情况")
    broken = [
        "本机关办理的各类申请均在法定期限内答复，其中当面答复群众提出的政策咨询共计一百二十余",
        "次。",
    ]
    found[at:at] = [*broken, "[分享](#)", "-----"]

    again = read_bytes(tabs_text(found).encode(), "年报.txt")

    assert again.sections["overview"].endswith("一百二十余次。")


def test_a_table_of_contents_is_not_taken_for_the_parts():
    found, report = blocks_of(8, STANDARD)
    titles = [block for block in found if isinstance(block, str) and block[1:2] == "、"]
    found[2:2] = ["目录", *[f"{title}……{page}" for page, title in enumerate(titles, start=1)]]

    again = read_bytes(html_text(found).encode(), "年报")

    assert again.sections == report.sections
    assert score(again, report.cells).right == len(report.cells)


def test_a_row_printed_twice_with_other_figures_is_not_taken():
    found, report = blocks_of(9, STANDARD)
    table = next(block for block in found if isinstance(block, Grid) and len(block.rows) > 20)
    table.rows.append(
        [("四、结转下年度继续办理", 1, 3), *[(str(at), 1, 1) for at in range(90, 97)]]
    )

    again = read_bytes(html_text(found).encode(), "年报")

    assert again["applications.carried_over.natural_person"] is None
    assert any("出现两次" in note.what for note in again.reading.doubts)


def test_a_row_of_the_offices_own_is_told_of():
    found, report = blocks_of(10, STANDARD)
    table = next(block for block in found if isinstance(block, Grid) and len(block.rows) > 20)
    table.rows.insert(4, [("其中：网上申请", 1, 3), *[("8", 1, 1)] * 7])

    again = read_bytes(html_text(found).encode(), "年报")

    assert "其中：网上申请" in again.reading.strangers
    assert score(again, report.cells).silent == ()
    assert any("其中：网上申请" in note.what for note in again.reading.doubts)


@settings(max_examples=10)
@given(report=consistent_reports())
def test_json_is_read_as_it_was_written(report):
    data = json.dumps(as_json(report), ensure_ascii=False).encode()

    again = read_bytes(data, "年报.json")

    assert {path: again[path] for path in report.form.paths} == {
        path: report[path] for path in report.form.paths
    }
    assert again.reading.source == "年报.json"


@settings(max_examples=10)
@given(seed=st.integers(0, 10**9))
def test_any_invented_report_is_read_whole_from_a_page(seed):
    made = document(seed, random.Random(seed).choice(LAYOUTS[:8]), "html")

    again = read_bytes(made.data, made.name)

    assert score(again, made.cells).right == len(made.cells)
