"""Two officers who answer one question at the same time, each on a connection of his own."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from tests.office.threads import found_office, in_thread

from gongkai.office.applications.sealing import Applicant
from gongkai.office.ledger.chain import breaks
from gongkai.office.ledger.models import Event, Head
from gongkai.office.messages.models import Message
from gongkai.office.organs import actions as organs
from gongkai.office.organs.models import Role
from gongkai.office.questions import actions
from gongkai.office.questions.kinds import Ground, State
from gongkai.office.questions.models import Question

ON, DAY = date(2026, 9, 28), date(2026, 9, 30)
OFFICERS = 4


def asked():
    """A question with an answer that is drafted, and those who may give it."""
    office = found_office()
    officers = [
        organs.enrol(username=f"user-{number}", name=name, password="shi-fan-2026!")
        for number, name in enumerate(["林晓", "陈立", "周敏", "郑安"])
    ]
    for one in officers:
        organs.appoint(user=one, organ=office, role=Role.HANDLER)
    sender = Applicant("王小满", email="xiaoman@example.cn")
    said = {"title": "医保在哪里缴费", "text": "到哪里缴？", "submission": "a-browser"}
    question = actions.ask(organ=office, sender=sender, on=ON, **said).question
    actions.draft(question=question, answer="到便民中心。", seen=0, by=officers[0], on=DAY)
    return Question.objects.get(), officers


def answer(question, by):
    actions.answer(question=question, seen=1, by=by, on=DAY)


def decline(question, by):
    actions.decline(question=question, ground=Ground.PETITION, reasons="请到窗口。", by=by, on=DAY)


def overwrite(question, by):
    actions.draft(question=question, answer=f"{by.name}另写。", seen=1, by=by, on=DAY)


def told():
    """What came of it: its state and versions, the acts, the messages, the faults of the ledger."""
    kinds = Event.objects.filter(subject="question").values_list("kind", flat=True)
    broken = list(breaks(Event.objects.order_by("pk"), Head.objects.get()))
    question = Question.objects.get()
    return question.state, question.drafts, sorted(kinds), Message.objects.count(), broken


@pytest.mark.parametrize(
    ("act", "state", "versions", "kind", "messages"),
    [
        pytest.param(answer, State.ANSWERED, 1, "question_answered", 1, id="answer it"),
        pytest.param(decline, State.DECLINED, 1, "question_declined", 1, id="refuse it"),
        pytest.param(overwrite, State.DRAFTED, 2, "question_drafted", 0, id="write another"),
    ],
)
def test_of_those_who_act_at_once_one_does_and_the_others_are_told(
    on_file, act, state, versions, kind, messages
):
    question, officers = in_thread(asked)
    before = in_thread(lambda: told()[2])
    begin = threading.Barrier(OFFICERS)

    def done(by):
        mine = Question(**{f.attname: getattr(question, f.attname) for f in question._meta.fields})
        begin.wait(10)
        try:
            act(mine, by)
        except ValidationError as refusal:
            return refusal.messages[0]
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(OFFICERS) as pool:
        said = list(pool.map(done, officers))

    assert said.count("") == 1
    assert all("现在是“" in one or "已被他人改动" in one for one in said if one)
    assert in_thread(told) == (state, versions, sorted([*before, kind]), messages, [])
