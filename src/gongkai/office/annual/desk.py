"""The pages of a report in the back office (年报): the report, a cell's rows, its parts, files."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView, TemplateView, View
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from gongkai.office.annual import actions
from gongkai.office.annual.compilation import cell_rows
from gongkai.office.annual.figures import narrative
from gongkai.office.annual.figures.redecided import redecided
from gongkai.office.annual.figures.summary import summary
from gongkai.office.annual.forms import FiguresForm, SectionsForm, WithdrawForm
from gongkai.office.annual.models import EnteredFigure, Report
from gongkai.office.annual.presentation import due_of, judged, narrative_gaps, presented
from gongkai.office.annual.showing.downloads import FORMATS, download
from gongkai.office.annual.showing.meanings import meaning, proofs_of
from gongkai.office.annual.showing.tables import drawn_charts, elsewhere, shown
from gongkai.office.backoffice.acted import UNPROCESSABLE, Act, Desk
from gongkai.office.ledger.models import Event
from gongkai.office.organs.standing import Duty, NotPermitted, holds
from gongkai.office.organs.visibility import visible

ROWS_A_PAGE = 50


class OwnReport:
    """Finds the report among those of the person's own organs; 404 for any other."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Fetch the report; a foreign one does not exist here, published or not."""
        super().setup(request, *args, **kwargs)
        rows = visible(request.user, Report).select_related("organ", "signed_by")
        self.object = rows.filter(pk=kwargs["pk"]).first()
        if self.object is None or not holds(request.user, Duty.READ, self.object.organ_id):
            raise Http404

    def get_page_subtitle(self) -> str:
        """The title of the report."""
        return str(self.object)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Home, the list, the report, this page."""
        index = {"url": reverse("annual:index"), "label": "年报"}
        own = {"url": reverse("annual:desk", args=[self.object.pk]), "label": str(self.object)}
        return [*super().get_breadcrumbs_items(), index, own, {"url": "", "label": self.page_title}]


class ReportDesk(OwnReport, Desk):
    """One report: whose turn it is, what stands in it, whether it adds up, the next act."""

    model = Report
    template_name = "annual/desk.html"
    page_title = "编制"
    header_icon = "table"
    refusals = (NotPermitted,)

    def facts(self) -> list[tuple[str, Any]]:
        """The report's state, term by term."""
        report, due = self.object, due_of(self.object)
        published = report.published_at
        return [
            ("行政机关", report.organ),
            ("统计期限", f"{report.year} 年 1 月 1 日至 12 月 31 日"),
            ("状态", report.get_state_display()),
            ("公布期限", f"{due.due}（{due.article}）"),
            ("签发", f"{report.signed} {report.signed_by}" if report.signed else ""),
            ("公布", f"{timezone.localtime(published):%Y-%m-%d %H:%M}" if published else ""),
        ]

    def acts(self) -> list[Act]:
        """What may be done in this state by this person, the main act first."""
        report, user = self.object, self.request.user
        may_compile = holds(user, Duty.COMPILE, report.organ_id)
        may_sign = holds(user, Duty.SIGN, report.organ_id)
        does = partial(partial, report=report)
        check = Act("check", "自查", "自查通过，送签发", does(actions.self_check))
        sign = Act(
            "sign",
            "签发",
            "签发并定稿",
            does(actions.sign),
            article="《政府信息公开条例》第四十九条",
        )
        publish = Act("publish", "公布", "向社会公布", does(actions.publish))
        withdraw = Act("withdraw", "撤回", "撤回更正", does(actions.withdraw), WithdrawForm)
        state = Report.State
        open_acts = {
            state.DRAFT: [check] * may_compile,
            state.SELF_CHECKED: [sign] * may_sign,
            state.SIGNED: [publish] * may_compile + [withdraw] * may_sign,
            state.PUBLISHED: [withdraw] * may_sign,
        }
        return open_acts[state(report.state)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The parts with their links, the checks, the charts, the figures to enter."""
        report, judgement = self.object, judged(self.object)
        data = judgement.data
        own = {
            "parts": shown(data, address=partial(cell_address, report), found=judgement.found),
            "judgement": judgement,
            "elsewhere": elsewhere(judgement.found),
            "gaps": [] if report.is_frozen else narrative_gaps(report),
            "checks": [proof.text for proof in proofs_of(data)],
            "charts": drawn_charts(data),
            "files": _files(report),
            "redecided": redecided(report.organ, report.year),
            "may_write": not report.is_frozen
            and holds(self.request.user, Duty.COMPILE, report.organ_id),
            "figures_form": kwargs.pop("figures_form", None) or _figures_form(report),
            "events": Event.objects.filter(subject="annual_report", subject_id=report.pk),
        }
        return super().get_context_data(**kwargs) | own

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Enter figures, or do one of the acts."""
        if request.POST.get("act") == "figures":
            return self._enter(request)
        return super().post(request, *args, **kwargs)

    def _enter(self, request: HttpRequest) -> HttpResponse:
        form = _figures_form(self.object, request.POST)
        if form.is_valid() and self._entered(form):
            messages.success(request, "已填报。")
            return redirect(request.path)
        return self.render_to_response(
            self.get_context_data(figures_form=form), status=UNPROCESSABLE
        )

    def _entered(self, form: FiguresForm) -> bool:
        report, who = self.object, {"by": self.request.user, "on": timezone.localdate()}
        where = {"organ": report.organ, "year": report.year}
        try:
            for path, value, source in form.changed_figures():
                actions.enter_figure(**where, **who, path=path, value=value, source=source)
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
        except NotPermitted as refusal:
            form.add_error(None, str(refusal))
        return form.is_valid()


def cell_address(report: Report, path: str) -> str:
    """The page of the rows behind a cell, in the back office (数字背后的记录)."""
    return reverse("annual:cell", args=[report.pk, path])


def _files(report: Report) -> list[dict[str, str]]:
    return [
        {"text": kind.label, "href": reverse("annual:file", args=[report.pk, suffix])}
        for suffix, kind in FORMATS.items()
    ]


def _figures_form(report: Report, data: Any = None) -> FiguresForm:
    rows = EnteredFigure.objects.filter(organ=report.organ_id, year=report.year)
    return FiguresForm(data, entries={row.path: row for row in rows})


class CellPage(OwnReport, WagtailAdminTemplateMixin, TemplateView):
    """One figure: its rule, the records that it counts, the sums it takes part in."""

    model = Report
    template_name = "annual/cell.html"
    page_title = "数字由来"
    header_icon = "list-ul"
    _show_breadcrumbs = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The figure as the report states it and the rows as they stand now."""
        report, path, user = self.object, self.kwargs["path"], self.request.user
        try:
            rows = cell_rows(report.organ, report.year, path, user=user)
        except KeyError:
            raise Http404 from None
        data = presented(report)
        entries = EnteredFigure.objects.filter(organ=report.organ_id, year=report.year, path=path)
        page = (
            None
            if rows is None
            else Paginator(rows, ROWS_A_PAGE).get_page(self.request.GET.get("page"))
        )
        return super().get_context_data(**kwargs) | {
            "report": report,
            "table": path.partition(".")[0],
            "meaning": meaning(path),
            "value": data[path],
            "page": page,
            "entry": entries.select_related("by").first(),
            "proofs": proofs_of(data, path=path),
        }


class SectionsPage(OwnReport, WagtailAdminTemplateMixin, FormView):
    """The narrative parts, with a draft out of the records where nothing stands yet."""

    model = Report
    form_class = SectionsForm
    template_name = "annual/sections.html"
    page_title = "撰写正文"
    header_icon = "edit"
    _show_breadcrumbs = True

    def get_initial(self) -> dict[str, str]:
        """What stands; where nothing does, the proposal."""
        report = self.object
        written = report.sections
        if all(written.values()) and "draft" not in self.request.GET:
            return written
        year = summary(report.organ, report.year)
        proposed = {name: getattr(narrative, name)(year) for name in written}
        anew = "draft" in self.request.GET
        return {
            name: proposed[name] if anew else written[name] or proposed[name] for name in written
        }

    def form_valid(self, form: SectionsForm) -> HttpResponse:
        """Keep what was written, or say why it cannot be."""
        who = {"by": self.request.user, "on": timezone.localdate()}
        try:
            actions.write_sections(report=self.object, sections=form.cleaned_data, **who)
        except (ValidationError, NotPermitted) as refusal:
            form.add_error(None, getattr(refusal, "messages", [str(refusal)]))
            return self.form_invalid(form)
        messages.success(self.request, "正文已保存。")
        return redirect("annual:desk", self.object.pk)


class ReportFile(OwnReport, View):
    """The report as a file, draft or signed, for the organ itself."""

    model = Report

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The bytes in one of the formats."""
        suffix = self.kwargs["suffix"]
        if suffix not in FORMATS:
            raise Http404
        report = self.object
        return download(request, presented(report), suffix, digest=report.digest, public=False)
