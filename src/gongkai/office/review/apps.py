"""The room's place in Django (保密审查)."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """Review (保密审查)."""

    name = "gongkai.office.review"
    label = "review"
    verbose_name = "保密审查"
