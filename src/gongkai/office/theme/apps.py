"""The room's place in Django (界面规范)."""

from django.apps import AppConfig


class ThemeConfig(AppConfig):
    """Theme (界面规范)."""

    name = "gongkai.office.theme"
    label = "theme"
    verbose_name = "界面规范"
