"""Questions' place in the back office (互动交流): permissions, menu and what waits."""

from django.utils import timezone
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from gongkai.office.backoffice.panels import DeskPanel
from gongkai.office.organs.policy import OrganScopedPolicy
from gongkai.office.organs.standing import Duty, holds_anywhere
from gongkai.office.questions.admin.listing import QuestionViewSet, waiting_for
from gongkai.office.questions.models import Question

register_permission_policy(Question, OrganScopedPolicy(Question, {"view": Duty.READ}))


@hooks.register("register_admin_viewset")
def questions():
    """The list of what the public asks."""
    return QuestionViewSet()


@hooks.register("construct_homepage_panels")
def waiting(request, panels):
    """Questions that wait for an answer."""
    if holds_anywhere(request.user, Duty.HANDLE):
        items = waiting_for(request.user, today=timezone.localdate())
        if items:
            panels.append(DeskPanel("待答复的咨询", items, empty="", order=45))
