"""What applicants send along: told by content, locked, scanned, held, opened on the record."""

import socket
import struct
import threading
import zipfile
from contextlib import contextmanager
from datetime import date
from io import BytesIO

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.office.applications.conftest import ARRIVED
from tests.office.applications.pages import case, words
from tests.office.applications.test_public import APPLY, ASKED

from gongkai.office.applications import actions, sealing
from gongkai.office.applications.enclosing import actions as enclosing
from gongkai.office.applications.enclosing.content import OLE, OLE_MACROS, content_type
from gongkai.office.applications.enclosing.scanning import Verdict, verdict
from gongkai.office.applications.models import Application, Enclosure
from gongkai.office.ledger.models import Event

pytestmark = pytest.mark.urls("tests.office.applications.addresses")

PDF = b"%PDF-1.7\nan invented letter\n%%EOF"
CLEAN, FOUND = b"stream: OK\0", b"stream: Eicar-Signature FOUND\0"


def package(*names):
    """A ZIP that holds empty files of these names."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in names:
            made.writestr(name, "")
    return out.getvalue()


@contextmanager
def clamd(*answers):
    """A scanner that gives these answers, one a connection; yields its address and what it got."""
    server = socket.create_server(("127.0.0.1", 0))
    got = []
    thread = threading.Thread(target=_serve, args=(server, answers, got), daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{server.getsockname()[1]}", got
    finally:
        server.close()
        thread.join(5)


def _serve(server, answers, got):
    for answer in answers:
        visitor, _ = server.accept()
        with visitor, visitor.makefile("rb") as sent:
            got.append(_streamed(sent))
            if answer is not None:
                visitor.sendall(answer)
            sent.read(1)  # until the other side leaves


def _streamed(sent):
    assert sent.read(10) == b"zINSTREAM\0"
    data = b""
    while length := struct.unpack(">I", sent.read(4))[0]:
        data += sent.read(length)
    return data


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        (PDF, "pdf"),
        (b"\xff\xd8\xff\xe0", "jpg"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (package("word/document.xml"), "docx"),
        (package("xl/workbook.xml"), "xlsx"),
        (package("OFD.xml"), "ofd"),
        (OLE + b"\0" * 64, "doc"),
        (OLE + OLE_MACROS, None),
        (package("word/document.xml", "word/vbaProject.bin"), None),
        (package("setup.exe"), None),
        (b"PK\x03\x04broken", None),
        (b"MZ\x90", None),
        (b"<html><script>", None),
        (b"", None),
    ],
)
def test_a_file_is_what_its_bytes_say(data, ending):
    found = content_type(data)

    assert (found.ending if found else None) == ending


def test_the_scanner_is_given_every_byte_and_believed():
    data = PDF * 9000
    with clamd(CLEAN, FOUND) as (address, got):
        first = verdict(data, address=address)
        second = verdict(b"", address=address)

    assert got == [data, b""]
    assert (first, second) == (Verdict(True), Verdict(False, "Eicar-Signature"))


@pytest.mark.parametrize(
    "answer", [None, b"INSTREAM size limit exceeded. ERROR\0", b"\0"], ids=["silent", "error", ""]
)
def test_without_an_answer_nothing_is_taken_for_clean(answer):
    with clamd(answer) as (address, _):
        assert verdict(PDF, address=address, seconds=0.3) is None


@pytest.mark.parametrize("address", ["", "127.0.0.1:1", "unix:/nowhere/clamd.ctl", "nonsense"])
def test_without_a_scanner_nothing_is_taken_for_clean(address):
    assert verdict(PDF, address=address, seconds=0.3) is None


@pytest.fixture
def sent(settings, tmp_path, office):
    """A case with a file sent along, unscanned."""
    settings.MEDIA_ROOT = tmp_path
    return actions.register(
        organ=office,
        channel="online",
        applicant=sealing.Applicant("王小满"),
        title="路灯合同",
        description="全文",
        arrived=ARRIVED,
        by=None,
        on=ARRIVED,
        enclosed=[enclosing.Enclosed("身份证.pdf", PDF)],
    ).application.enclosures.get()


def page_of(one):
    return case(one.application, f"enclosure/{one.pk}")


def test_a_file_is_locked_where_it_is_kept(sent):
    with sent.file.open() as kept:
        assert PDF not in kept.read()
    assert "身份证" not in sent.file.name
    assert enclosing.content(sent) == PDF


@pytest.mark.parametrize("answer", [CLEAN, FOUND])
def test_the_scanners_word_is_kept(sent, settings, answer):
    with clamd(answer) as (settings.CLAMAV, _):
        enclosing.scan(sent.application.enclosures)

    sent.refresh_from_db()
    assert sent.scan == ("clean" if answer is CLEAN else "infected")


def test_an_unscanned_file_is_held_until_a_reason_is_given(client, handler, sent):
    client.force_login(handler)

    held = client.post(page_of(sent))
    opened = client.post(page_of(sent), {"reason": "核对身份"})

    assert held.status_code == 422
    assert "请填写理由" in words(held)
    assert opened.content == PDF
    assert opened["Content-Disposition"] == f'attachment; filename="enclosure-{sent.pk}.pdf"'
    assert Event.objects.get(kind="enclosure_opened").note == "未扫描，核对身份"


def test_a_file_that_waits_is_scanned_when_it_is_wanted(client, handler, sent, settings):
    client.force_login(handler)

    with clamd(CLEAN) as (settings.CLAMAV, _):
        response = client.post(page_of(sent))

    assert response.content == PDF
    assert Event.objects.get(kind="enclosure_opened").actor == handler


def test_a_file_with_a_virus_is_never_handed_out(client, handler, sent, settings):
    client.force_login(handler)

    with clamd(FOUND) as (settings.CLAMAV, _):
        refused = client.post(page_of(sent), {"reason": "核对身份"})

    assert refused.status_code == 422
    assert "Eicar-Signature" in words(client.get(page_of(sent)))
    assert not Event.objects.filter(kind="enclosure_opened").exists()


@pytest.mark.parametrize("who", ["stranger", "supervisor", "member", "reviewer"])
def test_nobody_else_reaches_the_file(client, request, sent, who):
    client.force_login(request.getfixturevalue(who))

    for response in (client.get(page_of(sent)), client.post(page_of(sent), {"reason": "好奇"})):
        assert response.status_code in {302, 404}


def test_the_case_lists_the_files_for_those_who_may_see_them(client, handler, reviewer, sent):
    client.force_login(handler)
    inside = words(client.get(case(sent.application)))
    client.force_login(reviewer)
    beside = words(client.get(case(sent.application)))

    assert "身份证.pdf" in inside
    assert "身份证.pdf" not in beside


def upload(name="甲.pdf", data=PDF):
    return SimpleUploadedFile(name, data)


def test_files_and_an_agent_come_with_an_application(client, office, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    asked = ASKED | {
        "agent": "李代",
        "agent_phone": "0000-7654321",
        "authorisation": upload(),
        "files": [upload("乙.exe"), upload("丙.pdf", PDF * 2)],
    }

    client.post(APPLY, asked)

    one = Application.objects.get()
    assert [f.purpose for f in one.enclosures.all()] == ["authorisation", "application"] + [
        "application"
    ]
    assert (one.applicant().agent, one.applicant().agent_phone) == ("李代", "0000-7654321")
    registered = Event.objects.get(kind="registered")
    assert registered.new["files"] == [f.sha256 for f in one.enclosures.all()]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"agent": "李代"}, "请填写代理人的联系电话。"),
        ({"agent": "李代", "agent_phone": "0000-1"}, "请上传授权委托书。"),
        ({"files": upload("甲.pdf", b"MZ\x90")}, "“甲.pdf”的内容不是可以接收的类型"),
        ({"files": upload("甲.pdf", b"")}, "空"),
        ({"files": upload("甲.pdf", PDF + b" " * 1024 * 1024)}, "超过 1 MB"),
        ({"files": [upload() for _ in range(6)]}, "最多上传 5 个附件，您选择了 6 个。"),
    ],
)
def test_what_is_not_taken_is_said_beside_the_field(client, office, settings, changed, sentence):
    settings.ENCLOSURE_MEGABYTES = 1

    response = client.post(APPLY, ASKED | changed)

    assert response.status_code == 422
    assert sentence in words(response)
    assert not Enclosure.objects.exists()


def test_a_correction_brings_its_files(client, handler, settings, tmp_path, registered):
    settings.MEDIA_ROOT = tmp_path
    cache.clear()
    submission = ASKED["submission"]
    one = registered(submission=submission)
    actions.ask_correction(application=one, items="甲", by=handler, on=date(2026, 3, 3))
    keys = {"number": one.register_number, "code": sealing.query_code(submission)}

    client.post(
        "/apply/track/act/answer_correction/",
        keys | {"sent": "yes", "text": "乙", "files": upload()},
    )

    assert one.enclosures.get().purpose == "correction"
