"""The text of files: read once, in a process apart, and found like any other text."""

import io
import sys
from datetime import date
from hashlib import sha256

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


def held(name: str, data: bytes) -> File:
    return File(sha256(data).hexdigest(), name, lambda: data, ())


def read(*files: File) -> list[str]:
    """The texts of some files, in their order."""
    texts = {file.sha256: text for file, text in process.texts_of(files)}
    return [texts[file.sha256] for file in files]


@pytest.fixture
def started(monkeypatch):
    """How many processes were started."""
    said, calls = process.said, []

    def counted(*words, **kept):
        calls.append(words)
        return said(*words, **kept)

    monkeypatch.setattr(process, "said", counted)
    return calls


SLEEPING = """
import sys, time
from gongkai.office.search.reading.frames import framed, unframed

given = list(unframed(sys.stdin.buffer.read()))
for name, data in zip(given[::2], given[1::2]):
    time.sleep(60 if name.startswith(b"slow") else 0)
    sys.stdout.buffer.writelines(framed(data))
    sys.stdout.buffer.flush()
"""
BROKEN = held("file.pdf", b"%PDF-1.7 broken")
GOOD = [held("a.txt", "停车收费".encode()), held("b.docx", word()), held("c.xlsx", sheet())]


def test_several_files_are_read_by_one_process(started):
    first, second, third = read(*GOOD)

    assert (first, "每小时三元" in second, "光明路" in third) == ("停车收费", True, True)
    assert len(started) == 1


def test_a_file_that_cannot_be_read_has_no_text_and_the_others_have_theirs(caplog):
    texts = read(GOOD[0], BROKEN, *GOOD[1:], held("talk.mp3", b"ID3" + bytes(range(256))))

    assert [bool(text) for text in texts] == [True, False, True, True, False]
    assert caplog.text.count("没有读出") == 1
    assert BROKEN.sha256 in caplog.text


def test_a_film_is_not_read(monkeypatch, started):
    monkeypatch.setattr(process, "MOST_READ", 8)

    assert read(held("film.mp4", b"x" * 9)) == [""]
    assert started == []


def test_large_files_are_not_read_together(monkeypatch, started):
    monkeypatch.setattr(process, "MOST_TOGETHER", len(GOOD[1].read()))

    assert all(read(*GOOD))
    assert len(started) == 3


def test_of_files_that_take_too_long_together_each_is_read_alone(monkeypatch, caplog):
    slow = held("slow.txt", "很慢".encode())
    monkeypatch.setattr(process, "CHILD", (sys.executable, "-c", SLEEPING))
    monkeypatch.setattr(process, "SECONDS", 3)

    assert read(GOOD[0], slow, held("d.txt", "泊位".encode())) == ["停车收费", "", "泊位"]
    assert slow.sha256 in caplog.text


def test_an_answer_that_breaks_off_is_left_out(monkeypatch):
    said = "import sys; sys.stdout.buffer.write(bytes(7) + b'\\x01' + b'a' + b'\\xff' * 99)"
    monkeypatch.setattr(process, "CHILD", (sys.executable, "-c", said))

    assert read(*GOOD) == ["a", "a", "a"]


def test_a_file_that_is_gone_has_no_text_and_that_is_logged(caplog):
    def gone():
        raise FileNotFoundError("file.pdf")

    assert read(File("0" * 64, "file.pdf", gone, ()), GOOD[0]) == ["", "停车收费"]
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

    def parked(files):
        for file in files:
            read.append(file.sha256)
            yield file, "停车"

    monkeypatch.setattr(keeping, "texts_of", parked)
    one = published(office, on=TODAY, title="甲", files=[("表", "a.txt", b"same")])
    two = published(office, on=TODAY, title="乙", files=[("表", "b.txt", b"same")])
    hidden = published(office, on=TODAY, title="丙", files=[("表", "c.txt", b"other")])
    withdrawn(hidden, on=TODAY)

    keeping.keep(on=TODAY)

    assert len(read) == FileText.objects.count() == 1
    assert found("停车") == {one.pk, two.pk}
    assert Attachment.objects.count() == Document.objects.count() == 3
