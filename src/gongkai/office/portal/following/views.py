"""The page of feeds, interface and data (订阅、接口和数据)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.reading.finding import PUBLIC
from gongkai.office.organs.models import Organ
from gongkai.office.organs.visibility import visible
from gongkai.office.portal.trails import trail


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """Every feed, the map of the site, the interface (订阅、接口和数据)."""
    organs = visible(PUBLIC, Organ).order_by("path").values_list("slug", "name")
    context = {
        "section": "documents",
        "trail": trail("订阅、接口和数据"),
        "kinds": [_feed(label, "kind_feed", kind) for kind, label in Kind.choices],
        "organs": [_feed(name, "organ_feed", slug) for slug, name in organs],
    }
    return render(request, "portal/following/open_data.html", context)


def _feed(name: str, view: str, of: str) -> dict[str, str]:
    return {
        "name": name,
        "atom": reverse(view, args=[of, "xml"]),
        "json": reverse(view, args=[of, "json"]),
    }
