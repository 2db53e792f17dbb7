"""The embedded engine (内置引擎): tantivy, fed with our own tokens.

tantivy's ngram tokenizer gives every token one position and a delete by an unsigned term deletes
nothing: hence whitespace, and integers.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from time import sleep
from typing import Any

import tantivy

from gongkai.office.search.engine import (
    CONDITIONS,
    FACETS,
    WEIGHTS,
    Asked,
    Counts,
    EngineBroken,
    EngineBusy,
    Entry,
    Found,
    total_of,
)
from gongkai.office.search.words.tokens import Phrase, tokens

HEAP, MOST_HEAP = 256_000_000, 1_500_000_000
"""Bytes that a writer may fill before it writes a segment; it takes no more than it fills."""

CONTAINER = Path("/sys/fs/cgroup/memory.max")
"""Where Linux says how much memory a container may have; "max" where it may have all."""

MOST_KINDS = 1_000
"""Organs, kinds, themes or years that are counted."""

SMALL, MERGED = 10_000, 8
"""Up to how many documents a segment is small, and how many small ones tantivy merges into one."""

QUICK = 2_000
"""Documents that are merged within a tenth of a second or so."""

BUSY = "LockBusy"
"""What tantivy says where somebody else has a writer."""

TRIES, PAUSE = 20, 0.05
"""How often, and after how many seconds, a writer is asked for again."""

EVERYWHERE = "words"
"""The field of all words (全文), which alone says what is found; the others say what is best."""

BETTER = ("title", "numbers")
"""Fields in which a word counts more than elsewhere."""

BORDER = " | "
"""What stands between two fields in the field of all words: no phrase of a query spans it."""

_WHITESPACE = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
_Q, _MUST, _SHOULD = tantivy.Query, tantivy.Occur.Must, tantivy.Occur.Should


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("key", indexed=True, fast=True)
    for name in (EVERYWHERE, *BETTER):
        builder.add_text_field(name, tokenizer_name="pairs", index_option="position")
    builder.add_text_field("characters", tokenizer_name="pairs", index_option="basic")
    for name in ("organ", "year", "published"):
        builder.add_integer_field(name, indexed=True, fast=True)
    for name in ("kind", "theme", "validity"):
        builder.add_text_field(name, tokenizer_name="raw", fast=True, index_option="basic")
    builder.add_text_field("form", tokenizer_name="raw", index_option="basic")
    return builder.build()


SCHEMA = _schema()


@contextmanager
def _noticing() -> Iterator[None]:
    """Say of any fault of the engine that the index is broken; a Rust panic is one too."""
    try:
        yield
    except (ValueError, OSError, RuntimeError) as fault:
        raise EngineBroken(str(fault)[:200]) from fault
    except BaseException as fault:
        if type(fault).__name__ != "PanicException":
            raise
        raise EngineBroken(str(fault)[:200]) from fault


class Embedded:
    """An index of tantivy in a folder."""

    def __init__(self, folder: Path, *, new: bool = False) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        if not new and not tantivy.Index.exists(str(folder)):
            raise EngineBroken(f"{folder} 中没有索引。")
        self._meta, self._lock = folder / "meta.json", Lock()
        with _noticing():
            self._index = tantivy.Index(SCHEMA, path=str(folder))
            self._index.register_tokenizer("pairs", _WHITESPACE)
            self._index.config_reader(reload_policy="manual")
        self._seen, self._view = (0, 0, 0), self._index.searcher()

    def index(self, entries: Iterable[Entry], *, gone: Collection[int] = ()) -> None:
        """Take entries in the place of what was there, and drop others, in one commit."""
        documents = {entry.key: _document(entry) for entry in entries}
        with self._writer() as writer, _noticing():
            for key in {*gone, *documents}:
                writer.delete_documents_by_query(_Q.term_query(SCHEMA, "key", key))
            for document in documents.values():
                writer.add_document(document)

    def fill(self, batches: Iterable[Iterable[Entry]]) -> None:
        """Take the entries of a new index in one commit: few large segments, never merged."""
        with self._writer(filling_heap()) as writer:
            for entries in batches:
                documents = [_document(entry) for entry in entries]
                with _noticing():
                    for document in documents:
                        writer.add_document(document)

    @contextmanager
    def _writer(self, heap: int = HEAP) -> Iterator[tantivy.IndexWriter]:
        """A writer and its commit, which does not come where what is to be written fails."""
        writer = self._opened(heap)
        yield writer
        with _noticing():
            writer.commit()
            writer.wait_merging_threads()

    def _opened(self, heap: int) -> tantivy.IndexWriter:
        """A writer, when nobody else has one. Raises EngineBusy.

        Whoever holds the lock of the index holds tantivy's too, but a process that starts a program
        hands it on for a moment, and under load that moment is long.
        """
        for _ in range(TRIES):
            try:
                with _noticing():
                    return self._index.writer(heap, 1)
            except EngineBroken as fault:
                if BUSY not in str(fault):
                    raise
                sleep(PAUSE)
        raise EngineBusy("索引正在写入，稍后再更新。")

    def merges_next(self) -> bool:
        """Whether the next segment makes tantivy merge thousands of documents."""
        with _noticing():
            segments = json.loads(self._meta.read_bytes())["segments"]
        small = [one["max_doc"] for one in segments if one["max_doc"] <= SMALL]
        return len(small) >= MERGED - 1 and sum(small) > QUICK

    def delete(self, keys: Collection[int]) -> None:
        """Drop what is there under some keys."""
        self.index((), gone=keys)

    def search(self, asked: Asked, *, offset: int, limit: int, counted: bool = False) -> Found:
        """A page of what is found, best or newest first, and its facets where they are wanted."""
        order, query = "published" if asked.newest_first else None, _query(asked)
        with _noticing():
            searcher = self._searcher()
            counts = _facets(searcher, query) if counted else None
            found = searcher.search(
                _ranked(query, asked),
                limit=limit,
                offset=offset,
                order_by_field=order,
                count=counts is None,
            )
            places = [place for _, place in found.hits]
            keys = tuple(searcher.fast_field_values("key", places))
        return Found(found.count if counts is None else total_of(counts), keys, counts)

    def facets(self, asked: Asked) -> Counts:
        """How many of all that is found there are of each kind of facet."""
        with _noticing():
            return _facets(self._searcher(), _query(asked))

    def keys(self) -> set[int]:
        """All keys that the index holds."""
        with _noticing():
            searcher = self._searcher()
            limit = max(searcher.num_docs, 1)
            places = [place for _, place in searcher.search(_Q.all_query(), limit=limit).hits]
            return set(searcher.fast_field_values("key", places))

    def _searcher(self) -> tantivy.Searcher:
        """A view of the last commit; other processes commit too."""
        state = self._meta.stat()  # a commit puts a new file there; its time alone is too coarse
        seen = state.st_ino, state.st_mtime_ns, state.st_size
        with self._lock:
            if seen != self._seen:
                self._index.reload()
                self._seen, self._view = seen, self._index.searcher()
            return self._view


def filling_heap() -> int:
    """A quarter of the memory there is within bounds: the fewer segments, the less a query."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    allowed = CONTAINER.read_text().strip() if CONTAINER.is_file() else ""
    memory = min(memory, int(allowed)) if allowed.isdigit() else memory
    return min(max(memory // 4, HEAP), MOST_HEAP)


def _document(entry: Entry) -> tantivy.Document:
    found = {name: tokens(getattr(entry, name)) for name in WEIGHTS}
    texts = {name: " ".join(some) for name, some in found.items()}
    values: dict[str, Any] = {name: texts[name] for name in BETTER}
    values[EVERYWHERE] = BORDER.join(texts.values())
    values["characters"] = " ".join(_characters(found))
    for name in ("key", "published", *CONDITIONS):
        values[name] = getattr(entry, name)
    return tantivy.Document.from_dict(values, SCHEMA)


def _characters(found: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Which characters each field holds, for queries of one: every character begins a token."""
    held = {name: {token[0] for token in some} for name, some in found.items()}
    held = {EVERYWHERE: set().union(*held.values()), **{name: held[name] for name in BETTER}}
    for name, characters in held.items():
        for character in sorted(characters):
            yield _held(character, name)


def _held(character: str, name: str) -> str:
    return f"{name}:{character}"


def _facets(searcher: tantivy.Searcher, query: tantivy.Query) -> Counts:
    wanted = {name: {"terms": {"field": name, "size": MOST_KINDS}} for name in FACETS}
    counted = searcher.aggregate(query, wanted)
    return {name: _counts(counted[name]["buckets"]) for name in FACETS}


def _counts(buckets: list[dict[str, Any]]) -> dict[int | str, int]:
    return {
        int(one["key"]) if isinstance(one["key"], float) else one["key"]: one["doc_count"]
        for one in buckets
    }


def _query(asked: Asked) -> tantivy.Query:
    """Every phrase somewhere, and every condition; conditions do not count for the order."""
    field = "title" if asked.in_titles else EVERYWHERE
    parts = [(_MUST, _any(phrase, field)) for phrase in asked.phrases]
    exact = [_one_of(name, value) for name, value in asked.conditions().items()]
    parts += [(_MUST, _Q.const_score_query(query, 0.0)) for query in exact]
    if not asked.phrases:
        parts.append((_MUST, _Q.all_query()))
    if asked.without:
        hidden = _Q.term_set_query(SCHEMA, "key", list(asked.without))
        parts.append((tantivy.Occur.MustNot, hidden))
    return _Q.boolean_query(parts)


def _ranked(found: tantivy.Query, asked: Asked) -> tantivy.Query:
    """The same, with what a word counts more for in a title or a number: it finds no more."""
    if asked.newest_first or asked.in_titles:
        return found
    better = [
        (_SHOULD, _Q.boost_query(_any(phrase, name), WEIGHTS[name]))
        for phrase in asked.phrases
        for name in BETTER
    ]
    return _Q.boolean_query([(_MUST, found), *better])


def _any(phrase: Phrase, field: str) -> tantivy.Query:
    """A phrase in a field, or any that will do in its place."""
    forms = [_in_field(one, field) for one in (phrase, *phrase.also)]
    return _Q.boolean_query([(_SHOULD, one) for one in forms]) if phrase.also else forms[0]


def _one_of(name: str, value: int | str | tuple[str, ...]) -> tantivy.Query:
    if isinstance(value, tuple):
        return _Q.term_set_query(SCHEMA, name, list(value))
    return _Q.term_query(SCHEMA, name, value)


def _in_field(phrase: Phrase, name: str) -> tantivy.Query:
    words = list(phrase.tokens)
    if phrase.open:  # not by all tokens that begin with it: hundreds, the longest lists of all
        held = _Q.term_query(SCHEMA, "characters", _held(words[0], name))
        return _Q.const_score_query(held, 1.0)
    if len(words) == 1:
        return _Q.term_query(SCHEMA, name, words[0])
    return _Q.phrase_query(SCHEMA, name, words)
