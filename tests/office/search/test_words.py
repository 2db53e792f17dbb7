"""The words of texts and queries: one form of each, synonyms, and where a text holds them."""

import opencc
import pytest
from tests.office.search.entries import phrases

from gongkai.office.search.words.characters import pairs
from gongkai.office.search.words.snippets import CUT, MOST, Seeker
from gongkai.office.search.words.synonyms import OURS, groups_of, others, read_groups, sought
from gongkai.office.search.words.tokens import folded, tokens

GROUPS = [["社保", "社会保险"], ["低保", "最低生活保障"]]


def seeker(query: str) -> Seeker:
    return Seeker(sought(query, GROUPS))


def drawn(pieces) -> str:
    return "".join(f"[{piece.text}]" if piece.is_hit else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        pytest.param("税", ["税"], id="one character is one token"),
        pytest.param("税务", ["税", "税务", "务"], id="a run begins and ends with its characters"),
        pytest.param("第18号文", ["第", "18", "号", "号文", "文"], id="numbers part runs"),
        pytest.param("ＡＢｃ-9", ["abc", "9"], id="width and case"),
        pytest.param("後臺發展", ["后", "后台", "台发", "发展", "展"], id="traditional characters"),
        pytest.param("，。〔〕 _", [], id="signs"),
    ],
)
def test_a_text_as_tokens(text, made):
    assert tokens(text) == made


@pytest.mark.parametrize("one", ["乾隆", "裡", "著作", "徵收"])
def test_characters_are_folded_one_by_one_whatever_stands_beside_them(one):
    assert folded(one) == "".join(map(folded, one))


def test_the_table_of_characters_is_what_opencc_says_of_each_by_itself():
    blocks = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00))
    characters = [chr(code) for start, end in blocks for code in range(start, end)]

    said = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")

    assert pairs() == {
        one: other for one, other in zip(characters, said, strict=True) if one != other
    }


def test_a_query_of_signs_finds_nothing_and_an_empty_one_asks_nothing():
    assert phrases("，。") is None
    assert sought("，。", GROUPS) is None
    assert phrases(" ") == sought("", GROUPS) == []


def test_a_word_is_sought_in_its_other_forms_too_save_in_quotation_marks():
    plain, quoted = sought("社保缴费 “社保”", GROUPS)

    assert plain.also == ("社会保险缴费",)
    assert plain.phrase.also[0].tokens == ("社会", "会保", "保险", "险缴", "缴费")
    assert quoted.also == quoted.phrase.also == ()


def test_the_longest_part_of_a_group_is_what_is_replaced():
    assert others("社会保险", [["社会", "社会保险", "社保"]]) == ["社会", "社保"]


def test_our_groups_hold_folded_words_of_one_meaning():
    groups = groups_of([OURS])

    assert ["社保", "社会保险"] in groups
    assert all(len(group) > 1 for group in groups)
    assert not [
        (one, other)
        for group in groups
        for one in group
        for other in group
        if one != other and one in other and len(one) * 2 <= len(other)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "groups = [['社保']]",
        "groups = [['社保', '']]",
        "groups = 3",
        "words = []",
        "groups = [",
    ],
)
def test_a_wrong_file_of_synonyms_is_refused_with_a_sentence(tmp_path, text):
    file = tmp_path / "own.toml"
    file.write_text(text, "utf-8")

    with pytest.raises(ValueError, match=r"同义词表 .*own.toml 的写法不对"):
        read_groups(file)


def test_a_file_of_synonyms_that_is_not_there_is_refused_with_a_sentence(tmp_path):
    with pytest.raises(ValueError, match="打不开"):
        read_groups(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        pytest.param("社保", "参加社保的人", "参加[社保]的人", id="a word"),
        pytest.param("社保", "社会保险费", "[社会保险]费", id="its other form"),
        pytest.param("发展", "經濟發展", "經濟[發展]", id="as it was written"),
        pytest.param("2026 18号", "〔２０２６〕18号", "〔[２０２６]〕[18号]", id="full width"),
        pytest.param("18号", "118号、18号", "118号、[18号]", id="whole numbers"),
        pytest.param("[2026]18号", "发〔2026〕18号", "发〔[2026〕18号]", id="any brackets"),
        pytest.param("税", "税务局收税", "[税]务局收[税]", id="one character"),
        pytest.param("“养老 保险”", "养老、保险，养老保险", "[养老、保险]，养老保险", id="a sign"),
        pytest.param("，", "没有，", "没有，", id="signs mark nothing"),
    ],
)
def test_what_is_marked_is_what_was_sought(query, text, marked):
    assert drawn(Seeker(sought(query, GROUPS) or ()).marked(text)) == marked


def test_a_snippet_is_the_sentence_that_holds_most_words_and_what_follows():
    text = "第一条说明目的。\n社保由县里办。第三条，参加社保的人可以申领补贴。第四条，即日起施行。"

    assert drawn(seeker("社保 补贴").snippet(text)) == (
        "第三条，参加[社保]的人可以申领[补贴]。第四条，即日起施行。"
    )


def test_a_snippet_does_not_end_within_a_sentence_unless_that_is_very_long():
    before, after = "，各有关部门按照职责分工做好工作" * 20, "并公示" * 90
    long = f"{before}，社保经办机构负责审核，{after}"

    shown = seeker("社保").snippet(f"短句。{long}。")
    text = "".join(piece.text for piece in shown)

    assert text.startswith(CUT)
    assert text.endswith(CUT)
    assert "[社保]经办机构负责审核" in drawn(shown)
    assert len(text) <= MOST + 2 * len(CUT)
    assert drawn(seeker("社保").snippet("社保。" + "别的话" * 80)) == "[社保]。"


def test_a_text_without_the_words_gives_no_snippet_but_a_beginning():
    assert seeker("社保").snippet("别的内容。") is None
    assert seeker("社保").beginning("一句。\n\n两句。") == "一句。两句。"
    assert seeker("社保").beginning("") == ""


def test_markup_in_a_text_stays_text():
    assert drawn(seeker("社保").marked("<b>社保</b>")) == "<b>[社保]</b>"
