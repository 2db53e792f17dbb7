"""What holds for every public page: headers, no session, kind errors, no dead address."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import include, path
from lxml import html
from tests.office.publishing import published

PAGES = ("/", "/organs/", "/documents/", "/accessibility/", "/reports/", "/robots.txt")


def fail(request):
    raise RuntimeError("an error nobody foresaw")


def forbid(request):
    raise PermissionDenied


def suspect(request):
    raise SuspiciousOperation("odd")


def take(request):
    return HttpResponse()


urlpatterns = [
    path("fail/", fail),
    path("forbid/", forbid),
    path("suspect/", suspect),
    path("take/", take),
    path("", include("gongkai.office.urls")),
]
handler400 = "gongkai.office.portal.errors.malformed"
handler403 = "gongkai.office.portal.errors.forbidden"
handler404 = "gongkai.office.portal.errors.missing"
handler500 = "gongkai.office.portal.errors.broken"

with_failures = override_settings(ROOT_URLCONF=__name__)


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("signed_in", [False, True])
def test_a_public_page_is_the_same_for_everybody_and_may_be_kept(
    client, handler, address, signed_in
):
    if signed_in:
        client.force_login(handler)

    response = client.get(address)

    assert response.status_code == 200
    assert not response.cookies
    assert "Vary" not in response.headers
    assert response["Cache-Control"].startswith("public")
    assert "max-age=" in response["Cache-Control"]


@pytest.mark.parametrize("address", [*PAGES, "/apply/", "/apply/track/", "/nothing/"])
def test_a_public_page_loads_from_this_site_only(client, db, address):
    policy = client.get(address)["Content-Security-Policy"]

    for rule in (
        "script-src 'self'",
        "style-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "frame-ancestors 'self'",
    ):
        assert rule in policy
    assert "unsafe" not in policy


def test_the_back_office_keeps_its_own_headers(client, handler):
    client.force_login(handler)

    response = client.get("/office/")

    assert "Content-Security-Policy" not in response.headers
    assert "public" not in response.headers.get("Cache-Control", "")


def test_a_page_with_a_form_is_kept_by_nobody(client, db):
    assert "no-store" in client.get("/apply/")["Cache-Control"]


def test_an_error_is_kept_by_nobody(client, db):
    assert client.get("/nothing/")["Cache-Control"] == "private, no-cache"


@with_failures
@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("/suspect/", 400, "请求不能识别"),
        ("/forbid/", 403, "您不能打开这个页面"),
        ("/nothing/", 404, "没有这个页面"),
        ("/fail/", 500, "页面暂时打不开"),
    ],
)
def test_an_error_says_what_happened_and_shows_a_way_on_without_the_database(
    address, status, sentence
):
    response = Client(raise_request_exception=False).get(address)

    page = html.fromstring(response.content.decode())
    assert response.status_code == status
    assert sentence in page.text_content()
    assert page.xpath("//main//form[@action='/documents/']")
    assert page.xpath("//main//a[@href='/']")


@with_failures
def test_a_form_without_its_token_is_told_to_reload(db):
    response = Client(enforce_csrf_checks=True).post("/take/")

    assert response.status_code == 403
    assert "表单没有提交成功" in response.content.decode()


def test_crawlers_leave_the_back_office_and_the_applicants_alone(client):
    text = client.get("/robots.txt").content.decode()

    assert "Disallow: /office/" in text
    assert "Disallow: /apply/track/" in text


def test_the_old_address_of_the_icon_leads_to_it(client):
    assert client.get("/favicon.ico")["Location"] == "/static/theme/icon.svg"


def test_whoever_finds_a_fault_learns_whom_to_tell(client):
    page = html.fromstring(client.get("/accessibility/").content.decode())

    (link,) = page.xpath("//footer//a[text()='我为政府网站找错']")

    assert link.get("href") == "/accessibility/#report"
    assert page.get_element_by_id("report") is not None
    assert "0000-0000000" in page.get_element_by_id("main").text_content()


@pytest.mark.parametrize("address", PAGES)
def test_a_public_page_is_read_only(client, db, address):
    assert client.post(address).status_code == 405


def test_no_public_page_leads_nowhere(client, office):
    document = published(office, on=date(2026, 11, 20), files=[("附件", "a.pdf", b"%PDF-1.7")])
    waiting, opened = {"/", document.get_absolute_url()}, set()

    while waiting:
        address = waiting.pop()
        opened.add(address)
        response = client.get(address)
        assert response.status_code in {200, 301, 302}, address
        if "html" in response.headers.get("Content-Type", ""):
            links = html.fromstring(response.content.decode()).xpath("//@href")
            here = {link.partition("#")[0] for link in links if link.startswith("/")}
            waiting |= {link for link in here if not link.startswith(("/office", "/static"))}
            waiting -= opened
        response.close()

    assert len(opened) > 15
