"""What a person may do, and where (职权): duties, who holds them, and the standing of a user.

Deny by default: a superuser of Django holds no duty here unless a membership says so.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from gongkai.office.organs.models import Membership, Organ, Role, User

AnyUser = User | AnonymousUser


class Duty(StrEnum):
    """Something that a role entitles a person to do in an organ (职责)."""

    READ = "read"
    DRAFT = "draft"
    EXAMINE = "examine"
    APPROVE = "approve"
    CLEAR = "clear"
    HANDLE = "handle"
    SIGN = "sign"
    SEAL = "seal"
    REVEAL = "reveal"
    FIND = "find"
    COMPILE = "compile"
    SUPERVISE = "supervise"
    ADMINISTER = "administer"


HOLDERS: Mapping[Duty, frozenset[Role]] = MappingProxyType(
    {
        Duty.READ: frozenset({Role.HANDLER, Role.REVIEWER, Role.HEAD}),
        Duty.DRAFT: frozenset({Role.HANDLER, Role.REVIEWER, Role.HEAD}),
        Duty.EXAMINE: frozenset({Role.HANDLER, Role.REVIEWER, Role.HEAD}),
        Duty.APPROVE: frozenset({Role.REVIEWER, Role.HEAD}),
        Duty.CLEAR: frozenset({Role.HEAD}),
        Duty.HANDLE: frozenset({Role.HANDLER, Role.HEAD}),
        Duty.SIGN: frozenset({Role.HEAD}),
        Duty.SEAL: frozenset({Role.HEAD}),
        Duty.REVEAL: frozenset({Role.HANDLER, Role.HEAD}),
        Duty.FIND: frozenset(),  # of a unit's members, on the cases given to it
        Duty.COMPILE: frozenset({Role.HANDLER, Role.HEAD}),
        Duty.SUPERVISE: frozenset({Role.SUPERVISOR}),
        Duty.ADMINISTER: frozenset({Role.ADMINISTRATOR}),
    }
)
"""Which roles hold a duty. SUPERVISE and ADMINISTER reach down the tree, the rest do not."""

REACHING_DOWN = frozenset({Duty.SUPERVISE, Duty.ADMINISTER})


class Held(NamedTuple):
    """The roles of a person in one organ (任职)."""

    organ: int
    kind: str
    roles: set[Role]


def _roles(user: AnyUser) -> dict[str, Held]:
    """Organ path → what is held there, read once for each user object (so once a request)."""
    if not user.is_authenticated or not user.is_active:
        return {}
    kept = getattr(user, "_gongkai_roles", None)
    if kept is None:
        kept = {}
        named = ("organ_id", "organ__path", "organ__kind", "role")
        for organ, path, kind, role in user.memberships.values_list(*named):
            kept.setdefault(path, Held(organ, kind, set())).roles.add(Role(role))
        user._gongkai_roles = kept
    return kept


def organ_ids(user: AnyUser, duty: Duty) -> frozenset[int]:
    """The organs in which a user holds a duty (职权范围); empty for the public."""
    held = {path: one.organ for path, one in _roles(user).items() if one.roles & HOLDERS[duty]}
    if duty not in REACHING_DOWN or not held:
        return frozenset(held.values())
    kept = user.__dict__.setdefault("_gongkai_reach", {})
    if duty not in kept:
        paths = tuple(held)
        rows = Organ.objects.values_list("pk", "path")
        kept[duty] = frozenset(pk for pk, path in rows if path.startswith(paths))
    return kept[duty]


def organs_with(user: AnyUser, duty: Duty) -> QuerySet[Organ]:
    """The organs in which a user holds a duty (职权范围内的机关), as forms offer them."""
    return Organ.objects.filter(pk__in=organ_ids(user, duty))


def holds(user: AnyUser, duty: Duty, organ: Organ | int) -> bool:
    """Whether a user holds a duty in an organ."""
    return (organ.pk if isinstance(organ, Organ) else organ) in organ_ids(user, duty)


def holds_anywhere(user: AnyUser, duty: Duty) -> bool:
    """Whether a user holds a duty in any organ."""
    return bool(organ_ids(user, duty))


def holds_among(user: AnyUser, duty: Duty, kinds: Collection[str]) -> bool:
    """Whether a user holds a duty in an organ of some kinds itself; costs no query of its own."""
    return any(one.kind in kinds and one.roles & HOLDERS[duty] for one in _roles(user).values())


def holders_of(duty: Duty, organs: Collection[int]) -> QuerySet[User]:
    """The people who hold a duty in one of some organs (任职人员), by name."""
    held = Membership.objects.filter(organ__in=organs, role__in=HOLDERS[duty])
    return User.objects.filter(pk__in=held.values("user")).order_by("name", "pk")


def unit_ids(user: AnyUser) -> frozenset[int]:
    """The units of which a user is a member (所在承办单位), read once for each user object."""
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    kept = getattr(user, "_gongkai_units", None)
    if kept is None:
        active = user.units.filter(unit__is_active=True)
        kept = user._gongkai_units = frozenset(active.values_list("unit_id", flat=True))
    return kept


def is_staff_of_any(user: AnyUser) -> bool:
    """Whether a user works anywhere: in a role or in a unit (是否工作人员)."""
    return bool(_roles(user) or unit_ids(user))


class NotPermitted(Exception):
    """A person without the duty, or one whom the rules exclude, tried to act (无权办理)."""


def require(by: User, duty: Duty, organ: Organ, *, what: str) -> None:
    """Refuse a person who does not hold the duty in the organ (核对职权)."""
    if not holds(by, duty, organ):
        raise NotPermitted(f"{by}在{organ.name}没有{what}的职权，请由有此职权的人员办理。")


class StandingBackend(ModelBackend):
    """Sign-in with name and password; a member of any organ may enter the back office."""

    def has_perm(self, user_obj, perm, obj=None):
        """Grant entry to the back office to those who work somewhere; the rest is a policy's."""
        if perm == "wagtailadmin.access_admin":
            return is_staff_of_any(user_obj)
        return False

    def get_all_permissions(self, user_obj, obj=None):
        """The single Django permission that a membership carries."""
        return {"wagtailadmin.access_admin"} if is_staff_of_any(user_obj) else set()

    def has_module_perms(self, user_obj, app_label):
        """No room of Django's own admin is open."""
        return False
