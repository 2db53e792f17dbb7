"""The room's place in Django (年度报告)."""

from django.apps import AppConfig


class AnnualConfig(AppConfig):
    """Annual (年度报告)."""

    name = "gongkai.office.annual"
    label = "annual"
    verbose_name = "年度报告"
