"""The room's place in Django (复议诉讼)."""

from django.apps import AppConfig


class RemediesConfig(AppConfig):
    """Remedies (复议诉讼)."""

    name = "gongkai.office.remedies"
    label = "remedies"
    verbose_name = "复议诉讼"
