"""Checking a report as its reader does: a file chosen, the page that comes back, both ways."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from tests.office.theme.test_browser import SMALL_CONTROLS, SMALL_TEXT
from tests.report.reading_scan import papers
from tests.report.samples import changed, department

from gongkai.report.writing import document, write

pytestmark = pytest.mark.e2e

PHONE, DESK = 390, 1440
WRONG = {"remedies.reconsideration.total": 0, "applications.granted.welfare": None}


@pytest.fixture
def wrong(tmp_path):
    """A report in which two things are wrong, as a Word file."""
    path = tmp_path / "云溪.docx"
    write(changed(department(), WRONG), path)
    return path


def sent(page, path):
    """Choose a file and send the form."""
    cache.clear()
    page.get_by_label("年度报告", exact=True).set_input_files(path)
    page.get_by_role("button", name="开始核对").click()


def checked(page, path):
    """Send a file and wait for the report with its marks."""
    sent(page, path)
    page.get_by_role("heading", level=1, name="核对结果").wait_for()


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("kept", [{}, {"mode": "elder"}], ids=["standard", "elder"])
def test_the_marked_report_is_accessible_narrow_enough_and_large_for_the_elderly(
    visit, wrong, width, kept
):
    page = visit("check", width, **kept)
    checked(page, wrong)

    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]

    assert [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.complaints == []
    if kept:
        assert page.evaluate(SMALL_TEXT) + page.evaluate(SMALL_CONTROLS) == []


def test_a_sentence_and_its_figure_lead_to_each_other_without_scripts(visit, wrong):
    page = visit("check", DESK, scripts=False)
    checked(page, wrong)

    page.get_by_role("link", name="第四部分“行政复议”的“总计”").click()
    flag = page.locator("td.gk-cell--failed a").last

    assert page.url.endswith("#" + flag.get_attribute("id"))
    flag.click()
    assert page.locator(":target").text_content().count("相差3") == 1


def test_a_photograph_of_a_page_comes_back_as_tables_with_its_doubts(visit, tmp_path):
    (_, page_of_table_3, *_) = papers.drawn(document(department(), "pdf"))
    photo = tmp_path / "照片.jpg"
    photo.write_bytes(papers.file_of(papers.photographed(0.02, 1)(page_of_table_3), "JPEG"))
    page = visit("check", PHONE)
    page.set_default_timeout(90_000)

    checked(page, photo)

    assert "识别" in page.get_by_role("main").text_content()
    assert page.locator("td", has_text="10").count() >= 2
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE


def test_a_damaged_photo_is_refused_beside_its_field(visit, tmp_path):
    photo = tmp_path / "照片.png"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n\x00 invented")
    page = visit("check", PHONE)

    sent(page, photo)

    assert (
        page.locator("#id_report_error").text_content().startswith("错误：“照片.png”这个图片已损坏")
    )
    assert page.locator("#id_report").get_attribute("aria-invalid") == "true"
