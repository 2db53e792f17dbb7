"""What the page of a document asks the database (信息页的查询), each question prepared (ADR 0214).

What depends on a day is asked whole and narrowed here, for the day would stay in the SQL.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q, prefetch_related_objects

from gongkai.office.catalogue.models import Row
from gongkai.office.disclosure.kinds import WITH_VALIDITY
from gongkai.office.disclosure.models import Attachment, Document, ValidityChange
from gongkai.office.disclosure.reading.finding import PUBLIC, published
from gongkai.office.organs.prepared import Prepared
from gongkai.office.organs.visibility import visible

OF_A_ROW = (
    "kind",
    "form",
    "title",
    "document_number",
    "published_at",
    "effective",
    "expires",
    "interprets",
    "organ__name",
    "issuer__name",
)
"""What a row of a list says of a document."""

_documents = Prepared(lambda pk: published().filter(pk=pk).order_by(), "pk")
_changes = Prepared(lambda pk: ValidityChange.objects.filter(document=pk), "pk")
_files = Prepared(lambda pk: visible(PUBLIC, Attachment).filter(document=pk), "pk")
_related = Prepared(
    lambda pk, original: published().filter(Q(interprets=pk) | Q(pk=original)).only(*OF_A_ROW),
    "pk",
    "original",
)
_effects = Prepared(
    lambda pk: (
        visible(PUBLIC, ValidityChange)
        .filter(rests_on=pk)
        .select_related("document")
        .only("on", "validity", "document__title")
    ),
    "pk",
)
_filed = Prepared(
    lambda entry: (
        visible(PUBLIC, Row)
        .filter(entry=entry, edition__adopted__isnull=False)
        .order_by("-edition__number")
        .only("entry", "subject", "item")[:1]
    ),
    "entry",
)


def document(pk: int) -> Document | None:
    """A document that everybody may read, with what its validity rests on; None for any other."""
    found = next(iter(_documents(pk=pk)), None)
    if found is not None and found.kind in WITH_VALIDITY:
        kept = ValidityChange.objects.none()
        kept._result_cache = _changes(pk=pk)
        found._prefetched_objects_cache = {"validity_changes": kept}
    return found


def files(document: Document) -> list[Attachment]:
    """The files of a document (附件)."""
    return _files(pk=document.pk)


def explained(document: Document) -> tuple[Sequence[Document], Sequence[Document]]:
    """What a document interprets, and what interprets it (解读关联), as rows of a list."""
    found = _related(pk=document.pk, original=document.interprets_id or 0)
    prefetch_related_objects(
        [one for one in found if one.kind in WITH_VALIDITY], "validity_changes"
    )
    originals = [one for one in found if one.pk == document.interprets_id]
    return originals, [one for one in found if one.interprets_id == document.pk]


def effects(document: Document) -> list[ValidityChange]:
    """The changes of other documents that rest on a document (影响的文件)."""
    return _effects(pk=document.pk)


def filed(document: Document) -> Row | None:
    """The row of the catalogue under which a document hangs (公开目录), where there is one."""
    return next(iter(_filed(entry=document.entry_id)), None) if document.entry_id else None
