"""Writing one row of a draft (填写条目), or leaving its entry out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from gongkai.office.backoffice.acted import refusal_for
from gongkai.office.catalogue import actions
from gongkai.office.catalogue.admin.desk import OfCatalogue
from gongkai.office.catalogue.forms import RowForm
from gongkai.office.catalogue.models import Row
from gongkai.office.catalogue.reading import current
from gongkai.office.organs.standing import Duty, NotPermitted


class RowView(OfCatalogue):
    """The form of a row, new or of an entry."""

    duty = Duty.DRAFT
    template_name = "catalogue/row.html"
    page_title = "目录条目"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the row among those of the draft, else of the edition that counts."""
        super().setup(request, *args, **kwargs)
        self.row: Row | None = None
        if "serial" in kwargs:
            edition = self.draft or current(self.catalogue)
            rows = edition.rows.select_related("entry") if edition else Row.objects.none()
            self.row = rows.filter(entry__serial=kwargs["serial"]).first()
            if self.row is None:
                raise Http404

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form."""
        form = kwargs.pop("form", None) or RowForm(instance=self.row)
        context = {"catalogue": self.catalogue, "row": self.row, "form": form}
        return super().get_context_data(**kwargs) | context

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the row in the draft, or take it out."""
        entry = self.row.entry if self.row else None
        if entry and request.POST.get("act") == "drop":
            return self._dropped(entry)
        form = RowForm(request.POST, instance=self.row)
        if not form.is_valid():
            return self.refused(form=form)
        try:
            actions.put_row(catalogue=self.catalogue, entry=entry, **form.cleaned_data, **self.who)
        except ValidationError as refusal:
            form.add_error(None, refusal_for(form, refusal))
            return self.refused(form=form)
        messages.success(request, "已存入修改稿。")
        return redirect("catalogue:desk", self.catalogue.pk)

    def _dropped(self, entry: Any) -> HttpResponse:
        try:
            actions.drop_row(catalogue=self.catalogue, entry=entry, **self.who)
        except NotPermitted as refusal:
            messages.error(self.request, str(refusal))
        else:
            messages.success(self.request, "已从修改稿中删除；以前的版本仍保留这一条。")
        return redirect("catalogue:desk", self.catalogue.pk)
