"""Documents as the index takes them (索引条目): what the public may see, and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from gongkai.office.disclosure.markup import plain
from gongkai.office.disclosure.models import Attachment, Document, ValidityChange
from gongkai.office.disclosure.parts.telling import fetch_parts, text_of
from gongkai.office.disclosure.reading.finding import PUBLIC, published, with_validity
from gongkai.office.organs.visibility import visible
from gongkai.office.search.engine import Entry
from gongkai.office.search.models import FileText
from gongkai.office.search.shelf import File, Source

RECORDED = Q(content_type__startswith="video/") | Q(content_type__startswith="audio/")
"""Files that hold no text to read (音视频)."""


def file_texts(files: Iterable[Attachment]) -> dict[str, str]:
    """The texts of some files, by their digests (附件文本)."""
    rows = FileText.objects.filter(pk__in={file.sha256 for file in files})
    return dict(rows.values_list("sha256", "text"))


def entries(keys: Collection[int], on: date) -> Iterator[Entry]:
    """The entries of those documents among some that everybody may see, as of a day."""
    rows = with_validity(visible(PUBLIC, Document).filter(pk__in=keys))
    documents = list(rows.prefetch_related("attachments"))
    fetch_parts(documents)
    texts = file_texts(file for document in documents for file in document.attachments.all())
    for document in documents:
        yield _entry(document, texts, on=on)


def after(key: int, count: int) -> list[int]:
    """The next keys of what everybody may see, in order."""
    rows = visible(PUBLIC, Document).filter(pk__gt=key).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:count])


def turned(before: date, on: date) -> list[int]:
    """The keys of what comes into force, ends or was changed behind a day, up to another."""
    changed = ValidityChange.objects.filter(document=OuterRef("pk"), on__gt=before, on__lte=on)
    begun = Q(effective__gt=before, effective__lte=on)
    ended = Q(expires__gte=before, expires__lt=on)
    rows = published().filter(begun | ended | Exists(changed))
    return list(rows.order_by("pk").values_list("pk", flat=True))


def unread(count: int) -> list[File]:
    """Some files that everybody may open and whose text was not read yet."""
    known = FileText.objects.filter(pk=OuterRef("sha256"))
    rows = visible(PUBLIC, Attachment).filter(~Exists(known)).exclude(RECORDED).order_by("pk")
    return [_file(row) for row in {row.sha256: row for row in rows[:count]}.values()]


def _file(row: Attachment) -> File:
    def read() -> bytes:
        if not row.is_untouched():
            raise FileNotFoundError(row.file.name)
        with row.file.open() as stream:
            return stream.read()

    hung = visible(PUBLIC, Attachment).filter(sha256=row.sha256)
    name = f"file{row.ending}"
    return File(row.sha256, name, read, set(hung.values_list("document", flat=True)))


def _entry(document: Document, texts: dict[str, str], *, on: date) -> Entry:
    numbers = (document.document_number, document.registration_number, document.index_number)
    files = document.attachments.all()
    published_at = timezone.localtime(document.published_at)
    text = [document.summary, document.keywords, plain(text_of(document))]
    text += [line for file in files for line in (file.title, texts.get(file.sha256, ""))]
    return Entry(
        key=document.pk,
        title=document.title,
        numbers="\n".join(numbers),
        text="\n".join(text),
        organ=document.organ_id,
        kind=document.kind,
        theme=document.theme,
        year=published_at.year,
        validity=document.validity(on) or "",
        published=int(published_at.timestamp()),
        form=document.form or "",
    )


SOURCE = Source(entries=entries, after=after, turned=turned, unread=unread)
