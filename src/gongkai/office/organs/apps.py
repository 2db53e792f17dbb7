"""The room's place in Django (机构与人员)."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class OrgansConfig(AppConfig):
    """Organs (机构与人员)."""

    name = "gongkai.office.organs"
    label = "organs"
    verbose_name = "机构与人员"

    def ready(self) -> None:
        """Load every room's `visibility` module, where it states who sees its models."""
        autodiscover_modules("visibility")
