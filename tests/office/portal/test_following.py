"""What machines follow: the map of the site, and the page that names feeds and data."""

from datetime import date

import pytest
from lxml import etree
from tests.office.publishing import published, withdrawn
from tests.office.querying import queried

from gongkai.office.portal.following import sitemap

ON = date(2026, 11, 20)


def places(response) -> list[str]:
    return [one.text for one in etree.fromstring(response.content).iter("{*}loc")]


def test_the_map_leads_to_every_published_document_and_no_other(client, office):
    shown = published(office, on=ON)
    gone = withdrawn(published(office, on=ON), on=ON)

    index = places(client.get("/sitemap.xml"))
    found = [place for part in index for place in places(client.get(part))]

    assert index[0] == "http://testserver/sitemap/pages.xml"
    assert f"http://testserver/documents/{shown.pk}/" in found
    assert f"http://testserver/documents/{gone.pk}/" not in found
    assert "http://testserver/organs/organ-2/rules/" in found
    assert len(set(found)) == len(found)


def test_every_fixed_page_of_the_map_is_there(client, office):
    found = places(client.get("/sitemap/pages.xml"))

    assert {client.get(place).status_code for place in found} == {200}


def test_a_part_ends_where_the_next_begins(client, office, monkeypatch):
    documents = [published(office, on=ON) for _ in range(4)]
    monkeypatch.setattr(sitemap, "PART", 2)

    parts = places(client.get("/sitemap.xml"))[1:]
    found = [places(client.get(part)) for part in parts]

    assert max(len(part) for part in found) == 2
    assert [place for part in found for place in part] == [
        f"http://testserver/documents/{document.pk}/" for document in documents
    ]


def test_a_part_without_documents_does_not_exist(client, office):
    assert client.get("/sitemap/99.xml").status_code == 404


@pytest.mark.parametrize("number", [1, 12])
def test_the_map_costs_one_query_a_file(client, office, number):
    for _ in range(number):
        published(office, on=ON)

    index, queries = queried(client, "/sitemap.xml")
    _, part_queries = queried(client, places(index)[1])

    assert (queries, part_queries) == (1, 1)


def test_robots_are_told_where_the_map_is(client):
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content.decode()


def test_the_page_of_data_names_the_feed_of_every_organ_and_kind(client, office):
    page = client.get("/data/").content.decode()

    for address in ("/organs/organ-2.xml", "/organs/organ-2.json", "/documents/kinds/news.json"):
        assert f'href="{address}"' in page
        assert client.get(address).status_code == 200
