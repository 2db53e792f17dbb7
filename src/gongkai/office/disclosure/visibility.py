"""Who sees documents, attachments and what befell them (主动公开的可见范围)."""

from __future__ import annotations

from django.db.models import Q

from gongkai.office.disclosure.kinds import Openness
from gongkai.office.disclosure.models import (
    Attachment,
    Document,
    GazetteIssue,
    GazetteItem,
    GuideVersion,
    Interview,
    ServiceGuide,
    Suggestion,
    TakingBack,
    Topic,
    ValidityChange,
)
from gongkai.office.organs.standing import AnyUser, Duty, organ_ids
from gongkai.office.organs.visibility import states_rule

PUBLIC = Q(live=True, openness=Openness.PROACTIVE)


def _under(prefix: str, rule: Q) -> Q:
    return Q(*((f"{prefix}{name}", value) for name, value in rule.children))


@states_rule(Document)
def _documents(user: AnyUser) -> Q:
    """The public sees what is published; members see all of their own organ."""
    own = organ_ids(user, Duty.READ)
    return PUBLIC | Q(organ__in=own) if own else PUBLIC


@states_rule(Attachment)
def _attachments(user: AnyUser) -> Q:
    """An attachment is seen by whoever sees its document."""
    own = organ_ids(user, Duty.READ)
    public = _under("document__", PUBLIC)
    return public | Q(document__organ__in=own) if own else public


@states_rule(GazetteIssue)
@states_rule(GazetteItem)
@states_rule(Interview)
@states_rule(ServiceGuide)
@states_rule(Suggestion)
@states_rule(Topic)
def _parts(user: AnyUser) -> Q:
    """A part is seen by whoever sees its document."""
    return _attachments(user)


@states_rule(ValidityChange)
def _validity_changes(user: AnyUser) -> Q:
    """A change of validity is as public as its document."""
    own = organ_ids(user, Duty.READ)
    public = _under("document__", PUBLIC)
    return public | Q(document__organ__in=own) if own else public


@states_rule(GuideVersion)
def _guide_versions(user: AnyUser) -> Q:
    """Every version of what is published, but those that were taken back."""
    own = organ_ids(user, Duty.READ)
    public = _under("document__", PUBLIC) & Q(withdrawn=None)
    return public | Q(document__organ__in=own) if own else public


@states_rule(TakingBack)
def _takings_back(user: AnyUser) -> Q:
    """That something was taken back, and why, is public; who did it stands in no public page."""
    return Q()
