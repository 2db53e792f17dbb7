"""Shows public pages again without making them again (页面缓存): the same for every visitor."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed, SuspiciousOperation
from django.http import HttpRequest, HttpResponse

from gongkai.office.ledger.models import Head
from gongkai.office.organs.prepared import Prepared
from gongkai.office.portal.headers import KEPT
from gongkai.office.portal.keeping.shelf import SECONDS, Kept, Shelf

ROOTS = (
    "/documents/",
    "/policies/",
    "/organs/",
    "/catalogue/",
    "/reports/",
    "/api/",
    "/data/",
    "/sitemap",
    "/consultations/",
    "/suggestions/",
    "/gazette/",
    "/ask/answers/",
)
"""Where the pages are that everybody sees alike; of applications none is ever kept."""

_heads = Prepared(lambda pk: Head.objects.filter(pk=pk).only("hash").order_by(), "pk")

LONGEST = 300
"""Characters of an address whose page is kept."""


class KeptPages:
    """Middleware: a public page that was made in the present state of the office is shown again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        if not settings.KEPT_PAGES:
            raise MiddlewareNotUsed
        self._get_response = get_response
        self._shelf = Shelf(settings.KEPT_PAGES)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The page, from the shelf if it is there."""
        key = key_of(request)
        if key is None:
            return self._get_response(request)
        state, now = state_of_office(), time.monotonic()
        kept = self._shelf.find(key, state=state, now=now)
        if kept is not None:
            if kept.again is not None:
                kept.again(request)
            return kept.response()
        response = self._get_response(request)
        if is_for_everybody(response):
            again = getattr(response, "again", None)
            headers = tuple(response.headers.items())
            self._shelf.put(key, Kept(state, now + SECONDS, response.content, headers, again))
        return response


def key_of(request: HttpRequest) -> tuple[str, ...] | None:
    """What names a page that may be kept: scheme, host, address; None for all others."""
    if request.method != "GET" or not (request.path == "/" or request.path.startswith(ROOTS)):
        return None
    address = request.get_full_path()
    if len(address) > LONGEST:
        return None
    try:
        return request.scheme or "", request.get_host(), address
    except SuspiciousOperation:  # the view will say so
        return None


def is_for_everybody(response: HttpResponse) -> bool:
    """Whether the same answer is good for the next visitor, as its own headers say."""
    return (
        response.status_code == 200
        and not response.streaming
        and response.headers.get("Cache-Control") == KEPT
    )


def state_of_office() -> str:
    """The state of the office (状态): the last hash of the ledger, which every act changes."""
    return next((head.hash for head in _heads(pk=1)), "")
