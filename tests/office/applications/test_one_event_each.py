"""The acts of a case by their names: each is in the table, and leaves one event in the ledger."""

from datetime import date

import pytest
from django.db import transaction
from tests.office.applications.acting import LATE, QUERY, brought_to, filled
from tests.office.applications.pages import case, words

from gongkai.office.applications.acts import ACTS
from gongkai.office.applications.kinds import State
from gongkai.office.ledger.models import Event

DAY = date(2026, 3, 20)
NAMED = {
    State.AWAITING_CONFIRMATION: {"confirm": "handler"},
    State.HANDLING: {
        "ask_correction": "handler",
        "assign": "handler",
        "accept_assignment": "member",
        "refuse_assignment": "member",
        "report_findings": "member",
        "record_search": "handler",
        "consult": "handler",
        "request_extension": "handler",
        "ask_reasons": "handler",
        "notify_fee": "handler",
        "draft": "handler",
        "withdraw": "handler",
    },
    State.AWAITING_CORRECTION: {"accept_correction": "handler", "lapse_correction": "handler"},
    State.CONSULTING: {"receive_opinion": "handler"},
    State.AWAITING_REASONS: {"accept_reasons": "handler"},
    State.AWAITING_PAYMENT: {"accept_payment": "handler", "lapse_payment": "handler"},
    State.DRAFTED: {"review_secrecy": "reviewer", "review_legality": "reviewer"},
    State.REVIEWED: {"sign": "head"},
    State.CONCLUDED: {"serve": "handler"},
    State.SERVED: {"rectify": "head", "close": "handler"},
    State.CLOSED: {"archive": "handler"},
    State.ARCHIVED: {"reopen": "head"},
}
"""Each act in a state in which it is due, and who does it; approving an extension is below."""

LATER = {"lapse_correction", "lapse_payment"}
"""Acts that need a period to be over."""


@pytest.fixture
def people(request):
    """Those who act."""
    return {
        who: request.getfixturevalue(who) for who in ("handler", "reviewer", "head", "member")
    } | {"colleague": request.getfixturevalue("colleague")}


@pytest.fixture
def done(client, people, monkeypatch):
    """Do an act as its page does, and undo it: `done(one, "serve", "handler")` gives the events."""

    def do(one, *acts):
        with transaction.atomic():
            for act, who in acts:
                day = LATE if act in LATER else DAY
                monkeypatch.setattr("django.utils.timezone.localdate", lambda day=day: day)
                client.force_login(people[who])
                before = Event.objects.count()
                answer = client.post(case(one, act) + QUERY.get(act, ""), filled(act, one))
                assert answer.status_code in {200, 302}, (act, words(answer))
            kinds = list(Event.objects.order_by("pk").values_list("kind", flat=True)[before:])
            transaction.set_rollback(True)
        one.refresh_from_db()
        return kinds

    return do


@pytest.mark.parametrize("state", NAMED)
def test_each_act_leaves_one_event(done, registered, people, state):
    one = brought_to(state, registered, people)

    for act, who in NAMED[state].items():
        kinds = done(one, (act, who))
        # who signs decides and issues the reply: two records, each with its own event
        assert len(kinds) == (2 if act == "sign" else 1), (act, kinds)


def test_approving_an_extension_leaves_one_event(done, registered, people):
    one = brought_to(State.HANDLING, registered, people)

    assert done(one, ("request_extension", "handler"), ("extend", "head")) == ["extended"]


def test_every_named_act_is_in_the_table():
    named = {act for acts in NAMED.values() for act in acts} | {"extend"}

    assert named <= ACTS.keys()
    assert all(state in ACTS[act].states for state, acts in NAMED.items() for act in acts)
