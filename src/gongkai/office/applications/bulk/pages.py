"""Several cases at once in the back office (批量办理): choose, preview, do; or export."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from gongkai.office.applications.acts import ACTS, is_entitled, obstacle
from gongkai.office.applications.admin.below import BelowTheList
from gongkai.office.applications.admin.casefile import RECORDS, list_url
from gongkai.office.applications.admin.deeds import DEEDS
from gongkai.office.applications.bulk import doing, exporting
from gongkai.office.applications.bulk.actions import export
from gongkai.office.applications.models import Application
from gongkai.office.applications.worklists.narrowing import Narrowing
from gongkai.office.applications.worklists.paging import SORTS
from gongkai.office.applications.worklists.scopes import FIRST, LISTS, Viewer
from gongkai.office.backoffice.scoping import visible_rows
from gongkai.office.backoffice.workbooks.serving import TYPES
from gongkai.office.organs.standing import Duty, NotPermitted, holds_anywhere

UNPROCESSABLE = 422

NO_DUTY = "您没有这项职权，请由有此职权的人员办理。"


class BulkPage(BelowTheList):
    """One act on the chosen cases: its form, what it will do to each, what it did."""

    template_name = "applications/bulk.html"
    most = doing.MOST

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the act and the cases."""
        super().setup(request, *args, **kwargs)
        self.today = timezone.localdate()
        self.sent: QueryDict = request.POST if request.method == "POST" else request.GET
        self.act = self.sent.get("act", "")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Only the acts that are offered exist; without cases there is nothing to do."""
        if not self.known():
            raise Http404
        self.page_title = self.heading()
        self.cases = chosen_cases(request, self.sent, most=self.most)
        if not self.cases:
            messages.warning(request, "请先在清单里勾选要一起办理的申请。")
            return redirect(f"{list_url()}?list={FIRST}")
        return super().dispatch(request, *args, **kwargs)

    def known(self) -> bool:
        """Whether the act is one of those that are offered."""
        return self.act in doing.OFFERED

    def heading(self) -> str:
        """What the page is called."""
        return f"批量{DEEDS[self.act].title}"

    def form(self, *data: Any) -> Any:
        """The form of the act; the first case gives what may be chosen."""
        who = {"application": self.cases[0], "user": self.request.user, "today": self.today}
        return DEEDS[self.act].form(*data, **who)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The cases with what stands in their way already; later, with what will happen."""
        context = {
            "act": self.act,
            "title": DEEDS[self.act].title,
            "article": ACTS[self.act].article,
            "follows": doing.FOLLOWS.get(self.act, ""),
            "cases": self.cases,
            "most": self.most,
            "form": self.form(),
            "results": self._foreseen(),
            "step": "fill",
        }
        return super().get_context_data(**kwargs) | context | kwargs

    def _foreseen(self) -> list[doing.Result]:
        """Before the form is filled: what state, records or duty forbid."""
        user, rule = self.request.user, ACTS[self.act]
        told = [
            (one, obstacle(one, rule, user) if is_entitled(user, one, rule) else NO_DUTY)
            for one in self.cases
        ]
        return [doing.Result(one, refused=(why,) if why else ()) for one, why in told]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what would happen, or do it."""
        form = self.form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=UNPROCESSABLE)
        really = request.POST.get("step") == "do"
        act = doing.done if really else doing.tried
        results = act(self.act, self.cases, request.POST, by=request.user, today=self.today)
        able = sum(1 for one in results if not one.refused)
        step = "done" if really else "preview"
        shown = {"form": form, "results": results, "able": able, "step": step}
        return self.render_to_response(self.get_context_data(**shown))


@method_decorator(never_cache, name="dispatch")
class ExportPage(BulkPage):
    """The chosen cases as a file: what it will hold, then the file."""

    template_name = "applications/export.html"
    most = exporting.MOST

    def known(self) -> bool:
        """Exported by those who work for an organ."""
        return holds_anywhere(self.request.user, Duty.READ)

    def heading(self) -> str:
        """What the page is called."""
        return "导出清单"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The cases and the columns."""
        context = {"cases": self.cases, "columns": list(exporting.COLUMNS), "most": self.most}
        return super(BulkPage, self).get_context_data(**kwargs) | context

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The file, or why not."""
        form = request.POST.get("form", "")
        if form not in exporting.WRITERS:
            raise Http404
        try:
            data = export(cases=self.cases, form=form, by=request.user, on=self.today)
        except (ValidationError, NotPermitted) as refusal:
            told = getattr(refusal, "messages", [str(refusal)])
            messages.error(request, " ".join(told))
            return redirect(f"{list_url()}?list={FIRST}")
        return downloaded(data, f"申请清单{self.today}.{form}", kind=TYPES[form])


def downloaded(data: Any, name: str, *, kind: str) -> FileResponse:
    """A file to be kept, under its Chinese name, never guessed at and never cached."""
    held = BytesIO(data) if isinstance(data, bytes) else data
    response = FileResponse(held, as_attachment=True, filename=name, content_type=kind)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def chosen_cases(request: HttpRequest, sent: QueryDict, *, most: int) -> list[Application]:
    """The cases that were ticked, or all of the narrowed list; of those one may see."""
    rows = visible_rows(request.user, Application).select_related("organ", "handler")
    if sent.get("whole"):
        shown = LISTS.get(sent.get("list", ""), LISTS[FIRST])
        viewer = Viewer(request.user, timezone.localdate())
        rows = Narrowing(sent, user=request.user).narrowed(rows.filter(shown.holds(viewer)))
        sort = sent.get("sort", "")
        rows = rows.order_by(*SORTS[sort if sort in SORTS else "due"][1])
    else:
        keys = [int(key) for key in sent.getlist("case") if key.isascii() and key.isdigit()]
        rows = rows.filter(pk__in=keys[:most]).order_by("pk")
    return list(rows.prefetch_related(*RECORDS)[:most])
