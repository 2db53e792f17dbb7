"""Who sees applications and what belongs to them (依申请公开的可见范围).

Those who work for the organ see all of its cases; the members of a unit those that are given to
it, as long as they are; nobody else, above or below.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from gongkai.office.applications.models import (
    Amendment,
    Application,
    Assignment,
    Conclusion,
    Consultation,
    Correction,
    Delay,
    Draft,
    Enclosure,
    Extension,
    ExtensionRequest,
    FeeNotice,
    Finding,
    FoundBefore,
    GivenFile,
    ImportRun,
    Judgement,
    Rating,
    ReasonsNotice,
    Rectification,
    Reminder,
    Reopening,
    Review,
    SavedFilter,
    Search,
    Service,
    Shift,
    Withdrawal,
)
from gongkai.office.organs.policy import OrganScopedPolicy
from gongkai.office.organs.standing import AnyUser, Duty, organ_ids, unit_ids
from gongkai.office.organs.visibility import NOTHING, states_rule, visible

RECORDS = (
    Amendment,
    Assignment,
    Conclusion,
    Consultation,
    Correction,
    Delay,
    Draft,
    Extension,
    ExtensionRequest,
    FeeNotice,
    Finding,
    GivenFile,
    Judgement,
    Rating,
    ReasonsNotice,
    Rectification,
    Reopening,
    Review,
    Search,
    Service,
    Shift,
    Withdrawal,
)


def _given_to(user: AnyUser) -> Q:
    units = unit_ids(user)
    if not units:
        return Q(pk__in=())
    live = Assignment.objects.live().filter(unit__in=units)
    return Q(pk__in=live.values("application"))


@states_rule(Application)
def _applications(user: AnyUser) -> Q:
    """The cases of one's organ, and those given to one's unit."""
    return Q(organ__in=organ_ids(user, Duty.READ)) | _given_to(user)


def _records(user: AnyUser) -> Q:
    """A record is seen by whoever sees its application."""
    return Q(application__in=Application.objects.filter(_applications(user)).values("pk"))


@states_rule(SavedFilter)
def _saved_filters(user: AnyUser) -> Q:
    """One's own, and those shared within one's organs."""
    if not user.is_authenticated:
        return NOTHING
    return Q(owner=user.pk) | Q(organ__in=organ_ids(user, Duty.READ))


for _model in RECORDS:
    states_rule(_model)(_records)


@states_rule(Enclosure)
def _enclosures(user: AnyUser) -> Q:
    """What an applicant sent along holds personal data: who may see it there sees the file."""
    return Q(application__organ__in=organ_ids(user, Duty.REVEAL))


@states_rule(ImportRun)
def _imports(user: AnyUser) -> Q:
    """Who may register the cases of an organ sees what becomes of an import."""
    return Q(organ__in=organ_ids(user, Duty.HANDLE))


@states_rule(FoundBefore)
def _found_before(user: AnyUser) -> Q:
    """Who reads an organ's applications reads how many were spared."""
    return Q(organ__in=organ_ids(user, Duty.READ))


@states_rule(Reminder)
def _reminders(user: AnyUser) -> Q:
    """A reminder is seen by whom it reminds, as long as he sees the case."""
    own = Q(user=user.pk) if user.is_authenticated else NOTHING
    return own & _records(user)


class CasePolicy(OrganScopedPolicy):
    """The organ's policy, and reading for the members of units (承办人员可看交办的案卷)."""

    def user_has_permission(self, user: AnyUser, action: str) -> bool:
        """Whether the user may do it somewhere."""
        of_unit = action == "view" and bool(unit_ids(user))
        return of_unit or super().user_has_permission(user, action)

    def instances_user_has_any_permission_for(
        self, user: AnyUser, actions: Iterable[str]
    ) -> QuerySet:
        """What he sees, where reading is asked for; else as in the organ."""
        if "view" in actions:
            return visible(user, self.model)
        return super().instances_user_has_any_permission_for(user, actions)
