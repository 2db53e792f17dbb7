"""What stands in a single cell: figures with notes, marks, wrong units."""

from decimal import Decimal

import pytest
from tests.report.documents import (
    LAYOUTS,
    Grid,
    blocks_of,
    docx_of,
    html_text,
)

from gongkai.report.reading import read_bytes

STANDARD = LAYOUTS[0]


@pytest.mark.parametrize(
    ("words", "value", "is_doubted"),
    [
        ("１２", 12, False),
        ("1,234", 1234, False),
        ("+43", 43, False),
        ("-3", -3, False),
        ("－3", -3, False),
        ("22（其中修订16件）", 22, False),
        ("7 件", 7, False),
        ("／", None, False),
        ("——", None, False),
        ("无", None, False),
        ("251000元", None, True),
        ("007", None, True),
        ("1.5", None, True),
        ("1,23", None, True),
        ("12 34", None, True),
        ("1234567890123", None, True),
        ("见附件", None, True),
        ("约5件左右", None, True),
        ("1" * 5000, None, True),
    ],
)
def test_what_stands_in_a_cell(words, value, is_doubted):
    found, _ = blocks_of(12, STANDARD)
    table = next(block for block in found if isinstance(block, Grid) and len(block.rows) > 20)
    table.rows[3][2] = (words, 1, 1)

    again = read_bytes(html_text(found).encode(), "年报")

    path = "applications.received.business"
    assert again[path] == value
    assert any(note.where == path for note in again.reading.doubts) == is_doubted


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("14722.49", Decimal("14722.49")),
        ("１,234.5万元", Decimal("1234.5")),
        ("251000元", None),
        ("0", Decimal(0)),
    ],
)
def test_fees_are_read_in_ten_thousand_yuan_and_never_converted(words, value):
    found, _ = blocks_of(13, STANDARD)
    table = next(block for block in found if isinstance(block, Grid))
    table.rows[-1][1] = (words, 1, 3)

    again = read_bytes(html_text(found).encode(), "年报")

    assert again["proactive.fees.fees_10k_yuan"] == value


def test_a_bare_document_of_headings_only_is_read_as_blank():
    body = "".join(
        f"<w:p><w:r><w:t>{title}</w:t></w:r></w:p>"
        for title in (
            "一、总体情况",
            "二、主动公开政府信息情况",
            "三、收到和处理政府信息公开申请情况",
            "四、政府信息公开行政复议、行政诉讼情况",
        )
    )

    again = read_bytes(docx_of(body), "年报")

    assert set(again.cells.values()) == {None}
    assert again.reading.labels["sections.other"] == ""
