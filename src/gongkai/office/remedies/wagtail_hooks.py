"""Remedies' place in the back office (复议诉讼): permissions and menu."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from gongkai.office.organs.policy import OrganScopedPolicy
from gongkai.office.organs.standing import Duty
from gongkai.office.remedies.admin import CaseViewSet
from gongkai.office.remedies.models import Petition, RemedyCase
from gongkai.office.remedies.petitions.desk import PetitionViewSet

register_permission_policy(
    RemedyCase, OrganScopedPolicy(RemedyCase, {"view": Duty.READ, "add": Duty.HANDLE})
)

register_permission_policy(
    Petition, OrganScopedPolicy(Petition, {"view": Duty.READ, "add": Duty.HANDLE})
)


@hooks.register("register_admin_viewset")
def cases():
    """The list of cases."""
    return CaseViewSet()


@hooks.register("register_admin_viewset")
def petitions():
    """The list of what the public sent."""
    return PetitionViewSet()
