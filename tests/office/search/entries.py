"""Entries to find: invented titles, and texts with the words of a test."""

from itertools import count

from gongkai.office.search.engine import Entry

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
