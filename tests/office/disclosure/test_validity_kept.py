"""Nobody misses the end of a document: every place agrees on the day, and its organ is told."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.office.publishing import published
from tests.office.reviewing import pass_review, person

from gongkai.office.disclosure import actions
from gongkai.office.disclosure.actions.expiry import remind_of_expiry
from gongkai.office.disclosure.kinds import Kind, Validity
from gongkai.office.disclosure.models import Document, ExpiryReminder
from gongkai.office.disclosure.normative.ending import ending, to_be_settled
from gongkai.office.disclosure.normative.registered import Unregistered
from gongkai.office.disclosure.reading import asked
from gongkai.office.disclosure.reading.finding import valid_as
from gongkai.office.disclosure.reading.page import facts, warning
from gongkai.office.disclosure.searching.entries import entries, turned
from gongkai.office.messages.models import Message
from gongkai.office.organs.models import Role
from gongkai.office.organs.standing import NotPermitted

ON = date(2026, 3, 2)
END = date(2026, 12, 31)
PAGE = "/office/owing/validity/"


def rule(organ, **fields):
    given = {"title": "停车管理办法", "effective": ON, "expires": END, **fields}
    return published(organ, on=ON, kind=Kind.NORMATIVE, duty="2001", **given)


def remind(day):
    at = datetime(day.year, day.month, day.day, 8, tzinfo=ZoneInfo("Asia/Shanghai"))
    return remind_of_expiry(day=day, at=at)


@pytest.fixture
def clerk(office):
    """Who drafts in the office, with an address; the others have none."""
    found = person(office, "许言", Role.HANDLER)
    found.email = "xuyan@example.cn"
    found.save()
    return found


def test_lists_search_and_page_agree_on_the_days_around_an_end(office):
    rule(office)
    document = Document.objects.get()

    for day, state in (
        (ON - timedelta(1), Validity.PENDING),
        (ON, Validity.IN_FORCE),
        (END - timedelta(1), Validity.IN_FORCE),
        (END, Validity.IN_FORCE),
        (END + timedelta(1), Validity.EXPIRED),
    ):
        listed = [one for one in Validity if valid_as(one, Document.objects.all(), on=day)]
        told = warning(document, today=day)

        assert [document.validity(day), *listed] == [state, state]
        assert [entry.validity for entry in entries([document.pk], day)] == [state]
        assert (told is None) == (state is Validity.IN_FORCE)
    shown = facts(asked.document(document.pk), today=END + timedelta(1))
    assert "已失效" in {fact["value"] for fact in shown}
    assert turned(END, END + timedelta(1)) == [document.pk]
    assert turned(END - timedelta(1), END) == []


def test_an_end_comes_near_in_three_steps(office):
    rule(office)

    for left, step in ((180, 180), (91, 180), (90, 90), (31, 90), (30, 30), (0, 30)):
        (found,) = ending(Document.objects.all(), today=END - timedelta(left))
        assert (found.left, found.step) == (left, step)
    for left in (181, -1):
        assert ending(Document.objects.all(), today=END - timedelta(left)) == []


def test_the_drafting_organ_is_told_once_for_each_step(office, clerk):
    rule(office, document_number="示政规〔2026〕1号")
    days = [date(2026, 7, 3), date(2026, 7, 6), date(2026, 7, 7), date(2026, 10, 9)]

    assert [remind(day) for day in days] == [0, 1, 0, 1]

    first, _ = Message.objects.order_by("pk")
    assert first.subject_id == clerk.pk
    assert "《停车管理办法》示政规〔2026〕1号：有效期至 2026-12-31，还有 178 天" in first.text
    assert PAGE in first.text


def test_a_day_of_rest_passes_and_a_repealed_document_has_no_end_left(office, clerk):
    document = rule(office)
    saturday = date(2026, 12, 5)

    assert remind(saturday) == 0
    change = {"validity": Validity.REPEALED, "basis": "清理决定", "on": saturday}
    actions.change_validity(document=document, by=clerk, **change)
    assert remind(date(2026, 12, 7)) == 0
    assert not ExpiryReminder.objects.exists()


def test_what_ended_waits_to_be_settled_until_something_is_decided(office, clerk, settings):
    settings.VALIDITY_YEARS = 5
    ended = rule(office, title="到期的")
    rule(office, title="没有期限的", expires=None, effective=date(2024, 2, 29))
    today = date(2029, 2, 28)

    def waiting(day):
        return [one.document.title for one in to_be_settled(Document.objects.all(), today=day)]

    assert waiting(END) == []
    assert waiting(today - timedelta(1)) == ["到期的"]
    assert waiting(today) == ["到期的", "没有期限的"]
    change = {"validity": Validity.EXPIRED, "basis": "清理决定", "on": today}
    actions.change_validity(document=ended, by=clerk, **change)
    assert waiting(today) == ["没有期限的"]


def test_clerk_and_supervisor_read_the_work_list(
    client, office, other_office, clerk, enrolled, monkeypatch
):
    rule(office)
    rule(other_office, title="校车管理办法", expires=date(2026, 11, 30))
    today = END - timedelta(20)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_, **__: today)

    client.force_login(clerk)
    own = client.get(PAGE).content.decode()
    client.force_login(enrolled("周督", office.get_parent(), Role.SUPERVISOR))
    all_of_them = client.get(PAGE).content.decode()

    assert "停车管理办法" in own
    assert "20 天" in own
    assert "校车管理办法" not in own
    assert "有效期将满（1 件）" in all_of_them
    assert "待清理（1 件）" in all_of_them


def test_a_normative_document_needs_its_registration_number(office, handler, settings):
    fields = {"kind": Kind.NORMATIVE, "title": "停车办法", "formed": ON, "duty": "2001"}
    document = actions.draft(by=handler, on=ON, organ=office, **fields)

    with pytest.raises(NotPermitted, match="还没有登记号"):
        actions.submit(document=document, by=handler, on=ON)
    settings.REGISTRATION_REQUIRED = False
    pass_review(document, by=handler, on=ON)
    settings.REGISTRATION_REQUIRED = True
    with pytest.raises(Unregistered, match="请先统一登记、统一编号"):
        actions.publish(document=document, by=handler, on=ON)
    settings.REGISTRATION_REQUIRED = False
    out = actions.publish(document=document, by=handler, on=ON)
    settings.REGISTRATION_REQUIRED = True
    actions.revise(document=out, by=handler, on=ON, title="停车管理办法")
    assert pass_review(out, by=handler, on=ON).verdict.clears
