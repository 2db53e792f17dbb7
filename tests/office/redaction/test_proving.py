"""The proof: a good file passes every check, and each way to break it fails its own."""

from dataclasses import replace

import pytest
from tests.office.redaction.adversaries import ADVERSARIES, WRITTEN, holding
from tests.office.redaction.papers import IDENTITY, LETTER, NAME, painted, pdf

from gongkai.office.redaction.proving.proof import CHECKS, OPENS, proof
from gongkai.office.redaction.sheets import Area, Box


def failed(data, claim):
    """The codes of the checks that found something."""
    return {check.code for check in proof(data, claim).failed}


def test_a_rebuilt_file_passes_every_check_by_name():
    data, claim = painted()

    found = proof(data, claim)

    assert found.failed == ()
    assert found.holds
    assert [check.code for check in found.checks] == [OPENS, *CHECKS]
    assert len(claim.boxes) >= 5


@pytest.mark.parametrize("wrong", ADVERSARIES)
def test_each_way_to_break_a_file_fails_its_own_check(wrong):
    data, claim = painted()
    code, change = ADVERSARIES[wrong]

    found = proof(change(data), claim)

    assert not found.holds
    assert code in {check.code for check in found.failed}


def test_every_check_but_that_of_the_name_is_shown_to_fail_by_some_file():
    assert {code for code, _ in ADVERSARIES.values()} == {OPENS, *CHECKS} - {"name"}


@pytest.mark.parametrize("is_packed", [True, False], ids=["packed", "plain"])
@pytest.mark.parametrize("way", WRITTEN)
def test_a_word_is_found_however_it_is_written(way, is_packed):
    data, claim = painted()

    assert "words" in failed(holding(data, WRITTEN[way], is_packed=is_packed), claim)


@pytest.mark.parametrize("name", [f"{NAME}.pdf", "王.pdf", f"a-{IDENTITY}.pdf", "../a.pdf"])
def test_a_name_that_says_something_fails(name):
    data, claim = painted()

    assert failed(data, replace(claim, name=name)) == {"name"}


def test_a_word_that_was_painted_out_in_one_place_only_is_found_in_the_other():
    data, claim = painted(LETTER)
    elsewhere = replace(claim, words=(*claim.words, "补 偿"))

    (check,) = proof(data, elsewhere).failed

    assert check.code == "words"
    assert check.problems[0] == "第 1 页的文字里还有“补＊＊”。"


def test_the_original_fails_nearly_everything():
    _, claim = painted()

    assert {"metadata", "content", "image", "black_page", "text_under", "words"} <= failed(
        pdf(), claim
    )


def test_a_file_that_does_not_open_is_not_proved():
    _, claim = painted()

    found = proof(b"%PDF-1.7 nothing", claim)

    assert not found.holds
    assert [check.code for check in found.failed] == [OPENS]


def test_a_problem_says_on_which_page_and_where():
    data, claim = painted()
    more = replace(claim, boxes=(*claim.boxes, Box(1, Area(500, 1000, 600, 1050))))

    problems = [problem for check in proof(data, more).failed for problem in check.problems]

    assert problems == [
        "第 1 页图像数据：距左 50.0 毫米、距上 100.0 毫米的涂除区没有涂黑。",
        "第 1 页：距左 50.0 毫米、距上 100.0 毫米的涂除区没有涂黑。",
    ]


def test_a_proof_without_checks_does_not_hold():
    data, claim = painted()

    assert not replace(proof(data, claim), checks=()).holds
