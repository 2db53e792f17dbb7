"""The room's place in Django (监督)."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    """Supervision (监督)."""

    name = "gongkai.office.supervision"
    label = "supervision"
    verbose_name = "监督"
