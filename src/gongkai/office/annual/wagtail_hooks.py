"""Annual reports' place in the back office (年报): permissions, menu, desk."""

from django.urls import reverse
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from gongkai.office.annual.admin import TURNS, ReportViewSet
from gongkai.office.annual.models import Report
from gongkai.office.annual.presentation import due_of
from gongkai.office.backoffice.panels import DeskPanel, Item
from gongkai.office.organs.policy import OrganScopedPolicy
from gongkai.office.organs.standing import Duty, organ_ids
from gongkai.office.organs.visibility import visible

register_permission_policy(
    Report,
    OrganScopedPolicy(Report, {"view": Duty.READ, "add": Duty.COMPILE, "change": Duty.COMPILE}),
)


@hooks.register("register_admin_viewset")
def reports():
    """The list of reports."""
    return ReportViewSet()


@hooks.register("construct_homepage_panels")
def reports_to_go_on_with(request, panels):
    """Lay the reports that wait for this person's act on his desk."""
    waiting = [
        (organ_ids(request.user, Duty.SIGN), [Report.State.SELF_CHECKED]),
        (organ_ids(request.user, Duty.COMPILE), [Report.State.DRAFT, Report.State.SIGNED]),
    ]
    rows = visible(request.user, Report).select_related("organ")
    items = [
        Item(
            label=str(row),
            url=reverse("annual:desk", args=[row.pk]),
            note=f"{TURNS[row.state]}，{due_of(row).due} 前公布",
        )
        for organs, states in waiting
        if organs
        for row in rows.filter(organ__in=organs, state__in=states)
    ]
    if items:
        panels.append(DeskPanel("年度报告", items, empty="", order=300))
