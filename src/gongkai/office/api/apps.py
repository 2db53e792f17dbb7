"""Django's configuration of the room."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The public interface (开放接口): documents, catalogues and organs, read only."""

    name = "gongkai.office.api"
    label = "api"
    verbose_name = "开放接口"
