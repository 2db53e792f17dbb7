"""The catalogue agrees with the law: every outcome has its letter, of its basis and remedy."""

import pytest

from gongkai.office.letters.catalogue import LETTERS, Addressee, letter_of
from gongkai.office.letters.catalogue.fields import BY_LABEL, FIELDS
from gongkai.office.letters.catalogue.scripts import Line, script
from gongkai.statute import OUTCOMES, NotInTheLaw, Remedy


def test_the_codes_are_those_of_the_handbook():
    expected = [f"P{n:02}" for n in range(1, 15)] + [f"S{n:02}" for n in range(1, 24)]

    assert list(LETTERS) == expected


@pytest.mark.parametrize("code", OUTCOMES)
def test_every_outcome_and_each_of_its_finer_cases_has_a_letter_of_its_remedy(code):
    leaf = OUTCOMES[code]
    for sub_kind in ("", *(kind.code for kind in leaf.sub_kinds)):
        kind = letter_of(code, sub_kind)

        assert code in kind.outcomes
        assert kind.code in leaf.letters
        assert kind.remedy is leaf.remedy


@pytest.mark.parametrize(
    ("outcome", "sub_kind", "letter"),
    [
        pytest.param("granted", "already_public", "S01", id="already public"),
        pytest.param("granted", "told_how", "S02", id="told how"),
        pytest.param("unavailable_not_held", "not_exist", "S12", id="does not exist"),
        pytest.param("unavailable_not_held", "not_responsible", "S13", id="another organ's"),
        pytest.param("closed_other", "withdrawn", "S23", id="withdrawn"),
    ],
)
def test_the_finer_case_chooses_the_letter(outcome, sub_kind, letter):
    assert letter_of(outcome, sub_kind).code == letter


def test_an_unknown_outcome_is_said_so():
    with pytest.raises(NotInTheLaw):
        letter_of("granted_twice")


def test_only_replies_and_the_notice_to_a_third_party_tell_of_a_remedy():
    telling = {kind.code for kind in LETTERS.values() if kind.tells_remedy}

    assert telling == {code for code in LETTERS if code.startswith("S")} | {"P12"}
    assert LETTERS["P12"].remedy is Remedy.THIRD_PARTY


def test_what_an_applicant_receives_has_a_number_and_series_tell_letters_apart():
    for kind in LETTERS.values():
        assert bool(kind.series) == kind.has_salutation, kind.code
    series = {kind.series for kind in LETTERS.values() if not kind.is_reply and kind.series}

    assert len(series) == 10  # both consultations share one
    assert {kind.series for kind in LETTERS.values() if kind.is_reply} == {"公开答"}


@pytest.mark.parametrize("code", LETTERS)
def test_a_letter_says_what_it_is_for_and_its_fields_are_known(code):
    kind = LETTERS[code]

    assert kind.used
    assert kind.contents
    assert set(kind.fields) <= set(FIELDS)
    assert set(kind.required) <= set(kind.fields)
    assert len(BY_LABEL) == len(FIELDS)


@pytest.mark.parametrize("code", LETTERS)
def test_every_text_begins_with_its_organ_and_ends_signed_unless_it_is_a_form(code):
    kind = LETTERS[code]
    roles = [piece.role for piece in script(kind) if isinstance(piece, Line)]

    assert "文书标题" in roles
    if kind.addressee is not Addressee.FILE:
        assert roles[:4] == ["发文机关标志", "发文字号", "文书标题", "主送"]
        assert roles[-2:] == ["署名", "成文日期"]
