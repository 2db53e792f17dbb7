"""Where a visitor comes from (来访地址), when our own proxies stand between.

Limits on guessing, on checks and on view counts are kept for an address. Behind a proxy every
request comes from the proxy, which says in X-Forwarded-For for whom it asks.
"""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class VisitorAddress:
    """Middleware: REMOTE_ADDR becomes the address that our outermost proxy saw.

    Only as many entries are believed as there are proxies of ours (`GONGKAI_TRUSTED_PROXIES`),
    counted from the end: what stands before them may be the visitor's own invention.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the visitor's own address where our proxies say it."""
        if settings.TRUSTED_PROXIES:
            said = request.headers.get("X-Forwarded-For", "")
            request.META["REMOTE_ADDR"] = seen_by_proxies(
                said, settings.TRUSTED_PROXIES, request.META.get("REMOTE_ADDR", "")
            )
        return self._get_response(request)


def seen_by_proxies(said: str, proxies: int, nearest: str) -> str:
    """The address that the outermost of our proxies saw; the nearest one where it says none.

    >>> seen_by_proxies("203.0.113.9, 198.51.100.7", 1, "127.0.0.1")
    '198.51.100.7'
    """
    entries = [entry.strip() for entry in said.split(",")]
    if len(entries) < proxies:
        return nearest
    try:
        return str(ip_address(entries[-proxies]))
    except ValueError:  # no address: the proxy in front of us is all that is certain
        return nearest
