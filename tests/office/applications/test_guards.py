"""A decision stands only when its guards are met; each refusal says what is missing."""

from datetime import date

import pytest
from tests.office.applications.deciding import ON, conclude, serve

from gongkai.office.applications import actions
from gongkai.office.applications.actions import Stated
from gongkai.office.applications.kinds import State
from gongkai.office.ledger.models import Event
from gongkai.statute import OUTCOMES


def test_a_grant_has_its_letter_its_basis_and_its_event(application, handler):
    conclusion = conclude(application, "granted", handler, sub_kind="supplied", reasons="附复印件")

    assert application.letter_number == "示人公开答〔2026〕1号"
    assert application.concluded == ON
    assert application.state == State.CONCLUDED
    assert conclusion.basis.startswith("《政府信息公开条例》第三十六条第（一）项")
    event = Event.objects.filter(kind="concluded").get()
    assert event.new["outcome"] == "granted"


NATIONAL = {"basis_kind": "LAW", "basis_name": "不动产登记法", "basis_article": "第三条"}
ENOUGH = {
    "refused_state_secret": Stated(not_separable="全文涉密"),
    "refused_prohibited": Stated(not_separable="全文", **NATIONAL),
    "refused_security": Stated(not_separable="全文"),
    "refused_third_party": Stated(not_separable="全文", consultation_needless="第三方已注销"),
    "refused_internal": Stated(not_separable="全文", discretion="影响内部管理"),
    "refused_deliberative": Stated(not_separable="全文", discretion="尚未定稿"),
    "refused_enforcement_file": Stated(not_separable="全文", discretion="影响办案"),
    "refused_inquiry": Stated(**NATIONAL),
}


@pytest.mark.parametrize(
    ("outcome", "stated", "missing"),
    [
        ("refused_third_party", Stated(not_separable="全文"), "须先书面征求第三方意见"),
        ("refused_security", Stated(), "尚未作可分割性审查"),
        ("refused_prohibited", Stated(not_separable="全文"), "写明所依据的法律或者行政法规"),
        (
            "refused_prohibited",
            Stated(not_separable="全文", basis_kind="RULE", basis_name="某办法"),
            "只能依据法律或者行政法规",
        ),
        (
            "refused_state_secret",
            Stated(not_separable="全文", leaks_content=True),
            "含有涉密内容",
        ),
        ("refused_internal", Stated(not_separable="全文"), "裁量理由"),
        ("refused_inquiry", Stated(), "写明所依据的法律或者行政法规"),
        ("declined_repeat", Stated(), "关联此前已答复的申请"),
        ("declined_excessive", Stated(), "须先送达说明理由告知书"),
        ("closed_uncorrected", Stated(), "须先送达补正告知书"),
        ("closed_unpaid", Stated(), "须先送达收费通知书"),
        ("unavailable_unclear", Stated(), "收到申请人的补正"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_written(
    application, handler, outcome, stated, missing
):
    before = Event.objects.count()

    with pytest.raises(actions.Refused, match=missing):
        conclude(application, outcome, handler, facts=stated)

    application.refresh_from_db()
    assert (application.outcome, application.concluded) == ("", None)
    assert Event.objects.count() == before


@pytest.mark.parametrize("outcome", ENOUGH)
def test_a_refusal_with_all_that_it_needs_stands(application, handler, outcome):
    conclude(application, outcome, handler, facts=ENOUGH[outcome])

    assert application.outcome == outcome
    assert application.conclusion.facts["not_separable"] == ENOUGH[outcome].not_separable


@pytest.mark.parametrize(
    "outcome", ["partial", "unavailable_needs_creation", "declined_petition", "declined_reissue"]
)
def test_outcomes_without_further_guards_stand(application, handler, outcome):
    conclude(application, outcome, handler)

    assert application.outcome == outcome


def test_not_existing_needs_a_search(application, handler):
    with pytest.raises(actions.Refused, match="至少一条检索记录"):
        conclude(application, "unavailable_not_held", handler, sub_kind="not_exist")

    actions.record_search(
        application=application,
        systems="公文系统、档案室",
        keywords="养护合同",
        result="未检索到",
        by=handler,
        on=date(2026, 3, 10),
    )
    conclude(application, "unavailable_not_held", handler, sub_kind="not_exist")


def test_another_organs_matter_needs_no_search(application, handler):
    conclude(application, "unavailable_not_held", handler, sub_kind="not_responsible")


def test_a_refusal_for_a_third_party_waits_for_its_silence(application, handler):
    asked = actions.consult(
        application=application,
        consulted="third_party",
        party="示范县青禾商贸有限公司",
        by=handler,
        on=date(2026, 3, 6),
    )
    facts = Stated(not_separable="全文")

    with pytest.raises(actions.Refused, match="请待其结束后再作决定"):
        conclude(application, "refused_third_party", handler, on=date(2026, 3, 27), facts=facts)
    conclude(application, "refused_third_party", handler, on=date(2026, 3, 30), facts=facts)

    assert asked.answered is None


def test_a_repeat_needs_an_earlier_reply_to_the_same_person(registered, handler):
    first, again = registered(), registered()
    facts = Stated(earlier=first.pk)
    with pytest.raises(actions.Refused, match="尚未答复"):
        conclude(again, "declined_repeat", handler, facts=facts)

    conclude(first, "granted", handler, sub_kind="supplied")
    serve(first, handler)
    conclude(again, "declined_repeat", handler, facts=facts)

    assert again.outcome == "declined_repeat"


def test_somebody_elses_application_is_no_repeat(registered, handler):
    other = actions.Applicant(name="李青", id_number="")
    first, again = registered(applicant=other), registered()

    with pytest.raises(actions.Refused, match="申请人不同"):
        conclude(again, "declined_repeat", handler, facts=Stated(earlier=first.pk))


def test_excessive_needs_reasons_asked_and_given_or_lapsed(application, handler):
    actions.ask_reasons(application=application, counts="46 件", by=handler, on=date(2026, 3, 4))
    with pytest.raises(actions.Refused, match="尚未说明理由且期限未满"):
        conclude(application, "declined_excessive", handler, on=date(2026, 3, 10))

    conclude(application, "declined_excessive", handler, on=date(2026, 3, 19))


def test_uncorrected_needs_the_period_to_be_over_without_good_reason(application, handler):
    notice = actions.ask_correction(
        application=application, items="写明年份", by=handler, on=date(2026, 3, 4)
    )
    with pytest.raises(actions.Refused, match="补正期限尚未届满"):
        conclude(application, "closed_uncorrected", handler, on=notice.due)
    with pytest.raises(actions.Refused, match="有正当理由（住院）"):
        conclude(application, "closed_uncorrected", handler, facts=Stated(good_reason="住院"))

    conclude(application, "closed_uncorrected", handler)


def test_unclear_needs_a_correction_that_came(application, handler):
    who = {"application": application, "by": handler}
    actions.ask_correction(items="写明年份", on=date(2026, 3, 4), **who)
    actions.accept_correction(text="就是那些", on=date(2026, 3, 9), **who)

    conclude(application, "unavailable_unclear", handler)


def test_unpaid_needs_the_payment_period_to_be_over(application, handler):
    who = {"application": application, "by": handler}
    notice = actions.notify_fee(basis="page", units=50, on=date(2026, 3, 4), **who)
    with pytest.raises(actions.Refused, match="缴费期限尚未届满"):
        conclude(application, "closed_unpaid", handler, on=notice.due)

    conclude(application, "closed_unpaid", handler, on=date(2026, 4, 3))


def test_the_enough_facts_cover_every_refusal():
    assert set(ENOUGH) == {code for code in OUTCOMES if code.startswith("refused_")}
