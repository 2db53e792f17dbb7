"""The headers of public pages (公众页面的响应头): a strict policy, and how long they are kept.

The back office keeps its own: Wagtail's editors need more than the policy allows (ADR 0082).
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from gongkai.office.organs.addresses import address_of

POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
"""What a public page may load: from this site only, nothing inline."""

KEPT = "public, max-age=60"
"""A page may be kept for a minute: no longer is a withdrawn document still shown by a cache."""

NOT_KEPT = "private, no-cache"


class PublicHeaders:
    """Middleware: policy and caching of every answer outside the back office."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, then say what a browser may load and how long a cache may keep it."""
        response = self._get_response(request)
        if request.path.startswith(address_of("wagtailadmin_home")):
            return response
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Cache-Control", KEPT if _is_for_all(response) else NOT_KEPT)
        return response


def _is_for_all(response: HttpResponse) -> bool:
    """Whether everybody gets the same answer: no cookie was set or looked at."""
    varies = response.headers.get("Vary", "").lower()
    return response.status_code == 200 and not response.cookies and "cookie" not in varies
