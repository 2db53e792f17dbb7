"""Filing documents under entries of the catalogue (归入目录).

Where a document is filed is no content: its review stands, and what is published stays published.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from wagtail.models import Revision

from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.owing.filing import filing_objection
from gongkai.office.ledger.actions import Act, Entry, record_all
from gongkai.office.organs.models import User
from gongkai.office.organs.standing import Duty, NotPermitted, require

FILED = Act("filed", "归入目录", "《条例》第十二条")


@transaction.atomic
def file_under(chosen: Iterable[tuple[Document, int]], *, by: User, on: date) -> int:
    """File documents, each under an entry (归入目录): what is published and its draft alike.

    Raises NotPermitted without the duty, or where an entry is no longer the organ's to choose.
    """
    done = []
    for document, entry in chosen:
        require(by, Duty.DRAFT, document.organ, what="归入目录")
        if refusal := filing_objection(document, entry=entry):
            raise NotPermitted(refusal)
        old = document.entry_id
        Document.objects.filter(pk=document.pk).update(entry=entry)
        kept = {document.latest_revision_id, document.live_revision_id} - {None}
        for revision in Revision.objects.filter(pk__in=kept):
            content = revision.content | {"entry": entry}
            Revision.objects.filter(pk=revision.pk).update(content=content)
        done.append(
            Entry(
                FILED,
                "document",
                document.pk,
                document.organ,
                by,
                on,
                old={"entry": old},
                new={"entry": entry},
            )
        )
    record_all(done)
    return len(done)
