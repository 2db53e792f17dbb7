"""What the page of a document asks the database (信息页的查询), each question prepared (ADR 0214).

What depends on a day is asked whole and narrowed here, for the day would stay in the SQL.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import OuterRef, Q, QuerySet, Subquery, Value, prefetch_related_objects
from django.db.models.functions import Concat

from gongkai.office.catalogue.models import BETWEEN, Row
from gongkai.office.disclosure.kinds import WITH_VALIDITY
from gongkai.office.disclosure.models import (
    REVIEWED,
    REVIEWED_LATER,
    Attachment,
    Document,
    ValidityChange,
)
from gongkai.office.disclosure.reading.finding import PUBLIC, published
from gongkai.office.organs.prepared import Prepared
from gongkai.office.organs.visibility import visible

OF_A_PAGE = (
    *(name.removesuffix("_id") for name in (*REVIEWED, *REVIEWED_LATER)),
    "index_number",
    "published_at",
    "entry",
    "views",
    "organ__name",
    "organ__short_name",
    "organ__slug",
    "issuer__name",
)
"""What the page of a document says of it; the rest is for the back office."""

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
)
"""What a row of a list says of a document."""

_documents = Prepared(
    lambda pk: (
        published()
        .filter(pk=pk)
        .order_by()
        .only(*OF_A_PAGE)
        .annotate(
            row=Subquery(
                visible(PUBLIC, Row)
                .filter(entry=OuterRef("entry"), edition__adopted__isnull=False)
                .order_by("-edition__number")
                .values(name=Concat("subject", Value(BETWEEN), "item"))[:1]
            )
        )
    ),
    "pk",
)
_changes = Prepared(
    lambda pk: (
        visible(PUBLIC, ValidityChange)
        .filter(Q(document=pk) | Q(rests_on=pk))
        .select_related("document")
        .only("on", "validity", "basis", "rests_on", "document__title")
    ),
    "pk",
)
_files = Prepared(lambda pk: visible(PUBLIC, Attachment).filter(document=pk), "pk")
_related = Prepared(
    lambda pk, original: (
        published()
        .filter(Q(interprets=pk) | Q(pk=original))
        .select_related(None)
        .select_related("organ")
        .only(*OF_A_ROW)
    ),
    "pk",
    "original",
)


def document(pk: int) -> Document | None:
    """A document that everybody may read, with the changes around it; None for any other."""
    found = next(iter(_documents(pk=pk)), None)
    if found is not None:
        changes = _changes(pk=pk)
        found._prefetched_objects_cache = {
            "validity_changes": _kept(one for one in changes if one.document_id == pk),
            "validity_effects": _kept(one for one in changes if one.rests_on_id == pk),
        }
    return found


def _kept(changes: Iterable[ValidityChange]) -> QuerySet[ValidityChange]:
    """What was found, as a prefetched relation holds it."""
    kept = QuerySet(ValidityChange)
    kept._result_cache = list(changes)
    return kept


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
    """The public changes of other documents that rest on one from `document` (影响的文件)."""
    return list(document._prefetched_objects_cache["validity_effects"])


def filed(document: Document) -> str:
    """The row of the catalogue under which one from `document` hangs (公开目录); empty if none."""
    return document.row or ""
