"""The text of files: read once, in a process apart, and found like any other text."""

import io
from datetime import date

import docx
import openpyxl
import pytest
from tests.office.publishing import published, withdrawn
from tests.office.redaction.papers import pdf
from tests.office.search.entries import phrases

from gongkai.office.disclosure.models import Attachment, Document
from gongkai.office.disclosure.searching.entries import unread
from gongkai.office.search import actions as keeping
from gongkai.office.search.asking import search
from gongkai.office.search.engine import Asked
from gongkai.office.search.models import FileText
from gongkai.office.search.reading import child, process
from gongkai.office.search.shelf import File

TODAY = date(2026, 11, 23)


def word() -> bytes:
    paper, held = docx.Document(), io.BytesIO()
    paper.add_paragraph("停车收费标准")
    table = paper.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "小型车", "每小时三元"
    paper.save(held)
    return held.getvalue()


def sheet() -> bytes:
    book, held = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["路段", "泊位"])
    book.active.append(["光明路", 30])
    book.save(held)
    return held.getvalue()


def found(query: str) -> set[int]:
    return set(search(Asked(tuple(phrases(query))), offset=0, limit=9, on=TODAY).keys)


@pytest.mark.parametrize(
    ("data", "held"),
    [
        pytest.param(word(), "停车收费标准\n小型车 每小时三元", id="Word"),
        pytest.param(sheet(), "光明路 30", id="Excel"),
        pytest.param(pdf("停车 收费"), "停车", id="PDF"),
        pytest.param("停车收费".encode(), "停车收费", id="text"),
        pytest.param('{"停车": 3}'.encode(), "停车", id="JSON"),
    ],
)
def test_the_text_of_a_file(data, held):
    assert held in child.text_of(data, "file")


def test_a_picture_has_no_text_and_a_long_file_is_cut(monkeypatch):
    monkeypatch.setattr(child, "MOST", 5)

    assert child.text_of(b"\x89PNG\r\n\x1a\n" + b"0" * 99, "scan.png") == ""
    assert child.text_of("一二三\n四五六".encode(), "a.txt").startswith("一二三")
    assert len(child.text_of("一二三\n四五六\n七".encode(), "a.txt")) <= 5


@pytest.mark.parametrize("read", [lambda: b"%PDF-1.7 broken", lambda: b"x" * 9], ids=["PDF", "big"])
def test_a_file_that_cannot_be_read_has_no_text(monkeypatch, read):
    monkeypatch.setattr(process, "MOST_READ", 8 if read() == b"x" * 9 else 99)

    assert process.text_of(File("0" * 64, "file.pdf", read, ())) == ""


def test_a_file_that_is_gone_has_no_text_and_that_is_logged(caplog):
    def gone():
        raise FileNotFoundError("file.pdf")

    assert process.text_of(File("0" * 64, "file.pdf", gone, ())) == ""
    assert "附件" in caplog.text


def test_what_a_file_says_is_found_and_shown_as_its(client, office):
    document = published(office, on=TODAY, title="通告", files=[("标准", "a.docx", word())])
    assert found("停车收费") == set()

    keeping.keep(on=TODAY)

    assert found("停车收费") == {document.pk}
    assert unread(5) == []
    page = client.get("/documents/", {"q": "停车收费"}).content.decode()
    assert "附件《标准》：" in page
    withdrawn(document, on=TODAY)
    assert found("停车收费") == set()


def test_the_same_file_is_read_once_and_a_draft_not_at_all(office, monkeypatch):
    read = []
    monkeypatch.setattr(keeping, "text_of", lambda file: read.append(file.sha256) or "停车")
    one = published(office, on=TODAY, title="甲", files=[("表", "a.txt", b"same")])
    two = published(office, on=TODAY, title="乙", files=[("表", "b.txt", b"same")])
    hidden = published(office, on=TODAY, title="丙", files=[("表", "c.txt", b"other")])
    withdrawn(hidden, on=TODAY)

    keeping.keep(on=TODAY)

    assert len(read) == FileText.objects.count() == 1
    assert found("停车") == {one.pk, two.pk}
    assert Attachment.objects.count() == Document.objects.count() == 3
