"""Importing a catalogue (导入目录): a dry run first, then the very same file into the draft."""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from gongkai.office.backoffice.workbooks.faults import Unreadable
from gongkai.office.backoffice.workbooks.serving import file_response
from gongkai.office.backoffice.workbooks.vouching import SHOWN, voucher, was_checked
from gongkai.office.catalogue import actions
from gongkai.office.catalogue.admin.desk import OfCatalogue
from gongkai.office.catalogue.forms import ImportForm
from gongkai.office.catalogue.importing.checking import Checked, checked
from gongkai.office.catalogue.importing.columns import COLUMNS
from gongkai.office.catalogue.importing.workbook import reported, workbook
from gongkai.office.catalogue.reading import current
from gongkai.office.organs.models import Organ
from gongkai.office.organs.standing import Duty

SALT = "catalogue-checked"


class ImportView(OfCatalogue):
    """Check a workbook; bring it into the draft once nothing stands in the way."""

    duty = Duty.DRAFT
    template_name = "catalogue/import.html"
    page_title = "导入目录"
    header_icon = "upload"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, the columns, what the last check came to."""
        form = kwargs.pop("form", None) or ImportForm()
        context = {"catalogue": self.catalogue, "form": form, "columns": COLUMNS}
        return super().get_context_data(**kwargs) | context | kwargs

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Check, hand out the result as a workbook, or import."""
        form = ImportForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.refused(form=form)
        data = form.cleaned_data["file"].read()
        try:
            found = self._checked(data)
        except Unreadable as refusal:
            form.add_error("file", str(refusal))
            return self.refused(form=form)
        act, seal = request.POST.get("act"), self._seal(data)
        if act == "report":
            return file_response(reported(found.faults), "核对结果.xlsx")
        if act == "import" and found.may_go and was_checked(request, seal, salt=SALT):
            return self._imported(found)
        return self._told(form, found, seal)

    def _checked(self, data: bytes) -> Checked:
        serials = self.catalogue.entries.values_list("serial", flat=True)
        return checked(data, serials=serials, organs=Organ.objects.all())

    def _seal(self, data: bytes) -> str:
        return f"{self.catalogue.pk}:{hashlib.sha256(data).hexdigest()}"

    def _imported(self, found: Checked) -> HttpResponse:
        lines = [line.fields for line in found.lines]
        actions.bring_in(catalogue=self.catalogue, lines=lines, **self.who)
        messages.success(self.request, f"已将 {len(lines)} 条存入修改稿，请核对后公布。")
        return redirect("catalogue:desk", self.catalogue.pk)

    def _told(self, form: ImportForm, found: Checked, seal: str) -> HttpResponse:
        edition = self.draft or current(self.catalogue)
        rows = edition.rows.select_related("entry") if edition else []
        before = {row.entry.serial for row in rows}
        given = {line.fields.get("serial") for line in found.lines}
        context = self.get_context_data(
            form=form,
            found=found,
            faults=found.faults[:SHOWN],
            fresh=sum("serial" not in line.fields for line in found.lines),
            kept=len(before & given),
            gone=sorted(f"{serial:03}" for serial in before - given),
            checked=voucher(seal, salt=SALT) if found.may_go else "",
        )
        return self.render_to_response(context)


class ExportView(OfCatalogue):
    """The catalogue as a workbook: the draft where there is one, else what counts (导出)."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The file."""
        edition = self.draft or current(self.catalogue)
        rows = edition.rows.select_related("entry") if edition else ()
        return file_response(workbook(rows), f"{self.catalogue}.xlsx")


class TemplateView(OfCatalogue):
    """The empty form (下载模板)."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The file."""
        return file_response(workbook(), "公开目录模板.xlsx")
