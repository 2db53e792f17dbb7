"""Who sees catalogues (公开目录的可见范围): adopted editions everybody, drafts their makers."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from gongkai.office.catalogue.models import Applicability, Catalogue, Edition, Entry, Row
from gongkai.office.organs.standing import AnyUser, Duty, organ_ids
from gongkai.office.organs.visibility import EVERYTHING, states_rule

ADOPTED = Q(adopted__isnull=False)


def _own(user: AnyUser) -> frozenset[int]:
    return organ_ids(user, Duty.READ)


@states_rule(Catalogue)
def _catalogues(user: AnyUser) -> Q:
    """A catalogue is public from its first edition; before, it is its makers' own."""
    rows = Edition.objects.filter(ADOPTED, catalogue=OuterRef("pk"))
    return Q(Exists(rows)) | Q(organ__in=_own(user))


@states_rule(Edition)
def _editions(user: AnyUser) -> Q:
    """Every adopted edition is public, old ones too; a draft is its makers' own."""
    return ADOPTED | Q(catalogue__organ__in=_own(user))


@states_rule(Row)
def _rows(user: AnyUser) -> Q:
    """A row is as public as its edition."""
    return Q(edition__adopted__isnull=False) | Q(edition__catalogue__organ__in=_own(user))


@states_rule(Entry)
def _entries(user: AnyUser) -> Q:
    """An entry is public when an adopted edition lists it."""
    rows = Row.objects.filter(entry=OuterRef("pk"), edition__adopted__isnull=False)
    return Q(Exists(rows)) | Q(catalogue__organ__in=_own(user))


@states_rule(Applicability)
def _applicabilities(user: AnyUser) -> Q:
    """To whom an entry does not apply, and why, is for everybody to know."""
    return EVERYTHING
