"""The room's place in Django (主动公开)."""

from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    """Disclosure (主动公开)."""

    name = "gongkai.office.disclosure"
    label = "disclosure"
    verbose_name = "主动公开"
