"""Entries to find: invented titles, and texts with the words of a test."""

from itertools import count

from gongkai.office.search.engine import Entry
from gongkai.office.search.words.synonyms import sought
from gongkai.office.search.words.tokens import Phrase

_keys = count(1)


def entry(text="", **fields) -> Entry:
    """An entry with a text; everything else may be given."""
    chosen = {
        "key": next(_keys),
        "title": "公告",
        "numbers": "",
        "organ": 1,
        "kind": "announcement",
        "theme": "综合政务",
        "year": 2026,
        "validity": "",
        "published": 1_790_000_000,
        **fields,
    }
    return Entry(text=text, **chosen)


def phrases(query: str) -> list[Phrase] | None:
    """What a query looks for in the words as they were typed, without any others."""
    words = sought(query, ())
    return None if words is None else [word.phrase for word in words]
