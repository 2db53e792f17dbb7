"""What a DOC file says of its text, piece by piece and row by row, is read as Word shows it."""

import struct

import pytest
from tests.report.reading_word97.binaries import (
    CP1252,
    ENDS_ROW,
    IN_TABLE,
    LONG_TABS,
    container,
    doc,
    row,
)

from gongkai.report.model import NotAReport
from gongkai.report.reading import read_bytes
from gongkai.report.reading.blocks import Block, Cell, Paragraph, Table
from gongkai.report.reading.word97 import document_of

WIDE_ROW = b"\x46\x66" + struct.pack("<I", 1_000_000)
ROW_END = IN_TABLE + ENDS_ROW


def read(paragraphs, **said) -> tuple[Block, ...]:
    return document_of(doc(paragraphs, **said), "年报.doc").blocks


def texts(*paragraphs: str) -> tuple[Block, ...]:
    return tuple(map(Paragraph, paragraphs))


def test_a_paragraph_without_changes_stands_outside_of_tables():
    assert read([("总体情况\r", b""), ("收到申请3件\r", b"")]) == texts("总体情况", "收到申请3件")


def test_a_paragraph_of_which_nothing_is_said_stands_outside_of_tables():
    assert read([("总体情况\r", None), ("收到申请3件\r", b"")]) == texts("总体情况", "收到申请3件")


def test_a_last_paragraph_without_its_mark_is_kept():
    assert read([("总体情况\r", b""), ("特此报告", b"")]) == texts("总体情况", "特此报告")


def test_of_a_field_only_its_result_is_read():
    line = "收到申请\x13 =SUM(ABOVE) \x143\x15件\r"

    assert read([(line, b"")]) == texts("收到申请3件")


def test_a_field_inside_the_code_of_another_is_not_read():
    line = "共\x13 IF \x13 PAGE \x149\x15 \x143\x15件\r"

    assert read([(line, b"")]) == texts("共3件")


def test_the_end_of_a_field_that_never_began_changes_nothing():
    assert read([("共\x153\x14件\r", b"")]) == texts("共3件")


def test_text_of_one_byte_a_character_is_read():
    written = [("2025–2026\r", b""), ("Total: 3\r", b"")]

    assert read(written, encoding=CP1252) == texts("2025–2026", "Total: 3")


def test_what_stands_before_the_pieces_is_stepped_over():
    assert read([("总体情况\r", b"")], before_pieces=b"\x01\x03\x00abc") == texts("总体情况")


def test_footnotes_after_the_main_text_are_not_read():
    assert read([("总体情况\r", b"")], footnotes="脚注\r") == texts("总体情况")


def test_a_rare_character_is_kept_and_does_not_move_the_places_of_those_after_it():
    paragraphs = [("联系人：\U0002cb4e\r", b""), ("3\x07", IN_TABLE), ("4\x07", IN_TABLE)]

    paragraph, table = read([*paragraphs, ("\x07", ROW_END)])

    assert paragraph == Paragraph("联系人：\U0002cb4e")
    assert table == Table(((Cell("3", 0), Cell("4", 1)),))


def test_half_a_character_is_read_as_one_that_is_missing():
    assert read([("联系人：\ud873李\r", b"")]) == texts("联系人：\ufffd李")


def test_a_cell_of_two_paragraphs_is_one_cell():
    written = [("新收\r", IN_TABLE), ("申请\x07", IN_TABLE), ("3\x07", IN_TABLE), ("\x07", ROW_END)]

    assert read(written) == (Table(((Cell("新收\n申请", 0), Cell("3", 1)),)),)


@pytest.mark.parametrize("definition", [b"", b"\x08\xd6\x03\x00\x02\x00", row([0], [])[:4]])
def test_a_row_whose_definition_says_too_little_has_its_cells_in_order(definition):
    written = [("3\x07", IN_TABLE), ("4\x07", IN_TABLE), ("\x07", ROW_END + definition)]

    assert read(written) == (Table(((Cell("3", 0), Cell("4", 1)),)),)


def test_a_cell_merged_into_the_one_on_its_left_widens_it():
    cells = [("新收\x07", IN_TABLE), ("\x07", IN_TABLE), ("3\x07", IN_TABLE)]
    merged = row([0, 1000, 2000, 3000], [2, 1, 0])

    (table,) = read([*cells, ("\x07", ROW_END + merged)])

    assert table == Table(((Cell("新收", 0, 2), Cell("3", 2)),))


def test_what_is_said_before_a_long_list_of_tabs_holds():
    tabs = LONG_TABS + bytes(4)
    written = [("3\x07", IN_TABLE + tabs), ("4\x07", IN_TABLE), ("\x07", ROW_END)]

    assert read(written) == (Table(((Cell("3", 0), Cell("4", 1)),)),)


def test_a_wide_row_that_is_told_of_nowhere_is_still_a_row():
    written = [("3\x07", IN_TABLE), ("4\x07", IN_TABLE), ("\x07", ROW_END + WIDE_ROW)]

    assert read(written) == (Table(((Cell("3", 0), Cell("4", 1)),)),)


def test_a_workbook_with_a_password_is_refused():
    locked = struct.pack("<HHHH", 0x809, 4, 0x600, 5) + struct.pack("<HHH", 0x2F, 2, 0)

    with pytest.raises(NotAReport, match="“年报.xls”有密码保护；请去掉密码后重试"):
        read_bytes(container({"Workbook": locked}), "年报.xls")
