"""From a citizen's telephone to the file in her hand, through every desk of the office."""

from __future__ import annotations

import os
import re
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.e2e.applications import citizen
from tests.office.redaction.papers import CARD, IDENTITY, NAME, PHONE, read

from gongkai.office.redaction.finding.plain import folded

pytestmark = pytest.mark.e2e

TELEPHONE, DESK = 390, 1440
SHOWN = os.environ.get("GONGKAI_SCREENS", "")
"""A folder in which the pages on the way are kept as pictures, to be looked at."""

WANTED = {
    "姓名或者名称": "赵青",
    "证件号码": "11010519491231002X",
    "联系电话": "0000-7654321",
    "通信地址": "示范县柳树路 5 号",
    "所需信息的名称": "柳树路改造补偿情况",
    "特征描述": "2026 年补偿情况说明的全文",
}


class Way:
    """What was found wrong on the pages passed, and a picture of each where wanted."""

    def __init__(self) -> None:
        self.faults: dict[str, list] = {}
        self.passed: set[str] = set()

    def look(self, page, name: str, *, within: str | None = None) -> None:
        """Run axe on the page as it stands, hold its width against the screen, keep a picture."""
        options = {"resultTypes": ["violations"]}
        found = Axe().run(page, context=within, options=options).response["violations"]
        faults = [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found]
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > page.viewport_size["width"]:
            faults.append(("wider than the screen", width))
        if faults:
            self.faults[name] = faults
        self.passed.add(name)
        if SHOWN:
            kept = Path(SHOWN, f"{name}-{page.viewport_size['width']}.png")
            page.screenshot(path=str(kept), full_page=True)


@pytest.fixture
def way():
    return Way()


def act(page, title: str, case: str, way: Way, **fields: str) -> None:
    """Do an act from the case page: open its page, fill in by label, press its button."""
    page.goto(case)
    page.get_by_role("link", name=title, exact=True).first.click()
    page.get_by_role("button", name=title, exact=True).wait_for()
    for label, value in fields.items():
        field = page.get_by_label(re.compile(rf"^\s*{label}\s*\*?\s*$")).first
        kind = field.evaluate("it => it.tagName")
        field.select_option(label=value) if kind == "SELECT" else field.fill(value)
    way.look(page, title, within=".gk-desk")
    page.get_by_role("button", name=title, exact=True).click()
    page.wait_for_url(case)


def reviewed(page, title: str, case: str, way: Way) -> None:
    """A review of the draft, passed."""
    page.goto(case)
    page.get_by_role("link", name=title, exact=True).first.click()
    page.get_by_label("通过", exact=True).check()
    page.get_by_label("审查意见").fill("同意")
    way.look(page, title, within=".gk-desk")
    page.get_by_role("button", name=title, exact=True).click()
    page.wait_for_url(case)


def applied(page, address: str, way: Way) -> tuple[str, str]:
    """The citizen applies by keyboard; register number and query code of the receipt."""
    page.goto(f"{address}/apply/?organ=organ-1")
    way.look(page, "applying")
    citizen.fill(page, WANTED)
    citizen.push(page, "提交申请")
    page.wait_for_url("**/receipt/**")
    way.look(page, "receipt")
    return citizen.fact(page, "登记号"), citizen.fact(page, "查询码")


def separated(clerk, reviewer, case: str, file: bytes, way: Way) -> None:
    """The file taken in from the case, painted out by the clerk, released by the reviewer."""
    clerk.goto(case)
    clerk.get_by_role("link", name=re.compile("区分处理")).click()
    clerk.get_by_label("文件名称").fill("柳树路改造补偿的情况")
    clerk.locator('input[type="file"]').set_input_files(
        {"name": "letter.pdf", "mimeType": "application/pdf", "buffer": file}
    )
    way.look(clerk, "parts", within=".gk-desk, .gk-redaction")
    clerk.locator('form[enctype="multipart/form-data"] button').last.click()
    clerk.wait_for_url(re.compile(r"/office/redaction/\d+/"))
    for kind in clerk.get_by_role("group", name="全部同类").get_by_role("checkbox").all():
        kind.check()
    clerk.get_by_role("button", name="涂除所选").click()
    clerk.locator(".gk-redaction__box").nth(4).wait_for(state="attached")
    clerk.get_by_role("button", name="重制并证明，送复核").click()
    clerk.get_by_text("18 项全部通过").wait_for()
    reviewer.goto(clerk.url)
    reviewer.get_by_label("已经逐页看过涂除后的文件").check()
    reviewer.get_by_role("button", name="放行").click()
    reviewer.get_by_role("heading", name="第 1 份，已放行").wait_for()


def taken_out(clerk, case: str, way: Way, folder: Path) -> str:
    """The signed letter, fetched by the clerk to be sent; its words."""
    clerk.goto(f"{case}letters/reply-1/")
    way.look(clerk, "letter", within=".gk-desk")
    with clerk.expect_download() as download:
        clerk.get_by_role("button", name=re.compile("^PDF")).click()
    kept = folder / "letter.pdf"
    download.value.save_as(kept)
    paper = pypdfium2.PdfDocument(kept.read_bytes())
    if SHOWN:
        for number, sheet in enumerate(paper):
            sheet.render(scale=1.6).to_pil().save(Path(SHOWN, f"letter-{number + 1}.png"))
    return "".join("".join(sheet.get_textpage().get_text_range() for sheet in paper).split())


def followed(page, address: str, keys: tuple[str, str], way: Way) -> bytes:
    """The citizen follows her case by keyboard and fetches the file."""
    page.goto(f"{address}/apply/track/")
    way.look(page, "following")
    citizen.fill(page, {"登记号": keys[0], "查询码": keys[1]})
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="下载答复文件").wait_for()
    way.look(page, "progress")
    with page.expect_download() as download:
        page.locator("form[action*='/file/'] button").focus()
        page.keyboard.press("Enter")
    return Path(download.value.path()).read_bytes()


def test_a_citizen_applies_and_gets_the_file_without_the_names(desks, sit_down, way, tmp_path):
    phone, clerk = sit_down("handler", TELEPHONE), sit_down("handler", DESK)
    phone.context.clear_cookies()
    keys = applied(phone, desks.address, way)

    clerk.goto(f"{desks.address}/office/applications/")
    clerk.get_by_role("link", name=re.compile(re.escape(keys[0]))).first.click()
    clerk.wait_for_url(re.compile(r"/case/\d+/"))
    case = clerk.url
    if clerk.get_by_role("link", name="登记双方确认", exact=True).count():
        act(clerk, "登记双方确认", case, way)
    act(clerk, "征求意见", case, way, 征求意见对象="第三方", 对象名称="示范县青禾商贸有限公司")
    act(clerk, "登记意见", case, way, 意见="部分同意公开")
    reviewer, head = sit_down("reviewer", DESK), sit_down("head", DESK)
    separated(clerk, reviewer, case, desks.file, way)
    clerk.goto(f"{case}draft/?outcome=partial")
    assert "姓名" in clerk.get_by_label("理由和答复要点").input_value()
    clerk.get_by_label("理由和答复要点").fill("其余内容不涉及他人，可以公开")
    way.look(clerk, "drafting", within=".gk-desk")
    clerk.get_by_role("button", name="拟写处理决定").click()
    clerk.wait_for_url(case)
    reviewed(reviewer, "保密审查", case, way)
    reviewed(reviewer, "合法性审查", case, way)
    act(head, "签发", case, way)
    words = taken_out(clerk, case, way, tmp_path)
    act(clerk, "登记送达", case, way, 送达方式="网上送达", 送达凭证="平台发送记录")
    way.look(clerk, "case", within=".gk-desk")
    file = followed(phone, desks.address, keys, way)

    for said in ("赵青：", "不予公开", "第十五条", "应当先", "示范县人民法院", "第1页的"):
        assert said in words, said
    text = folded("".join(sheet.text for sheet in read(file)))
    assert [word for word in (NAME, PHONE, IDENTITY, CARD) if word in text] == []
    assert "其他内容可以公开" in text
    assert NAME.encode() not in file
    assert way.faults == {}
    assert len(way.passed) == 15
    assert phone.complaints == clerk.complaints == []
    assert len(pypdfium2.PdfDocument(BytesIO(file))) == len(pypdfium2.PdfDocument(desks.file))
