"""Remedies: who reconsiders, which court, and what the letter says."""

import pytest

from gongkai.statute import (
    OUTCOMES,
    REMEDY_CLASSES,
    BeyondTheLaw,
    CourtLevel,
    OrganKind,
    Remedy,
    RemedyOrgan,
    court_level,
    may_sue_directly,
    reconsideration_authorities,
    remedy_facts,
    remedy_paragraph,
)

BUREAU = RemedyOrgan(
    "青禾县民政局",
    OrganKind.DEPARTMENT,
    government="青禾县人民政府",
    superior="青禾市民政局",
    founder="青禾市人民政府",
)
NAMES = {"government": "本级政府", "superior": "上级", "founder": "设立机关"}


@pytest.mark.parametrize(
    ("kind", "authorities"),
    [
        (OrganKind.DEPARTMENT, ("本级政府",)),
        (OrganKind.TOWNSHIP, ("上级",)),
        (OrganKind.GOVERNMENT, ("上级",)),
        (OrganKind.DISPATCHED_ORGAN, ("设立机关",)),
        (OrganKind.DISPATCHED_BODY, ("本级政府",)),
        (OrganKind.PROVINCE, ("本机关",)),
        (OrganKind.MINISTRY, ("本机关",)),
        (OrganKind.VERTICAL, ("上级",)),
        (OrganKind.JUSTICE, ("本级政府", "上级")),
    ],
)
def test_each_kind_of_organ_has_its_reconsideration_organ(kind, authorities):
    assert reconsideration_authorities(RemedyOrgan("本机关", kind, **NAMES)) == authorities


def test_the_superior_department_of_an_ordinary_department_no_longer_reconsiders():
    assert reconsideration_authorities(BUREAU) == ("青禾县人民政府",)


def test_a_designated_organ_and_court_override_the_rule():
    organ = RemedyOrgan("本机关", OrganKind.VERTICAL, authority="指定机关", court="某铁路运输法院")

    assert reconsideration_authorities(organ) == ("指定机关",)
    assert remedy_facts(Remedy.CHOICE, organ).court == "某铁路运输法院"


def test_a_missing_name_is_asked_for():
    with pytest.raises(BeyondTheLaw, match="“青溪镇人民政府”的行政复议机关是上一级人民政府"):
        reconsideration_authorities(RemedyOrgan("青溪镇人民政府", OrganKind.TOWNSHIP))


@pytest.mark.parametrize("kind", OrganKind)
def test_suits_against_governments_above_the_township_go_to_the_intermediate_court(kind):
    higher = {OrganKind.GOVERNMENT, OrganKind.PROVINCE, OrganKind.MINISTRY}

    assert (court_level(kind) is CourtLevel.INTERMEDIATE) == (kind in higher)


def test_a_refusal_says_that_reconsideration_comes_first():
    text = remedy_paragraph(remedy_facts(Remedy.RECONSIDERATION_FIRST, BUREAU))

    assert text == (
        "如对本答复不服，根据《行政复议法》第二十三条第一款第（四）项的规定，"
        "应当先自收到本答复书之日起60日内向青禾县人民政府申请行政复议；"
        "对行政复议决定不服的，可以自收到行政复议决定书之日起15日内依法提起行政诉讼。"
    )


def test_other_answers_leave_the_choice():
    text = remedy_paragraph(remedy_facts(Remedy.CHOICE, BUREAU))

    assert text == (
        "如对本答复不服，可以自收到本答复书之日起60日内向青禾县人民政府申请行政复议，"
        "也可以自收到本答复书之日起6个月内依法向有管辖权的基层人民法院提起行政诉讼。"
    )


def test_a_partial_grant_tells_both_ways_apart():
    text = remedy_paragraph(remedy_facts(Remedy.RECONSIDERATION_FIRST, BUREAU, partial=True))

    assert text.startswith("如对其中不予公开的部分不服，根据")
    assert "应当先" in text
    assert "如对其他部分不服，可以" in text


def test_a_letter_served_online_gives_the_online_channel():
    facts = remedy_facts(Remedy.CHOICE, BUREAU, served_online=True, online_channel="掌上复议小程序")

    assert "（可以通过互联网渠道提出：掌上复议小程序）" in remedy_paragraph(facts)


def test_a_letter_served_online_without_the_channel_is_refused():
    with pytest.raises(BeyondTheLaw, match="须同时告知互联网申请行政复议的渠道"):
        remedy_facts(Remedy.CHOICE, BUREAU, served_online=True)


def test_a_letter_served_on_paper_needs_no_channel():
    facts = remedy_facts(Remedy.CHOICE, BUREAU, online_channel="掌上复议小程序")

    assert "互联网" not in remedy_paragraph(facts)


@pytest.mark.parametrize("remedy", [Remedy.NONE, Remedy.PROACTIVE_DUTY])
def test_procedural_letters_carry_no_remedy(remedy):
    organ = RemedyOrgan("无名机关", OrganKind.DEPARTMENT)

    assert remedy_paragraph(remedy_facts(remedy, organ, served_online=True)) == ""


def test_third_parties_and_silence_have_their_own_words():
    third = remedy_paragraph(remedy_facts(Remedy.THIRD_PARTY, BUREAU))
    silence = remedy_paragraph(remedy_facts(Remedy.SILENCE, BUREAU))

    assert third.startswith("如对本决定不服，可以自收到本决定书之日起60日内")
    assert silence.startswith("逾期未收到答复的，可以自答复期限届满之日起60日内")


def test_every_class_says_what_it_is_and_where_it_stands():
    assert set(REMEDY_CLASSES) == set(Remedy)
    assert [r.code for r in REMEDY_CLASSES.values() if not (r.text and r.articles)] == []


def test_a_lawsuit_without_reconsideration_is_for_the_choice_only():
    direct = {remedy for remedy in Remedy if may_sue_directly(remedy)}

    assert direct == {Remedy.CHOICE, Remedy.THIRD_PARTY, Remedy.SILENCE}


@pytest.mark.parametrize("leaf", OUTCOMES.values(), ids=OUTCOMES)
def test_every_outcome_gives_a_paragraph(leaf):
    assert "60日内向青禾县人民政府申请行政复议" in remedy_paragraph(
        remedy_facts(leaf.remedy, BUREAU)
    )
