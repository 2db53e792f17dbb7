"""The acts on an application as data (办理事项): by whom, in which states, on what article.

One table, `ACTS`: the case page offers from it, every action is admitted by it, and a test walks
each pair of act, state and person through the door.
"""

from __future__ import annotations

from gongkai.office.applications.acts.conditions import open_draft
from gongkai.office.applications.acts.own import OWN_ACTS
from gongkai.office.applications.acts.rules import Condition, Place, Rule
from gongkai.office.applications.acts.table import ACTS
from gongkai.office.applications.models import Application
from gongkai.office.organs.models import User
from gongkai.office.organs.standing import Duty, holds, unit_ids

__all__ = [
    "ACTS",
    "OWN_ACTS",
    "Condition",
    "Place",
    "Rule",
    "is_entitled",
    "obstacle",
    "open_draft",
    "own_acts",
    "permitted",
]


def is_entitled(user: User, application: Application, rule: Rule) -> bool:
    """Whether a person holds the duty that an act asks for, on this case (有无职权)."""
    if holds(user, rule.duty, application.organ_id):
        return True
    of_unit = rule.by_unit or rule.duty is Duty.FIND
    units = unit_ids(user) if of_unit else frozenset()
    return any(one.is_live and one.unit_id in units for one in application.assignments.all())


def obstacle(application: Application, rule: Rule, user: User | None) -> str:
    """Why an act is not possible as things stand, in one sentence (不能办理的原因), or nothing."""
    if application.anonymised:
        return (
            f"{application.register_number}的保存期限已满，已于{application.anonymised}匿名，"
            f"不能{rule.title}。"
        )
    if application.state not in rule.states:
        return (
            f"{application.register_number}现为“{application.get_state_display()}”，"
            f"不能{rule.title}。请核对办理状态。"
        )
    failed = (one.otherwise for one in rule.given if not one.holds(application, user))
    return next(failed, "")


def permitted(application: Application, user: User) -> dict[str, Rule]:
    """The acts that duty, state and records allow a person now (现在可以办理)."""
    return {
        name: rule
        for name, rule in ACTS.items()
        if is_entitled(user, application, rule) and not obstacle(application, rule, user)
    }


def own_acts(application: Application) -> dict[str, Rule]:
    """The acts that state and records allow the applicant now (申请人现在可以办理)."""
    return {name: rule for name, rule in OWN_ACTS.items() if not obstacle(application, rule, None)}
