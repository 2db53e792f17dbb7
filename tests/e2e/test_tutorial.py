"""The tutorial, walked step by step in a browser: each step as its page tells it."""

from __future__ import annotations

import re
import sys
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect
from tests.e2e.serving import served
from tests.e2e.walking import Walker, steps
from tests.house import tree
from tests.house.typed import outcome

pytestmark = pytest.mark.e2e

FOLDER = tree.ROOT / "docs" / "tutorial"
PAGES = ("first-day.zh-CN.md", "annual-report.zh-CN.md")
FIRST_DAY, REPORT = (steps((FOLDER / name).read_text("utf-8")) for name in PAGES)
PASSWORD = "gongkai-demo"
TITLE = "示范县人民政府办公室2022年政府信息公开工作年度报告"
NOTICE = "关于光明路供水管道抢修期间临时供水点的公告"


def start(walker: Walker, office) -> None:
    for username in ("handler", "reviewer"):
        assert username in office.said
    assert PASSWORD in office.said


def sign_in(walker: Walker, office) -> None:
    walker.go("/")
    walker.click("登录")
    walker.sign_in("handler", PASSWORD)
    walker.see("今天", "在办申请")


def register(walker: Walker, office) -> None:
    walker.click("申请")
    walker.click("登记申请")
    walker.choose("申请渠道", "当面提交")
    walker.fill("到达日期", datetime.now(ZoneInfo("Asia/Shanghai")).date().isoformat())
    walker.fill("姓名或者名称", "王小禾")
    walker.see("证件号码")
    walker.fill("联系电话", "0000-0000888")
    walker.fill("通信地址", "示范县光明路 8 号")
    walker.fill("所需信息的名称", "光明路路灯维修合同")
    walker.fill("所需信息的特征描述", "今年光明路路灯维修的合同文本")
    walker.click("登记", kind="button")
    walker.see("已登记", "登记号", "查询码", "收到申请之日", "答复期限")


def clock(walker: Walker, office) -> None:
    walker.click("打开案卷")
    walker.see("期限是怎么算的", "20 个工作日")
    expect(walker.page.locator('.gk-day[data-kind~="due"]')).to_have_count(1)
    expect(walker.page.locator('.gk-day[data-kind~="resting"]').nth(5)).to_be_visible()


def decide_not_held(walker: Walker) -> None:
    walker.click("拟写处理决定")
    walker.click("本机关不掌握相关政府信息")
    walker.choose("细分情形", "经检索没有所申请公开信息")
    walker.fill("理由和答复要点", "经检索办公系统和档案室，没有找到所申请的合同")
    walker.click("拟写处理决定", kind="button")


def guard(walker: Walker, office) -> None:
    decide_not_held(walker)
    walker.see("答复信息不存在须有至少一条检索记录")


def conclude(walker: Walker, office) -> None:
    walker.click("回到案卷")
    walker.click("登记检索")
    walker.fill("检索的系统、档案和处所", "办公系统、档案室")
    walker.fill("检索词", "光明路 路灯 合同")
    walker.fill("检索结果", "没有找到相符的文件")
    walker.click("登记检索", kind="button")
    decide_not_held(walker)
    walker.see("已拟稿，待审查")
    case = walker.page.url
    come_as(walker, "reviewer", leaving="林知远")
    walker.click("申请")
    walker.page.goto(case)
    for review, opinion in (("保密审查", "不涉及秘密"), ("合法性审查", "依据正确")):
        walker.click(review)
        walker.choose("审查结论", "通过")
        walker.fill("审查意见", opinion)
        walker.click(review, kind="button")
    come_as(walker, "head", leaving="周慎行")
    walker.page.goto(case)
    walker.click("签发")
    walker.see("签发前检查", "要素齐全，没有发现问题")
    walker.click("签发", kind="button")
    walker.see("已作出决定，待送达", "救济告知")
    walker.click("登记送达")
    walker.fill("送达凭证", "当面领取，已签收")
    walker.click("登记送达", kind="button")
    walker.click("结案")
    walker.click("结案", kind="button")
    walker.see("已办结", "台账")


def come_as(walker: Walker, username: str, *, leaving: str) -> None:
    walker.page.get_by_role("button", name=re.compile(leaving)).click()
    walker.click("注销", kind="button")
    walker.sign_in(username, PASSWORD)
    walker.typed.add(username)


def review(walker: Walker, opinion: str, *, step: str) -> None:
    walker.see("待我审查")
    walker.click(NOTICE)
    walker.see("审查事项清单")
    walker.choose("审查结论", "公开")
    walker.fill("审查意见", opinion)
    walker.click(f"提交{step}意见", kind="button")


def publish(walker: Walker, office) -> None:
    come_as(walker, "reviewer", leaving="陈立平")
    review(walker, "内容属实，可以公开", step="复审")
    come_as(walker, "head", leaving="周慎行")
    review(walker, "同意", step="终审")
    walker.click("去发布")
    walker.click("发布", kind="button")
    walker.click("看公众页面")
    expect(walker.page.get_by_role("heading", name=NOTICE)).to_be_visible()
    walker.see("发布机构", "索引号")


def apply(walker: Walker, office) -> None:
    walker.click("首页")
    walker.page.get_by_role("link", name=re.compile("^申请公开")).first.click()
    walker.seen.add("申请公开")
    walker.choose("受理机关", "示范县人民政府办公室")
    walker.fill("姓名或者名称", "李禾苗")
    walker.choose("证件类型", "其他证件")
    walker.fill("证件号码", "SHIFAN0001")
    walker.fill("联系电话", "0000-0000999")
    walker.choose("获取信息的方式", "自行领取")
    walker.fill("所需信息的名称", "县城公共自行车站点分布图")
    walker.fill("所需信息的特征描述", "目前启用的全部站点")
    walker.click("提交申请", kind="button")
    walker.see("登记号", "查询码")
    for name in ("登记号", "查询码"):
        row = walker.page.locator(".gk-facts__row", has_text=name).first
        walker.notes[name] = row.locator("strong").inner_text()


def track(walker: Walker, office) -> None:
    walker.click("查询办理进度")
    walker.fill("登记号", walker.notes["登记号"])
    walker.fill("查询码", walker.notes["查询码"])
    walker.click("查询", kind="button")
    walker.see("办到哪一步", "您现在可以")


def report(walker: Walker, office) -> None:
    walker.go("/")
    walker.click("年报")
    walker.click(TITLE)
    walker.see("42 项勾稽校验全部通过")
    walker.page.get_by_text("看每一项").click()
    walker.seen.add("看每一项")
    expect(walker.page.locator("details[open] li")).to_have_count(42)


def click_the_total_received(walker: Walker) -> None:
    walker.page.get_by_role("link", name="第三部分“本年新收”行“总计”列：16").click()
    walker.seen.add("16")


def cell(walker: Walker, office) -> None:
    click_the_total_received(walker)
    walker.see("这个数字是什么", "依据", "它参与的勾稽关系")


def cases(walker: Walker, office) -> None:
    walker.go("/office/login/")
    walker.sign_in("handler", PASSWORD)
    walker.click("年报")
    walker.click(TITLE)
    click_the_total_received(walker)
    walker.see("现有记录 16 件")
    expect(walker.page.locator("table.listing tbody tr a")).to_have_count(16)


def download(walker: Walker, office) -> None:
    walker.go("/reports/county-office/2022/")
    walker.download("Word", as_name="report.docx")
    walker.download("数据（JSON）", as_name="report.json")
    walker.typed |= {"report.docx", "report.json"}


def check(walker: Walker, office) -> None:
    """Nothing but the command line: see `follow`."""


def spoil(walker: Walker, office) -> None:
    file = walker.folder / "report.json"
    before, found, after = file.read_text("utf-8").partition('"granted"')
    assert '"natural_person": 2' in after.partition("}")[0]
    file.write_text(before + found + after.replace(": 2", ": 3", 1), "utf-8")
    walker.typed |= {'"granted"', '"natural_person": 2'}


FIRST_DAY_DEEDS = {
    "start": start,
    "sign-in": sign_in,
    "register": register,
    "clock": clock,
    "guard": guard,
    "conclude": conclude,
    "publish": publish,
    "apply": apply,
    "track": track,
}
REPORT_DEEDS = {
    "report": report,
    "cell": cell,
    "cases": cases,
    "download": download,
    "check": check,
    "spoil": spoil,
}


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    with served(tmp_path_factory.mktemp("office"), port=8440) as office:
        yield office


@pytest.fixture
def walker(browser, office, tmp_path):
    (tmp_path / ".venv").symlink_to(sys.prefix)
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, locale="zh-CN", accept_downloads=True
    )
    context.set_default_timeout(8_000)
    yield Walker(context.new_page(), office.address, tmp_path)
    context.close()


@pytest.mark.parametrize(
    ("told", "deeds"),
    [
        pytest.param(FIRST_DAY, FIRST_DAY_DEEDS, id="first day"),
        pytest.param(REPORT, REPORT_DEEDS, id="annual report"),
    ],
)
def test_every_step_of_the_page_goes_as_it_is_told(told, deeds, walker, office):
    assert [step.name for step in told] == list(deeds)

    for step in told:
        follow(step, deeds[step.name], walker=walker, office=office)


def test_every_page_with_steps_is_walked():
    assert tree.walked_pages() == {FOLDER / name for name in PAGES}


def follow(step, deed, *, walker: Walker, office) -> None:
    """Do what a step tells, and hold its words against what was seen and typed."""
    walker.seen.clear()
    walker.typed.clear()

    deed(walker, office)
    complaints = outcome(step.commands, desk=walker.folder)

    assert complaints == [], step.name
    assert step.words - walker.seen == set(), f"{step.name}: told, but not seen"
    assert step.typed - walker.typed == set(), f"{step.name}: told to type, but not typed"
