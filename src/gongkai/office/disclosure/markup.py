"""What a body may hold (正文净化): tables and alignment stay, nothing that could run; its text."""

from __future__ import annotations

import html
import re

import nh3
from django.utils.html import strip_tags

TAGS = nh3.ALLOWED_TAGS | {"u", "s", "figure", "figcaption"}
ATTRIBUTES = {
    **nh3.ALLOWED_ATTRIBUTES,
    **dict.fromkeys(("p", "div", "h1", "h2", "h3", "h4", "h5", "h6"), {"style"}),
    "td": {"colspan", "rowspan", "style"},
    "th": {"colspan", "rowspan", "scope", "style"},
}
_CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    filter_style_properties={"text-align", "text-indent"},
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel="noopener",
)
_BLOCK = re.compile(r"</?(?:p|div|br|li|ul|ol|h\d|t[rdh]|table|caption|blockquote)\b[^>]*>", re.I)

_ALIGNED = re.compile(
    r"<(p|div|h[1-6]|td|th)\b([^<>]*?)\salign\s*=\s*[\"']?(left|center|right|justify)\b[\"']?([^<>]*)>",
    re.I,
)
"""A tag with the alignment of old pages and of Word (`align=center`), which no style repeats."""

_STYLE = re.compile(r"\bstyle\s*=\s*([\"'])", re.I)


def clean_html(text: str) -> str:
    """A body without scripts, handlers and foreign styles; tables and alignment stay (正文净化)."""
    return _CLEANER.clean(_ALIGNED.sub(_with_style, text))


def _with_style(tag: re.Match[str]) -> str:
    """The tag with its alignment as a style; what is wrong with it is cleaned afterwards."""
    name, before, side, after = tag.groups()
    rest = f"{before} {after}"
    if "text-align" in rest.lower():
        return f"<{name}{rest}>"
    said = f"text-align:{side.lower()}"
    if _STYLE.search(rest):
        return f"<{name}{_STYLE.sub(lambda found: f'{found[0]}{said};', rest, count=1)}>"
    return f'<{name}{rest} style="{said}">'


def plain(body: str) -> str:
    """The text of a body (纯文本): a line for each block, no markup."""
    return html.unescape(strip_tags(_BLOCK.sub("\n", body)))
