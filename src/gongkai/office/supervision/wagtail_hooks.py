"""Supervision's place in the back office (监督): permissions and menu."""

from django.db.models import QuerySet
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from gongkai.office.organs.policy import OrganScopedPolicy
from gongkai.office.organs.standing import Duty, holds_anywhere
from gongkai.office.organs.visibility import visible
from gongkai.office.supervision.admin import NoticeViewSet
from gongkai.office.supervision.assessments.admin import AssessmentViewSet
from gongkai.office.supervision.models import Assessment, RectificationNotice


class NoticePolicy(OrganScopedPolicy):
    """Both sides read a notice; supervisors issue them."""

    def user_has_permission(self, user, action):
        """Members may look at the list, supervisors also add to it."""
        if action == "view":
            return holds_anywhere(user, Duty.READ) or holds_anywhere(user, Duty.SUPERVISE)
        return super().user_has_permission(user, action)

    def instances_user_has_any_permission_for(self, user, actions) -> QuerySet:
        """The notices that the user may see."""
        return visible(user, self.model)


register_permission_policy(
    RectificationNotice,
    NoticePolicy(RectificationNotice, {"add": Duty.SUPERVISE}, organ="issuer"),
)
register_permission_policy(
    Assessment,
    NoticePolicy(Assessment, {"add": Duty.SUPERVISE}, organ="assessor"),
)


@hooks.register("register_admin_viewset")
def assessments():
    """The list of test applications."""
    return AssessmentViewSet()


@hooks.register("register_admin_viewset")
def notices():
    """The list of notices."""
    return NoticeViewSet()
