"""What the open data holds (数据内容): what everybody may see, a few hundred rows at a time.

Rows are read by key, so that memory stays the same and no transaction is held open, however many
there are. Who is asked what may be seen is `visible`, as everywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import prefetch_related_objects

from gongkai.office.catalogue.models import Entry
from gongkai.office.disclosure.kinds import WITH_VALIDITY
from gongkai.office.disclosure.models import Attachment, Document
from gongkai.office.disclosure.parts.telling import fetch_parts
from gongkai.office.disclosure.reading.finding import PUBLIC, published
from gongkai.office.organs.addresses import address_of
from gongkai.office.organs.visibility import visible
from gongkai.office.portal.catalogue import showing
from gongkai.office.portal.dumping.columns import (
    CATALOGUE,
    DOCUMENTS,
    Column,
    Listed,
    Place,
    Shown,
)

BATCH = 500
"""Documents that are in memory at once."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table (数据表): its name in the files, its term, its columns, its rows in batches."""

    name: str
    term: str
    columns: Sequence[Column]
    batches: Iterable[Sequence[object]]


def tables(place: Place, *, on: date) -> tuple[Table, ...]:
    """The documents and the catalogues, as of a day (全部数据表)."""
    return (
        Table("documents", "政府信息", DOCUMENTS, documents(place, on=on)),
        Table("catalogue", "公开目录", CATALOGUE, catalogue(place)),
    )


def documents(place: Place, *, on: date) -> Iterator[list[Shown]]:
    """Every document that everybody may see, by key (政府信息)."""
    rows = published().order_by("pk")
    entries = {one.pk: one for one in visible(PUBLIC, Entry)}
    found = list(rows[:BATCH])
    while found:
        fetch_parts(found)
        _fetch_validity(found)
        originals, files = _originals(found), _files(found)
        yield [
            Shown(
                document=one,
                on=on,
                place=place,
                entry=entries.get(one.entry_id),
                original=originals.get(one.interprets_id, ""),
                files=[_file(file, place) for file in files.get(one.pk, ())],
            )
            for one in found
        ]
        found = list(rows.filter(pk__gt=found[-1].pk)[:BATCH])


def _fetch_validity(documents: Iterable[Document]) -> None:
    """Fetch what changed the validity of documents, of those alone whose kind has any."""
    bound = [one for one in documents if one.kind in WITH_VALIDITY]
    prefetch_related_objects(bound, "validity_changes")


def _originals(documents: Iterable[Document]) -> Mapping[int | None, str]:
    """The index numbers of what some documents interpret, where that is public."""
    keys = {one.interprets_id for one in documents if one.interprets_id}
    return dict(visible(PUBLIC, Document).filter(pk__in=keys).values_list("pk", "index_number"))


def _files(documents: Iterable[Document]) -> Mapping[int, list[Attachment]]:
    """The attachments of some documents, by document and in their order.

    They are not fetched onto the documents: Django would make a query set for each of them, and
    most have no attachment.
    """
    files: defaultdict[int, list[Attachment]] = defaultdict(list)
    keys = [one.pk for one in documents]
    for file in visible(PUBLIC, Attachment).filter(document__in=keys):
        files[file.document_id].append(file)
    return files


def _file(file: Attachment, place: Place) -> dict[str, object]:
    address = place(address_of("attachment", file.document_id, file.pk))
    return {"title": file.title, "size": file.size, "sha256": file.sha256, "url": address}


def catalogue(place: Place) -> Iterator[list[Listed]]:
    """The rows of each catalogue as it counts now (公开目录), one catalogue at a time."""
    counts = showing.counts()
    for one in showing.catalogues().order_by("pk"):
        edition = showing.editions(one)[0]
        edition.catalogue = one
        yield [
            Listed(edition, line, place)
            for line in showing.counted(showing.rows_of(edition), counts)
        ]
