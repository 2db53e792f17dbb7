"""The room's place in Django (示范)."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Demo (示范)."""

    name = "gongkai.office.demo"
    label = "demo"
    verbose_name = "示范"
