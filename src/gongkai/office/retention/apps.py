"""The room's place in Django (保存期限)."""

from django.apps import AppConfig


class RetentionConfig(AppConfig):
    """Retention (保存期限)."""

    name = "gongkai.office.retention"
    label = "retention"
    verbose_name = "保存期限"
