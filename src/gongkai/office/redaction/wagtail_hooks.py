"""Redaction's place in the back office (涂除): permissions, menu, what waits for a person."""

from django.urls import reverse
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from gongkai.office.backoffice.panels import DeskPanel, Item
from gongkai.office.organs.policy import OrganScopedPolicy
from gongkai.office.organs.standing import Duty
from gongkai.office.redaction.admin.listing import JobViewSet
from gongkai.office.redaction.models import Job
from gongkai.office.redaction.released import waiting_for

register_permission_policy(Job, OrganScopedPolicy(Job, {"view": Duty.READ, "add": Duty.HANDLE}))


@hooks.register("register_admin_viewset")
def jobs():
    """The list of files and their pages."""
    return JobViewSet()


@hooks.register("construct_homepage_panels")
def what_waits(request, panels):
    """Lay on the desk the copies that wait for this person's review."""
    items = [
        Item(label=str(job), url=reverse("redaction:desk", args=[job.pk]), note="待您复核放行")
        for job in waiting_for(request.user)
    ]
    if items:
        panels.append(DeskPanel("待复核的涂除件", items, empty="", order=116))
