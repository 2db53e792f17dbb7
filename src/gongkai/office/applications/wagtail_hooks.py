"""Applications' place in the back office (申请): permissions, list, desk, styles of the clock."""

from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy

from gongkai.office.applications.admin.listing import ApplicationViewSet, waiting_for
from gongkai.office.applications.models import Application
from gongkai.office.applications.visibility import CasePolicy
from gongkai.office.backoffice.panels import DeskPanel
from gongkai.office.organs.standing import Duty, holds_anywhere, unit_ids

STYLES = (
    *(f"theme/{name}.css" for name in ("tokens", "c/clock", "c/day", "c/ticks")),
    "applications/desk.css",
)

register_permission_policy(
    Application, CasePolicy(Application, {"view": Duty.READ, "add": Duty.HANDLE})
)


@hooks.register("register_admin_viewset")
def applications_viewset():
    """The list of applications and its pages."""
    return ApplicationViewSet()


class RemindersItem(MenuItem):
    """今日提醒, for those who handle cases or find what is asked for."""

    def is_shown(self, request):
        """Whether this person's cases have days to keep."""
        return holds_anywhere(request.user, Duty.READ) or bool(unit_ids(request.user))


@hooks.register("register_admin_menu_item")
def reminders_item():
    """The day's page stands before the list."""
    url = reverse("applications:reminders")
    return RemindersItem("今日提醒", url, name="reminders", icon_name="calendar", order=105)


@hooks.register("construct_homepage_panels")
def what_falls_due(request, panels):
    """Lay on the desk what falls due next."""
    if holds_anywhere(request.user, Duty.READ) or unit_ids(request.user):
        items = waiting_for(request.user, today=timezone.localdate())
        empty = "没有在办的申请。网上提交和登记的申请会出现在这里，最先到期的排在前面。"
        panels.append(DeskPanel("在办申请", items, empty=empty, order=110))


@hooks.register("insert_global_admin_css")
def clock_styles():
    """The theme's clock, drawn in the back office too."""
    links = ((static(name),) for name in STYLES)
    return format_html_join("", '<link rel="stylesheet" href="{}">', links)
