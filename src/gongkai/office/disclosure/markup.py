"""What a body may hold (正文净化): tables and alignment stay, nothing that could run; its text."""

from __future__ import annotations

import html
import re

import nh3
from django.utils.html import strip_tags

TAGS = nh3.ALLOWED_TAGS | {"u", "s", "figure", "figcaption"}
ATTRIBUTES = {
    **nh3.ALLOWED_ATTRIBUTES,
    "p": {"style"},
    "h2": {"style"},
    "h3": {"style"},
    "td": {"colspan", "rowspan", "style"},
    "th": {"colspan", "rowspan", "scope", "style"},
}
_BLOCK = re.compile(r"</?(?:p|div|br|li|ul|ol|h\d|t[rdh]|table|caption|blockquote)\b[^>]*>", re.I)


def clean_html(text: str) -> str:
    """A body without scripts, handlers and foreign styles; tables and alignment stay (正文净化)."""
    return nh3.clean(
        text,
        tags=TAGS,
        attributes=ATTRIBUTES,
        filter_style_properties={"text-align", "text-indent"},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener",
    )


def plain(body: str) -> str:
    """The text of a body (纯文本): a line for each block, no markup."""
    return html.unescape(strip_tags(_BLOCK.sub("\n", body)))
