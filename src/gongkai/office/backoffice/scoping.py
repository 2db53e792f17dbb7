"""Scoping Wagtail's admin by organ (按机关限定范围).

Wagtail's snippet views ask for permissions on a model, not on a row. `ScopeMixin` stands in
front of every view class of a viewset: a row that the user may not see does not exist for it,
and lists hold only what he may see. The rooms above install the question to ask.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest

Visible = Callable[[Any, type[Model]], QuerySet]

_installed: list[Visible] = []


def install(visible: Visible) -> None:
    """Name the function that answers which rows of a model a user may see."""
    _installed[:] = [visible]


def visible_rows(user: Any, model: type[Model]) -> QuerySet:
    """The rows of a model that a user may see, by the installed function."""
    if not _installed:
        raise ImproperlyConfigured("No visibility is installed: organs.apps must be ready first.")
    return _installed[0](user, model)


def _is_hidden(request: HttpRequest, model: type[Model], key: object) -> bool:
    try:
        return not visible_rows(request.user, model).filter(pk=unquote(str(key))).exists()
    except (TypeError, ValueError):
        return True


class ScopeMixin:
    """In front of a view of Wagtail's admin: foreign rows answer 404, lists are cut to scope."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Refuse a foreign row before Wagtail loads it."""
        key = kwargs.get("pk", args[0] if args else None)
        model = getattr(self, "model", None)
        if key is not None and model is not None and _is_hidden(request, model, key):
            raise Http404
        super().setup(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet:
        """The list's rows, cut to what the user may see."""
        rows = super().get_base_queryset()
        seen = visible_rows(self.request.user, rows.model)
        return rows.filter(pk__in=seen.values("pk"))


class ScopedViewSetMixin:
    """A viewset of Wagtail whose every view is scoped, choosers included."""

    def construct_view(self, view_class: type, **kwargs: Any) -> Any:
        """The view with `ScopeMixin` in front of it."""
        scoped = type(f"Scoped{view_class.__name__}", (ScopeMixin, view_class), {})
        return super().construct_view(scoped, **kwargs)
