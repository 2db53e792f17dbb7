"""Random histories of acts and dates: whatever happens, the record stays what the law wants.

A bounded number runs each time; `GONGKAI_HISTORIES=3000` runs as many as that.
"""

import os
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tests.office.applications.conftest import WANG
from tests.office.applications.recounting import due_recounted
from tests.office.letters.making import on_paper

from gongkai.office.annual.compilation import compiled
from gongkai.office.applications import actions
from gongkai.office.applications.acts import ACTS, permitted
from gongkai.office.applications.kinds import Channel, ReopeningGround, State
from gongkai.office.applications.models import Application
from gongkai.office.applications.states import state
from gongkai.office.ledger.chain import breaks
from gongkai.office.ledger.models import Event, Head
from gongkai.office.organs.models import User
from gongkai.office.organs.standing import NotPermitted
from gongkai.report.checks import findings
from gongkai.statute import OUTCOMES, StatuteError

HISTORIES = int(os.environ.get("GONGKAI_HISTORIES", "12"))
REFUSALS = (actions.Refused, NotPermitted, StatuteError, ValidationError)
FIRST_DAY = date(2025, 10, 9)
WORDS = "已核对"

days = st.integers(-3, 25)
numbers = st.integers(1, 1000)


def outcome_of(number: int) -> dict:
    """An outcome with its sub-kind, all that can be stated stated."""
    leaf = list(OUTCOMES.values())[number % len(OUTCOMES)]
    kinds = [kind.code for kind in leaf.sub_kinds]
    stated = actions.Stated(
        not_separable=WORDS,
        discretion=WORDS,
        consultation_needless=WORDS if number % 3 else "",
        basis_kind="LAW",
        basis_name="某法",
        remark=WORDS,
    )
    sub_kind = kinds[number % len(kinds)] if kinds else ""
    return {"outcome": leaf.code, "sub_kind": sub_kind, "facts": stated}


def person(case: Application, number: int) -> User:
    """Somebody who works for the case's organ, in whatever role."""
    people = User.objects.filter(memberships__organ=case.organ_id).order_by("pk")
    return people[number % len(people)]


def arguments(act: str, case: Application, *, number: int) -> dict:
    """What an act is called with, besides the case, the person and the day."""
    consulted = ("third_party", "other_organ")[number % 2]
    given = {
        "ask_correction": {"items": WORDS, "days": 1 + number % 12},
        "accept_reasons": {"answer": WORDS},
        "ask_reasons": {"counts": "46 件"},
        "hand_to": {"handler": person(case, number)},
        "change_telling": {
            "told_by": ("mail", "", "sms")[number % 3],
            "address": ("xiaoman@example.cn", "", "13800000000")[number % 3],
        },
        "record_search": {"systems": WORDS, "keywords": WORDS, "result": WORDS},
        "consult": {"consulted": consulted, "party": "青禾商贸"},
        "receive_opinion": {"opinion": "objects"},
        "request_extension": {"days": number % 22, "reason": WORDS},
        "refuse_extension": {"opinion": WORDS},
        "delay_reply": {"days": number % 60, "reason": WORDS},
        "notify_fee": {"basis": "page", "units": number},
        "assign": {
            "unit": case.organ.units.first(),
            "task": WORDS,
            "due": case.due or FIRST_DAY,
        },
        "refuse_assignment": {"reason": WORDS},
        "recall_assignment": {"reason": WORDS},
        "report_findings": {"report": WORDS},
        "judge": {"question": "complete", "answer": "yes"},
        "draft": outcome_of(number),
        "review_secrecy": {"passed": bool(number % 5), "opinion": WORDS},
        "review_legality": {"passed": bool(number % 7), "opinion": WORDS},
        "return_draft": {"opinion": WORDS},
        "recall_draft": {"reason": WORDS},
        "sign": {"paper": on_paper()},
        "serve": {"way": "post", "proof": WORDS},
        "rectify": {"wrong": "甲", "right": "乙"},
        "reopen": {
            "ground": ReopeningGround.values[number % 3],
            "document": WORDS,
            "matter": WORDS,
            "days": (number % 30) or None,
        },
        "void": {"reason": WORDS},
        "reveal": {"reason": WORDS},
    }.get(act, {})
    return given | on_record(act, case, number=number)


def on_record(act: str, case: Application, *, number: int) -> dict:
    """The case, or the one of its consultations or assignments that an act is about."""
    for name, acts in (
        ("consultation", {"receive_opinion", "record_party_receipt", "close_consultation"}),
        ("assignment", {name for name in ACTS if name.endswith("_assignment")}),
    ):
        if act in acts or (act, name) == ("report_findings", "assignment"):
            rows = list(getattr(case, f"{name}s").all())
            return {name: rows[number % len(rows)]}
    return {"application": case}


class Office(RuleBasedStateMachine):
    """One organ's desk, its people, and the days that pass."""

    organ = None
    people: tuple = ()

    def __init__(self) -> None:
        super().__init__()
        self.frame = transaction.atomic()
        self.frame.__enter__()
        self.today = FIRST_DAY
        self.register_numbers: list[str] = []

    def teardown(self) -> None:
        """Check what takes longer, and forget the history."""
        try:
            self.the_years_add_up()
            assert list(breaks(Event.objects.order_by("pk"), Head.objects.first())) == []
        finally:
            transaction.set_rollback(True)
            self.frame.__exit__(None, None, None)

    @initialize()
    def begin(self):
        """There is a case to begin with."""
        self.register(channel="in_person")

    @rule(count=st.integers(1, 20))
    def pass_days(self, count):
        """Days go by."""
        self.today += timedelta(days=count)

    @rule(channel=st.sampled_from(["in_person", "signed_mail", "email"]))
    def register(self, channel):
        """Somebody applies."""
        one = actions.register(
            organ=self.organ,
            channel=Channel(channel),
            applicant=WANG,
            title="路灯合同",
            description="全文",
            arrived=self.today,
            by=self.people[0],
            on=self.today,
        ).application
        self.register_numbers.append(one.register_number)

    @precondition(lambda self: self.register_numbers)
    @rule(which=numbers, who=numbers, act=numbers, back=st.integers(0, 3), number=numbers)
    def act(self, which, who, act, back, number):
        """Somebody does what he may do on a case, today or a few days ago."""
        rows = list(Application.objects.order_by("pk"))
        case = rows[which % len(rows)]
        person = self.people[who % len(self.people)]
        names = sorted(permitted(case, person).keys() - {"void", "withdraw"} or {"withdraw"})
        name = names[act % len(names)]
        before = Event.objects.count()
        given = arguments(name, case, number=number)
        try:
            with transaction.atomic():
                getattr(actions, name)(by=person, on=self.today - timedelta(days=back), **given)
        except REFUSALS:
            assert Event.objects.count() == before
        else:
            assert Event.objects.count() == before + (2 if name == "sign" else 1)

    @precondition(lambda self: self.register_numbers)
    @rule(which=numbers, act=st.sampled_from(["void", "withdraw"]))
    def take_back(self, which, act):
        """A case is withdrawn, or turns out to be a double."""
        rows = list(Application.objects.order_by("pk"))
        case = rows[which % len(rows)]
        try:
            with transaction.atomic():
                reason = {"reason": WORDS} if act == "void" else {}
                getattr(actions, act)(application=case, by=self.people[1], on=self.today, **reason)
        except REFUSALS:
            case.refresh_from_db()

    @invariant()
    def the_record_holds(self):
        """Read everything that is on record once, and ask each question of all of it."""
        records = ("conclusions", "consultations", "delays")
        rows = list(Application.objects.prefetch_related(*records).order_by("pk"))
        events = {one.pk: [] for one in rows}
        for event in Event.objects.filter(subject="application").order_by("pk"):
            events[event.subject_id].append(event)

        self.no_number_is_lost_or_given_twice(rows)
        for one in rows:
            has_one_outcome_or_is_open(one, events[one.pk])
            assert one.due == due_recounted(one, events[one.pk]), one.register_number

    def no_number_is_lost_or_given_twice(self, rows):
        """Serials begin with 1 each year and miss none; no letter has another's number."""
        years = {}
        for one in sorted(rows, key=lambda row: (row.year, row.serial)):
            assert one.serial == years.get(one.year, 0) + 1
            years[one.year] = one.serial
        assert [one.register_number for one in rows] == self.register_numbers
        letters = [decided.letter_number for one in rows for decided in one.conclusions.all()]
        assert len(letters) == len(set(letters))

    def the_years_add_up(self):
        """Table 3 of every year that was touched adds up, whatever was reopened."""
        for year in range(FIRST_DAY.year, self.today.year + 1):
            wrong = findings(compiled(self.organ, year))
            assert [one for one in wrong if one.code.startswith("T3-")] == []


def has_one_outcome_or_is_open(one, events):
    """The case is decided, once and as counted, or open; its state is what its events make it."""
    decided = sorted(one.conclusions.all(), key=lambda row: row.pk)
    assert bool(one.outcome) == bool(one.concluded) == bool(decided)
    assert not decided or decided[0].outcome == one.outcome
    assert one.state == state([event.kind for event in events])
    if not decided:
        assert one.state not in {State.CONCLUDED, State.SERVED, State.ARCHIVED}


@pytest.mark.django_db
def test_whatever_happens_the_record_holds(office, handler, head, reviewer, member):
    Office.organ, Office.people = office, (handler, head, reviewer, member)

    run_state_machine_as_test(
        Office,
        settings=settings(
            max_examples=HISTORIES,
            stateful_step_count=40,
            deadline=None,
            database=None,
            derandomize=HISTORIES < 100,
            suppress_health_check=list(HealthCheck),
        ),
    )
