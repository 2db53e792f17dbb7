"""Taking back as its people live it: kept pages were seen, one act at the desk, nothing is left."""

from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client
from tests.office.publishing import published
from tests.office.reviewing import person

from gongkai.office.disclosure.kinds import Kind
from gongkai.office.organs.models import Role

ON = date(2026, 11, 20)
TITLE = "关于停车收费的办法"
WITHOUT = "路内泊位"
"""A word of the text alone: a snippet would tell it even where the title is still shown."""

LISTS = (
    "/",
    "/documents/",
    "/documents/?kind=normative&year=2026",
    "/documents/?q=停车收费",
    "/documents/suggest/?q=停车",
    "/policies/",
    "/policies/?q=停车收费",
    "/documents/feed.xml",
    "/documents/feed.json",
    "/documents/kinds/normative.xml",
    "/organs/organ-2.json",
    "/organs/organ-2/content/",
    "/api/documents",
    "/sitemap/0.xml",
)
"""Where the public meets a document without knowing its address."""


@pytest.fixture
def reader(settings, db):
    """A visitor of a site that keeps pages."""
    settings.KEPT_PAGES = 50
    cache.clear()
    return Client()


@pytest.fixture
def rule(office):
    """A rule with a sheet and a recording, which the public may read."""
    return published(
        office,
        on=ON,
        kind=Kind.NORMATIVE,
        title=TITLE,
        body=f"<p>{WITHOUT}每小时二元。</p>",
        files=[("泊位表", "bays.pdf", b"%PDF-1.4"), ("录音", "talk.mp3", b"ID3" + bytes(64))],
    )


@pytest.fixture
def explained(office, rule):
    """What interprets it; its page leads to the rule."""
    fields = {"kind": Kind.INTERPRETATION, "title": "停车怎么收费", "interprets": rule}
    return published(office, on=ON, **fields)


def files_of(document):
    page = document.get_absolute_url()
    sheet, recording = document.attachments.order_by("pk")
    return [
        f"{page}files/{sheet.pk}/",
        f"{page}recordings/{recording.pk}/",
        f"{page}text.docx",
        f"{page}qr.svg",
        f"/api/documents/{document.pk}",
    ]


def told(response) -> str:
    """What an answer says, whether as a page or as data."""
    text = response.content.decode()
    return text.encode().decode("unicode-escape", "replace") if "\\u" in text else text


def status(response) -> int:
    """How an address answers; what it sends is read to its end, as a reader does."""
    b"".join(response)
    return response.status_code


def taken_back(document, **form):
    """One act at the desk, by a person who may, in another browser."""
    clerk = Client()
    clerk.force_login(person(document.organ, "方正", Role.REVIEWER))
    desk = f"/office/disclosure/desk/{document.pk}/"
    return clerk.post(desk, {"act": "withdraw", "reason": "表中数字有误，核实后重新发布", **form})


@pytest.mark.parametrize("form", [{}, {"hides_title": "on"}], ids=["title shown", "title hidden"])
def test_what_is_taken_back_is_at_once_a_tombstone_and_in_no_list(reader, rule, explained, form):
    page, files = rule.get_absolute_url(), files_of(rule)
    lists = [*LISTS, explained.get_absolute_url()]
    for address in lists:
        shown = told(reader.get(address))
        assert f"/documents/{rule.pk}/" in shown or TITLE in shown, address
    for address in (page, *files):
        assert status(reader.get(address)) == 200, address

    assert taken_back(rule, **form).status_code == 302

    for address in lists:
        left = told(reader.get(address))
        assert f"/documents/{rule.pk}/" not in left, address
        assert TITLE not in left, address
        assert WITHOUT not in left, address
    assert [status(reader.get(address)) for address in files] == [404] * len(files)
    tombstone = reader.get(page)
    assert tombstone.status_code == 410
    words = tombstone.content.decode()
    assert "表中数字有误，核实后重新发布" in words
    assert rule.index_number in words
    assert (TITLE in words) is not bool(form)
    assert WITHOUT not in words
