"""What every page knows about the site (站点信息): its name, host, address and codes."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """The operator's words for header and footer; costs no query."""
    return {"site": settings.ENVIRONMENT}
