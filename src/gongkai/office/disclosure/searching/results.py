"""The page of results (检索结果页): rows with marked titles and snippets, facets, help."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from gongkai.office.disclosure.markup import plain
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.parts.telling import fetch_parts, text_of
from gongkai.office.disclosure.reading.conditions import Conditions
from gongkai.office.disclosure.reading.finding import MOST_COUNTED, CappedPaginator
from gongkai.office.disclosure.reading.rows import rows
from gongkai.office.disclosure.searching.entries import file_texts
from gongkai.office.disclosure.searching.helping import help_for
from gongkai.office.disclosure.searching.hits import Hits, asked, words_of
from gongkai.office.disclosure.searching.narrowing import chosen, facets
from gongkai.office.search.words.snippets import Piece, Pieces, Seeker
from gongkai.office.search.words.synonyms import Sought

BEFORE_FILE = "附件《{}》："


def results(conditions: Conditions, *, page: str | None, length: int, on: date) -> dict[str, Any]:
    """What the page of results shows (检索结果). Raises NotReady."""
    given = conditions.asked()
    words = words_of(given["q"])
    wanted = None if words is None else asked(given, words)
    hits = Hits(wanted, page=_cut(page, length), on=on)
    shown = CappedPaginator(hits, length).get_page(page)
    found = list(shown)
    return {
        "page": shown,
        "rows": _rows(found, Seeker(words or ()), on=on),
        "also": also(words or ()),
        "chosen": chosen(conditions),
        "facets": facets(conditions, hits.counts) if found and hits.counts else [],
        "help": None if found else help_for(conditions, on=on),
    }


def _cut(page: str | None, length: int) -> slice:
    """The rows of the page that is asked for; of what is no page, those of the first."""
    number = int(page) if page and page.isascii() and page.isdigit() else 1
    start = (min(max(number, 1), MOST_COUNTED // length) - 1) * length
    return slice(start, start + length)


def also(words: Iterable[Sought]) -> list[dict[str, str]]:
    """The words that were sought in other forms too, for the page to say so (同义词)."""
    return [{"word": word.text, "forms": "、".join(word.also)} for word in words if word.also]


def _rows(documents: Sequence[Document], seeker: Seeker, *, on: date) -> list[dict[str, Any]]:
    fetch_parts(documents)
    texts = file_texts(file for document in documents for file in document.attachments.all())
    return [
        {
            **row,
            "pieces": seeker.marked(document.title),
            "snippet": _snippet(document, texts, seeker),
        }
        for document, row in zip(documents, rows(documents, on=on), strict=True)
    ]


def _snippet(document: Document, texts: dict[str, str], seeker: Seeker) -> Pieces:
    """From the text; where that holds no word, from a file; else the text's beginning."""
    text = f"{document.summary}\n{plain(text_of(document))}"
    found = seeker.snippet(text)
    if found is not None:
        return found
    for file in document.attachments.all():
        found = seeker.snippet(texts.get(file.sha256, ""))
        if found is not None:
            return (Piece(BEFORE_FILE.format(file.title)), *found)
    return seeker.marked(seeker.beginning(text))
