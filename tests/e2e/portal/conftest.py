"""A running site and a real browser for the tests that walk through its public pages."""

from pathlib import Path

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connection, connections, transaction
from django.test.testcases import LiveServerThread
from django.test.utils import setup_databases, teardown_databases
from django.utils import timezone
from playwright.sync_api import Page, sync_playwright
from tests.e2e.portal import town

CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="session")
def tables(django_db_setup, django_db_blocker):
    """The migrated test database, also in a run in which no test asks for it by mark."""
    with django_db_blocker.unblock():
        if "organs_organ" in connection.introspection.table_names():
            yield
            return
        connection.close()
        made = setup_databases(verbosity=0, interactive=False, aliases={"default"})
        yield
        teardown_databases(made, verbosity=0)


@pytest.fixture(scope="module")
def site(tables, django_db_blocker):
    """The town, served from one transaction that is rolled back at the end of the module.

    The usual live server empties every table after each test, which the ledger refuses.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        made = town.built(timezone.localdate())
        server = served()
        yield made, f"http://127.0.0.1:{server.port}"
        server.terminate()
        connection.dec_thread_sharing()
        transaction.set_rollback(True)


def served() -> LiveServerThread:
    """The site, answering from this thread's own transaction."""
    connection.inc_thread_sharing()
    server = LiveServerThread(
        "127.0.0.1", StaticFilesHandler, connections_override={"default": connections["default"]}
    )
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    return server


@pytest.fixture(scope="module")
def browser(site):
    """Chromium, started after the site: its loop hides the database from this thread."""
    if not CHROMIUM.exists():
        pytest.skip("没有 /usr/bin/chromium，跳过浏览器测试")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM),
            args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@pytest.fixture
def visit(browser, site):
    """Open a page at a width, perhaps as 长辈版: `visit("home", 390, mode="elder")`."""
    made, address = site
    contexts = []

    def open_page(name: str, width: int, *, scripts=True, **kept: str) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=scripts
        )
        contexts.append(context)
        for key, value in kept.items():
            context.add_init_script(f"localStorage.setItem('gk-{key}', '{value}')")
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.complaints = []
        page.on("console", lambda said: page.complaints.append(said.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(address + made.pages[name])
        return page

    yield open_page
    for context in contexts:
        context.close()
