"""An office with a clerk, a reviewer and a head, signed in, and a real browser."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import Client
from playwright.sync_api import sync_playwright
from tests.e2e.portal.conftest import served, tables
from tests.office.redaction.papers import pdf

from gongkai.office.organs import actions as organs
from gongkai.office.organs.models import Organ, Role

__all__ = ["tables"]

CHROMIUM = Path("/usr/bin/chromium")


@dataclass(frozen=True)
class Desks:
    """Where the office is, and the session of each of its people by role."""

    address: str
    sessions: dict[str, str]
    file: bytes


@pytest.fixture(scope="module")
def desks(tables, django_db_blocker):
    """The office, served from one transaction that is rolled back at the end of the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        office = organs.establish(
            name="示范县人民政府办公室",
            short_name="县政府办",
            kind=Organ.Kind.OFFICE,
            slug="organ-1",
            code="110000000000000001",
            number_prefix="示政办",
            address="示范县光明路 1 号",
            phone="0000-0000000",
            reconsideration_organ="示范县人民政府",
            court="示范县人民法院",
        )
        roles = (Role.HANDLER, Role.REVIEWER, Role.HEAD)
        sessions = {role.value: _signed_in(office, role) for role in roles}
        server = served()
        yield Desks(f"http://127.0.0.1:{server.port}", sessions, pdf())
        server.terminate()
        connection.dec_thread_sharing()
        transaction.set_rollback(True)


def _signed_in(office: Organ, role: Role) -> str:
    """A person of the office with a role; the key of the session."""
    user = organs.enrol(username=role.value, name=role.label, password="shi-fan-2026!")
    organs.appoint(user=user, organ=office, role=role)
    client = Client()
    client.force_login(user)
    return client.cookies["sessionid"].value


@pytest.fixture(scope="module")
def browser(desks):
    """Chromium, started after the site: its loop hides the database from this thread."""
    if not CHROMIUM.exists():
        pytest.skip("没有 /usr/bin/chromium，跳过浏览器测试")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


@pytest.fixture
def sit_down(browser, desks):
    """The browser of a person at a width: `sit_down("handler", 1440)`."""
    contexts = []

    def at_the_desk(role: str, width: int = 1440, **options):
        context = browser.new_context(viewport={"width": width, "height": 1000}, **options)
        contexts.append(context)
        context.add_cookies(
            [{"name": "sessionid", "value": desks.sessions[role], "url": desks.address}]
        )
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.complaints = []
        page.on("console", lambda said: page.complaints.append(said.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        return page

    yield at_the_desk
    for context in contexts:
        context.close()
