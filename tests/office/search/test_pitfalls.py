"""What went wrong with engines before, each as a test: on both of ours."""

import sqlite3
from dataclasses import replace

import pytest
import tantivy
from tests.office.search.entries import entry, phrases

from gongkai.office.search.embedded import Embedded
from gongkai.office.search.engine import Asked, EngineBroken
from gongkai.office.search.plain import Plain

GAZETTE = "本公报刊登县政府文件。" * 2_500
"""Longer than the 16,383 places, and more often the same pair than the 256, of a tsvector."""


@pytest.fixture(params=[Embedded, Plain], ids=["tantivy", "sqlite"])
def kind(request):
    return request.param


@pytest.fixture
def engine(kind, tmp_path):
    return kind(tmp_path / "index", new=True)


def asked(query: str, **conditions) -> Asked:
    return Asked(tuple(phrases(query)), **conditions)


def total(engine, query: str) -> int:
    return engine.search(asked(query), offset=0, limit=1).total


def test_an_index_that_is_opened_again_takes_in_and_finds_phrases(kind, engine, tmp_path):
    engine.index([entry("城乡居民养老保险")])

    again = kind(tmp_path / "index")
    again.index([entry("职工养老保险")])

    assert total(again, "养老保险") == total(kind(tmp_path / "index"), "养老保险") == 2


def test_an_index_of_an_earlier_form_is_broken_and_so_made_anew(tmp_path):
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("key", indexed=True, fast=True)
    tantivy.Index(builder.build(), path=str(tmp_path))

    with pytest.raises(EngineBroken):
        Embedded(tmp_path)


def test_many_changes_are_one_commit_and_all_of_them_or_none(engine):
    def broken():
        yield from (entry("社保") for _ in range(20))
        raise OSError("the database went away")

    engine.index([entry("社保")])
    with pytest.raises((OSError, RuntimeError)):
        engine.index(broken())

    assert total(engine, "社保") == 1
    engine.index(entry("社保") for _ in range(120))
    assert total(engine, "社保") == 121


def test_the_change_with_which_many_documents_are_merged_is_known_before(tmp_path, monkeypatch):
    engine, known, pieces = Embedded(tmp_path, new=True), [], []
    engine.fill([[entry("社保") for _ in range(9)]])
    monkeypatch.setattr("gongkai.office.search.embedded.QUICK", 10)
    for _ in range(8):
        known.append(engine.merges_next())
        engine.index([entry("社保")])
        pieces.append(tantivy.Index.open(str(tmp_path)).searcher().num_segments)

    assert known == [False] * 6 + [True, False]
    assert pieces == [2, 3, 4, 5, 6, 7, 1, 2]
    assert total(engine, "社保") == 17
    assert not Plain(tmp_path, new=True).merges_next()


def test_a_phrase_at_the_end_of_a_long_gazette_is_found(engine):
    engine.index([entry(GAZETTE + "第九条耕地占用税由县税务局征收")])

    assert total(engine, "耕地占用税") == total(engine, "第九条耕地") == total(engine, "税") == 1
    assert total(engine, "文件耕地") == 0


def test_deleting_needs_no_more_than_the_sqlite_of_python(tmp_path):
    engine, one = Plain(tmp_path, new=True), entry("社保")
    engine.index([one, entry("社保")])
    engine.index([replace(one, text="医保")])
    engine.delete([one.key])

    with sqlite3.connect(tmp_path / "search.sqlite3") as file:
        file.execute("INSERT INTO words (words) VALUES ('integrity-check')")
        rows = file.execute("SELECT count(*) FROM words").fetchone()[0]

    assert (rows, total(engine, "社保"), total(engine, "医保")) == (1, 1, 0)


def test_a_filled_index_of_sqlite_has_one_list_for_each_word(tmp_path):
    engine = Plain(tmp_path, new=True)
    engine.fill([entry("社保")] for _ in range(3))

    with sqlite3.connect(tmp_path / "search.sqlite3") as file:
        parts = file.execute("SELECT count(DISTINCT segid) FROM words_idx").fetchone()[0]

    assert (parts, total(engine, "社保")) == (1, 3)


def test_the_newest_come_first_without_ranking_every_match(tmp_path):
    engine, said = Plain(tmp_path, new=True), []
    engine.index(entry("社保", published=day) for day in range(5))
    connect = sqlite3.connect

    def traced(*words, **options):
        connection = connect(*words, **options)
        connection.set_trace_callback(said.append)
        return connection

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite3, "connect", traced)
        engine.search(asked("社保", newest_first=True), offset=0, limit=2)

    assert said
    assert not [statement for statement in said if "bm25" in statement]


def test_no_page_is_too_far(engine):
    engine.index(entry("社保") for _ in range(3))

    found = engine.search(asked("社保"), offset=2_000, limit=20)

    assert (found.total, found.keys) == (3, ())


def test_keys_begin_at_one_and_may_be_very_large(engine):
    engine.index([entry("社保", key=1), entry("社保", key=2**40)])

    assert engine.keys() == {1, 2**40}
    engine.delete([2**40])
    assert engine.keys() == {1}
