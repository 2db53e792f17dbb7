"""Every address of the office (网址): the public portal and, under /office/, the back office."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    path("office/", include(wagtailadmin_urls)),
]
