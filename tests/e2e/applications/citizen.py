"""A citizen at her telephone: by keyboard alone, by what fields and buttons are called."""

from __future__ import annotations

import pytest

MOST = 150
"""Presses of Tab after which a page is given up."""

FOCUSED = """() => {
  const it = document.activeElement;
  if (it === document.body) return {tag: "BODY", type: "", name: ""};
  const labels = it.labels ? [...it.labels].map((one) => one.innerText) : [];
  return {
    tag: it.tagName, type: it.type || "",
    name: [...labels, it.getAttribute("aria-label") || "", it.innerText || ""].join(" "),
  };
}"""
"""What has the focus: its element, its kind, what it is called; a body is called nothing."""


def press_to(page, words: str, *, tag: str = "") -> dict[str, str]:
    """Press Tab until what is called so, and is such an element, has the focus."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUSED)
        if words in found["name"] and tag in {"", found["tag"]}:
            return found
    return pytest.fail(f"用 Tab 键到不了“{words}”")


def fill(page, values: dict[str, str]) -> None:
    """Type into the fields of these labels, in whatever order the page has them.

    Fields that are required but not named here (an organ to choose) are told by the form.
    """
    waiting = dict(values)
    for _ in range(MOST):
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUSED)
        label = next((one for one in waiting if one in found["name"]), None)
        if label and found["tag"] in {"INPUT", "TEXTAREA"} and found["type"] not in {"checkbox"}:
            page.keyboard.type(waiting.pop(label))
        if not waiting:
            return
    pytest.fail(f"用 Tab 键到不了{list(waiting)}")


def push(page, words: str, *, tag: str = "") -> None:
    """Reach a button or a link by Tab and press Enter."""
    press_to(page, words, tag=tag)
    page.keyboard.press("Enter")


def fact(page, term: str) -> str:
    """What a list of facts says under a term."""
    return page.locator(".gk-facts__row", has_text=term).first.locator("dd").inner_text().strip()
