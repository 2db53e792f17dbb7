"""Both engines find the same: what a scan of the texts finds, under every condition."""

import random
import re
import sqlite3
import unicodedata
from dataclasses import replace

import pytest
import tantivy
from tests.office.search.entries import entry, phrases

from gongkai.office.search.embedded import Embedded
from gongkai.office.search.engine import Asked, EngineBroken
from gongkai.office.search.plain import TABLES, Plain

PIECES = (
    *"社保医养老金税费土地房屋停车场一二三",
    *"，。、〔〕 ",
    "2026",
    "18号",
    "WTO",
    "第",
    "年",
)

BORDER = re.compile("(?<=[0-9a-z])(?=[^0-9a-z|])|(?<=[^0-9a-z|])(?=[0-9a-z])")


@pytest.fixture(params=[Embedded, Plain], ids=["tantivy", "sqlite"])
def engine(request, tmp_path):
    return request.param(tmp_path / "index", new=True)


def asked(query: str, **conditions) -> Asked:
    return Asked(phrases=tuple(phrases(query)), **conditions)


def found(engine, query: str, **conditions) -> set[int]:
    return set(engine.search(asked(query, **conditions), offset=0, limit=500).keys)


def scanned(text: str, word: str) -> bool:
    """Whether a text holds a word letter by letter, signs apart; of a number, the whole number."""
    plain, sought = (
        BORDER.sub("|", re.sub(r"[\W_]+", "|", unicodedata.normalize("NFKC", one).lower())).strip(
            "|"
        )
        for one in (text, word)
    )
    start = r"(?<![0-9a-z])" if re.match("[0-9a-z]", sought) else ""
    end = r"(?![0-9a-z])" if re.search("[0-9a-z]$", sought) else ""
    return re.search(start + re.escape(sought) + end, plain) is not None


def test_what_is_found_is_what_a_scan_of_the_texts_finds(engine):
    chance = random.Random(183)
    texts = {n: "".join(chance.choices(PIECES, k=60)) for n in range(1, 121)}
    engine.index(entry(text, key=key) for key, text in texts.items())
    words = []
    for text in texts.values():
        start, length = chance.randrange(50), chance.choice((1, 1, 2, 2, 3, 4, 6))
        words.append(text[start : start + length].strip("，。、〔〕 "))

    for word in filter(None, words):
        if " " not in word and phrases(word):
            expected = {key for key, text in texts.items() if scanned(text, word)}
            assert found(engine, word) == expected, word


@pytest.mark.parametrize(
    ("query", "text"),
    [
        pytest.param("社保", "参加社保的人员", id="two characters"),
        pytest.param("税", "个人所得税", id="one character at the end of a run"),
        pytest.param("税", "税", id="one character alone"),
        pytest.param("税", "税务局", id="one character at the beginning"),
        pytest.param("养老保险", "城乡居民养老保险办法", id="a longer word"),
        pytest.param("耕地 占用 税", "耕地占用税法", id="words and a single character"),
        pytest.param("183号", "国办发〔2026〕183号文件", id="a number with what goes on behind it"),
        pytest.param("示政发[2026]18号", "示政发〔2026〕18号", id="square brackets"),
        pytest.param("示政发（2026）18号", "示政发〔2026〕18号", id="round brackets"),
        pytest.param("示政发〔２０２６〕１８号", "示政发〔2026〕18号", id="full width"),
        pytest.param("2026-00018", "113700000000000001/2026-00018", id="an index number"),
        pytest.param("wto", "加入ＷＴＯ以后", id="Latin letters of any width and case"),
        pytest.param("“养老 保险”", "养老保险与养老、保险", id="quoted words in order"),
        pytest.param("㐂𠮷〇", "㐂𠮷〇村", id="rare characters"),
        pytest.param('"社保', '他说"社保"', id="half a pair of quotation marks"),
    ],
)
def test_a_query_finds_a_text(engine, query, text):
    one = entry(text)
    engine.index([one, entry("别的")])

    assert found(engine, query) == {one.key}


@pytest.mark.parametrize(
    ("query", "text"),
    [
        pytest.param("183号", "示政发〔2026〕1183号", id="part of a number"),
        pytest.param("金乡", "资金，乡村", id="characters on both sides of a sign"),
        pytest.param("羊山镇", "羊山区与北山镇", id="pairs that stand apart"),
        pytest.param("社保 NOT", "社保", id="a word of a query language"),
        pytest.param("社*", "会保", id="an asterisk"),
        pytest.param("wto", "wtoa", id="the beginning of a Latin word"),
    ],
)
def test_a_query_does_not_find_a_text(engine, query, text):
    engine.index([entry(text)])

    assert found(engine, query) == set()


@pytest.mark.parametrize(
    "query", ["title:社保", "NEAR(社保)", 'a" OR "b', "社保^9", "{x} : y", "-"]
)
def test_no_word_of_a_query_is_syntax(engine, query):
    engine.index([entry("社保")])

    words = phrases(query)

    assert words is None or engine.search(asked(query), offset=0, limit=9).total == 0


def test_an_entry_that_comes_again_takes_the_place_of_the_one_before(engine):
    one = entry("旧的内容")
    for _ in range(3):
        engine.index([one])
    engine.index([replace(one, text="新的内容")])

    assert found(engine, "旧的") == set()
    assert engine.search(asked("内容"), offset=0, limit=9).total == 1


def test_what_is_deleted_is_not_found(engine):
    one, other = entry("社保"), entry("社保")
    engine.index([one, other])

    engine.delete([one.key])

    assert found(engine, "社保") == {other.key}
    assert engine.keys() == {other.key}


def test_a_phrase_does_not_go_on_from_one_field_into_the_next(engine):
    one = entry("乡村振兴", title="专项资金", numbers="示政发〔2026〕18号")
    engine.index([one])

    assert found(engine, "“资金 示政”") == found(engine, "“18号 乡村”") == set()
    assert found(engine, "“示政发 2026”") == found(engine, "资金 18号 乡村") == {one.key}


def test_a_new_index_is_filled_and_then_follows_changes(engine, tmp_path):
    some, more = [entry("社保"), entry("社保")], [entry("医保", title="社保")]
    engine.fill([some, more])
    engine.index([replace(more[0], title="")], gone=[some[0].key])
    reader = type(engine)(tmp_path / "index")

    assert found(reader, "社保") == {some[1].key}
    assert found(reader, "医保") == {more[0].key}
    assert reader.search(asked("社"), offset=0, limit=9).total == 1


def test_an_index_that_is_half_filled_holds_what_it_held_at_most(tmp_path):
    def broken():
        yield [entry("社保")]
        raise OSError("the database went away")

    engine = Embedded(tmp_path / "index", new=True)
    with pytest.raises(OSError, match="went away"):
        engine.fill(broken())

    assert engine.keys() == set()


def test_conditions_narrow_and_count(engine):
    old = entry(
        "社保", organ=2, kind="normative", theme="卫生、体育", year=2025, validity="repealed"
    )
    new = entry("社保", form="picture")
    engine.index([old, new, entry("别的", organ=3)])

    assert found(engine, "社保", organ=2) == {old.key}
    assert found(engine, "社保", kind="announcement") == {new.key}
    assert found(engine, "社保", theme="卫生、体育", year=2025) == {old.key}
    assert found(engine, "社保", validity="repealed") == {old.key}
    assert found(engine, "社保", form="picture") == {new.key}
    assert found(engine, "社保", form="expert") == set()
    assert found(engine, "社保", without=[new.key]) == {old.key}
    page = engine.search(asked("社保"), offset=0, limit=1, counted=True)
    assert (page.total, len(page.keys)) == (2, 1)
    assert engine.search(asked("社保"), offset=0, limit=1).counts is None
    assert (
        page.counts
        == engine.facets(asked("社保"))
        == {
            "organ": {1: 1, 2: 1},
            "kind": {"announcement": 1, "normative": 1},
            "theme": {"综合政务": 1, "卫生、体育": 1},
            "year": {2026: 1, 2025: 1},
            "validity": {"": 1, "repealed": 1},
        }
    )
    assert engine.facets(asked("社保", without=[old.key]))["organ"] == {1: 1}


def test_a_word_of_the_title_counts_more_and_the_date_decides_where_that_is_asked(engine):
    said = entry("社保", published=2_000)
    named = entry("别的", title="社保办法", published=1_000)
    engine.index([said, named])

    best = engine.search(asked("社保"), offset=0, limit=9).keys
    newest = engine.search(asked("社保", newest_first=True), offset=0, limit=9).keys

    assert best == (named.key, said.key)
    assert newest == (said.key, named.key)


def test_pages_follow_one_another(engine):
    engine.index(entry("社保", published=day) for day in range(1, 8))

    pages = [
        engine.search(asked("社保", newest_first=True), offset=start, limit=3)
        for start in (0, 3, 6)
    ]

    assert [page.total for page in pages] == [7, 7, 7]
    assert len({key for page in pages for key in page.keys}) == 7


def test_titles_can_be_searched_alone(engine):
    named = entry("", title="社保缴费指南")
    engine.index([named, entry("社保缴费")])

    assert found(engine, "缴费", in_titles=True) == {named.key}


def test_one_character_is_found_in_each_field_and_a_title_counts_most(engine):
    said, named, numbered = entry("纳税"), entry(title="税务公告"), entry(numbers="示税发1号")
    engine.index([said, named, numbered, entry("别的")])

    best = engine.search(asked("税"), offset=0, limit=9).keys

    assert best == (numbered.key, named.key, said.key) or isinstance(engine, Plain)
    assert set(best) == {said.key, named.key, numbered.key}
    assert found(engine, "税", in_titles=True) == {named.key}


def test_another_reader_sees_each_commit(engine, tmp_path):
    reader = type(engine)(tmp_path / "index")
    one = entry("社保")
    engine.index([one])

    assert found(reader, "社保") == {one.key}
    engine.delete([one.key])
    assert found(reader, "社保") == set()


def test_a_broken_file_is_noticed(engine, tmp_path):
    engine.index([entry("社保")])
    for file in (tmp_path / "index").iterdir():
        if file.suffix in {".idx", ".term", ".json", ".fast", ".sqlite3"}:
            file.write_bytes(b"x" * 4096)

    with pytest.raises(EngineBroken):
        found(type(engine)(tmp_path / "index"), "社保")


def test_an_empty_folder_is_no_index(engine, tmp_path):
    (tmp_path / "empty").mkdir()

    with pytest.raises(EngineBroken):
        found(type(engine)(tmp_path / "empty"), "社保")


def test_an_index_of_an_earlier_make_is_broken_and_made_anew(engine, tmp_path):
    earlier = tmp_path / "earlier"
    earlier.mkdir()
    if isinstance(engine, Embedded):
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("key", indexed=True, fast=True)
        tantivy.Index(builder.build(), path=str(earlier))
    else:
        with sqlite3.connect(earlier / "search.sqlite3") as connection:
            connection.execute(TABLES[0].replace(", form TEXT NOT NULL", ""))
            connection.execute(TABLES[1])

    with pytest.raises(EngineBroken):
        type(engine)(earlier).index([entry("社保")])
