"""Serves the joined style sheet (样式表)."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from gongkai.office.theme.stylesheet import joined, kept

FOR_EVER = "public, max-age=31536000, immutable"
SHORTLY = "public, max-age=60"


@require_safe
def stylesheet(request: HttpRequest, digest: str) -> HttpResponse:
    """The style sheet; an address of an older version gives the present one, not kept long."""
    sheet = joined() if settings.DEBUG else kept()
    response = HttpResponse(sheet.text, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = FOR_EVER if digest == sheet.digest else SHORTLY
    return response
