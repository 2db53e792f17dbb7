"""How a document is passed on: its QR code, and what search engines read."""

import json
from datetime import date

from lxml import etree, html
from tests.office.publishing import published, withdrawn

from gongkai.office.disclosure.kinds import Kind

ON = date(2026, 11, 20)


def linked(response) -> dict:
    page = html.fromstring(response.content.decode())
    return json.loads(page.xpath("//script[@type='application/ld+json']")[0].text)


def test_search_engines_read_what_a_normative_document_is(client, office):
    notice = published(
        office,
        on=ON,
        kind=Kind.NORMATIVE,
        title="养护办法",
        document_number="示政办发〔2026〕18号",
        duty="2001",
        keywords="公路 养护",
        summary="谁养护。",
        effective=date(2026, 11, 20),
        expires=date(2031, 11, 19),
    )

    said = linked(client.get(notice.get_absolute_url()))

    assert said["@type"] == "Legislation"
    assert said["url"] == f"http://testserver/documents/{notice.pk}/"
    assert said["identifier"] == notice.index_number
    assert said["datePublished"] == "2026-11-20T09:30+08:00"
    assert said["legislationIdentifier"] == "示政办发〔2026〕18号"
    assert said["legislationDateOfApplicability"] == "2026-11-20"
    assert said["legislationLegalForce"].startswith("https://schema.org/")
    assert said["keywords"] == ["公路", "养护"]


def test_a_title_cannot_end_the_element_that_holds_it(client, office):
    odd = published(office, on=ON, kind=Kind.NEWS, title="</script><b>甲&乙</b>")

    response = client.get(odd.get_absolute_url())

    assert linked(response)["headline"] == odd.title
    assert b"</script><b>" not in response.content
    assert rb"\u003c/script\u003e\u003cb\u003e" in response.content


def test_the_qr_code_of_a_page_leads_to_it(client, office):
    document = published(office, on=ON)

    response = client.get(f"{document.get_absolute_url()}qr.svg")
    drawn = etree.fromstring(response.content)

    assert response["Content-Type"] == "image/svg+xml"
    assert drawn.find("{*}title").text == f"本页二维码：http://testserver/documents/{document.pk}/"
    assert drawn.find(".//{*}path") is not None
    assert (
        f"{document.get_absolute_url()}qr.svg"
        in client.get(document.get_absolute_url()).content.decode()
    )


def test_what_is_withdrawn_has_no_qr_code(client, office):
    document = withdrawn(published(office, on=ON), on=ON)

    assert client.get(f"{document.get_absolute_url()}qr.svg").status_code == 404
