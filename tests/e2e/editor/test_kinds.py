"""The editor by keyboard: it shows the panels of the chosen kind, and Tab goes through it all."""

import pytest

pytestmark = pytest.mark.e2e

IN_SIGHT = """() => [...document.querySelectorAll("section[data-kinds]")]
  .filter((panel) => panel.checkVisibility()).map((panel) => panel.dataset.kinds)"""
FOCUS = """() => {
  const one = document.activeElement, style = getComputedStyle(one)
  const isMarked = style.outlineStyle !== "none" || style.boxShadow !== "none"
  const isSeen = one.getBoundingClientRect().width > 0
  return {name: one.id || one.className, isMarked, isSeen, isOwn: one !== document.body}
}"""
MOST_STEPS = 120
"""Presses of Tab after which a person would have given up."""


def in_sight(page) -> list[str]:
    return page.evaluate(IN_SIGHT)


def walked(page, end: str) -> list[dict]:
    """What Tab comes by, up to the element that is looked for."""
    met = []
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        met.append(page.evaluate(FOCUS))
        if page.evaluate(f"() => document.activeElement.matches({end!r})"):
            return met
    return pytest.fail(f"按 {MOST_STEPS} 次 Tab 没有走到 {end}：{[one['name'] for one in met]}")


def test_the_editor_follows_the_kind_and_tab_goes_through_it(desks, sit_down):
    page = sit_down("handler")
    page.goto(f"{desks.address}/office/disclosure/add/")
    kind = page.locator("#id_kind")
    assert len(in_sight(page)) == 6

    kind.select_option("announcement")
    assert in_sight(page) == []
    kind.select_option("interview")
    assert in_sight(page) == ["interview", "interpretation interview"]
    page.locator("#id_interviews-ADD").click()
    page.fill("#id_interviews-0-guests", "县教育体育局局长程远")
    kind.select_option("adoption")
    assert in_sight(page) == ["interview", "adoption"]
    assert page.input_value("#id_interviews-0-guests") == "县教育体育局局长程远"

    kind.focus()
    met = walked(page, "button.action-save")
    names = [one["name"] for one in met]
    wanted = {"id_title", "id_interviews-0-guests", "id_formed", "id_duty", "id_consultation"}
    assert wanted <= set(names)
    assert any("ProseMirror" in name for name in names)
    assert [one["name"] for one in met if not one["isOwn"]] == []
    assert [one["name"] for one in met if one["isSeen"] and not one["isMarked"]] == []
