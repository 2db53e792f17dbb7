"""The room's place in Django (文书)."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    """Letters (文书)."""

    name = "gongkai.office.letters"
    label = "letters"
    verbose_name = "文书"
