"""Who sees what (可见范围): the one function that lists, pages, files, search and exports ask.

A room states a rule for each of its models; a model without a rule is seen by nobody.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Model, Q, QuerySet

from gongkai.office.backoffice import scoping
from gongkai.office.organs.models import Membership, Organ, Unit, UnitMember, User
from gongkai.office.organs.standing import AnyUser, Duty, organ_ids

Rule = Callable[[AnyUser], Q]
NOTHING = Q(pk__in=())
EVERYTHING = Q()

_rules: dict[type[Model], Rule] = {}


def states_rule(model: type[Model]) -> Callable[[Rule], Rule]:
    """Register a function of a user as the rule of a model."""

    def register(rule: Rule) -> Rule:
        _rules[model] = rule
        return rule

    return register


def visible(user: AnyUser, model: type[Model]) -> QuerySet:
    """The rows of a model that a user may see (可见范围); none where no rule is stated."""
    rule = _rules.get(model)
    rows = model._default_manager.all()
    return rows.filter(rule(user)) if rule else rows.none()


def is_visible(user: AnyUser, row: Model) -> bool:
    """Whether a user may see one row."""
    return visible(user, type(row)).filter(pk=row.pk).exists()


def ruled_models() -> tuple[type[Model], ...]:
    """The models that have a rule; the walk over every address starts from them."""
    return tuple(_rules)


@states_rule(Organ)
def _organs(user: AnyUser) -> Q:
    """Everybody may know the organs: names, addresses, telephone numbers (art. 20(2))."""
    return EVERYTHING


@states_rule(User)
def _people(user: AnyUser) -> Q:
    """A person sees himself; an administrator the people of his organs and those of none yet."""
    own = Q(pk=user.pk) if user.is_authenticated else NOTHING
    reach = organ_ids(user, Duty.ADMINISTER)
    if not reach:
        return own
    his = Membership.objects.filter(organ__in=reach).values("user")
    seated = UnitMember.objects.filter(unit__organ__in=reach).values("user")
    placed = Membership.objects.values("user").union(UnitMember.objects.values("user"))
    return own | Q(pk__in=his) | Q(pk__in=seated) | ~Q(pk__in=placed)


@states_rule(Membership)
def _memberships(user: AnyUser) -> Q:
    """An administrator sees who holds which role in his organs."""
    return Q(organ__in=organ_ids(user, Duty.ADMINISTER))


@states_rule(Unit)
def _units(user: AnyUser) -> Q:
    """Units are seen by those who give them cases and by those who keep them."""
    reach = organ_ids(user, Duty.ADMINISTER) | organ_ids(user, Duty.READ)
    return Q(organ__in=reach)


@states_rule(UnitMember)
def _unit_members(user: AnyUser) -> Q:
    """An administrator sees who works in the units of his organs."""
    return Q(unit__organ__in=organ_ids(user, Duty.ADMINISTER))


scoping.install(visible)
