"""The text of a document as a page shows it (正文): clean, in order, each table in its own frame.

Inline styles become classes, because the pages forbid them; headings begin below the title and
skip no level; a table scrolls by itself on a narrow screen, and by keyboard.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import cast

from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe
from lxml import etree

from gongkai.office.disclosure.markup import clean_html

CLASSES = {
    "text-align:center": "gk-centre",
    "text-align:right": "gk-right",
    "text-align:end": "gk-right",
    "text-indent:0": "gk-flush",
}
"""The styles that survive cleaning and mean something here, and the class of each."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
MOST_KEPT = 20_000
"""Characters of a text that is kept made readable while others ask for it; most are shorter."""

_STYLED = etree.XPath("descendant::*[@style]")

FIRST_HEADING = 2
"""The title of the page is the only heading of the first level."""


def readable(text: str) -> SafeString:
    """A body ready for the page (可读的正文); text without markup becomes paragraphs."""
    if not text.strip():
        return SafeString("")
    return _kept(text) if len(text) <= MOST_KEPT else _readable(text)


def _readable(text: str) -> SafeString:
    marked = text if "<" in text else linebreaks(text, autoescape=True)
    root = next(etree.HTML(f"<div>{clean_html(marked)}</div>").iter("div"))
    for element in cast("list[etree._Element]", _STYLED(root)):
        _class_for_style(element)
    for image in root.iter("img"):
        image.set("alt", image.get("alt", ""))
    _put_headings_in_order(root)
    for number, table in enumerate(_outer_tables(root), 1):
        _frame(table, number)
    inside = etree.tostring(root, encoding="unicode", method="html")
    # made of cleaned markup and our own
    return mark_safe(inside.removeprefix("<div>").removesuffix("</div>"))


_kept = lru_cache(maxsize=256)(_readable)


def _class_for_style(element: etree._Element) -> None:
    style = str(element.attrib.pop("style"))
    plain = (re.sub(r"\s", "", part).lower() for part in style.split(";"))
    classes = [CLASSES[part] for part in plain if part in CLASSES]
    if classes:
        element.set("class", " ".join(classes))


def _put_headings_in_order(root: etree._Element) -> None:
    above = FIRST_HEADING - 1
    for heading in root.iter(*HEADINGS):
        level = min(max(int(heading.tag[1]), FIRST_HEADING), above + 1)
        heading.tag, above = f"h{level}", level


def _outer_tables(root: etree._Element) -> Iterator[etree._Element]:
    yield from [t for t in root.iter("table") if next(t.iterancestors("table"), None) is None]


def _frame(table: etree._Element, number: int) -> None:
    caption = table.find("caption")
    name = (
        " ".join("".join(map(str, caption.itertext())).split())
        if caption is not None
        else f"表格 {number}"
    )
    frame = etree.Element("div", tabindex="0", role="region")
    frame.set("class", "gk-prose__table")
    frame.set("aria-label", name)
    frame.tail, table.tail = table.tail, None
    table.addprevious(frame)
    frame.append(table)
