"""A PDF that cannot be read ends in one Chinese sentence that names the file."""

import io

import pikepdf
import pytest
from tests.report.documents import LAYOUTS, document
from tests.report.reading_pdf.pages import amended, pdf, printed

from gongkai.report.model import NotAReport
from gongkai.report.reading import pdf as reader
from gongkai.report.reading import read_bytes
from gongkai.report.reading.pdf.marks import glyphs, rules

REPORT = printed(document(31, LAYOUTS[0], "html").data)


def locked() -> bytes:
    return amended(REPORT, encryption=pikepdf.Encryption(user="a", owner="b"))[1]()


def long(pages: int) -> bytes:
    file = pikepdf.new()
    for _ in range(pages):
        file.add_blank_page()
    return amended_bytes(file)


def amended_bytes(file: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


BAD = {
    "locked": (locked, "密码"),
    "cut in half": (lambda: b"%PDF-1.7\n" + REPORT[-200:], "损坏"),
    "a blank page": (lambda: pdf("#pagebreak()"), "空白"),
    "a drawing": (lambda: pdf("#rect(width: 100pt, height: 100pt)"), "没有政府信息公开"),
    "another text": (lambda: pdf("水稻的栽培。" * 40), "没有政府信息公开工作年度报告"),
    "ten thousand pages": (lambda: long(10_000), "页"),
}


@pytest.mark.parametrize(("made", "word"), BAD.values(), ids=BAD)
def test_a_pdf_that_cannot_be_read_says_why_in_one_sentence(made, word):
    with pytest.raises(NotAReport) as error:
        read_bytes(made(), "某文件.pdf")

    message = str(error.value)
    assert "“某文件.pdf”" in message
    assert word in message
    assert "\n" not in message


def test_too_many_characters_are_refused(monkeypatch):
    monkeypatch.setattr(glyphs, "MAX_GLYPHS", 100)

    with pytest.raises(NotAReport, match="文字超过100个字符"):
        read_bytes(REPORT, "年报.pdf")


def test_too_many_lines_are_refused(monkeypatch):
    monkeypatch.setattr(rules, "MAX_OBJECTS", 20)

    with pytest.raises(NotAReport, match="图形超过20个"):
        read_bytes(REPORT, "年报.pdf")


def test_a_page_that_is_only_a_picture_is_told_of():
    file, done = amended(REPORT)
    other = amended(pdf("#rect(width: 100pt, height: 100pt)"))[0]
    file.pages.append(other.pages[0])

    report = read_bytes(done(), "年报.pdf")

    assert report.reading is not None
    assert [note.what for note in report.reading.doubts] == [
        f"第{len(file.pages)}页是图片，文字由软件识别而来，看不清的数字没有取值"
    ]


def test_pictures_beyond_the_limit_are_left_unread_and_told_of(monkeypatch):
    monkeypatch.setattr(reader, "MOST_SCANNED", 1)
    file, done = amended(REPORT)
    other = amended(pdf("#rect(width: 100pt, height: 100pt)"))[0]
    for _ in range(11):
        file.pages.append(other.pages[0])

    report = read_bytes(done(), "年报.pdf")

    assert report.reading is not None
    first, second = (note.what for note in report.reading.doubts if not note.where)
    assert "等页是图片" in first
    assert second == "图片太多，只识别了前1页，其余10页未读取"


def test_text_that_cannot_be_seen_is_told_of():
    file, done = amended(REPORT)
    page = file.pages[0]
    page.contents_coalesce()
    page.Contents = file.make_stream(
        page.Contents.read_bytes().replace(b"0 Tr", b"").replace(b"BT", b"BT 3 Tr")
    )

    report = read_bytes(done(), "年报.pdf")

    assert report.reading is not None
    assert any("看不见的文字层" in note.what for note in report.reading.doubts)
