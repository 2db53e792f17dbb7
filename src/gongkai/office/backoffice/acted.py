"""Records that change through acts alone (办理类记录): a list, a form to begin, a page to act on.

Wagtail's generic edit, copy and delete do not exist for them. A room gives the columns, the
form and the acts; what an act refuses is shown where it was asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from gongkai.office.backoffice.scoping import ScopedViewSetMixin, visible_rows

UNPROCESSABLE = 422


class DayColumn(Column):
    """A date as a date (日期列), not as a time ago."""

    def get_value(self, instance: Any) -> str:
        """The day, ISO; a dash where there is none."""
        value = super().get_value(instance)
        if value is None:
            return "—"
        return f"{timezone.localtime(value) if isinstance(value, datetime) else value:%Y-%m-%d}"


class ActedCreate(generic.CreateView):
    """Begin a record through an action; what the action refuses stands beside the field."""

    refusals: tuple[type[Exception], ...] = ()
    success_message = "已登记：%(object)s"
    error_message = "还不能办理，请按下面的提示修改。"
    page_title = "登记"
    submit_button_label = "登记"
    submit_button_active_label = "正在登记……"

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Wagtail's, with the last step in our words."""
        *steps, here = super().get_breadcrumbs_items()
        return [*steps, here | {"label": f"{self.page_title}{self.get_page_subtitle()}"}]

    def get_form(self, *given: Any) -> Any:
        """The form; where nothing is chosen yet it says so in words, not in dashes."""
        form = super().get_form(*given)
        for field in form.fields.values():
            if getattr(field, "empty_label", None):
                field.empty_label = "请选择"
        return form

    def begun(self, data: Mapping[str, Any], **who: Any) -> Model:
        """The record that the action makes of the form's data."""
        raise NotImplementedError

    def save_instance(self) -> Model:
        """Begin the record today, by this person."""
        who = {"by": self.request.user, "on": timezone.localdate()}
        return self.begun(self.form.cleaned_data, **who)

    def form_valid(self, form: Any) -> HttpResponse:
        """Act, or show the form again with the reason."""
        try:
            return super().form_valid(form)
        except ValidationError as refusal:
            form.add_error(None, refusal_for(form, refusal))
        except self.refusals as refusal:
            form.add_error(None, str(refusal))
        self.produced_error_message = self.error_message
        return self.form_invalid(form)

    def get_success_buttons(self) -> list:
        """No generic edit page to go to."""
        return []

    def get_success_url(self) -> str:
        """The page of the new record."""
        return reverse(self.index_url_name.replace(":index", ":desk"), args=[self.object.pk])


@dataclass(frozen=True, slots=True)
class Act:
    """Something that may be done to a record now (可办事项): its form and what it does."""

    name: str
    heading: str
    button: str
    does: Callable[..., Any]
    form: type[forms.Form] = forms.Form
    article: str = ""


class Desk(generic.WagtailAdminTemplateMixin, TemplateView):
    """The page of one record: what it is, its history, and the acts that come next."""

    model: type[Model]
    template_name = "backoffice/record.html"
    namespace = ""
    _show_breadcrumbs = True

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Fetch the record among those the person may see; 404 for any other."""
        super().setup(request, *args, **kwargs)
        self.object = visible_rows(request.user, self.model).filter(pk=kwargs["pk"]).first()
        if self.object is None:
            raise Http404

    refusals: tuple[type[Exception], ...] = ()

    def facts(self) -> list[tuple[str, Any]]:
        """What is known, term by term."""
        raise NotImplementedError

    def acts(self) -> list[Act]:
        """What may be done now, the main act first."""
        return []

    def get_page_subtitle(self) -> str:
        """The record's own name."""
        return str(self.object)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Home, the list, this page."""
        index = reverse(f"{self.namespace}:index")
        items = [{"url": index, "label": str(self.model._meta.verbose_name_plural)}]
        return [*super().get_breadcrumbs_items(), *items, {"url": "", "label": str(self.object)}]

    def get_context_data(self, bound: tuple[str, forms.Form] | None = None, **kwargs: Any) -> dict:
        """The facts and, for each act, its form (the one just sent with its errors)."""
        forms_shown = [
            (act, bound[1] if bound and bound[0] == act.name else act.form(prefix=act.name))
            for act in self.acts()
        ]
        context = super().get_context_data(**kwargs)
        media = sum((form.media for _, form in forms_shown), forms.Media())
        own = {"object": self.object, "facts": self.facts(), "acts": forms_shown}
        return context | own | {"media": media}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do the act that the button names, or show why not."""
        act = next((act for act in self.acts() if act.name == request.POST.get("act")), None)
        if act is None:
            messages.error(request, "这项操作现在不能办理，请刷新页面后按页面上的按钮办理。")
            return redirect(request.path)
        form = act.form(request.POST, prefix=act.name)
        if form.is_valid() and self._done(act, form):
            messages.success(request, f"已办理：{act.heading}。")
            return redirect(request.path)
        context = self.get_context_data(bound=(act.name, form))
        return self.render_to_response(context, status=UNPROCESSABLE)

    def _done(self, act: Act, form: forms.Form) -> bool:
        """Whether the act was done; else the form says why not."""
        try:
            act.does(**form.cleaned_data, by=self.request.user, on=timezone.localdate())
        except ValidationError as refusal:
            form.add_error(None, refusal_for(form, refusal))
        except self.refusals as refusal:
            form.add_error(None, str(refusal))
        return form.is_valid()


def refusal_for(form: forms.Form, refusal: ValidationError) -> ValidationError:
    """A refusal by field as the form can show it: fields that it lacks become general."""
    if not hasattr(refusal, "error_dict"):
        return refusal
    fields: dict[str, list] = {}
    for name, errors in refusal.error_dict.items():
        fields.setdefault(name if name in form.fields else "__all__", []).extend(errors)
    return ValidationError(fields)


class ActedViewSet(ScopedViewSetMixin, ModelViewSet):
    """A list, a form to begin with, and a desk for each record; nothing else."""

    desk_class: type[Desk]
    copy_view_enabled = False
    add_to_reference_index = False
    add_to_admin_menu = True
    search_backend_name = None

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Wagtail's, without the pages that do not exist here."""
        absent = dict.fromkeys(
            ("edit_url_name", "delete_url_name", "history_url_name", "usage_url_name")
        )
        return super().get_common_view_kwargs(**kwargs) | absent

    def get_urlpatterns(self) -> list:
        """The list, its results, the form, the desk."""
        desk = self.construct_view(self.desk_class, namespace=self.name)
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("new/", self.add_view, name="add"),
            path("<int:pk>/", desk, name="desk"),
        ]

    def register_admin_url_finder(self) -> None:
        """There is no generic edit page to find."""
