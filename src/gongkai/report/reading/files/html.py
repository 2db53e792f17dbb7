"""HTML pages as blocks (网页): what a browser shows, decoded here and not by a guess of others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from gongkai.report.model import NotAReport
from gongkai.report.reading.blocks import Block, Document, Paragraph, Span, Table, grid
from gongkai.report.reading.decoding import decoded
from gongkai.report.reading.limits import MAX_TAGS, require

HIDDEN = frozenset(
    {"script", "style", "noscript", "template", "del", "s", "strike", "select", "nav", "footer"}
    | {"head", "title", "iframe", "object", "svg", "button", "textarea"}
)
"""Elements whose text is not part of the document that a reader sees."""

BREAKING = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "section", "article"}
    | {"header", "main", "aside", "blockquote", "pre", "center", "dd", "dt", "dl", "hr", "br"}
    | {"td", "th", "tr", "table", "caption", "body", "form", "fieldset", "address", "figure"}
)
"""Elements that begin and end a line."""

TITLES = ("//title", "//meta[@name='ArticleTitle']/@content")
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_HEADING = re.compile(r"h[1-6]")
_SPACE = re.compile(r"\s+")
_COUNT = re.compile(r"\s*(\d{1,6})")


def document_of(data: bytes, source: str) -> Document:
    """An HTML page as blocks.

    Raises `NotAReport` for a page of more elements than a report can have.
    """
    require(data.count(b"<"), MAX_TAGS, what=f"网页标记超过{MAX_TAGS}个")
    text, doubts = decoded(data)
    root = _tree(text, source)
    return Document(tuple(_blocks(root)), "html", tuple(_titles(root)), tuple(doubts))


def _tree(text: str, source: str) -> html.HtmlElement:
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    parser.set_element_class_lookup(None)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if root is None:
        raise NotAReport(f"“{source}”的网页内容无法解析；请在浏览器中另存为完整网页后重试")
    return root


def _titles(root: html.HtmlElement) -> Iterator[str]:
    for path in TITLES:
        for found in root.xpath(path):
            text = found if isinstance(found, str) else "".join(found.itertext())
            if text.strip():
                yield _SPACE.sub(" ", text).strip()


class _Writer:
    """Collects running text into paragraphs (段落收集)."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.pieces: list[str] = []

    def end_line(self, *, heading: bool = False) -> None:
        text = _SPACE.sub(" ", "".join(self.pieces)).strip()
        self.pieces.clear()
        if text:
            self.blocks.append(Paragraph(text, heading))


def _blocks(root: html.HtmlElement) -> list[Block]:
    writer = _Writer()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if _is_hidden(element):
                walk.skip_subtree()
            else:
                _start(writer, element, tag, walk)
        else:
            if tag in BREAKING:
                writer.end_line(heading=bool(_HEADING.fullmatch(tag)))
            writer.pieces.append(element.tail or "")
    writer.end_line()
    return writer.blocks


def _start(writer: _Writer, element: html.HtmlElement, tag: str, walk: etree.iterwalk) -> None:
    if tag in BREAKING:
        writer.end_line()
    if tag == "table" and (table := _table(element)) is not None:
        caption = element.find("caption")
        if caption is not None:
            writer.pieces.append(_cell_text(caption))
            writer.end_line()
        writer.blocks.append(table)
        walk.skip_subtree()
    else:
        writer.pieces.append(element.text or "")


def _is_hidden(element: html.HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in HIDDEN:
        return True
    style = element.get("style")
    return bool(style and _HIDING.search(style)) or element.get("hidden") is not None


def _table(element: html.HtmlElement) -> Table | None:
    """A table of data; None for a table that only lays out the page."""
    if next(element.iterdescendants("table"), None) is not None:
        return None
    rows = [_spans(row) for row in element.iterdescendants("tr") if not _is_hidden(row)]
    if sum(map(len, rows)) < 2:
        return None
    return grid(rows)


def _spans(row: html.HtmlElement) -> list[Span]:
    return [
        Span(_cell_text(cell), _span(cell, "rowspan"), _span(cell, "colspan"))
        for cell in row
        if cell.tag in ("td", "th") and not _is_hidden(cell)
    ]


def _span(cell: html.HtmlElement, name: str) -> int:
    written = cell.get(name)
    found = _COUNT.match(written) if written else None
    return max(int(found[1]), 1) if found else 1


def _cell_text(cell: html.HtmlElement) -> str:
    if not len(cell):
        return (cell.text or "").strip()
    pieces: list[str] = [cell.text or ""]
    walk = etree.iterwalk(cell, events=("start", "end"))
    for event, element in walk:
        if element is cell:
            continue
        if event == "start":
            if _is_hidden(element):
                walk.skip_subtree()
            else:
                pieces.append(element.text or "")
        else:
            if element.tag in BREAKING:
                pieces.append("\n")
            pieces.append(element.tail or "")
    lines = (_SPACE.sub(" ", line).strip() for line in "".join(pieces).split("\n"))
    return "\n".join(filter(None, lines))
