"""What Word does to a report: tracked changes, content controls, merges."""

from tests.report.documents import (
    LAYOUTS,
    Grid,
    blocks_of,
    docx_bytes,
    score,
)

from gongkai.report.reading import read_bytes

STANDARD = LAYOUTS[0]


def inside_word(change, seed=1):
    """A standard report as DOCX, its body changed."""
    found, report = blocks_of(seed, STANDARD)
    return docx_bytes(found, change=change), report


def assert_read_whole(data, report, name="年报"):
    again = read_bytes(data, name)

    assert score(again, report.cells).right == len(report.cells)
    assert again.reading.doubts == ()
    return again


def test_a_document_of_word_keeps_what_was_inserted_and_drops_what_was_deleted():
    def track(text):
        new = f"<w:ins><w:r><w:t>{text}</w:t></w:r></w:ins>"
        return f"<w:p>{new}<w:del><w:r><w:delText>9</w:delText></w:r></w:del></w:p>"

    data, report = inside_word({"paragraph": track})

    assert_read_whole(data, report)


def test_content_controls_round_rows_and_tables_are_looked_through():
    def wrap(xml):
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{xml}</w:sdtContent></w:sdt>"

    data, report = inside_word({"row": wrap, "table": wrap})

    assert_read_whole(data, report)


def test_a_table_inside_a_layout_table_is_read():
    def nest(xml):
        return f"<w:tbl><w:tr><w:tc><w:p/>{xml}<w:p/></w:tc></w:tr></w:tbl>"

    data, report = inside_word({"table": nest})

    assert_read_whole(data, report)


def test_deleted_rows_hidden_runs_and_fallbacks_are_not_printed():
    ghost = (
        "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>2.重复申请</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>5</w:t></w:r></w:p></w:tc></w:tr>"
    )

    def add(text):
        hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r>"
        field = "<w:r><w:instrText>PAGE 7</w:instrText></w:r>"
        shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>'
        return f"<w:p>{hidden}{field}{shown}{text}</w:t></w:r></w:p>"

    data, report = inside_word({"paragraph": add, "row": lambda xml: xml + ghost})

    assert_read_whole(data, report)


def test_the_strict_namespace_and_another_main_part_are_read():
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    found, report = blocks_of(4, STANDARD)

    data = docx_bytes(found, namespace=strict, main="word/document2.xml")

    assert_read_whole(data, report)


def test_a_number_broken_over_two_lines_is_joined_only_where_its_commas_prove_it():
    found, report = blocks_of(5, STANDARD)
    table = next(block for block in found if isinstance(block, Grid) and len(block.rows) > 20)
    table.rows[3][1:3] = [("3,52\n5", 1, 1), ("12\n3", 1, 1)]

    again = read_bytes(docx_bytes(found), "年报")

    assert again["applications.received.natural_person"] == 3525
    assert again["applications.received.business"] is None
    assert any("received.business" in note.where for note in again.reading.doubts)


def test_a_report_whose_tables_are_pictures_says_so():
    found, _ = blocks_of(6, STANDARD)
    data = docx_bytes([block for block in found if isinstance(block, str)])

    again = read_bytes(data, "年报")

    assert set(again.cells.values()) == {None}
    assert any("图片" in note.what for note in again.reading.doubts)
    assert again.sections["problems"]
