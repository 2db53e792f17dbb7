"""What a letter is made of (文书要素), as plain data: other rooms bring it, this room writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from gongkai.office.letters.catalogue.fields import FIELDS
from gongkai.office.letters.catalogue.kind import LetterKind
from gongkai.statute import (
    Article,
    BeyondTheLaw,
    Remedy,
    RemedyFacts,
    RemedyOrgan,
    outcome,
    remedy_facts,
    remedy_of,
    remedy_paragraph,
)

Value = str | int | date | Sequence[Mapping[str, str]]
"""What a field may be filled with: words, a number, a day, or the rows of a list."""


@dataclass(frozen=True, slots=True)
class Sender:
    """The organ that sends (发文机关): its names and contacts, who reconsiders, which court."""

    remedy: RemedyOrgan
    unit: str = ""
    address: str = ""
    phone: str = ""
    online_channel: str = ""

    @property
    def name(self) -> str:
        """The organ's full name."""
        return self.remedy.name


@dataclass(frozen=True, slots=True)
class Request:
    """The application that a letter is about (所涉申请)."""

    register_number: str = ""
    applicant: str = ""
    is_person: bool = True
    received: date | None = None
    due: date | None = None
    channel: str = ""
    wanted: str = ""


NO_REQUEST = Request()


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one letter says (文书要素). What is missing stays empty and is found by the check.

    - `basis`: the articles as cited; empty means the catalogue's own.
    - `details`: the fields of this kind of letter by their code in `catalogue.fields`.
    - `served_online`: the letter goes out through the internet (复议法 art. 22, para. 2).
    - `withheld_not_information`: a partial grant that withholds no government information.
    - `to_person`: whether the addressee is a natural person, and so 您 or 贵单位.
    """

    sender: Sender
    addressee: str = ""
    number: str = ""
    dated: date | None = None
    request: Request = NO_REQUEST
    basis: str = ""
    reasons: str = ""
    served_online: bool = False
    withheld_not_information: bool = False
    details: Mapping[str, Value] = field(default_factory=dict)


def remedy_class(kind: LetterKind, facts: Facts) -> Remedy:
    """The class of remedy that a letter must tell of (救济类别), as the statute says."""
    if not kind.outcomes:
        return kind.remedy
    leaf = outcome(kind.outcomes[0])
    return remedy_of(leaf, withheld_not_information=facts.withheld_not_information)


def remedy_told(kind: LetterKind, facts: Facts) -> RemedyFacts:
    """What the remedy paragraph says (救济告知要素).

    Raises `BeyondTheLaw` where the organ's particulars do not suffice.
    """
    remedy = remedy_class(kind, facts)
    return remedy_facts(
        remedy,
        facts.sender.remedy,
        served_online=facts.served_online,
        online_channel=facts.sender.online_channel,
        partial="partial" in kind.outcomes and remedy is Remedy.RECONSIDERATION_FIRST,
    )


def values(kind: LetterKind, facts: Facts) -> dict[str, object]:
    """The fields of a letter by the names that its template uses (字段值); empty where unknown."""
    known = _common(kind, facts) | dict(facts.details)
    return {FIELDS[code].label: _shown(code, known.get(code, "")) for code in kind.fields}


def _common(kind: LetterKind, facts: Facts) -> dict[str, Value | None]:
    request, sender = facts.request, facts.sender
    return {
        "organ": sender.name,
        "unit": sender.unit or f"{sender.name}政府信息公开工作机构",
        "address": sender.address,
        "phone": sender.phone,
        "number": facts.number,
        "dated": facts.dated,
        "addressee": facts.addressee,
        "applicant": request.applicant,
        "you": "您" if request.is_person else "贵单位",
        "register_number": request.register_number,
        "received": request.received,
        "due": request.due,
        "channel": request.channel,
        "wanted": request.wanted,
        "basis": facts.basis or cited(kind.basis),
        "reasons": facts.reasons,
        "remedy": remedy_words(kind, facts),
    }


def remedy_words(kind: LetterKind, facts: Facts) -> str:
    """The remedy paragraph (救济告知); empty where it cannot be written yet: the check says so."""
    try:
        return remedy_paragraph(remedy_told(kind, facts))
    except BeyondTheLaw:
        return ""


def _shown(code: str, value: Value | None) -> object:
    if FIELDS[code].parts:
        rows = () if isinstance(value, str | int | date) or value is None else value
        return [{part: row.get(part, "") for part in FIELDS[code].parts} for row in rows]
    return in_chinese(value) if isinstance(value, date) else str("" if value is None else value)


def cited(articles: Sequence[Article]) -> str:
    """Articles as one citation (援引), the instrument named once where it goes on.

    >>> from gongkai.statute.law import REGULATION
    >>> cited((REGULATION.article(29, 2), REGULATION.article(30)))
    '《政府信息公开条例》第二十九条第二款、第三十条'
    """
    words: list[str] = []
    before = None
    for article in articles:
        name = f"《{article.instrument.short}》"
        again = article.instrument is before and article.number is not None
        words.append(str(article).removeprefix(name) if again else str(article))
        before = article.instrument
    return "、".join(words)


def in_chinese(day: date) -> str:
    """A day as an official letter writes it (GB/T 9704).

    >>> in_chinese(date(2026, 3, 5))
    '2026年3月5日'
    """
    return f"{day.year}年{day.month}月{day.day}日"
