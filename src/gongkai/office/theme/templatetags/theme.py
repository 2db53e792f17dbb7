"""What the base page asks of Python (模板标签)."""

from __future__ import annotations

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
    site = _told(context.get("site"))
    made = _made.__wrapped__ if settings.DEBUG else _made
    return made(name, said, site, (get_script_prefix(), get_urlconf(settings.ROOT_URLCONF)))


@register.simple_tag
def flat_select(field: BoundField) -> SafeString:
    """A field with choices as one select (下拉选择), written without a template for each option."""
    own = field.field.widget
    return field.as_widget(FlatSelect(attrs=own.attrs, choices=own.choices))


def _told(site: object) -> tuple[str, ...]:
    """What the operator says of the site; a part in a part has it from the one around it."""
    if isinstance(site, dict):
        return tuple(str(site.get(word) or "") for word in SITE_WORDS)
    return tuple(str(getattr(site, word, "") or "") for word in SITE_WORDS)


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
