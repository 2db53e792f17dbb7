"""Who sees letters, templates and seals (文书的可见范围): the members of their own organ."""

from __future__ import annotations

from django.db.models import Q

from gongkai.office.letters.models import (
    IssuedLetter,
    LetterTemplate,
    LetterWords,
    Seal,
    TemplateVersion,
)
from gongkai.office.organs.standing import AnyUser, Duty, organ_ids
from gongkai.office.organs.visibility import states_rule


def _of_own_organ(user: AnyUser) -> Q:
    """Members read what their organ keeps; the image of a seal asks for more than this."""
    return Q(organ__in=organ_ids(user, Duty.READ))


for _model in (LetterTemplate, Seal, IssuedLetter, LetterWords):
    states_rule(_model)(_of_own_organ)


@states_rule(TemplateVersion)
def _versions(user: AnyUser) -> Q:
    """A version is seen by whoever sees its template."""
    return Q(template__organ__in=organ_ids(user, Duty.READ))
