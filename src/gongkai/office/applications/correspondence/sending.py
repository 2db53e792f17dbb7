"""Who sends (发文机关): an organ as its letters and its remedies know it."""

from __future__ import annotations

from types import MappingProxyType

from gongkai.office.letters.facts import Sender
from gongkai.office.organs.models import Organ
from gongkai.statute import OrganKind, RemedyOrgan

_KINDS = MappingProxyType(
    {
        Organ.Kind.GOVERNMENT: OrganKind.GOVERNMENT,
        Organ.Kind.TOWNSHIP: OrganKind.TOWNSHIP,
    }
)


def remedy_organ(organ: Organ) -> RemedyOrgan:
    """The organ as the rules of remedies want it (答复机关)."""
    kind = _KINDS.get(Organ.Kind(organ.kind), OrganKind.DEPARTMENT)
    return RemedyOrgan(organ.name, kind, authority=organ.reconsideration_organ, court=organ.court)


def sender(organ: Organ) -> Sender:
    """The organ as its letters name it, with its contacts."""
    return Sender(remedy_organ(organ), address=organ.address, phone=organ.phone)
