"""The room's place in Django (后台)."""

from django.apps import AppConfig


class BackofficeConfig(AppConfig):
    """Backoffice (后台)."""

    name = "gongkai.office.backoffice"
    label = "backoffice"
    verbose_name = "后台"
