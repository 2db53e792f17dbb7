"""The office's addresses, and an empty page for each name that another room still owes."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from gongkai.office import urls


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


OWED = ("home", "column", "documents", "policies", "reports", "accessibility")

urlpatterns = [*urls.urlpatterns, *(path(f"owed/{name}/", nothing, name=name) for name in OWED)]
