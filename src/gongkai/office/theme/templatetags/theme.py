"""What the base page asks of Python (模板标签)."""

from __future__ import annotations

from django import template
from django.conf import settings
from django.forms import BoundField
from django.urls import reverse
from django.utils.safestring import SafeString

from gongkai.office.theme.selects import FlatSelect
from gongkai.office.theme.stylesheet import joined, kept

register = template.Library()


@register.simple_tag
def stylesheet_address() -> str:
    """The address of the joined style sheet; it changes whenever the text does."""
    sheet = joined() if settings.DEBUG else kept()
    return reverse("stylesheet", args=[sheet.digest])


@register.simple_block_tag
def held(content: SafeString) -> SafeString:
    """What stands between the tags, for a template that comes later (留存): `as` gives its name."""
    return content


@register.simple_tag
def flat_select(field: BoundField) -> SafeString:
    """A field with choices as one select (下拉选择), written without a template for each option."""
    own = field.field.widget
    return field.as_widget(FlatSelect(attrs=own.attrs, choices=own.choices))
