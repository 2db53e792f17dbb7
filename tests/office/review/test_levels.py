"""Three levels, three people: whose turn it is, who may, what each must say."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from tests.office.reviewing import AGREED, agree, reviewers

from gongkai.office.disclosure import actions as documents
from gongkai.office.ledger.models import Event
from gongkai.office.organs.models import Role
from gongkai.office.organs.standing import NotPermitted
from gongkai.office.review import actions
from gongkai.office.review.actions import Held, Statement, give_opinion
from gongkai.office.review.checklist import QUESTIONS, blank
from gongkai.office.review.kinds import Result, Source, Step
from gongkai.office.review.models import ReviewRule, Scrutiny
from gongkai.office.review.seals import seals
from gongkai.office.review.turns import due, is_overdue, turn, with_turns

ON = date(2026, 11, 23)
REASON = {"reason": "涉及商业秘密", "basis": "《条例》第十五条"}


def fresh(scrutiny):
    return with_turns(Scrutiny.objects.filter(pk=scrutiny.pk)).get()


def kinds(scrutiny):
    events = Event.objects.filter(subject="document", subject_id=scrutiny.subject_id)
    return list(events.order_by("pk").values_list("kind", flat=True))


def answered(**changed):
    return blank() | {code: {"answer": a, "note": note} for code, (a, note) in changed.items()}


def test_each_level_follows_the_other_and_the_last_one_concludes(sent, office):
    turns = []
    for one in reviewers(office):
        turns.append(turn(fresh(sent)))
        agree(sent, [one], on=ON)

    assert turns == [Step.FIRST, Step.SECOND, Step.FINAL]
    assert fresh(sent).ending.result == Result.PUBLIC
    assert kinds(sent) == ["drafted", "submitted", "first_review", "second_review", "cleared"]


def test_a_level_is_decided_by_one_who_holds_it(sent, office, enrolled):
    first, second, _ = reviewers(office)
    agree(sent, [first], on=ON)

    with pytest.raises(NotPermitted, match="现在轮到复审"):
        give_opinion(sent, AGREED, by=enrolled("何青", office, Role.HANDLER), on=ON)
    agree(sent, [second], on=ON)
    with pytest.raises(NotPermitted, match="现在轮到终审"):
        give_opinion(sent, AGREED, by=enrolled("谢宁", office, Role.REVIEWER), on=ON)


def test_nobody_reviews_at_two_levels(sent, office):
    *_, last = reviewers(office)
    agree(sent, [last], on=ON)

    with pytest.raises(NotPermitted, match="每一级由不同的人"):
        give_opinion(sent, AGREED, by=last, on=ON)


def test_nobody_reviews_what_he_drafted(sent, handler):
    with pytest.raises(NotPermitted, match="不能审查自己的稿件"):
        give_opinion(sent, AGREED, by=handler, on=ON)


def test_people_of_another_organ_review_nothing(sent, stranger):
    with pytest.raises(NotPermitted, match="没有这一级的职权"):
        give_opinion(sent, AGREED, by=stranger, on=ON)


def test_a_return_ends_it_at_any_level_and_says_what_to_do(sent, office):
    with pytest.raises(ValidationError, match="请写明为什么"):
        give_opinion(sent, Held(Result.RETURNED), by=reviewers(office)[0], on=ON)

    give_opinion(sent, Held(Result.RETURNED, "补上联系电话"), by=reviewers(office)[0], on=ON)

    assert fresh(sent).ending.result == Result.RETURNED
    assert turn(fresh(sent)) is None
    with pytest.raises(NotPermitted, match="已经办结：退回修改"):
        give_opinion(sent, AGREED, by=reviewers(office)[1], on=ON)


@pytest.mark.parametrize(
    ("held", "field", "told"),
    [
        (Held("poem"), "result", "请选择审查结论"),
        (Held(Result.WITHDRAWN), "result", "请选择审查结论"),
        (Held(Result.PUBLIC), "checklist", "“国家秘密”还没有核对"),
        (Held(Result.NOT_DISCLOSED, checklist=blank()), "reason", "请写明理由"),
        (Held(Result.ON_REQUEST, reason="内部", checklist=blank()), "basis", "请写明依据"),
        (Held(Result.PARTIAL, **REASON, checklist=blank()), "withheld", "脱敏或者删去了什么"),
        (Held(Result.REFERRED, **REASON, checklist=blank()), "opinion", "请写明为什么"),
        (
            Held(Result.PUBLIC, checklist=answered(privacy=("yes", ""))),
            "checklist",
            "“个人隐私、敏感个人信息”选了“有”，请写明是什么",
        ),
        (
            Held(Result.PUBLIC, checklist=answered(maps_foreign=("unsure", "有一幅示意图"))),
            "checklist",
            "还拿不准，不能公开",
        ),
        (
            Held(Result.PUBLIC, checklist=answered(work_secret=("yes", "附件二"))),
            "checklist",
            "有“工作秘密”",
        ),
    ],
)
def test_an_opinion_lacks_nothing(sent, office, held, field, told):
    with pytest.raises(ValidationError) as refusal:
        give_opinion(sent, held, by=reviewers(office)[0], on=ON)

    assert any(told in words for words in refusal.value.message_dict[field])
    assert not sent.opinions.exists()


def test_what_may_be_weighed_goes_out_with_its_reason(sent, office):
    weighed = answered(privacy=("yes", "当事人已书面同意"))

    give_opinion(sent, Held(Result.PUBLIC, checklist=weighed), by=reviewers(office)[0], on=ON)

    given = sent.opinions.get()
    label = next(one.label for one in QUESTIONS if one.code == "privacy")
    assert (label, "有", "当事人已书面同意") in given.answered()


@pytest.fixture
def referred(sent, office):
    """A review whose last level asked another authority."""
    first, second, last = reviewers(office)
    agree(sent, [first, second], on=ON)
    asked = Held(Result.REFERRED, "请县保密局确定", **REASON, checklist=blank())
    give_opinion(sent, asked, by=last, on=ON)
    return sent


def letter(scrutiny, by, answer=Result.PUBLIC, dated=ON, on=ON):
    return actions.record_answer(
        scrutiny,
        authority="示范县保密局",
        letter_number="示保函〔2026〕3号",
        dated=dated,
        answer=answer,
        text="可以公开",
        by=by,
        on=on,
    )


def test_what_was_referred_waits_for_its_letter(referred, office, reviewer):
    *_, last = reviewers(office)
    assert turn(fresh(referred)) is None
    assert due(fresh(referred)) is None
    with pytest.raises(NotPermitted, match="收到复函并登记后"):
        give_opinion(referred, AGREED, by=last, on=ON)

    letter(referred, reviewer)

    assert turn(fresh(referred)) == Step.FINAL
    give_opinion(referred, AGREED, by=last, on=ON)
    assert fresh(referred).ending.clears
    assert kinds(referred)[-3:] == ["referred", "determined", "cleared"]


@pytest.mark.parametrize("answer", [Result.NOT_DISCLOSED, Result.ON_REQUEST, Result.PARTIAL])
def test_nobody_concludes_more_openly_than_the_letter(referred, office, reviewer, answer):
    letter(referred, reviewer, answer)

    with pytest.raises(ValidationError, match="请按复函作结论"):
        give_opinion(referred, AGREED, by=reviewers(office)[2], on=ON)


def test_a_letter_is_kept_once_with_a_day_that_can_be(sent, referred, reviewer, handler):
    with pytest.raises(ValidationError, match="复函日期应在"):
        letter(referred, reviewer, dated=date(2026, 11, 20))
    with pytest.raises(NotPermitted, match="没有登记复函的职权"):
        letter(referred, handler)
    letter(referred, reviewer)
    with pytest.raises(NotPermitted, match="没有在等复函"):
        letter(referred, reviewer)


def test_each_level_has_its_working_days(sent, office):
    assert due(fresh(sent)) == date(2026, 11, 25)
    assert not is_overdue(fresh(sent), date(2026, 11, 25))
    assert is_overdue(fresh(sent), date(2026, 11, 26))

    agree(sent, reviewers(office)[:1], on=ON)

    assert due(fresh(sent)) == date(2026, 12, 2)


def test_the_strip_shows_who_held_what_and_who_is_next(sent, office):
    first, *_ = reviewers(office)
    agree(sent, [first], on=ON)

    shown = seals(fresh(sent), today=date(2026, 12, 3))

    assert [(one.level, one.state) for one in shown] == [
        ("初审", "passed"),
        ("复审", "open"),
        ("终审", "waiting"),
    ]
    assert shown[0].by == "何初"
    assert shown[1].at == "应在 2026-12-02 前完成，已超过时限"


def test_a_rule_of_fewer_levels_has_its_reason_and_holds_from_the_next_review(
    sent, draft, office, handler, head
):
    told = {"levels": 2, "first_days": 1, "second_days": 1, "final_days": 1}
    with pytest.raises(ValidationError, match="少于三级的，请写明理由"):
        actions.keep_rule(organ=office, category="", by=head, on=ON, **told, reason="")
    with pytest.raises(NotPermitted):
        actions.keep_rule(organ=office, category="", by=handler, on=ON, **told, reason="人少")

    actions.keep_rule(organ=office, category="", by=head, on=ON, **told, reason="全办三人")
    again = documents.submit(document=draft, by=handler, on=ON)

    assert fresh(sent).levels == 3
    assert fresh(again).steps == (Step.FIRST, Step.FINAL)
    assert due(fresh(again)) == date(2026, 11, 24)
    assert ReviewRule.objects.get().reason == "全办三人"


def test_sending_again_ends_what_was_open(sent, draft, handler):
    again = documents.submit(document=draft, by=handler, on=ON)

    assert fresh(sent).ending.result == Result.SUPERSEDED
    assert fresh(again).ending is None
    assert again.number != sent.number


def test_what_was_sent_may_be_recalled_until_it_ended(sent, office, handler, stranger):
    with pytest.raises(NotPermitted):
        actions.recall(sent, reason="好奇", by=stranger, on=ON)

    actions.recall(sent, reason="数字有误", by=handler, on=ON)

    assert fresh(sent).ending.result == Result.RECALLED
    with pytest.raises(NotPermitted, match="已经办结"):
        actions.recall(sent, reason="再撤", by=handler, on=ON)


@pytest.mark.parametrize("source", [Source.OBTAINED, Source.JOINT])
def test_what_others_made_needs_their_consent(draft, handler, source):
    with pytest.raises(ValidationError, match="consent"):
        documents.submit(document=draft, by=handler, on=ON, stated=Statement(source=source))

    consent = Statement(source=source, consent="示财函〔2026〕8号，11月20日")
    assert documents.submit(document=draft, by=handler, on=ON, stated=consent).consent
