"""A decision is drafted by one, reviewed by another, signed by the head; and may be redone."""

from datetime import date

import pytest
from tests.office.applications.deciding import ON, conclude, serve, signed
from tests.office.letters.making import on_paper

from gongkai.office.annual.compilation import compiled
from gongkai.office.applications import actions
from gongkai.office.applications.clock import facts_of, reply_clock
from gongkai.office.applications.kinds import State
from gongkai.office.applications.models import Application
from gongkai.office.applications.views import story
from gongkai.office.ledger.models import Event
from gongkai.office.organs.standing import NotPermitted
from gongkai.statute import official_calendar


def draft(application, by, **changes):
    fields = {"outcome": "granted", "sub_kind": "supplied", "on": ON} | changes
    return actions.draft(application=application, by=by, **fields)


def review(application, by, *, kind="secrecy", passed=True, opinion="同意", on=ON):
    act = actions.review_secrecy if kind == "secrecy" else actions.review_legality
    return act(application=application, passed=passed, opinion=opinion, by=by, on=on)


def test_nothing_is_decided_until_the_head_signs(application, handler, reviewer, head):
    draft(application, handler)
    review(application, reviewer)
    with pytest.raises(actions.Refused, match="现为“已拟稿，待审查”，不能签发"):
        actions.sign(application=application, by=head, on=ON)
    review(application, reviewer, kind="legality")
    assert (application.outcome, application.concluded) == ("", None)

    conclusion = actions.sign(
        application=application, by=head, on=date(2026, 3, 23), paper=on_paper()
    )

    assert (application.outcome, application.concluded) == ("granted", date(2026, 3, 23))
    assert conclusion.letter_number == "示人公开答〔2026〕1号"


def test_nobody_reviews_what_he_drafted(application, head):
    draft(application, head)

    for kind in ("secrecy", "legality"):
        with pytest.raises(actions.Refused, match="审查人不能是拟稿人本人"):
            review(application, head, kind=kind)


def test_a_handler_neither_reviews_nor_signs(application, handler, reviewer, enrolled):
    draft(application, handler)
    with pytest.raises(NotPermitted, match="保密审查"):
        review(application, handler)
    review(application, reviewer)
    review(application, reviewer, kind="legality")

    with pytest.raises(NotPermitted, match="签发"):
        actions.sign(application=application, by=reviewer, on=ON)


@pytest.mark.parametrize("kind", ["secrecy", "legality"])
def test_a_draft_that_does_not_pass_goes_back_and_a_new_one_is_reviewed_anew(
    application, handler, reviewer, kind
):
    first = draft(application, handler)
    with pytest.raises(actions.Refused, match="请写明审查意见"):
        review(application, reviewer, kind=kind, opinion="")

    review(application, reviewer, kind=kind, passed=False, opinion="依据应当到项")

    first.refresh_from_db()
    assert (application.state, first.returned) == (State.HANDLING, ON)
    assert Event.objects.last().label.endswith("未通过")
    draft(application, handler)
    assert application.state == State.DRAFTED


@pytest.mark.parametrize(
    ("act", "who", "words"),
    [
        (actions.return_draft, "head", {"opinion": "请核对依据"}),
        (actions.recall_draft, "handler", {"reason": "收到补充材料"}),
    ],
)
def test_a_draft_is_sent_or_taken_back_with_words(request, application, handler, act, who, words):
    draft(application, handler)
    by = request.getfixturevalue(who)
    with pytest.raises(actions.Refused, match="请写明"):
        act(application=application, by=by, on=ON, **dict.fromkeys(words, " "))

    act(application=application, by=by, on=ON, **words)

    assert application.state == State.HANDLING
    assert not application.conclusions.exists()


def test_the_guards_are_asked_again_on_the_day_of_signing(registered, handler, head, reviewer):
    one, other = registered(), registered()
    number = "示政办函〔2026〕9号"
    draft(one, handler, letter_number=number)
    conclude(other, "granted", handler, sub_kind="supplied", letter_number=number)

    with pytest.raises(actions.Refused, match="已经使用，请重新编号"):
        signed(one, reviewer=reviewer, head=head, on=ON)

    one.refresh_from_db()
    assert one.outcome == ""


def test_nothing_is_reviewed_before_it_is_drafted(application, handler, reviewer):
    draft(application, handler)

    with pytest.raises(actions.Refused, match="早于拟稿日期"):
        review(application, reviewer, on=date(2026, 3, 19))


@pytest.fixture
def refused(application, handler):
    facts = actions.Stated(not_separable="全文", discretion="影响内部管理")
    conclude(application, "refused_internal", handler, facts=facts)
    serve(application, handler)
    return application


def reopen(application, by, **changes):
    fields = {
        "ground": "reconsideration",
        "document": "示政复决〔2026〕2号",
        "matter": "撤销原答复，责令重新答复",
        "on": date(2026, 6, 1),
    } | changes
    return actions.reopen(application=application, by=by, **fields)


def test_a_reopened_case_has_the_period_that_was_ordered(refused, head):
    reopen(refused, head, days=15)

    assert (refused.state, refused.due) == (State.HANDLING, date(2026, 6, 23))
    clock = reply_clock(facts_of(refused), official_calendar())
    assert (clock.name, clock.days[0].reason[:6]) == ("重新答复期限", "收到责令重新")


def test_without_an_ordered_period_the_statutory_one_runs(refused, head):
    reopen(refused, head, ground="own", document="")

    assert refused.due == date(2026, 6, 30)
    assert reply_clock(facts_of(refused), official_calendar()).name == "答复期限"


def test_both_decisions_stay_and_the_year_counts_the_first(refused, handler, head, office):
    before = compiled(office, 2026).cells
    reopen(refused, head, days=15)
    assert list(Application.objects.pending()) == [refused]
    conclude(refused, "granted", handler, sub_kind="supplied", on=date(2027, 1, 5))
    serve(refused, handler, on=date(2027, 1, 6))

    assert compiled(office, 2026).cells == before
    assert compiled(office, 2027).cells["applications.handled.total"] == 0
    assert [one.outcome for one in refused.conclusions.all()] == ["refused_internal", "granted"]
    assert (refused.outcome, refused.concluded, refused.served) == ("refused_internal", ON, ON)
    assert (refused.conclusion.outcome, refused.decided) == ("granted", date(2027, 1, 5))
    assert "2027-03-08" in "".join(story.remedy_words(refused, today=date(2027, 1, 7)))
    assert Event.objects.filter(kind="concluded").last().note == ("予以公开（不改变原年度的统计）")


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"matter": " "}, "请写明决定、判决的主文"),
        ({"document": ""}, "请填写行政复议决定书或者判决书的文号"),
        ({"on": date(2026, 3, 19)}, "早于原决定日期"),
        ({"days": 0}, "至少为 1 个工作日"),
    ],
)
def test_a_reopening_says_on_what_it_rests(refused, head, changes, why):
    with pytest.raises(actions.Refused, match=why):
        reopen(refused, head, **changes)


def test_a_case_closed_for_silence_and_reopened_does_not_wait_for_the_old_correction(
    application, handler, head
):
    actions.ask_correction(application=application, items="甲", by=handler, on=date(2026, 3, 3))
    actions.lapse_correction(application=application, by=handler, on=date(2026, 3, 18))
    conclude(application, "closed_uncorrected", handler)
    serve(application, handler)

    reopen(application, head)

    assert (application.state, application.due) == (State.HANDLING, date(2026, 6, 30))


def test_the_case_page_shows_both_decisions_and_what_counts(client, refused, handler, head):
    reopen(refused, head, days=15)
    conclude(refused, "granted", handler, sub_kind="supplied", on=date(2026, 6, 10))
    client.force_login(handler)

    page = client.get(f"/office/applications/case/{refused.pk}/").content.decode()

    assert "计入 2026 年度报告的“属于三类内部事务信息”" in page
    assert "重新答复，不改变原年度的统计" in page
    assert "示政复决〔2026〕2号" in page
