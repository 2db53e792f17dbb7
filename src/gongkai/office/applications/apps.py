"""The room's place in Django (依申请公开)."""

from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    """Applications (依申请公开)."""

    name = "gongkai.office.applications"
    label = "applications"
    verbose_name = "依申请公开"
