"""What goes into the package of a case (案卷归档包): each file with its place and its title."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, date
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from gongkai.office.applications.acts.events import SUBJECT
from gongkai.office.applications.archive.sheet import sheet
from gongkai.office.applications.correspondence.entries import Entry, entries
from gongkai.office.applications.correspondence.writing import place_of, written
from gongkai.office.applications.enclosing.actions import content
from gongkai.office.applications.models import Application, Enclosure
from gongkai.office.applications.records.enclosures import Scan
from gongkai.office.applications.sealing import Applicant
from gongkai.office.applications.searching.texts import SOURCES
from gongkai.office.ledger.chain import COVERED
from gongkai.office.ledger.models import Event
from gongkai.office.letters.actions import issued_of, opened
from gongkai.office.redaction.models import Copy
from gongkai.office.redaction.released import released_copies

EVENTS = "台账/events.json"
"""Where the ledger's events stand in the package."""

RECORDED = (*SOURCES, "reviews", "fee_notices", "amendments", "enclosures")
"""The records of a case that are written down."""

UNTOLD = ("sealed", "lookup", "query_code_hash", "submission", "sealed_party", "file", "mock")
"""Fields that say nothing outside the office, or are not for its eyes."""


class LeftOut(Exception):
    """A file that does not go into the package, and why (没有收入的文件)."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the package (归档文件): where it stands, what it is, what gives its content."""

    path: str
    title: str
    data: Callable[[], bytes]


def parts(case: Application, applicant: Applicant, *, today: date) -> Iterator[Part]:
    """Every file of a case: its page, letters, proofs, what was found, records, the ledger."""
    yield Part("办理单.pdf", "办理单", lambda: sheet(case, today=today, applicant=applicant))
    for number, entry in enumerate(entries(case), 1):
        if not entry.is_draft:
            yield from _letter(case, entry, number, today=today)
    for one in case.enclosures.all():
        yield Part(f"来件附件/{one.pk}.{one.kind}", str(one), lambda one=one: _handed(one))
    for one in case.findings.all():
        suffix = one.file.name.rpartition(".")[2]
        yield Part(f"附件/{one.pk}.{suffix}", one.title, lambda one=one: _content(one.file))
    for copy in released_copies(SUBJECT, case.pk):
        yield Part(f"区分处理/{copy.name}", copy.job.title, lambda copy=copy: _content(copy.file))
        path = f"区分处理/{copy.name.removesuffix('.pdf')}.证明.json"
        yield Part(path, f"{copy.job.title}的涂除证明", lambda copy=copy: _proof(copy))
    yield Part("案卷/applicant.json", "申请人信息", lambda: plain(asdict(applicant)))
    yield Part("案卷/records.json", "案卷记录", lambda: plain(records(case)))
    yield Part(EVENTS, "台账记录和哈希链", lambda: plain(events(case)))


def _letter(case: Application, entry: Entry, number: int, *, today: date) -> Iterator[Part]:
    """A letter as a Word document and as its pages: those that were signed, where it was."""
    issued = issued_of(place_of(case, entry))
    stem = f"文书/{number:02} {entry.kind.name}"
    told = f"{entry.kind.name}{entry.number}"

    def document() -> bytes:
        return written(case, entry, today=today, revealed=True).docx()

    def pages() -> bytes:
        if issued:
            return opened(issued)
        return written(case, entry, today=today, revealed=True).pdf()

    yield Part(f"{stem}.docx", f"{told}（可编辑稿）", document)
    yield Part(f"{stem}.pdf", f"{told}（{'已签发' if issued else '未经平台签发'}）", pages)


def _content(file: Any) -> bytes:
    with file.open() as opened_file:
        return opened_file.read()


def _handed(enclosure: Enclosure) -> bytes:
    """A file that the applicant sent; one with a virus is named in the index and left out."""
    if enclosure.scan == Scan.INFECTED:
        raise LeftOut("附件含有病毒，没有收入。")
    return content(enclosure)


def _proof(copy: Copy) -> bytes:
    return plain(
        {
            "sha256": copy.sha256,
            "holds": copy.holds,
            "made": copy.made,
            "made_by": str(copy.made_by),
            "decided": copy.decided,
            "decided_by": str(copy.decided_by),
            "opinion": copy.opinion,
            "checks": copy.checks,
        }
    )


def plain(data: Any) -> bytes:
    """Data as readable JSON."""
    text = json.dumps(data, ensure_ascii=False, indent=1, cls=DjangoJSONEncoder)
    return text.encode()


def records(case: Application) -> dict[str, Any]:
    """The case and its records, field by field (案卷记录)."""
    told = {name: [_fields(one) for one in getattr(case, name).all()] for name in RECORDED}
    return {"application": _fields(case), **told}


def _fields(record: Any) -> dict[str, Any]:
    fields = (field for field in record._meta.concrete_fields if field.name not in UNTOLD)
    return {field.name: _value(record, field) for field in fields}


def _value(record: Any, field: Any) -> Any:
    value = getattr(record, field.attname)
    if field.is_relation and field.name != "application" and value is not None:
        return str(getattr(record, field.name))
    return value


def events(case: Application) -> list[dict[str, Any]]:
    """The events of a case with all that their hashes cover (台账记录)."""
    rows = Event.objects.filter(subject=SUBJECT, subject_id=case.pk).order_by("pk")
    return [
        {name: getattr(one, name) for name in COVERED}
        | {
            "number": one.pk,
            "at": one.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "on": one.on.isoformat(),
            "hash": one.hash,
        }
        for one in rows
    ]
