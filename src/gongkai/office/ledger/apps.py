"""The room's place in Django (台账)."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Ledger (台账)."""

    name = "gongkai.office.ledger"
    label = "ledger"
    verbose_name = "台账"
