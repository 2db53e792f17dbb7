"""Whatever is changed behind the office's back is found and named."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from tests.office.reviewing import reviewers

from gongkai import cli
from gongkai.office.applications import actions as applications
from gongkai.office.applications.models import Application
from gongkai.office.demo.people import applicant
from gongkai.office.disclosure.actions.registering import File, Past, register_past
from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.models import Attachment, Document
from gongkai.office.operating.checking import checked
from gongkai.office.review.models import Verdict

pytestmark = pytest.mark.django_db

ON = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(autouse=True)
def records(office, handler):
    """A published document with a file, and an application."""
    file = File("附表", "table.txt", "名单".encode(), "text/plain")
    fields = {"kind": Kind.NEWS, "title": "停水公告", "formed": ON, "duty": "2015"}
    register_past([Past(office, fields, handler, reviewers(office), at=AT, files=[file])])
    applications.register(
        organ=office,
        channel="in_person",
        applicant=applicant(1),
        title="会议费支出",
        description="今年的会议费支出",
        arrived=ON,
        by=handler,
        on=ON,
    )


def faults():
    return [fault for _, _, found in checked() for fault in found]


def test_an_untouched_office_is_whole(capsys):
    assert cli.main(["office", "check"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 7
    assert all("完好" in line for line in lines)


def without(*triggers):
    """What may be done to a database whose triggers somebody has dropped."""
    with connection.cursor() as cursor:
        for trigger in triggers:
            cursor.execute(f"DROP TRIGGER {trigger}")


def test_a_changed_title_is_found(capsys):
    without("disclosure_document_uncleared_update")
    Document.objects.update(title="供水公告")

    assert cli.main(["office", "check"]) == 1
    assert "内容与审查时不符" in capsys.readouterr().out


def test_a_conclusion_changed_afterwards_is_found():
    without("review_verdict_no_update")
    Verdict.objects.update(result="returned")

    assert any("没有通过审查的记录" in fault for fault in faults())


def test_a_review_that_the_ledger_does_not_know_is_found():
    """Whoever makes up a whole review in the database, with names and opinions, is found out."""
    document = Document.objects.get()
    one = document.clearance.scrutiny
    opinions = list(one.opinions.all())
    one.pk, one.number = None, "示政办审〔2026〕999号"
    one.save()
    for opinion in opinions:
        opinion.pk, opinion.scrutiny = None, one
        opinion.save()
    ended = document.clearance
    made = Verdict.objects.create(
        scrutiny=one, result="public", by=ended.by, at=ended.at, on=ended.on
    )
    Document.objects.update(clearance=made)

    assert any("台账中没有记录" in fault for fault in faults())


def test_a_changed_file_is_found():
    name = Attachment.objects.get().file.name
    default_storage.delete(name)
    with default_storage.open(name, "wb") as file:
        file.write(b"other")

    assert any("文件被改动" in fault for fault in faults())


def test_a_lost_file_is_found():
    default_storage.delete(Attachment.objects.get().file.name)

    assert any("文件不见了" in fault for fault in faults())


def test_a_state_that_no_event_tells_of_is_found():
    Application.objects.update(state="closed")

    assert any("登记为“已办结”，台账记录的是“办理中”" in fault for fault in faults())


def test_a_changed_event_is_found():
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER ledger_event_no_update")
        cursor.execute("UPDATE ledger_event SET note = '改过'")

    assert any("内容与其摘要不符" in fault for fault in faults())
