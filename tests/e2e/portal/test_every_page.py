"""Every public page in a real browser: accessible, narrow enough, obeying its policy."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.office.theme.test_browser import SMALL_CONTROLS, SMALL_TEXT

pytestmark = pytest.mark.e2e

PHONE, DESK, ZOOMED = 390, 1440, 320
MODES = [pytest.param({}, id="standard"), pytest.param({"mode": "elder"}, id="elder")]
EXPECTED = "Failed to load resource: the server responded with a status of"
"""What Chromium itself says of a page of status 404 or 410."""


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("kept", MODES)
def test_axe_finds_nothing_on_any_page(site, visit, width, kept):
    made, address = site
    page = visit("home", width, **kept)
    found = {}

    for name, path in made.pages.items():
        page.goto(address + path)
        violations = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        found[name] = [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in violations]

    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert [said for said in page.complaints if EXPECTED not in said] == []


@pytest.mark.parametrize("kept", MODES)
def test_no_page_scrolls_sideways_at_any_width(site, visit, kept):
    made, address = site
    page = visit("home", DESK, **kept)
    wide = []

    for name, path in made.pages.items():
        page.goto(address + path)
        for width in (ZOOMED, PHONE, DESK):
            page.set_viewport_size({"width": width, "height": 900})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append((name, width))

    assert wide == []


def test_in_elder_mode_text_and_controls_are_large_on_every_page(site, visit):
    made, address = site
    page = visit("home", DESK, mode="elder")
    small = []

    for name, path in made.pages.items():
        page.goto(address + path)
        for width in (PHONE, DESK):
            page.set_viewport_size({"width": width, "height": 900})
            found = page.evaluate(SMALL_TEXT) + page.evaluate(SMALL_CONTROLS)
            small += [(name, width, what) for what in found]

    assert small == []


def test_every_page_has_one_title_of_its_own_and_one_first_heading(site, visit):
    made, address = site
    page = visit("home", DESK)
    titles = {}

    for name, path in made.pages.items():
        page.goto(address + path)
        titles[name] = page.title()
        assert page.locator("h1").count() == 1, name
        assert page.title().endswith(" - 示范县人民政府"), name

    assert len(set(titles.values())) == len(titles)


def test_a_wide_table_is_scrolled_by_keyboard_and_not_the_page(visit):
    page = visit("document", PHONE)
    table = page.get_by_role("region", name="表格 1")

    table.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.gk-prose__table').scrollLeft > 0")

    assert page.evaluate("window.scrollX") == 0


def test_on_paper_a_document_is_its_text_and_what_it_is(visit):
    page = visit("document", DESK)

    page.emulate_media(media="print")

    assert page.get_by_role("heading", level=1).is_visible()
    assert page.get_by_text("索引号").is_visible()
    assert not page.get_by_role("button", name="复制链接").is_visible()
    assert not page.get_by_role("navigation", name="主导航").is_visible()
