"""The addresses that the base page links to, each answering with nothing: enough to draw it."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


NAMES = (
    "home",
    "column",
    "documents",
    "policies",
    "apply",
    "ask",
    "track",
    "reports",
    "accessibility",
    "elderly",
    "wagtailadmin_home",
)

urlpatterns = [
    *(path(f"{name}/", nothing, name=name) for name in NAMES),
    path("", include("gongkai.office.theme.urls")),
]
