"""The feed of the newest documents: what is published, in order, at full addresses."""

import json
from datetime import date, timedelta

import pytest
from lxml import etree
from tests.office.publishing import published, withdrawn
from tests.office.querying import queried

from gongkai.office.disclosure.kinds import Kind

ON = date(2026, 11, 20)
ATOM = "{http://www.w3.org/2005/Atom}"


def entries(response) -> list[str]:
    return [title.text for title in etree.fromstring(response.content).iter(f"{ATOM}title")][1:]


def test_the_feed_holds_the_newest_published_documents(client, office):
    published(office, on=ON - timedelta(1), title="昨天的公告 <甲> & 乙")
    published(office, on=ON, title="今天的公告")
    withdrawn(published(office, on=ON, title="撤下的公告"), on=ON)

    response = client.get("/documents/feed.xml")

    assert entries(response) == ["今天的公告", "昨天的公告 <甲> & 乙"]
    assert response["Content-Type"].startswith("application/atom+xml")
    assert b'href="http://testserver/documents/' in response.content


def test_an_empty_office_has_an_empty_feed(client, db):
    assert entries(client.get("/documents/feed.xml")) == []


@pytest.mark.parametrize("number", [1, 40])
def test_the_feed_costs_one_query(client, office, number):
    for _ in range(number):
        published(office, on=ON)

    response, queries = queried(client, "/documents/feed.xml")

    assert len(entries(response)) == min(number, 30)
    assert queries == 1


def test_the_same_feed_is_there_as_json(client, office):
    document = published(office, on=ON, title="今天的公告", summary="说明")

    response = client.get("/documents/feed.json")
    said = json.loads(response.content)

    assert response["Content-Type"].startswith("application/feed+json")
    assert said["version"] == "https://jsonfeed.org/version/1.1"
    assert said["feed_url"] == "http://testserver/documents/feed.json"
    assert said["items"] == [
        {
            "id": f"http://testserver/documents/{document.pk}/",
            "url": f"http://testserver/documents/{document.pk}/",
            "title": "今天的公告",
            "content_text": "说明",
            "date_published": "2026-11-20T01:30:00+00:00",
            "authors": [{"name": "示范县人民政府办公室"}],
            "tags": ["公告", "综合政务"],
        }
    ]


def test_an_organ_and_a_kind_have_feeds_of_their_own(client, office, other_office):
    published(office, on=ON, title="办公室的公告")
    published(other_office, on=ON, title="教育局的动态", kind=Kind.NEWS)

    assert entries(client.get(f"/organs/{office.slug}.xml")) == ["办公室的公告"]
    assert entries(client.get("/documents/kinds/news.xml")) == ["教育局的动态"]


@pytest.mark.parametrize(
    "path",
    ["/organs/nobody.xml", "/documents/kinds/nothing.xml", "/documents/feed.exe"],
)
def test_nothing_else_has_a_feed(client, office, path):
    assert client.get(path).status_code == 404
