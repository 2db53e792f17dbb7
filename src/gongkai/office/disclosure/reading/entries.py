"""Documents as the index takes them (索引条目): what the public may see, and nothing else."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator

from django.utils import timezone
from django.utils.html import strip_tags

from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.reading.finding import PUBLIC
from gongkai.office.organs.visibility import visible
from gongkai.office.search.engine import Entry
from gongkai.office.search.shelf import Source

_BLOCK = re.compile(r"</?(?:p|div|br|li|ul|ol|h\d|t[rdh]|table|caption|blockquote)\b[^>]*>", re.I)


def plain(body: str) -> str:
    """The text of a body (纯文本): a line for each block, no markup."""
    return html.unescape(strip_tags(_BLOCK.sub("\n", body)))


def entries(keys: Collection[int]) -> Iterator[Entry]:
    """The entries of those documents among some that everybody may see."""
    rows = visible(PUBLIC, Document).filter(pk__in=keys).prefetch_related("attachments")
    for document in rows:
        yield _entry(document)


def after(key: int, count: int) -> list[int]:
    """The next keys of what everybody may see, in order."""
    rows = visible(PUBLIC, Document).filter(pk__gt=key).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:count])


def _entry(document: Document) -> Entry:
    numbers = (document.document_number, document.registration_number, document.index_number)
    files = [file.title for file in document.attachments.all()]
    published = timezone.localtime(document.published_at)
    return Entry(
        key=document.pk,
        title=document.title,
        numbers="\n".join(numbers),
        text="\n".join([document.summary, document.keywords, plain(document.body), *files]),
        organ=document.organ_id,
        kind=document.kind,
        theme=document.theme,
        year=published.year,
        published=int(published.timestamp()),
    )


SOURCE = Source(entries=entries, after=after)
