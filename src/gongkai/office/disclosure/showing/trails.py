"""The way back up from a public page (当前位置)."""

from __future__ import annotations

from django.urls import reverse


def trail(here: str) -> list[dict[str, str]]:
    """The way back up from a page right below the home page (当前位置)."""
    return [{"text": "首页", "href": reverse("home")}, {"text": here}]
