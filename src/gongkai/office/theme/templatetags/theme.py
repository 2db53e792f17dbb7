"""What the base page asks of Python (模板标签)."""

from __future__ import annotations

from django import template
from django.conf import settings
from django.urls import reverse

from gongkai.office.theme.stylesheet import joined, kept

register = template.Library()


@register.simple_tag
def stylesheet_address() -> str:
    """The address of the joined style sheet; it changes whenever the text does."""
    sheet = joined() if settings.DEBUG else kept()
    return reverse("stylesheet", args=[sheet.digest])
