"""A case to take away: one page, and a package that proves itself and betrays every change."""

import json
from datetime import date
from hashlib import sha256
from zipfile import ZipFile

import pypdfium2
import pytest
from tests.office.applications.acting import ON, brought_to
from tests.office.applications.conftest import WANG
from tests.office.applications.pages import case, words

from gongkai.cli import main
from gongkai.office.applications import actions
from gongkai.office.applications.archive import actions as taking
from gongkai.office.applications.archive.sheet import sheet
from gongkai.office.applications.archive.verifying import NotAPackage, verdict
from gongkai.office.applications.enclosing.actions import Enclosed, take_in
from gongkai.office.applications.kinds import State
from gongkai.office.applications.models import Enclosure
from gongkai.office.applications.records.enclosures import Scan
from gongkai.office.ledger.models import Event

PDF = b"%PDF-1.7\ninvented\n%%EOF"


@pytest.fixture
def people(handler, reviewer, head, member):
    return {"handler": handler, "reviewer": reviewer, "head": head, "member": member}


@pytest.fixture
def archived(registered, people):
    """A case that was given to a unit, answered, served and filed."""
    return brought_to(State.ARCHIVED, registered, people)


def text_of(data):
    pages = pypdfium2.PdfDocument(data)
    return len(pages), "".join(page.get_textpage().get_text_range() for page in pages)


@pytest.fixture
def package(client, handler, archived, tmp_path):
    """The package of a filed case, as its clerk downloads it."""
    client.force_login(handler)
    sent = {"what": "package", "reason": "移送法院"}
    response = client.post(case(archived, "package"), sent)
    path = tmp_path / "case.zip"
    path.write_bytes(b"".join(response.streaming_content))
    return path


def test_the_page_of_a_case_is_one_page_and_masks_the_applicant(archived):
    pages, text = text_of(sheet(archived, today=ON))

    assert pages == 1
    for words_of_it in (archived.register_number, "王**", "予以公开", "人民法院", "归档", "挂号"):
        assert words_of_it in text
    assert WANG.name not in text
    assert WANG.phone not in text


def test_the_page_stays_one_page_however_long_the_case_was(registered, handler):
    one = registered(title="道" * 200, description="路" * 3000)
    for number in range(25):
        actions.record_search(
            application=one, systems="档" * 300, keywords=f"第{number}次", result="无" * 500,
            by=handler, on=date(2026, 3, 9),
        )  # fmt: skip
    one.refresh_from_db()

    pages, text = text_of(sheet(one, today=ON, applicant=one.applicant()))

    assert pages == 1
    assert "项见台账" in text
    assert WANG.id_number in text


def test_the_full_page_asks_for_a_reason_and_leaves_a_trace(client, handler, reviewer, archived):
    client.force_login(handler)
    without = client.post(case(archived, "package"), {"what": "sheet", "reason": " "})
    given = client.post(case(archived, "package"), {"what": "sheet", "reason": "电话核对"})
    client.force_login(reviewer)
    refused = client.post(case(archived, "package"), {"what": "sheet", "reason": "好奇"})

    assert (without.status_code, given.status_code, refused.status_code) == (422, 200, 422)
    assert WANG.name in text_of(given.content)[1]
    seen = Event.objects.filter(subject_id=archived.pk, kind="revealed")
    assert [one.note for one in seen] == ["电话核对"]


def test_the_package_holds_the_case_and_is_whole(package, archived):
    found = verdict(package)

    names = set(ZipFile(package).namelist())
    assert found.number == archived.register_number
    assert found.faults == ()
    assert {"办理单.pdf", "台账/events.json", "案卷/records.json", "index.html"} <= names
    letters = [name for name in names if name.startswith("文书/")]
    assert len([name for name in letters if name.endswith(".docx")]) == len(letters) / 2 >= 3
    assert found.events == Event.objects.filter(subject_id=archived.pk).count() - 1


def test_the_package_holds_what_the_applicant_sent_and_what_was_put_right(
    archived, handler, tmp_path
):
    take_in(archived, [Enclosed("户口簿.pdf", PDF), Enclosed("合同.pdf", PDF + b" ")], on=ON)
    held, infected = Enclosure.objects.order_by("pk")
    Enclosure.objects.filter(pk=infected.pk).update(scan=Scan.INFECTED, virus="Eicar")
    asked = {"received": ON, "record": "登记表", "result": "corrected", "reasons": "与图纸不符"}
    actions.answer_amendment(application=archived, by=handler, on=ON, **asked)
    archived.refresh_from_db()

    made = taking.package(application=archived, reason="移送法院", by=handler, on=ON)
    path = tmp_path / "case.zip"
    with made.file as file:
        path.write_bytes(file.read())

    assert verdict(path).faults == ()
    assert made.absent == ("申请材料 合同.pdf",)
    with ZipFile(path) as archive:
        kept = json.loads(archive.read("案卷/records.json"))
        assert archive.read(f"来件附件/{held.pk}.pdf") == PDF
        assert any("更正申请处理告知书" in name for name in archive.namelist())
    assert [one["record"] for one in kept["amendments"]] == ["登记表"]
    assert [one["sha256"] for one in kept["enclosures"]] == [held.sha256, infected.sha256]


def test_the_ledger_keeps_the_digest_of_the_package(package, archived):
    last = Event.objects.filter(subject_id=archived.pk, kind="exported").get()

    assert last.new["index_sha256"] == verdict(package).digest
    assert last.new["absent"] == []
    assert WANG.name not in last.note


def changed(package, path, data):
    """The package with one file in another form, or one more."""
    out = package.with_name("changed.zip")
    with ZipFile(package) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            if name != path:
                new.writestr(name, old.read(name))
        if data is not None:
            new.writestr(path, data)
    return out


@pytest.mark.parametrize(
    ("path", "data", "fault"),
    [
        ("办理单.pdf", b"%PDF", "被改动"),
        ("办理单.pdf", None, "不见了"),
        ("新的.txt", b"x", "后来放进去"),
    ],
)
def test_a_package_that_was_changed_says_where(package, path, data, fault):
    faults = verdict(changed(package, path, data)).faults

    assert len(faults) == 1
    assert fault in faults[0]


def test_an_event_that_was_changed_is_found_even_where_the_index_was_made_to_fit(package):
    with ZipFile(package) as archive:
        events = json.loads(archive.read("台账/events.json"))
        index = json.loads(archive.read("index.json"))
    events[2]["on"] = "2026-01-01"
    data = json.dumps(events).encode()
    listed = next(one for one in index["files"] if one["path"] == "台账/events.json")
    listed["sha256"] = sha256(data).hexdigest()
    forged = changed(package, "台账/events.json", data)
    faults = verdict(changed(forged.rename(package), "index.json", json.dumps(index))).faults

    assert len(faults) == 1
    assert "台账记录的内容与其摘要不符" in faults[0]


def test_the_command_tells_a_whole_package_from_a_changed_one(package, capsys):
    whole = main(["office", "verify-archive", str(package)])
    broken = main(["office", "verify-archive", str(changed(package, "办理单.pdf", b""))])

    told = capsys.readouterr().out
    assert (whole, broken) == (0, 1)
    assert "0处有问题" in told
    assert "“办理单.pdf”的内容与索引里的摘要不符" in told


def test_what_is_no_package_is_refused_in_a_sentence(tmp_path):
    path = tmp_path / "note.zip"
    path.write_text("no package", "utf-8")

    with pytest.raises(NotAPackage, match="不是案卷归档包"):
        verdict(path)


def test_whoever_may_not_see_the_applicant_is_offered_the_masked_page_alone(
    client, reviewer, stranger, archived
):
    client.force_login(reviewer)
    page = words(client.get(case(archived, "package")))
    client.force_login(stranger)
    foreign = client.get(f"{case(archived)}sheet.pdf")

    assert "打开办理单" in page
    assert "下载归档包" not in page
    assert foreign.status_code == 404
