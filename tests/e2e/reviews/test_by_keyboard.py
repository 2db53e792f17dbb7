"""A document from its review to the public by keyboard alone: three people, no mouse."""

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.e2e.applications.citizen import FOCUSED, MOST, push
from tests.office.reviewing import person

from gongkai.office.disclosure import actions
from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.models import Document
from gongkai.office.organs.models import Organ, Role

pytestmark = pytest.mark.e2e

TITLE = "光明路供水管道抢修公告"
LEVELS = {"handler": "初审", "reviewer": "复审", "head": "终审"}
AGREED = "不涉密，内容属实，同意公开。"


@pytest.fixture(scope="module")
def sent(desks) -> Document:
    """A draft of somebody else, sent to review today, before the browser's loop begins."""
    office = Organ.objects.get(slug="organ-1")
    by = person(office, "许言", Role.HANDLER)
    today = timezone.localdate()
    document = actions.draft(
        by=by,
        on=today,
        organ=office,
        kind=Kind.ANNOUNCEMENT,
        title=TITLE,
        formed=today,
        duty="2011",
        body="<p>管道抢修，请提前储水。值班电话 13900000000。</p>",
    )
    actions.submit(document=document, by=by, on=today)
    return document


def answered(page, step: str) -> int:
    """Answer each row of the lists with its first choice, agree, and submit; how many rows."""
    rows = 0
    for _ in range(MOST):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUSED)
        if focus["type"] == "radio":
            page.keyboard.press("Space")
            rows += 1
        elif focus["name"].startswith("审查意见"):
            page.keyboard.type(AGREED)
        elif "号码" in focus["name"] and focus["type"] == "text":
            page.keyboard.type("值班电话，本来就公开")
        elif f"提交{step}意见" in focus["name"]:
            page.keyboard.press("Enter")
            return rows
    return pytest.fail(f"用 Tab 键到不了“提交{step}意见”")


def test_a_document_is_reviewed_and_published_by_keyboard_alone(sent, desks, sit_down):
    for role, step in LEVELS.items():
        page = sit_down(role)
        page.goto(f"{desks.address}{reverse('review:index')}")
        push(page, TITLE)
        page.get_by_text(f"轮到您{step}").wait_for()
        push(page, "到审查意见")
        rows = answered(page, step)
        assert rows > 10
        page.locator("summary", has_text=f"{step} · ").wait_for()
    clerk = sit_down("handler")
    clerk.goto(page.url)
    push(clerk, "去发布")
    clerk.get_by_role("button", name="发布", exact=True).wait_for()
    push(clerk, "发布", tag="BUTTON")  # the way back up is called 送审与发布
    clerk.get_by_role("button", name="发布", exact=True).wait_for(state="detached")

    clerk.context.clear_cookies()
    clerk.goto(f"{desks.address}{sent.get_absolute_url()}")
    assert clerk.get_by_role("heading", name=TITLE).is_visible()
