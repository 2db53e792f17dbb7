"""The room's place in Django (门户)."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Portal (门户)."""

    name = "gongkai.office.portal"
    label = "portal"
    verbose_name = "门户"
