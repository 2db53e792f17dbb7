"""The way back up from a public page (当前位置)."""

from __future__ import annotations

from django.urls import reverse


def trail(here: str, *above: tuple[str, str]) -> list[dict[str, str]]:
    """The way back up from a page (当前位置); `above` are the words and names of those between."""
    way = (("首页", "home"), *above)
    return [*({"text": text, "href": reverse(name)} for text, name in way), {"text": here}]
