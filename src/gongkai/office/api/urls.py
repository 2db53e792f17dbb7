"""The addresses of the interface (开放接口)."""

from django.urls import path

from gongkai.office.api.operations import api
from gongkai.office.api.pages import api_page

urlpatterns = [
    path("api/", api_page, name="api_page"),
    path("api/", api.urls),
]
