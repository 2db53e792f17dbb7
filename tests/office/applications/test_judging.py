"""Five steps lead to one of the 21 outcomes; the page remembers, and shows what is missing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.office.applications.conftest import WANG
from tests.office.applications.deciding import conclude, serve
from tests.office.applications.pages import case, words

from gongkai.office.applications import actions
from gongkai.office.applications.acts import ACTS
from gongkai.office.applications.forms.concluding import ASKED_BY
from gongkai.office.applications.models import Application
from gongkai.office.applications.records import bigrams
from gongkai.office.applications.steps import QUESTIONS, STEPS, path
from gongkai.office.applications.views.likeness import alike, frequency, repeated
from gongkai.statute import OUTCOMES

TO_THE_END = {
    "complete": "yes",
    "request": "yes",
    "again": "no",
    "regime": "no",
    "mine": "yes",
    "held": "yes",
    "public": "no",
    "absolute": "no",
    "third": "no",
    "internal": "no",
    "supply": "supply",
}


def ends():
    return [answer for question in QUESTIONS.values() for answer in question.answers.values()]


def test_every_answer_leads_on_to_an_act_or_to_an_outcome():
    for answer in ends():
        assert [bool(answer.question), bool(answer.act), bool(answer.outcome)].count(True) == 1
        assert not answer.question or answer.question in QUESTIONS
        assert not answer.act or answer.act in ACTS
        kinds = {kind.code for kind in OUTCOMES[answer.outcome].sub_kinds} if answer.outcome else ()
        assert not answer.sub_kind or answer.sub_kind in kinds


def test_every_outcome_is_reached():
    assert {answer.outcome for answer in ends()} - {""} == set(OUTCOMES)
    assert [question.step for question in QUESTIONS.values()][0] == STEPS[0]


@given(st.dictionaries(st.sampled_from(list(QUESTIONS)), st.sampled_from(["yes", "no", "x"])))
def test_any_answers_make_a_way(answers):
    way = path(answers)

    assert [bool(way.question), bool(way.act), bool(way.outcome)].count(True) == 1
    assert len(way.answered) == len({key for key, _ in way.answered})


def test_an_answer_that_is_no_longer_on_the_way_is_left_aside():
    assert path(TO_THE_END).outcome == "granted"
    assert path(TO_THE_END | {"request": "petition"}).outcome == "declined_petition"
    assert path(TO_THE_END | {"internal": "file"}).question == "separable:refused_enforcement_file"


def test_the_page_asks_on_and_remembers(client, handler, application):
    client.force_login(handler)
    address = case(application, "judge")
    assert "补不补：申请是否写明" in words(client.get(address))

    response = client.post(address, {"question": "complete", "answer": "yes"}, follow=True)
    assert "该不该：这是不是一件" in words(response)
    assert "第三十九条" in words(response)
    client.post(address, {"question": "request", "answer": "petition"})

    page = words(client.get(address))
    assert "信访举报投诉类申请" in page
    assert "您的判断" not in page
    assert "要求获取政府信息" in words(client.get(f"{address}?change=request"))
    assert application.judgement.answers == {"complete": "yes", "request": "petition"}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"question": "complete"}, "请选择一项"),
        ({"question": "complete", "answer": "maybe"}, "没有这个答案"),
        ({"question": "gossip", "answer": "yes"}, "没有这个问题或者答案"),
    ],
)
def test_what_is_no_answer_is_said_beside_the_question(client, handler, application, data, said):
    client.force_login(handler)

    response = client.post(case(application, "judge"), data)

    assert response.status_code == 422
    assert said in words(response)


def test_a_wrong_question_is_refused_at_the_door(application, handler):
    with pytest.raises(actions.Refused, match="没有这个问题或者答案"):
        actions.judge(
            application=application, question="x", answer="y", by=handler, on=date(2026, 3, 3)
        )


def answered(application, by, **answers):
    for question, answer in (TO_THE_END | answers).items():
        actions.judge(
            application=application, question=question, answer=answer, by=by, on=date(2026, 3, 3)
        )


def test_a_guard_is_shown_missing_with_the_way_to_it_and_then_met(client, handler, application):
    answered(application, handler, held="no")
    client.force_login(handler)

    page = client.get(case(application, "judge")).content.decode()
    assert "✗ 不具备" in page
    assert f"case/{application.pk}/record_search/" in page
    actions.record_search(
        application=application,
        systems="档案室",
        keywords="合同",
        result="无",
        by=handler,
        on=date(2026, 3, 3),
    )

    page = words(client.get(case(application, "judge")))
    assert "✗ 不具备" not in page
    assert "拟写处理决定" in page


def test_a_guard_that_the_draft_states_says_so(client, handler, application):
    answered(application, handler, internal="process")
    question = "separable:refused_deliberative"
    actions.judge(
        application=application, question=question, answer="no", by=handler, on=date(2026, 3, 3)
    )
    client.force_login(handler)

    page = words(client.get(case(application, "judge")))

    assert page.count("拟稿时填写") == 2
    assert {"G2", "G12"} <= set(ASKED_BY)


def test_an_act_that_comes_first_is_linked(client, handler, application):
    answered(application, handler, complete="ask")
    client.force_login(handler)

    assert "先办：" in words(client.get(case(application, "judge")))


def test_the_same_applicant_is_known_by_his_key_and_counted(registered, handler):
    first = registered()
    conclude(first, "granted", handler, sub_kind="supplied")
    serve(first, handler)
    others = [registered() for _ in range(10)]
    last = others[-1]
    rows = Application.objects.all()

    seen = frequency(last, rows)

    assert first in repeated(last, rows)
    assert (seen.in_month, seen.in_year, seen.ordinal, seen.rate) == (11, 11, 11, 100)
    assert seen.month.amount == 100
    assert frequency(first, rows).rate == 0
    nobody = registered(applicant=actions.Applicant("李禾"))
    assert (repeated(nobody, rows), frequency(nobody, rows)) == ([], None)


def test_cases_alike_are_found_by_their_words(registered):
    one = registered(title="2025 年县城道路养护合同")
    near = registered(title="县城道路养护合同及付款凭证")
    registered(title="幼儿园收费依据", description="批复")

    found = alike(one, Application.objects.all())

    assert [like.application for like in found] == [near]
    assert found[0].likeness >= 55


def test_another_organs_cases_are_not_looked_at(registered, stranger, other_office):
    one = registered(title="县城道路养护合同")
    registered(title="县城道路养护合同", organ=other_office, by=stranger)

    assert alike(one, Application.objects.all()) == []


def test_words_that_every_application_has_tell_nothing():
    assert bigrams("申请公开政府信息") == {"开政", "府信"}
    assert bigrams("A") == frozenset()
    assert WANG.name not in bigrams("王小满")
