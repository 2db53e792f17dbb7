"""Retention's place in the back office (到期匿名、保全): permissions, menu, what waits."""

from django.urls import reverse
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from gongkai.office.backoffice.panels import DeskPanel, Item
from gongkai.office.organs.policy import OrganScopedPolicy
from gongkai.office.organs.standing import Duty, organ_ids
from gongkai.office.retention.admin import AppraisalViewSet
from gongkai.office.retention.holding import HoldViewSet
from gongkai.office.retention.models import Appraisal, Hold

register_permission_policy(
    Appraisal, OrganScopedPolicy(Appraisal, {"view": Duty.READ, "add": Duty.HANDLE})
)
register_permission_policy(Hold, OrganScopedPolicy(Hold, {"view": Duty.READ, "add": Duty.HANDLE}))


@hooks.register("register_admin_viewset")
def appraisals():
    """What is due, and the lists."""
    return AppraisalViewSet()


@hooks.register("register_admin_viewset")
def held():
    """What is held."""
    return HoldViewSet()


@hooks.register("construct_homepage_panels")
def lists_to_decide(request, panels):
    """Lay the lists on the desk that wait for this head."""
    rows = Appraisal.objects.filter(
        state=Appraisal.State.PROPOSED, organ__in=organ_ids(request.user, Duty.SIGN)
    ).exclude(by=request.user.pk)
    items = [
        Item(label=f"鉴定清单 {one}", url=reverse("retention:desk", args=[one.pk]), note="待您审批")
        for one in rows
    ]
    if items:
        panels.append(DeskPanel("到期匿名", items, empty="", order=150))
