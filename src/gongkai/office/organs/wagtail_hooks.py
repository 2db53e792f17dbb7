"""Organs' place in the back office (机构): permissions and menu."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from gongkai.office.organs.admin import OrgansGroup
from gongkai.office.organs.models import Membership, Organ, Unit, UnitMember, User
from gongkai.office.organs.policy import OrganScopedPolicy
from gongkai.office.organs.standing import Duty

KEEPING = dict.fromkeys(("view", "add", "change", "delete"), Duty.ADMINISTER)

register_permission_policy(
    Organ, OrganScopedPolicy(Organ, {"view": Duty.READ, "change": Duty.ADMINISTER}, organ="pk")
)
register_permission_policy(
    User,
    OrganScopedPolicy(
        User,
        {"view": Duty.ADMINISTER, "add": Duty.ADMINISTER, "change": Duty.ADMINISTER},
        organ="memberships__organ",
    ),
)
register_permission_policy(Membership, OrganScopedPolicy(Membership, KEEPING))
register_permission_policy(
    Unit, OrganScopedPolicy(Unit, {key: KEEPING[key] for key in ("view", "add", "change")})
)
register_permission_policy(UnitMember, OrganScopedPolicy(UnitMember, KEEPING, organ="unit__organ"))


@hooks.register("register_admin_viewset")
def organs_viewsets():
    """The group of the lists."""
    return OrgansGroup()
