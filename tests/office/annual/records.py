"""Records of a year, laid down directly: what the counting sees, whoever made it."""

from datetime import date
from itertools import count

from tests.office.reviewing import pass_review

from gongkai.office.applications.models import Application
from gongkai.office.disclosure import actions as documents
from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.models import GazetteIssue, Interview
from gongkai.office.remedies.models import RemedyCase

_numbers = count(1)


def application(organ, received, **fields):
    """A counted application, unsaved."""
    number = next(_numbers)
    concluded = fields.get("concluded")
    return Application(
        organ=organ,
        year=received.year,
        serial=number,
        register_number=f"申〔{received.year}〕{number}号",
        channel="in_person",
        masked_name="张*",
        sealed="-",
        description="道路工程招标文件",
        arrived=received,
        received=received,
        state="closed" if concluded else "handling",
        query_code_hash="-",
        **{"category": "natural_person", "title": "道路工程招标文件", **fields},
    )


def remedy(organ, filed, **fields):
    """A remedy case, unsaved."""
    return RemedyCase(
        organ=organ, filed=filed, matter="答复是否合法", **{"kind": "reconsideration", **fields}
    )


def published(organ, *, by, formed, kind=Kind.NORMATIVE, at=None, **fields):
    """A document through draft, review and publication."""
    issuer = fields.pop("issuer", organ)
    if kind == Kind.NORMATIVE:
        fields.setdefault("registration_number", f"SFDR-{formed.year}-{next(_numbers):07d}")
    document = documents.draft(
        by=by,
        on=formed,
        organ=organ,
        issuer=issuer,
        kind=kind,
        formed=formed,
        parts=_parts(kind, organ, on=formed),
        **{"title": f"示例文件第{next(_numbers)}号", "duty": "2001", **fields},
    )
    pass_review(document, by=by, on=formed)
    return documents.publish(document=document, by=by, on=formed, at=at)


def _parts(kind, organ, *, on):
    """What a document of its kind has besides its text."""
    if kind == Kind.INTERVIEW:
        return [Interview(held=on, guests="县民政局负责人")]
    if kind == Kind.GAZETTE:
        number = next(_numbers)
        return [GazetteIssue(organ=organ, year=on.year, number=number, day=on)]
    return []


def day(text):
    """2026-01-31 as a date."""
    return date.fromisoformat(text)
