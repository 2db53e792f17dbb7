"""The page of bringing documents in (信息迁入): the template, a check, and only then the import."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from gongkai.office.backoffice.workbooks.importing import CheckedImport
from gongkai.office.backoffice.workbooks.serving import file_response
from gongkai.office.backoffice.workbooks.template import blank
from gongkai.office.organs.models import Organ
from gongkai.office.organs.standing import Duty, NotPermitted, holds_anywhere, organs_with
from gongkai.office.organs.visibility import visible
from gongkai.office.transfers import actions
from gongkai.office.transfers.checking import Checked
from gongkai.office.transfers.models import Transfer
from gongkai.office.transfers.packages.columns import COLUMNS, LARGEST, SHEET

SALT = "transfer-checked"
NEWEST = 20
"""Transfers that the page shows."""


class PackageForm(forms.Form):
    """Into which organ, and the package."""

    organ = forms.ModelChoiceField(Organ.objects.none(), label="行政机关", empty_label=None)
    file = forms.FileField(
        label="填好的工作簿（xlsx），或者它和附件的压缩包（zip）",
        error_messages={
            "required": "请选择填好的工作簿或者压缩包。",
            "empty": "选择的文件是空的。",
        },
        widget=forms.FileInput(attrs={"accept": ".xlsx,.zip"}),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ"].queryset = organs_with(user, Duty.DRAFT).order_by("path")


@method_decorator(never_cache, name="dispatch")
class TransferPage(CheckedImport, WagtailAdminTemplateMixin, TemplateView):
    """Check a package; bring it in once nothing stands in the way."""

    form_class = PackageForm
    salt = SALT
    refusals = (actions.Refused, NotPermitted, ValidationError)
    template_name = "transfers/import.html"
    page_title = "信息迁入"
    header_icon = "upload"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """404 for whoever drafts nowhere."""
        if not holds_anywhere(request.user, Duty.DRAFT):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Home, this page."""
        here = {"url": reverse("transfers:index"), "label": self.page_title}
        return [*super().get_breadcrumbs_items(), here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, the columns, what came last, what the last check came to."""
        form = kwargs.pop("form", None) or PackageForm(user=self.request.user)
        newest = visible(self.request.user, Transfer).select_related("document", "organ")[:NEWEST]
        context = super().get_context_data(**kwargs)
        shown = {"form": form, "columns": COLUMNS, "largest": LARGEST, "newest": newest}
        return context | shown | kwargs

    def examined(self, data: bytes, organ: Organ) -> Checked:
        """What a package comes to."""
        today = timezone.localdate()
        return actions.examined(data, organ=organ, by=self.request.user, today=today)

    def brought_in(self, data: bytes, organ: Organ) -> HttpResponse:
        """Bring a package in as drafts."""
        found = actions.bring_in(data, organ=organ, by=self.request.user, on=timezone.localdate())
        messages.success(self.request, told(found))
        return redirect("transfers:index")


class TemplatePage(TransferPage):
    """The empty workbook, to be filled in (下载模板)."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The file."""
        return file_response(blank(SHEET, COLUMNS, largest=LARGEST), "政府信息.xlsx")


def told(found: Checked) -> str:
    """What an import did, in a sentence (导入结果)."""
    if not found.fresh:
        return f"表中的 {len(found.known)} 件都已经迁入过，没有新的信息。"
    text = (
        f"已迁入 {len(found.fresh)} 件稿件、{found.files} 个附件，归入目录并通过审查以后才能公开。"
    )
    return text + (f"另有 {len(found.known)} 件已经迁入过，没有改动。" if found.known else "")
