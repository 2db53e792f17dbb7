"""Every address of the office, and stubs for those that the base page links to."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from gongkai.office.urls import urlpatterns as office


def nothing(request: HttpRequest, **named: str) -> HttpResponse:
    return HttpResponse()


NAMES = ("home", "column", "documents", "policies", "accessibility")

urlpatterns = [
    *office,
    *(path(f"stub/{name}/", nothing, name=name) for name in NAMES),
    path("stub/document/<int:pk>/", nothing, name="document"),
]
