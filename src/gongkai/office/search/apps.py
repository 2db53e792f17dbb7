"""The room's place in Django (检索)."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Search (检索)."""

    name = "gongkai.office.search"
    label = "search"
    verbose_name = "检索"
