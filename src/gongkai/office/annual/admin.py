"""Annual reports in the back office (年报): the list, the form to begin, the addresses."""

from __future__ import annotations

from django.urls import path, reverse
from django.utils import timezone
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic

from gongkai.office.annual import actions
from gongkai.office.annual.desk import CellPage, ReportDesk, ReportFile, SectionsPage
from gongkai.office.annual.forms import BeginForm
from gongkai.office.annual.models import Report
from gongkai.office.annual.presentation import due_of
from gongkai.office.backoffice.acted import ActedCreate, ActedViewSet, DayColumn
from gongkai.office.organs.standing import Duty, NotPermitted, organ_ids

TURNS = {
    "draft": "经办人编制、自查",
    "self_checked": "负责人签发",
    "signed": "经办人公布",
    "published": "已公布",
}
"""Whose turn it is in each state (轮到谁)."""


class ReportIndex(generic.IndexView):
    """The reports of the person's own organs; what others published is on the portal."""

    def get_base_queryset(self):
        """Own organs only."""
        own = organ_ids(self.request.user, Duty.READ)
        return super().get_base_queryset().filter(organ__in=own).select_related("organ")


class ReportBegin(ActedCreate):
    """Begin a report."""

    refusals = (NotPermitted,)
    success_message = "已开始编制：%(object)s"
    page_title = "编制"
    submit_button_label = "开始编制"

    def get_initial(self):
        """Last year's report is the one that is due."""
        return super().get_initial() | {"year": timezone.localdate().year - 1}

    def begun(self, data, **who):
        """The report, begun."""
        return actions.begin(**data, **who)


class ReportViewSet(ActedViewSet):
    """年报: from the first figure to publication."""

    model = Report
    name = "annual"
    menu_name = "annual"
    menu_label = "年报"
    menu_order = 500
    icon = "table"
    index_view_class = ReportIndex
    add_view_class = ReportBegin
    desk_class = ReportDesk
    list_filter = ["year", "state"]
    ordering = ["-year", "organ__path"]
    list_display = [
        TitleColumn(
            "title",
            label="报告",
            accessor=str,
            get_url=lambda row: reverse("annual:desk", args=[row.pk]),
        ),
        Column("get_state_display", label="状态"),
        Column("turn", label="轮到", accessor=lambda row: TURNS[row.state]),
        Column("due", label="公布期限", accessor=lambda row: due_of(row).due.isoformat()),
        DayColumn("signed", label="签发", sort_key="signed"),
        DayColumn("published_at", label="公布", sort_key="published_at"),
    ]

    def get_form_class(self, for_update=False):
        """The person's own organs only."""
        return BeginForm

    def get_urlpatterns(self):
        """The list, the report, its cells, its narrative, its files."""
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/cells/<str:path>/", self.construct_view(CellPage), name="cell"),
            path("<int:pk>/sections/", self.construct_view(SectionsPage), name="sections"),
            path("<int:pk>/report.<str:suffix>", self.construct_view(ReportFile), name="file"),
        ]
