"""Other systems bring drafts in under a token: once for each key, and only what a person may."""

import base64
import json
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from tests.office.applications.pages import words

from gongkai.office.disclosure.models import Document
from gongkai.office.ledger.models import Event
from gongkai.office.organs.models import Membership
from gongkai.office.organs.standing import NotPermitted
from gongkai.office.transfers.actions import tokens
from gongkai.office.transfers.models import AccessToken, Transfer
from gongkai.office.transfers.systems import interface

ADDRESS = "/api/transfers/oa-1"
NOTICE = {
    "kind": "announcement",
    "title": "光明路停水公告",
    "body": "<p>停水</p>",
    "formed": "2021-05-10",
    "duty": "2011",
}
FILE = {"name": "图.pdf", "data": base64.b64encode(b"%PDF-1.7").decode()}


@pytest.fixture
def secret(office, handler):
    today = timezone.localdate()
    due = today + timedelta(days=30)
    return tokens.make(organ=office, name="办公系统", expires=due, by=handler, on=today)[1]


@pytest.fixture
def put(client, secret):
    def call(sent=NOTICE, *, address=ADDRESS, with_secret=None, **query):
        data = sent if isinstance(sent, bytes) else json.dumps(sent).encode()
        bearer = f"Bearer {with_secret or secret}"
        asked = "?" + "&".join(f"{key}={value}" for key, value in query.items())
        return client.put(address + asked, data, "application/json", HTTP_AUTHORIZATION=bearer)

    return call


def test_a_document_becomes_a_draft_in_the_holders_name(put, handler, office, client):
    answer = put(NOTICE | {"files": [FILE]})

    document = Document.objects.get()
    assert answer.status_code == 201
    assert answer.json()["index_number"] == document.index_number
    assert (document.live, document.organ, document.transfer.by) == (False, office, handler)
    assert document.get_latest_revision_as_object().attachments.count() == 1
    assert client.get(document.get_absolute_url()).status_code == 404


def test_the_same_call_twice_makes_one_draft(put):
    first, second = put(), put()

    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()
    assert Document.objects.count() == 1


def test_another_content_under_the_same_key_changes_nothing(put):
    put()
    answer = put(NOTICE | {"title": "改过的标题"})

    assert answer.status_code == 409
    assert "请直接修改稿件" in answer.json()["error"]
    assert Document.objects.get().title == "光明路停水公告"


def test_a_trial_keeps_nothing(put):
    assert put(dry_run=1).json() == {"key": "oa-1", "state": "checked"}
    assert not Transfer.objects.exists()


def test_what_no_draft_can_be_is_told_field_by_field(put):
    answer = put(NOTICE | {"kind": "other_document", "formed": "2999-01-01"})

    assert answer.status_code == 422
    fields = {one["field"] for one in answer.json()["faults"]}
    assert fields == {"document_number", "formed"}


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        (b"{", "不是 JSON"),
        (b"\xff", "不是 JSON"),
        (b"[" * 100_000, "不是 JSON"),
        (b"[]", "一个 JSON 对象"),
        (NOTICE | {"live": True, "clearance": 1}, "不认识的字段：clearance、live"),
        ({"title": "无"}, "缺少字段：kind、formed、duty"),
        (NOTICE | {"title": 5}, "title（标题）应是不超过 200 字的文字"),
        (NOTICE | {"title": "长" * 201}, "应是不超过 200 字的文字"),
        (NOTICE | {"formed": "昨天"}, "formed 应是日期"),
        (NOTICE | {"kind": "guide"}, "kind（种类）应是："),
        (NOTICE | {"files": "图.pdf"}, "files 应是数组"),
        (NOTICE | {"files": [{"name": "图.pdf", "data": "不是"}]}, "base64"),
        (NOTICE | {"files": ["图.pdf"]}, "base64"),
    ],
)
def test_a_call_that_is_none_is_told_in_a_sentence(put, sent, told):
    answer = put(sent)

    assert answer.status_code == 400
    assert told in answer.json()["error"]
    assert not Document.objects.exists()


def test_a_call_that_is_too_large_is_refused(put, monkeypatch):
    monkeypatch.setattr(interface, "LARGEST_CALL", 10)

    assert put().status_code == 413


def test_without_a_token_that_holds_nobody_comes_in(put, client, office, handler):
    token, today = AccessToken.objects.get, timezone.localdate()
    assert put(with_secret="猜的".encode().hex()).status_code == 401
    assert client.put(ADDRESS, b"{}", "application/json").status_code == 401
    assert client.get(ADDRESS).status_code == 405
    assert put().status_code == 201
    assert token().last_used == today

    AccessToken.objects.update(expires=today - timedelta(days=1))
    assert put().status_code == 401
    AccessToken.objects.update(expires=today)
    assert put().status_code == 200
    tokens.end(token(), by=handler, on=today)
    assert put().status_code == 401


def test_a_token_does_nothing_once_its_holder_does_not_draft_there(put, handler):
    Membership.objects.filter(user=handler).delete()

    assert put().status_code == 401


def test_a_token_is_made_by_a_drafter_for_a_year_at_most(office, handler, stranger):
    on = date(2026, 11, 23)
    with pytest.raises(NotPermitted):
        tokens.make(organ=office, name="x", expires=on, by=stranger, on=on)
    for day in (on - timedelta(days=1), on + timedelta(days=367)):
        with pytest.raises(ValidationError, match="最长 366 天"):
            tokens.make(organ=office, name="x", expires=day, by=handler, on=on)


def test_a_token_is_ended_by_its_holder_or_the_head(secret, reviewer, head):
    token, today = AccessToken.objects.get(), timezone.localdate()
    with pytest.raises(NotPermitted):
        tokens.end(token, by=reviewer, on=today)

    tokens.end(token, by=head, on=today)
    tokens.end(token, by=head, on=today)

    assert Event.objects.filter(kind="token_ended").count() == 1


def test_the_secret_is_shown_once_and_kept_nowhere(client, handler, office):
    client.force_login(handler)
    due = timezone.localdate() + timedelta(days=30)
    form = {"organ": office.pk, "name": "办公系统", "expires": due.isoformat()}

    shown = words(client.post("/office/access_tokens/new/", form, follow=True))
    secret = shown.split("对方系统中：")[1].split()[0]

    token = tokens.held_by(secret, on=timezone.localdate())
    assert token is not None
    again = words(client.get(f"/office/access_tokens/{token.pk}/"))
    assert secret not in again
    assert "办公系统" in words(client.get("/office/access_tokens/"))
    client.post(f"/office/access_tokens/{token.pk}/", {"act": "end"})
    assert tokens.held_by(secret, on=timezone.localdate()) is None
