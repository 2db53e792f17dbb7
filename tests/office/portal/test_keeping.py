"""Pages that are kept: shown again to everybody, never after an act of the office, counted."""

from datetime import date

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from tests.office.publishing import published, revised, withdrawn
from tests.office.querying import queried

from gongkai.office.disclosure.reading import views
from gongkai.office.disclosure.reading.counter import ViewCounter
from gongkai.office.portal.keeping.pages import is_for_everybody
from gongkai.office.portal.keeping.shelf import LARGEST, SECONDS, Kept, Shelf

ON = date(2026, 11, 20)
PAGES = ("/", "/documents/", "/organs/organ-2/", "/catalogue/", "/data/", "/api/organs")


@pytest.fixture
def keeping(settings):
    """A client of a site that keeps pages."""
    settings.KEPT_PAGES = 50
    cache.clear()
    return Client()


def page(body: bytes = b"x", *, state="a", until=SECONDS, again=None) -> Kept:
    return Kept(state, until, body, (("Content-Type", "text/html"),), again)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_made_once_and_costs_one_query_after_that(keeping, office, address):
    first = keeping.get(address)

    second, queries = queried(Client(), address)
    third, kept_queries = queried(keeping, address)

    assert first.status_code == 200
    assert third.content == first.content
    assert dict(third.headers) == dict(first.headers)
    assert kept_queries == 1
    assert queries >= kept_queries  # another process has its own shelf
    assert second.content == first.content


def test_a_withdrawn_document_is_gone_from_every_kept_page_at_once(keeping, office):
    document = published(office, on=ON, title="不该公开的公告")
    addresses = [document.get_absolute_url(), "/", "/documents/", "/documents/feed.xml"]
    for address in addresses:
        assert "不该公开的公告" in keeping.get(address).content.decode()

    withdrawn(document, on=ON, shows_title=False)

    for address in addresses:
        assert "不该公开的公告" not in keeping.get(address).content.decode()


def test_what_is_published_and_changed_is_shown_at_once(keeping, office):
    document = published(office, on=ON, title="第一稿")
    assert "第一稿" in keeping.get("/documents/").content.decode()

    revised(document, on=ON, title="第二稿")

    assert "第二稿" in keeping.get("/documents/").content.decode()
    assert "第二稿" in keeping.get(document.get_absolute_url()).content.decode()


def test_who_sees_a_kept_page_is_counted(keeping, office, monkeypatch):
    document = published(office, on=ON)
    counter = ViewCounter(lambda batch: None)
    monkeypatch.setattr(views, "views", counter)

    for number in range(3):
        keeping.get(document.get_absolute_url(), REMOTE_ADDR=f"203.0.113.{number}")
    keeping.get(document.get_absolute_url(), REMOTE_ADDR="203.0.113.1")

    assert counter.waiting(document.pk) == 3


def test_a_signed_in_reader_gets_the_same_page(keeping, office, handler):
    first = keeping.get("/documents/")
    keeping.force_login(handler)

    again, queries = queried(keeping, "/documents/")

    assert again.content == first.content
    assert queries == 1


@pytest.mark.parametrize(
    "address",
    [
        "/apply/",
        "/apply/track/?number=1",
        "/check/",
        "/nothing/",
        "/documents/999999/",
        "/office/login/",
        "/documents/?q=" + "路" * 40,
    ],
)
def test_no_other_page_is_kept(keeping, office, monkeypatch, address):
    kept = []
    monkeypatch.setattr(Shelf, "put", lambda shelf, key, page: kept.append(key))

    keeping.get(address)
    keeping.get("/data/")

    assert kept == [("http", "testserver", "/data/")]


def test_hosts_do_not_share_pages(keeping, office, settings):
    settings.ALLOWED_HOSTS = ["*"]

    keeping.get("/documents/feed.xml", headers={"host": "www.example.gov.cn"})
    other = keeping.get("/documents/feed.xml", headers={"host": "jyj.example.gov.cn"})

    assert b"http://jyj.example.gov.cn/" in other.content
    assert b"www.example.gov.cn" not in other.content


def test_a_host_that_is_not_ours_is_refused_as_before(keeping, office, settings):
    settings.ALLOWED_HOSTS = ["testserver"]

    assert keeping.get("/documents/", headers={"host": "elsewhere.example"}).status_code == 400


@pytest.mark.parametrize(
    ("status", "cache_control", "kept"),
    [
        (200, "public, max-age=60", True),
        (200, "private, no-cache", False),
        (200, "public, no-cache", False),
        (200, None, False),
        (410, "public, max-age=60", False),
    ],
)
def test_an_answer_says_itself_whether_it_is_for_everybody(status, cache_control, kept):
    headers = {"Cache-Control": cache_control} if cache_control else {}

    assert is_for_everybody(HttpResponse(status=status, headers=headers)) is kept


def test_a_page_of_another_state_or_too_old_is_given_up():
    shelf = Shelf(5)
    shelf.put(("a",), page())

    assert shelf.find(("a",), state="a", now=0) is not None
    assert shelf.find(("a",), state="b", now=0) is None
    assert len(shelf) == 0
    shelf.put(("a",), page())
    assert shelf.find(("a",), state="a", now=SECONDS) is None


def test_the_shelf_gives_up_what_was_not_asked_for_longest():
    shelf = Shelf(2)
    for name in ("a", "b"):
        shelf.put((name,), page())
    shelf.find(("a",), state="a", now=0)

    shelf.put(("c",), page())

    assert [shelf.find((name,), state="a", now=0) is not None for name in "abc"] == [
        True,
        False,
        True,
    ]


def test_the_shelf_has_room_for_so_many_bytes_and_for_no_giant(monkeypatch):
    monkeypatch.setattr("gongkai.office.portal.keeping.shelf.ROOM", 10)
    shelf = Shelf(100)

    shelf.put(("giant",), page(b"x" * (LARGEST + 1)))
    for number in range(5):
        shelf.put((str(number),), page(b"x" * 4))
    shelf.put(("4",), page(b"yy"))

    assert len(shelf) == 2
    assert shelf.find(("4",), state="a", now=0).body == b"yy"
