"""Limits are kept for the visitor's own address, also behind our proxy."""

import pytest
from django.test import RequestFactory

from gongkai.office.applications.views.tracking import LOCKED
from gongkai.office.operating.visitors import VisitorAddress

PROXY = "10.0.0.2"


def address(settings, *, proxies, said):
    settings.TRUSTED_PROXIES = proxies
    headers = {} if said is None else {"HTTP_X_FORWARDED_FOR": said}
    request = RequestFactory().get("/", REMOTE_ADDR=PROXY, **headers)
    return VisitorAddress(lambda seen: seen.META["REMOTE_ADDR"])(request)


@pytest.mark.parametrize(
    ("proxies", "said", "seen"),
    [
        pytest.param(1, "198.51.100.7", "198.51.100.7", id="one proxy says for whom it asks"),
        pytest.param(1, "203.0.113.9, 198.51.100.7", "198.51.100.7", id="an invented one before"),
        pytest.param(2, "198.51.100.7, 10.0.0.1", "198.51.100.7", id="two proxies"),
        pytest.param(1, "2001:db8::1", "2001:db8::1", id="the newer kind of address"),
        pytest.param(0, "198.51.100.7", PROXY, id="no proxy of ours: nobody is believed"),
        pytest.param(2, "198.51.100.7", PROXY, id="fewer entries than proxies"),
        pytest.param(1, "unknown", PROXY, id="no address"),
        pytest.param(1, None, PROXY, id="no header"),
    ],
)
def test_the_address_is_the_one_that_our_outermost_proxy_saw(settings, proxies, said, seen):
    assert address(settings, proxies=proxies, said=said) == seen


@pytest.mark.django_db
def test_a_proxy_does_not_make_all_visitors_one(settings, client):
    settings.TRUSTED_PROXIES = 1
    asked = {"number": "示政办公开申〔2026〕1号", "code": "AAAA-AAAA-AAAA"}

    for _ in range(9):
        client.post("/apply/track/", asked, headers={"X-Forwarded-For": "198.51.100.7"})
    guesser = client.post("/apply/track/", asked, headers={"X-Forwarded-For": "198.51.100.7"})
    other = client.post("/apply/track/", asked, headers={"X-Forwarded-For": "203.0.113.9"})

    assert LOCKED in guesser.content.decode()
    assert LOCKED not in other.content.decode()
