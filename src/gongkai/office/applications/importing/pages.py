"""The pages of the import (导入往年案件): template, check, and the run that the check allows."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from gongkai.office.applications.actions.acts import Refused
from gongkai.office.applications.admin.below import BelowTheList
from gongkai.office.applications.importing import actions
from gongkai.office.applications.importing.checking import Checked
from gongkai.office.applications.importing.columns import COLUMNS, LARGEST
from gongkai.office.applications.importing.workbook import template
from gongkai.office.applications.models import ImportRun
from gongkai.office.backoffice.workbooks.importing import CheckedImport
from gongkai.office.backoffice.workbooks.serving import file_response
from gongkai.office.organs.models import Organ
from gongkai.office.organs.standing import Duty, NotPermitted, organs_with
from gongkai.office.organs.visibility import visible

SALT = "import-checked"

RUNS = 5
"""Imports that the page tells of."""


class ImportForm(forms.Form):
    """Which organ's cases, and the workbook."""

    organ = forms.ModelChoiceField(Organ.objects.none(), label="行政机关", empty_label=None)
    file = forms.FileField(
        label="填好的工作簿（xlsx）",
        error_messages={"required": "请选择填好的工作簿。", "empty": "选择的文件是空的。"},
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reach = organs_with(user, Duty.HANDLE).order_by("path")
        self.fields["organ"].queryset = reach


@method_decorator(never_cache, name="dispatch")
class ImportPage(CheckedImport, BelowTheList):
    """Check a workbook; hand it to the background once nothing stands in the way."""

    form_class = ImportForm
    salt = SALT
    refusals = (Refused, NotPermitted)
    duty = Duty.HANDLE
    template_name = "applications/import.html"
    page_title = "导入往年案件"
    header_icon = "upload"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, the columns, what the last check came to."""
        form = kwargs.pop("form", None) or ImportForm(user=self.request.user)
        context = super().get_context_data(**kwargs)
        runs = visible(self.request.user, ImportRun).select_related("organ", "by")[:RUNS]
        told = {"columns": COLUMNS, "largest": LARGEST, "runs": runs}
        return context | told | {"form": form, **kwargs}

    def examined(self, data: bytes, organ: Organ) -> Checked:
        """What a workbook comes to."""
        today = timezone.localdate()
        return actions.examined(data, organ=organ, by=self.request.user, today=today)

    def brought_in(self, data: bytes, organ: Organ) -> HttpResponse:
        """Hand a workbook over to the background, and tell how far it is."""
        who = {"organ": organ, "by": self.request.user}
        return redirect(actions.hand_over(data, on=timezone.localdate(), **who))


class RunPage(BelowTheList):
    """How far one import is: it waits, it is in, or why not."""

    duty = Duty.HANDLE
    template_name = "applications/import_run.html"
    page_title = "导入往年案件"
    header_icon = "upload"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The run, of those that one may see; 404 for any other."""
        runs = visible(self.request.user, ImportRun).select_related("organ", "by")
        return super().get_context_data(**kwargs) | {
            "run": get_object_or_404(runs, pk=kwargs["run"])
        }


class TemplatePage(ImportPage):
    """The empty workbook, to be filled in (下载模板)."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The file."""
        return file_response(template(), "依申请公开案件导入模板.xlsx")
