"""Review's place in the back office (审查): permissions, lists, desk, styles."""

from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html_join
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from gongkai.office.backoffice.panels import DeskPanel
from gongkai.office.organs.policy import OrganScopedPolicy
from gongkai.office.organs.standing import Duty, holds_anywhere
from gongkai.office.review.admin.listing import ReviewViewSet, items
from gongkai.office.review.admin.standing_in import DelegationViewSet, RuleViewSet
from gongkai.office.review.models import Delegation, ReviewRule, Scrutiny

register_permission_policy(Scrutiny, OrganScopedPolicy(Scrutiny, {"view": Duty.READ}))
register_permission_policy(
    Delegation, OrganScopedPolicy(Delegation, {"view": Duty.READ, "add": Duty.APPROVE})
)
register_permission_policy(
    ReviewRule, OrganScopedPolicy(ReviewRule, {"view": Duty.READ, "add": Duty.CLEAR})
)


@hooks.register("register_admin_viewset")
def reviews():
    """The work list, delegations, rules."""
    return [ReviewViewSet(), DelegationViewSet(), RuleViewSet()]


@hooks.register("construct_homepage_panels")
def waiting_reviews(request, panels):
    """Lay the reviews that wait for this person on his desk."""
    if holds_anywhere(request.user, Duty.EXAMINE):
        waiting = items(request.user, today=timezone.localdate())
        panels.append(DeskPanel("待我审查", waiting, empty="没有等您审查的稿件。", order=200))


@hooks.register("insert_global_admin_css")
def review_styles():
    """The theme's strip of a review, drawn in the back office too, and the page of one."""
    links = ((static(name),) for name in ("theme/c/review.css", "review/review.css"))
    return format_html_join("", '<link rel="stylesheet" href="{}">', links)
