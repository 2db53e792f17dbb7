"""What people come for, done in a real browser: by keyboard alone, and without scripts."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.e2e

PHONE, DESK = 390, 1440


def active(page, what: str) -> str:
    return page.evaluate(f"document.activeElement.{what} || ''")


def tab_to(page, words: str, *, most=60) -> None:
    """Press Tab until the element with these words has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if words in active(page, "textContent"):
            return
    pytest.fail(f"Tab does not reach {words}")


def test_from_the_skip_link_over_search_to_a_document_by_keyboard_alone(visit):
    page = visit("home", DESK)

    page.keyboard.press("Tab")
    assert active(page, "textContent") == "跳到正文"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert active(page, "name") == "q"
    page.keyboard.type("农村公路")
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/?q=*")
    tab_to(page, "关于进一步做好农村公路养护管理工作的通知")
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/*/")

    expect(page.get_by_role("heading", level=1)).to_contain_text("农村公路养护管理")


def test_every_stop_of_the_keyboard_shows_where_it_is(visit):
    page = visit("document", DESK)
    outlines = []

    page.keyboard.press("Tab")
    while active(page, "tagName") != "BODY":
        outlines.append(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
        page.keyboard.press("Tab")

    assert len(outlines) > 15
    assert set(outlines) == {"solid"}


@pytest.mark.parametrize("name", ["home", "documents", "document", "content", "report", "apply"])
def test_a_page_is_read_without_scripts(visit, name):
    page = visit(name, PHONE, scripts=False)

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("navigation", name="主导航")).to_be_visible()
    expect(page.get_by_role("button", name="长辈版")).to_have_count(0)


@pytest.mark.parametrize(
    ("steps", "reached"),
    [
        (("查政策", "关于进一步做好农村公路养护管理工作的通知"), "现行有效"),
        (("申请公开",), "提交申请"),
        (("公开的问答", "医保在哪里缴费"), "医保在哪里缴费"),
    ],
    ids=["a policy", "a form", "an answer"],
)
def test_what_people_come_for_most_is_at_most_three_steps_from_home(visit, steps, reached):
    page = visit("home", PHONE, scripts=False)

    for step in steps:
        page.get_by_role("link", name=step).first.click()

    assert len(steps) <= 3
    expect(page.get_by_text(reached).first).to_be_visible()


def test_search_and_conditions_work_without_scripts(visit):
    page = visit("documents", PHONE, scripts=False)

    page.get_by_label("有效性").select_option("已废止")
    page.get_by_role("button", name="按条件查询").click()

    expect(page.get_by_role("link", name="停车办法")).to_be_visible()
    expect(page.get_by_text("共 1 条")).to_be_visible()
    page.get_by_role("link", name="清除条件").click()
    page.get_by_role("link", name="下一页").click()
    expect(page.get_by_text("第 2 页")).to_be_visible()


def test_a_document_is_passed_on_and_its_file_downloaded(visit):
    page = visit("document", DESK)

    page.get_by_role("button", name="复制链接").click()
    page.get_by_text("已复制").or_(page.get_by_text("请按 Ctrl+C 复制")).wait_for()
    with page.expect_download() as download:
        page.get_by_role("link", name="养护资金分配表").click()

    assert page.get_by_label("本页链接").input_value() == page.url
    assert download.value.suggested_filename == "养护资金分配表.pdf"


def test_a_document_leads_to_its_reading_and_back(visit):
    page = visit("document", PHONE)

    page.get_by_role("link", name="一图读懂").click()
    page.get_by_role("link", name="关于进一步做好农村公路养护管理工作的通知").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("通知")


def test_an_application_is_made_and_then_followed_without_scripts(visit):
    page = visit("column's applying", PHONE, scripts=False)

    page.get_by_role("link", name="网上申请").click()
    page.get_by_label("姓名或者名称").fill("赵青")
    page.get_by_label("证件号码").fill("11010519491231002X")
    page.get_by_label("联系电话（选填）", exact=True).fill("0000-7654321")
    page.get_by_label("通信地址").fill("示范县柳树路 5 号")
    page.get_by_label("所需信息的名称").fill("路灯采购合同")
    page.get_by_label("特征描述").fill("2025 年的合同全文")
    page.get_by_role("button", name="提交申请").click()
    number = page.locator(".gk-facts__row", has_text="登记号").locator("dd").inner_text()
    code = page.locator(".gk-facts__row", has_text="查询码").locator("dd").inner_text()
    page.get_by_role("link", name="查询办理进度").click()
    page.get_by_label("登记号").fill(number)
    page.get_by_label("查询码").fill(code)
    page.get_by_role("button", name="查询").click()

    expect(page.get_by_role("heading", level=1)).to_have_text(number)
    expect(page.get_by_text("路灯采购合同").first).to_be_visible()


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_running_clock_is_shown_and_said(site, visit, width):
    made, _ = site
    page = visit("track", width)

    page.get_by_label("登记号").fill(made.number)
    page.get_by_label("查询码").fill(made.code)
    page.get_by_role("button", name="查询").click()

    expect(page.locator(".gk-day").nth(20)).to_be_visible()
    expect(page.locator(".gk-clock__story")).to_be_visible()


def test_every_figure_of_the_report_leads_to_what_it_means(visit):
    page = visit("report", DESK)

    page.locator(".gk-cell__link").first.click()

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page).to_have_url(re.compile("/cells/"))


def test_the_elder_mode_goes_with_the_reader_from_page_to_page(visit):
    page = visit("home", PHONE)

    page.get_by_role("button", name="长辈版").click()
    page.get_by_role("link", name="查进度").click()

    expect(page).to_have_url(re.compile("/track/"))
    expect(page.locator("html")).to_have_attribute("data-mode", "elder")
