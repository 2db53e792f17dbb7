"""Limits as the form writes them (公开时限的写法): to words, and from words back to data."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gongkai.office.catalogue.kinds import LimitKind, Since

WORKING_DAYS = re.compile(
    r"^自?(?P<event>.{2,12}?)(?:之日|后|之后)?起?(?P<days>\d{1,3})个?工作日(?:内|以内|之内)?(?:予以)?(?:公开)?$"
)
EVENTS = {
    "信息形成": Since.FORMED,
    "形成": Since.FORMED,
    "信息形成或者变更": Since.CHANGED,
    "信息形成或变更": Since.CHANGED,
    "形成或者变更": Since.CHANGED,
    "形成或变更": Since.CHANGED,
    "作出决定": Since.DECIDED,
    "决定": Since.DECIDED,
    "作出行政决定": Since.DECIDED,
    "行政决定作出": Since.DECIDED,
    "决定作出": Since.DECIDED,
}
"""The ways in which catalogues write the day from which they count."""


@dataclass(frozen=True, slots=True)
class PublicationLimit:
    """How soon something is published (公开时限): its kind, and days from an event."""

    kind: LimitKind
    days: int | None = None
    since: Since = Since.CHANGED


def limit_words(kind: str, days: int | None, *, since: str) -> str:
    """A limit in the words of the form.

    >>> limit_words("working_days", 20, since="changed")
    '自信息形成或者变更之日起20个工作日内'
    """
    if kind != LimitKind.WORKING_DAYS:
        return str(LimitKind(kind).label)
    return f"自{Since(since).label}之日起{days}个工作日内"


def limit_of(words: str) -> PublicationLimit | None:
    """The limit that some words state; None where they state none that can be counted.

    >>> limit_of("自信息形成或变更之日起20个工作日内公开").days
    20
    """
    said = "".join(words.split())
    for kind in (LimitKind.REALTIME, LimitKind.PROMPTLY):
        if said in {kind.label, str(kind.label).removesuffix("公开")}:
            return PublicationLimit(kind)
    found = WORKING_DAYS.match(said)
    if found is None or found["event"] not in EVENTS or not int(found["days"]):
        return None
    return PublicationLimit(LimitKind.WORKING_DAYS, int(found["days"]), EVENTS[found["event"]])
