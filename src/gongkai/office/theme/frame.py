"""What stands around every public page (页框): tags of the site, looks, header and foot.

It is told nothing but the section, what the operator says of the site and under which addresses the
site lives, so it is made once for each of these and not for each page.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache, partial
from types import MappingProxyType

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import get_script_prefix
from django.utils.safestring import SafeString

SITE_WORDS = ("site_name", "site_host", "site_address", "site_phone", "site_code", "base_url")
"""What a template reads of the site."""

PARTS = MappingProxyType(
    {
        "meta": "theme/meta_site.html",
        "head": "theme/head.html",
        "header": "theme/header.html",
        "footer": "theme/footer.html",
    }
)


def frame(site: object, section: str = "") -> Mapping[str, SafeString]:
    """The parts around a page (页框各部分), by their names."""
    said = site.get if isinstance(site, dict) else partial(getattr, site)
    told = tuple(str(said(word, "") or "") for word in SITE_WORDS)
    made = _made.__wrapped__ if settings.DEBUG else _made
    return made(str(section), told, get_script_prefix(), settings.ROOT_URLCONF)


@lru_cache(maxsize=64)
def _made(
    section: str, told: tuple[str, ...], _prefix: str, _urlconf: str
) -> Mapping[str, SafeString]:
    words = {"section": section, "site": dict(zip(SITE_WORDS, told, strict=True))}
    return {name: render_to_string(template, words) for name, template in PARTS.items()}
