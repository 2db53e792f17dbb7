"""Every address of the office (网址): the public portal and, under /office/, the back office."""

from django.http import Http404, HttpRequest
from django.urls import include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls

CLOSED = (
    "api",
    "block-preview",
    "bulk",
    "choose-",
    "collections",
    "documents",
    "failwhale",
    "groups",
    "images",
    "pages",
    "password_reset",
    "reports",
    "snippets",
    "tag-autocomplete",
    "test404",
    "users",
    "workflows",
)
"""Parts of Wagtail's admin that this office does not use; some list every organ's titles."""


def closed(request: HttpRequest) -> None:
    """There is nothing here, for anybody."""
    raise Http404


urlpatterns = [
    re_path(rf"^office/(?:{'|'.join(CLOSED)})", closed),
    path("office/", include(wagtailadmin_urls)),
    path("", include("gongkai.office.disclosure.urls")),  # asked for most, and tried in turn
    path("", include("gongkai.office.transfers.urls")),
    path("", include("gongkai.office.api.urls")),
    path("", include("gongkai.office.annual.urls")),
    path("", include("gongkai.office.applications.urls")),
    path("", include("gongkai.office.remedies.urls")),
    path("", include("gongkai.office.questions.urls")),
    path("", include("gongkai.office.portal.urls")),
    path("", include("gongkai.office.theme.urls")),
]

handler400 = "gongkai.office.portal.errors.malformed"
handler403 = "gongkai.office.portal.errors.forbidden"
handler404 = "gongkai.office.portal.errors.missing"
handler500 = "gongkai.office.portal.errors.broken"
