"""What a body may hold (正文净化): tables and alignment stay, nothing that could run."""

from __future__ import annotations

import nh3

TAGS = nh3.ALLOWED_TAGS | {"u", "s", "figure", "figcaption"}
ATTRIBUTES = {
    **nh3.ALLOWED_ATTRIBUTES,
    "p": {"style"},
    "h2": {"style"},
    "h3": {"style"},
    "td": {"colspan", "rowspan", "style"},
    "th": {"colspan", "rowspan", "scope", "style"},
}


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
