"""The acts of the case page (办理事项): each rule with the form that asks and what does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from gongkai.office.applications import actions
from gongkai.office.applications.acts import ACTS, Place, Rule, permitted
from gongkai.office.applications.forms import acts, concluding, ending, units
from gongkai.office.applications.models import Application
from gongkai.office.organs.models import User


@dataclass(frozen=True, slots=True)
class Deed:
    """One act on the page: its rule, its form, what does it."""

    rule: Rule
    form: type[acts.ActForm]
    perform: Callable[..., Any]

    @property
    def title(self) -> str:
        """What its button says."""
        return self.rule.title


def _form(name: str) -> type[acts.ActForm]:
    return next(vars(one)[name] for one in (acts, concluding, ending, units) if name in vars(one))


DEEDS = MappingProxyType(
    {name: Deed(rule, _form(rule.form), getattr(actions, name)) for name, rule in ACTS.items()}
)
"""By the name of the action, in the order in which a case page offers them."""


def deeds_for(application: Application, user: User) -> dict[str, Deed]:
    """The acts that a person may do now, but for those that stand beside the facts."""
    return {
        name: DEEDS[name]
        for name, rule in permitted(application, user).items()
        if rule.place is not Place.FACTS
    }
