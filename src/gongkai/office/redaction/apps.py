"""The room's place in Django (涂除)."""

from django.apps import AppConfig


class RedactionConfig(AppConfig):
    """Redaction (涂除)."""

    name = "gongkai.office.redaction"
    label = "redaction"
    verbose_name = "涂除"
