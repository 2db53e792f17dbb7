"""No address holds the character NUL (空字符): nobody types it, and PostgreSQL stores none.

Who puts it into an address is trying the door. SQLite compares it with every row and finds
nothing; PostgreSQL refuses the statement, and the visitor would read that the server failed.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

NUL, UNREADABLE = "%00", "%EF%BF%BD"
"""As addresses write them; the second is what Django reads where bytes are no UTF-8 either."""


class ReadableAddress:
    """Middleware: a page whose path has a NUL is none; a condition has U+FFFD in its place."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with an address that every database can be asked about."""
        if "\0" in request.path_info:
            raise Http404
        asked = request.META.get("QUERY_STRING", "")
        if NUL in asked:
            request.META["QUERY_STRING"] = asked.replace(NUL, UNREADABLE)
        return self._get_response(request)
