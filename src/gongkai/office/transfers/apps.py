"""The room's place in Django (信息迁入)."""

from django.apps import AppConfig


class TransfersConfig(AppConfig):
    """Transfers (信息迁入)."""

    name = "gongkai.office.transfers"
    label = "transfers"
    verbose_name = "信息迁入"
