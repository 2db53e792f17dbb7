"""The feed of the newest documents: what is published, in order, at full addresses."""

from datetime import date, timedelta

import pytest
from lxml import etree
from tests.office.publishing import published, withdrawn
from tests.office.querying import queried

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
