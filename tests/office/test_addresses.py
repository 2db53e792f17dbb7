"""What is no character comes through no address."""

import pytest
from django.http import Http404
from django.test import RequestFactory

from gongkai.office.addresses import ReadableAddress

ASKED = ("/apply/organs/?q=", "/ask/answers/?organ=", "/catalogue/?organ=", "/reports/?organ=")


def seen(address):
    return ReadableAddress(lambda request: request.GET)(RequestFactory().get(address))


def test_a_condition_says_where_something_unreadable_stood():
    assert seen("/documents/?q=断%00开&page=2").dict() == {"q": "断\ufffd开", "page": "2"}


def test_a_path_with_it_is_no_page(client, db):
    with pytest.raises(Http404):
        seen("/reports/%00/")
    assert client.get("/reports/office/2022/cells/a%00b/").status_code == 404


@pytest.mark.parametrize("address", ASKED)
def test_a_page_asked_with_it_finds_nothing_and_does_not_fail(client, office, address):
    assert client.get(f"{address}%00").status_code in {200, 404}
