"""What is no archive goes by itself: addresses, and originals that belong to no case."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.base import ContentFile

from gongkai.office.ledger.models import Event
from gongkai.office.messages import actions as messages
from gongkai.office.messages.actions import NotAgain
from gongkai.office.messages.addresses import AddressLost
from gongkai.office.messages.kinds import Standing
from gongkai.office.messages.models import Message
from gongkai.office.messages.wording import Written
from gongkai.office.operating.chores import work_once
from gongkai.office.redaction.keeping import Missing, locked_bytes, source_of
from gongkai.office.redaction.models import Job, Plan
from gongkai.office.retention import actions
from gongkai.office.retention.models import Leftover

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def kept(office, key, **fields):
    to = messages.Recipient("mail", "xiaoman@example.cn", "application", 1, office)
    one = messages.put(to, Written("told", 1, "甲", "乙"), key=key, at=AT)
    Message.objects.filter(pk=one.pk).update(**fields)
    return one.pk


def test_addresses_go_after_their_days_and_the_masked_ones_stay(office, handler):
    sent = kept(office, "1", standing=Standing.SENT, sent_at=AT)
    failed = kept(office, "2", standing=Standing.FAILED)
    waiting = kept(office, "3")
    rows = Message.objects.in_bulk

    assert actions.sweep(on=AT.date() + timedelta(days=90)).addresses == 0
    assert actions.sweep(on=AT.date() + timedelta(days=91)).addresses == 2
    assert rows()[sent].sealed
    assert rows()[waiting].standing == Standing.FAILED
    assert actions.sweep(on=AT.date() + timedelta(days=366)).addresses == 1

    assert {one.sealed for one in rows().values()} == {""}
    assert {one.masked for one in rows().values()} == {"x******@example.cn"}
    assert [one.new for one in Event.objects.filter(kind="swept")] == [
        {"address": 2},
        {"address": 1},
    ]
    with pytest.raises(AddressLost, match="已经清除"):
        rows()[sent].address()
    with pytest.raises(NotAgain, match="已经清除"):
        messages.send_again(message=rows()[failed], by=handler, on=AT.date())


def test_an_original_of_no_case_goes_and_its_copy_stays(office, handler, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    job = Job(organ=office, title="名单", sha256="1", opened=AT.date(), opened_by=handler)
    job.source.save("source", ContentFile(locked_bytes(b"1")), save=False)
    job.words.save("words", ContentFile(locked_bytes(b"1")), save=False)
    job.save()
    Plan.objects.create(job=job, number=1, listed="locked", by=handler, on=AT.date())

    assert actions.sweep(on=AT.date() + timedelta(days=730)).originals == 0
    assert actions.sweep(on=AT.date() + timedelta(days=731)).originals == 1

    job.refresh_from_db()
    assert (job.title, job.plans.get().listed) == ("名单", "")
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not Leftover.objects.exists()
    with pytest.raises(Missing, match="已按期删除"):
        source_of(job)


def test_the_morning_sweeps(office):
    kept(office, "1", standing=Standing.FAILED)

    work_once(datetime(2026, 11, 23, 1, tzinfo=UTC))

    assert Message.objects.get().sealed == ""
    assert Event.objects.filter(kind="swept", on=date(2026, 11, 23)).exists()
