"""What the base page asks of Python (模板标签)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from django import template
from django.conf import settings
from django.forms import BoundField
from django.template.loader import render_to_string
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.safestring import SafeString

from gongkai.office.theme.selects import FlatSelect
from gongkai.office.theme.stylesheet import joined, kept

register = template.Library()

SITE_WORDS = ("site_name", "site_host", "site_address", "site_phone", "site_code", "base_url")
"""What a template reads of the site."""

MOST_PARTS = 256
"""Parts of pages that a process keeps; there are a dozen or two."""


@register.simple_tag
def stylesheet_address() -> str:
    """The address of the joined style sheet; it changes whenever the text does."""
    sheet = joined() if settings.DEBUG else kept()
    return reverse("stylesheet", args=[sheet.digest])


@register.simple_tag(takes_context=True)
def part(context: template.Context, name: str, **words: str) -> SafeString:
    """A part that is the same on every page (不变的部分): made once for each of its few words.

    It is told nothing but these words and what the operator says of the site.
    """
    said = tuple(sorted(words.items()))
    site = tuple(_word(context.get("site"), word) for word in SITE_WORDS)
    made = _made.__wrapped__ if settings.DEBUG else _made
    return made(name, said, site, (get_script_prefix(), get_urlconf(settings.ROOT_URLCONF)))


@register.simple_tag
def flat_select(field: BoundField) -> SafeString:
    """A field with choices as one select (下拉选择), written without a template for each option."""
    own = field.field.widget
    return field.as_widget(FlatSelect(attrs=own.attrs, choices=own.choices))


def _word(site: object, word: str) -> str:
    held = site.get(word) if isinstance(site, Mapping) else getattr(site, word, None)
    return str(held or "")


@lru_cache(maxsize=MOST_PARTS)
def _made(
    name: str,
    said: tuple[tuple[str, str], ...],
    site: tuple[str, ...],
    addresses: tuple[str, object],
) -> SafeString:
    """Made anew for each word and for each set of addresses that its links are made from."""
    words = {"site": dict(zip(SITE_WORDS, site, strict=True)), **dict(said)}
    return render_to_string(name, words)
