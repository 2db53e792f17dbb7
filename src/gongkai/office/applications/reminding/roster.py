"""Who is reminded (提醒对象): the unit's people, the clerk of the case, the head once late."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from gongkai.office.applications.models import Application
from gongkai.office.applications.reminding.watching import Watched
from gongkai.office.organs.models import Membership, Role, UnitMember
from gongkai.office.organs.standing import HOLDERS, Duty

People = frozenset[int]
NOBODY: People = frozenset()


@dataclass(frozen=True, slots=True)
class Roster:
    """Who works where, by id (在岗人员): the clerks and heads of organs, the people of units."""

    clerks: dict[int, set[int]]
    heads: dict[int, set[int]]
    members: dict[int, set[int]]

    def clerks_of(self, case: Application) -> People:
        """The clerk of a case; all of the organ's where it has none, or he left the organ."""
        of_organ = self.clerks.get(case.organ_id, set())
        if case.handler_id in of_organ | self.heads.get(case.organ_id, set()):
            return frozenset({case.handler_id})
        return frozenset(of_organ)

    def keepers(self, one: Watched) -> People:
        """Whose day it is to keep (承办人): the unit's people for its own, else the clerk."""
        if one.unit is None:
            return self.clerks_of(one.case)
        return frozenset(self.members.get(one.unit.pk, set()))

    def told(self, one: Watched, *, head_from: int) -> People:
        """Whom a day concerns (提醒对象).

        The unit's own day is its people's, and once it has passed the clerk's; any other is the
        clerk's. The head is told of the organ's days once so few working days are left.
        """
        if one.unit is not None:
            late = self.clerks_of(one.case) if one.left < 0 else NOBODY
            return self.keepers(one) | late
        heads = self.heads.get(one.case.organ_id, set()) if one.left <= head_from else NOBODY
        return self.keepers(one) | heads


def roster() -> Roster:
    """Who works where now (在岗人员): two queries."""
    clerks, heads, members = defaultdict(set), defaultdict(set), defaultdict(set)
    handling = HOLDERS[Duty.HANDLE]
    rows = Membership.objects.filter(user__is_active=True, role__in=handling)
    for organ, user, role in rows.values_list("organ_id", "user_id", "role"):
        (heads if role == Role.HEAD else clerks)[organ].add(user)
    for organ, people in heads.items():
        if not clerks[organ]:  # where the head handles cases himself
            clerks[organ] |= people
    seats = UnitMember.objects.filter(user__is_active=True, unit__is_active=True)
    for unit, user in seats.values_list("unit_id", "user_id"):
        members[unit].add(user)
    return Roster(dict(clerks), dict(heads), dict(members))
