"""The room's place in Django (公开目录)."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """Catalogue (公开目录)."""

    name = "gongkai.office.catalogue"
    label = "catalogue"
    verbose_name = "公开目录"
