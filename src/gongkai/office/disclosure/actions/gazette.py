"""Putting an issue of a gazette together (编公报): its contents, and the PDF to be reviewed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.files.base import ContentFile
from django.db import transaction

from gongkai.office.disclosure.actions import EDITED, draft, note
from gongkai.office.disclosure.gazette.composing import last_issue, number_objection
from gongkai.office.disclosure.gazette.pages import Contents, Masthead, pdf
from gongkai.office.disclosure.gazette.records import GazetteIssue, GazetteItem
from gongkai.office.disclosure.kinds import Genre, Kind, Openness
from gongkai.office.disclosure.models import Attachment, Document
from gongkai.office.disclosure.parts.part import Part, put_parts
from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import Duty, NotPermitted, require
from gongkai.report.writing.errors import CannotWrite

WHOLE = "公报全文（PDF）"
"""The title of the file that holds the whole issue."""

FOREWORD = "<p>本期目录如下，可以逐件打开；全文可以下载。</p>"
"""What an issue says first; the editor may change it."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """Which issue it is to be (期号): year, number, number in the whole, day."""

    year: int
    number: int
    whole: int | None
    day: date


def masthead(organ: Organ, issue: Numbered) -> Masthead:
    """The cover of an issue: the gazette is the government's, its office edits it (刊头)."""
    above = organ.get_parent() if organ.kind == Organ.Kind.OFFICE else None
    name = f"{(above or organ).name}公报"
    return Masthead(name, issue.year, issue.number, issue.whole, issue.day, organ.name)


def compose(
    *,
    organ: Organ,
    issue: Numbered,
    contents: Contents,
    by: User,
    on: date,
    document: Document | None = None,
) -> Document:
    """Draft an issue, or put one together anew that is not out yet (编目); its PDF is attached.

    Raises NotPermitted for what is not public, for a number that is taken, for an issue that is
    out, and for a text that cannot be set. The PDF is made outside of the transaction.
    """
    require(by, Duty.DRAFT, organ, what="编公报")
    _require_public(contents)
    if document is not None and document.published_at is not None:
        raise NotPermitted(f"《{document.title}》已经发布，目录不能再改。")
    head = masthead(organ, issue)
    try:
        data = pdf(head, contents)
    except CannotWrite as error:
        raise NotPermitted(str(error)) from error
    return _kept(organ, issue, contents, head=head, data=data, by=by, on=on, document=document)


def _require_public(contents: Contents) -> None:
    if not contents:
        raise NotPermitted("这一期还没有选文件，请至少选一件。")
    for _, one in contents:
        if not one.live or one.openness != Openness.PROACTIVE:
            raise NotPermitted(f"《{one.title}》没有公开，不能刊登，请从目录中去掉。")


@transaction.atomic
def _kept(
    organ: Organ,
    issue: Numbered,
    contents: Contents,
    *,
    head: Masthead,
    data: bytes,
    by: User,
    on: date,
    document: Document | None,
) -> Document:
    fields = {
        "title": head.title,
        "formed": issue.day,
        "summary": f"刊登文件 {len(contents)} 件",
    }
    if refusal := number_objection(organ, issue.year, issue.number, but=document):
        raise NotPermitted(refusal)
    parts = _parts(organ, issue, contents, of=document)
    if document is None:
        document = _begun(organ, fields, parts, by=by, on=on)
        latest = document
    else:
        latest = document.get_latest_revision_as_object()
        for name, value in fields.items():
            setattr(latest, name, value)
        latest.full_clean()
        put_parts(latest, parts)
        note(EDITED, document=document, by=by, on=on)
    for relation in ("issues", "contents"):
        getattr(latest, relation).commit()
    kept = [file for file in latest.attachments.all() if file.title != WHOLE]
    latest.attachments.set([_file(latest, head, data), *kept])
    latest.attachments.commit()
    latest.save_revision(user=by, clean=False)
    return Document.objects.get(pk=document.pk)


def _begun(
    organ: Organ, fields: dict[str, object], parts: Sequence[Part], *, by: User, on: date
) -> Document:
    """A new draft, filed where the issue before is filed (归入目录)."""
    last = last_issue(organ)
    return draft(
        by=by,
        on=on,
        organ=organ,
        parts=parts,
        kind=Kind.GAZETTE,
        genre=Genre.COMMUNIQUE,
        duty=last.duty if last else "2001",
        entry=last.entry if last else None,
        source=organ.name,
        body=FOREWORD,
        **fields,
    )


def _parts(organ: Organ, issue: Numbered, contents: Contents, *, of: Document | None) -> list[Part]:
    """The number, in its own row where the draft has one already, and a row for each document."""
    earlier = GazetteIssue.objects.filter(document=of).first() if of else None
    numbered = earlier or GazetteIssue()
    numbered.organ, numbered.day = organ, issue.day
    numbered.year, numbered.number, numbered.whole = issue.year, issue.number, issue.whole
    return [numbered, *(GazetteItem(heading=heading, item=item) for heading, item in contents)]


def _file(document: Document, head: Masthead, data: bytes) -> Attachment:
    """The whole issue as a file of its draft (公报全文), in the store already."""
    file = Attachment(
        document=document,
        title=WHOLE,
        content_type="application/pdf",
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
    )
    file.file.save(f"gazette-{head.year}-{head.number}.pdf", ContentFile(data), save=False)
    return file
