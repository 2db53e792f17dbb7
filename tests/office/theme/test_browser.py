"""The gallery in a real browser: accessibility, narrow pages, keyboard, 长辈版, strict CSP."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, sync_playwright
from tests.office.theme.conftest import THEME

from gongkai.office.theme.stylesheet import joined

pytestmark = pytest.mark.e2e

CHROMIUM = Path("/usr/bin/chromium")
SITE = "http://theme.test"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'"
KINDS = {".js": "text/javascript", ".svg": "image/svg+xml"}
PHONE, DESK, ZOOMED = 390, 1440, 320
"""Widths in CSS pixels; 320 is a window of 1,280 at 400 %."""

SMALL_TEXT = """() => [...document.querySelectorAll('body *')]
  .filter(e => e.checkVisibility() && getComputedStyle(e).clipPath === 'none'
    && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())
    && !e.closest('.gk-hidden, .gk-day__reason, .gk-skip')
    && parseFloat(getComputedStyle(e).fontSize) < 22)
  .map(e => e.className + ': ' + e.textContent.trim().slice(0, 20))"""

SMALL_CONTROLS = """() => [...document.querySelectorAll(
    'button, input, select, textarea, nav a, .gk-heading a, .gk-list a, .gk-cell__link, '
    + '.gk-errors a, .gk-downloads a, .gk-top a, summary, .gk-errands a')]
  .filter(e => e.checkVisibility())
  .map(e => [e, e.getBoundingClientRect()])
  .filter(([e, box]) => box.height < 59.5 || box.width < 59.5)
  .map(([e, box]) => e.outerHTML.slice(0, 60) + ` ${box.width}x${box.height}`)"""


@pytest.fixture(scope="module")
def browser():
    if not CHROMIUM.exists():
        pytest.skip("没有 /usr/bin/chromium，跳过浏览器测试")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


@pytest.fixture
def visit(browser, html, fresh_html):
    """Open the gallery at a width, perhaps as 长辈版: `visit(390, mode="elder")`."""
    contexts = []
    pages = {"/refused/": html, "/fresh/": fresh_html}

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(SITE)
        file = THEME / path.lstrip("/")
        if path in pages:
            policy = {"Content-Security-Policy": POLICY}
            route.fulfill(body=pages[path], content_type="text/html; charset=utf-8", headers=policy)
        elif path.startswith("/theme/"):
            route.fulfill(body=joined().text, content_type="text/css; charset=utf-8")
        else:
            route.fulfill(path=file, content_type=KINDS[file.suffix])

    def open_page(width: int, address="/refused/", *, scripts=True, **kept: str) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=scripts
        )
        contexts.append(context)
        for name, value in kept.items():
            context.add_init_script(f"localStorage.setItem('gk-{name}', '{value}')")
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda said: page.complaints.append(said.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.route(f"{SITE}/**", answer)
        page.goto(f"{SITE}{address}")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize(
    "kept",
    [{}, {"mode": "elder"}, {"mode": "elder", "contrast": "high", "size": "3"}],
    ids=["standard", "elder", "elder, high contrast, largest"],
)
def test_axe_finds_nothing(visit, width, kept):
    page = visit(width, **kept)

    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]

    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in found] == []


@pytest.mark.parametrize("width", [ZOOMED, PHONE, DESK])
@pytest.mark.parametrize("kept", [{}, {"mode": "elder"}], ids=["standard", "elder"])
def test_no_page_scrolls_sideways(visit, width, kept):
    page = visit(width, **kept)

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_standard_mode_has_what_the_measures_of_the_elder_mode_look_for(visit):
    page = visit(DESK)

    assert page.evaluate(SMALL_TEXT) != []
    assert page.evaluate(SMALL_CONTROLS) != []


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_in_elder_mode_no_text_is_below_22_pixels(visit, width):
    page = visit(width, mode="elder")

    assert page.evaluate(SMALL_TEXT) == []


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_in_elder_mode_no_control_is_below_60_pixels(visit, width):
    page = visit(width, mode="elder")

    assert page.evaluate(SMALL_CONTROLS) == []


def test_the_elder_mode_is_remembered_and_left_again(visit):
    page = visit(PHONE)

    page.get_by_role("button", name="长辈版").click()
    page.get_by_role("region", name="长辈版工具").get_by_role("button", name="字大一些").click()
    page.reload()

    assert page.evaluate("({...document.documentElement.dataset})") == {
        "script": "",
        "mode": "elder",
        "size": "2",
    }
    page.get_by_role("button", name="退出长辈版").click()
    page.reload()
    assert page.evaluate("document.documentElement.dataset.mode") is None
    assert not page.get_by_role("region", name="长辈版工具").is_visible()


def test_high_contrast_says_that_it_is_on(visit):
    page = visit(PHONE, mode="elder")
    button = page.get_by_role("button", name="高对比")

    button.click()

    assert button.get_attribute("aria-pressed") == "true"


def test_the_page_obeys_a_strict_content_security_policy(visit):
    page = visit(DESK, mode="elder")

    assert page.complaints == []


def test_without_scripts_everything_is_there_but_what_needs_them(visit):
    page = visit(PHONE, scripts=False)

    assert page.get_by_role("heading", name="期限是怎么算的").is_visible()
    assert page.get_by_role("button", name="搜索").is_visible()
    assert page.get_by_role("button", name="长辈版").count() == 0
    assert page.get_by_role("button", name="复制链接").count() == 0


def test_the_first_key_offers_the_way_to_the_content(visit):
    page = visit(PHONE, "/fresh/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"


def test_every_control_shows_its_focus(visit):
    page = visit(DESK, "/fresh/")
    seen = set()

    for _ in range(25):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        seen.add((page.evaluate("document.activeElement.tagName"), outline))

    assert {outline for _, outline in seen} == {"3px"}


def test_a_form_sent_back_puts_the_reader_before_its_errors(visit):
    page = visit(PHONE)

    assert page.evaluate("document.activeElement.getAttribute('role')") == "alert"


def test_on_paper_there_is_nothing_to_press(visit):
    page = visit(DESK)

    page.emulate_media(media="print")

    assert not page.locator(".gk-nav").is_visible()
    assert not page.get_by_role("button", name="提交申请").is_visible()
    assert page.get_by_role("table", name="收到和处理申请情况").is_visible()


def test_a_reader_who_wants_no_motion_gets_none(visit):
    page = visit(DESK)

    page.emulate_media(reduced_motion="reduce")

    duration = "getComputedStyle(document.querySelector('a')).transitionDuration"
    assert page.evaluate(duration) == "0s"


def test_the_address_of_a_page_is_copied_and_the_page_says_so(visit):
    page = visit(DESK)

    page.get_by_role("button", name="复制链接").click()

    page.get_by_text("已复制").wait_for(timeout=3000)


def test_reading_aloud_begins_with_the_heading_and_can_be_stopped(visit):
    page = visit(PHONE, mode="elder")
    page.evaluate(
        "() => { window.said = []; speechSynthesis.speak = (s) => { said.push(s.text); }; }"
    )

    page.get_by_role("button", name="朗读本页").click()

    assert page.evaluate("window.said[0]") == "想知道什么？"
    assert not any("\n\n\n" in text for text in page.evaluate("window.said"))
    page.get_by_role("button", name="停止朗读").click()
    assert page.get_by_role("button", name="朗读本页").is_visible()
