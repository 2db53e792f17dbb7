"""Before an application: whose it is, whether it is published, and a draft that waits."""

import re
from datetime import date, datetime, time, timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from tests.office.applications.pages import words
from tests.office.applications.test_public import APPLY, ASKED
from tests.office.publishing import published

from gongkai.office.applications.models import Application, FoundBefore, SavedDraft
from gongkai.office.applications.visiting import actions
from gongkai.office.applications.visiting.likely import likely
from gongkai.office.operating import chores

pytestmark = [pytest.mark.urls("tests.office.applications.addresses"), pytest.mark.django_db]

BEFORE, DRAFT, SAVE = "/apply/before/", "/apply/draft/", "/apply/draft/save/"
COUNTS = "/office/applications/before/"


@pytest.fixture(autouse=True)
def _nothing_remembered():
    cache.clear()


@pytest.fixture
def road(office):
    """A published document, and another that is not like it."""
    published(office, on=date(2026, 3, 2), title="关于开展学前教育普惠保障工作的通知")
    return published(office, on=date(2026, 3, 2), title="示范县农村公路养护管理办法")


@pytest.mark.parametrize("text", ["农村公路养护的管理办法", "公路养护管理", "申请公开农村公路养护"])
def test_what_is_published_is_found_by_what_one_would_ask(road, text):
    assert likely(text) == [road]


@pytest.mark.parametrize("text", ["", "路", "县城路灯采购合同", "%_%"])
def test_nothing_is_offered_that_is_not_like_it(road, text):
    assert likely(text) == []


def test_it_is_asked_without_a_script_and_while_one_types(client, road):
    step = client.get(BEFORE, {"q": "农村公路养护"})
    piece = client.post(f"{BEFORE}like/", {"q": "农村公路养护"})

    for page in (step, piece):
        assert road.title in words(page)
        assert "这正是我要的" in words(page)
    assert "<html" not in piece.content.decode()
    assert "没有找到相近的已公开信息" in words(client.get(BEFORE, {"q": "县城路灯"}))


def test_who_finds_it_is_counted_once_a_day_and_not_kept(client, road, handler, stranger):
    for _ in range(3):
        answer = client.post(f"{BEFORE}found/", {"document": road.pk})
    client.post(f"{BEFORE}found/", {"document": road.pk}, REMOTE_ADDR="192.0.2.7")
    client.force_login(handler)
    desk = words(client.get(COUNTS))
    listed = client.get("/office/applications/").content.decode()
    client.force_login(stranger)

    assert answer["Location"] == road.get_absolute_url()
    one = FoundBefore.objects.get()
    assert (one.organ, one.times) == (road.organ, 2)
    assert f'href="{COUNTS}"' in listed
    assert "2 次" in desk
    assert road.organ.name not in words(client.get(COUNTS))


@pytest.mark.parametrize("document", ["", "x", "999999"])
def test_only_a_published_document_is_found(client, road, document):
    assert client.post(f"{BEFORE}found/", {"document": document}).status_code == 404
    assert not FoundBefore.objects.exists()


def test_an_organ_is_found_by_a_part_of_its_name(client, office, other_office):
    page = client.get("/apply/organs/", {"q": "教育"}).content.decode()

    assert f"{APPLY}?organ={other_office.slug}" in page
    assert office.slug not in page


def code_of(response):
    return re.search(r"草稿码</dt>.*?<strong>(\w{10})", response.content.decode(), re.S)[1]


def test_a_draft_is_sealed_and_opens_again_as_it_was_left(client, office):
    saved = client.post(SAVE, {"organ": office.slug, "name": "王小满", "title": "路灯合同"})

    kept = SavedDraft.objects.get()
    assert "王小满" not in kept.sealed
    assert kept.expires == timezone.localdate() + timedelta(days=30)
    page = client.post(DRAFT, {"draft": code_of(saved).lower()}).content.decode()
    assert 'value="王小满"' in page
    assert f'<option value="{office.slug}" selected>' in page


def test_saved_again_it_is_one_draft_and_sent_it_is_gone(client, office):
    code = code_of(client.post(SAVE, {"title": "路灯"}))

    again = code_of(client.post(SAVE, {"title": "路灯合同", "draft": code}))
    assert (again, SavedDraft.objects.count()) == (code, 1)

    client.post(APPLY, ASKED | {"draft": code})
    assert Application.objects.count() == 1
    assert not SavedDraft.objects.exists()


def test_its_writer_may_have_it_deleted(client, office):
    code = code_of(client.post(SAVE, {"title": "路灯"}))

    client.post(DRAFT, {"draft": code, "drop": "yes"})

    assert not SavedDraft.objects.exists()


def test_a_draft_whose_days_are_over_is_gone(office):
    code, expires = actions.save_draft({"title": "路灯"}, on=date(2026, 3, 2))

    assert actions.resumed(code, on=expires) == {"title": "路灯"}
    assert actions.resumed(code, on=expires + timedelta(days=1)) is None
    assert actions.purge_drafts(on=expires + timedelta(days=1)) == 1


def test_each_morning_deletes_the_drafts_whose_days_are_over(office):
    _, expires = actions.save_draft({"title": "路灯"}, on=date(2026, 3, 2))

    for days, left in ((0, 1), (1, 0)):
        day = expires + timedelta(days=days)
        chores.work_once(timezone.make_aware(datetime.combine(day, time(9))))
        assert SavedDraft.objects.count() == left


def test_guessing_codes_locks_the_guesser(client, office):
    code = code_of(client.post(SAVE, {"title": "路灯"}))
    for _ in range(5):
        wrong = client.post(DRAFT, {"draft": "2222222222"})

    locked = client.post(DRAFT, {"draft": code})
    owner = client.post(DRAFT, {"draft": code}, REMOTE_ADDR="192.0.2.7")

    assert "没有找到这份草稿" in words(wrong)
    assert "请十五分钟后再试" in words(locked)
    assert 'value="路灯"' in owner.content.decode()


def test_a_code_that_nobody_was_given_is_not_taken(client, office):
    saved = client.post(SAVE, {"title": "路灯", "draft": "2222222222"})

    assert code_of(saved) != "2222222222"
