"""One file in a real browser: taken in, painted, proved, released, fetched, and empty of names."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.office.redaction.papers import CARD, IDENTITY, NAME, PHONE, read

from gongkai.office.redaction.finding.plain import folded

pytestmark = pytest.mark.e2e

PHONE_WIDTH, DESK_WIDTH = 390, 1440


def violations(page):
    """What axe finds on a page, beside what Wagtail's own frame brings along."""
    found = Axe().run(page, context=".gk-redaction", options={"resultTypes": ["violations"]})
    return [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in found.response["violations"]]


def taken_in(page, desks):
    """The file, uploaded; the address of its page."""
    page.goto(f"{desks.address}/office/redaction/new/")
    page.get_by_label("文件名称").fill("柳树路改造补偿的情况")
    page.locator('input[type="file"]').set_input_files(
        {"name": "letter.pdf", "mimeType": "application/pdf", "buffer": desks.file}
    )
    page.get_by_role("button", name="登记").click()
    page.wait_for_url(re.compile(r"/office/redaction/\d+/"))
    return page.url


def everything_ticked(page):
    """All kinds that were found, painted out."""
    kinds = page.get_by_role("group", name="全部同类").get_by_role("checkbox")
    assert kinds.count() == 4
    for number in range(kinds.count()):
        kinds.nth(number).check()
    page.get_by_role("button", name="涂除所选").click()
    boxes(page, 5)


def boxes(page, count):
    """Wait until so many boxes are on the page, and no more."""
    page.locator(".gk-redaction__box").nth(count - 1).wait_for(state="attached")
    assert page.locator(".gk-redaction__box").count() == count


def drawn(page):
    """A box drawn with the mouse below the text, and its form sent."""
    sheet = page.locator("[data-redaction-page]")
    sheet.scroll_into_view_if_needed()
    edges = sheet.bounding_box()
    x, y = edges["x"] + edges["width"] * 0.2, edges["y"] + edges["height"] * 0.6
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 100, y + 30, steps=4)
    page.mouse.up()
    page.get_by_label("是什么内容").fill("印章")
    page.get_by_role("button", name="涂除这个框").click()


def test_from_the_file_to_a_copy_without_the_names(desks, sit_down, tmp_path):
    clerk = sit_down("handler")
    address = taken_in(clerk, desks)
    everything_ticked(clerk)
    drawn(clerk)
    boxes(clerk, 6)

    clerk.get_by_role("button", name="重制并证明，送复核").click()

    clerk.get_by_text("18 项全部通过").wait_for()
    reviewer = sit_down("reviewer")
    reviewer.goto(address)
    assert reviewer.get_by_role("button", name="涂除所选").count() == 0
    reviewer.get_by_label("已经逐页看过涂除后的文件").check()
    reviewer.get_by_role("button", name="放行").click()
    reviewer.get_by_role("heading", name="第 1 份，已放行").wait_for()
    with reviewer.expect_download() as download:
        reviewer.get_by_role("link", name=re.compile("下载涂除后的文件")).click()
    kept = Path(tmp_path, download.value.suggested_filename)
    download.value.save_as(kept)
    text = folded("".join(page.text for page in read(kept.read_bytes())))
    assert re.fullmatch(r"gongkai-\d+-1\.pdf", kept.name)
    assert [word for word in (NAME, PHONE, IDENTITY, CARD) if word in text] == []
    assert "其他内容可以公开" in text
    assert clerk.complaints == reviewer.complaints == []


@pytest.mark.parametrize("width", [PHONE_WIDTH, DESK_WIDTH])
def test_the_page_is_accessible_and_fits(desks, sit_down, width):
    clerk = sit_down("handler", width)
    taken_in(clerk, desks)
    assert violations(clerk) == []

    everything_ticked(clerk)

    assert violations(clerk) == []
    main = clerk.evaluate("document.documentElement.scrollWidth")
    assert main <= width


def test_without_scripts_the_file_is_painted_out_as_well(desks, sit_down):
    clerk = sit_down("handler", java_script_enabled=False)
    taken_in(clerk, desks)

    everything_ticked(clerk)
    for label, value in {"距左": "10", "距上": "120", "宽": "20", "高": "5"}.items():
        clerk.get_by_label(f"{label}（毫米）").fill(value)
    clerk.get_by_label("是什么内容").fill("印章")
    clerk.get_by_role("button", name="涂除这个框").click()

    boxes(clerk, 6)
    assert not clerk.locator("[data-redaction-tools]").is_visible()


def test_a_box_is_drawn_with_a_finger_once_that_is_switched_on(desks, sit_down):
    clerk = sit_down("handler", PHONE_WIDTH, has_touch=True)
    taken_in(clerk, desks)
    clerk.get_by_role("button", name="用手指画框").click()
    sheet = clerk.locator("[data-redaction-page]")

    for kind, x, y in (("down", 100, 120), ("move", 180, 160), ("up", 180, 160)):
        sheet.evaluate(
            """(page, [kind, x, y]) => {
              page.setPointerCapture = () => {};
              const edges = page.getBoundingClientRect();
              page.dispatchEvent(new PointerEvent("pointer" + kind, {
                pointerType: "touch", button: 0, bubbles: true,
                clientX: edges.left + x, clientY: edges.top + y}));
            }""",
            [kind, x, y],
        )

    assert float(clerk.locator('[name="draw-width"]').input_value()) > 10
    assert clerk.locator(".gk-redaction__box--new").count() == 1
