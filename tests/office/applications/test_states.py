"""The state is what the events say, after every act and whatever their order."""

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.office.letters.making import on_paper

from gongkai.office.applications import actions
from gongkai.office.applications.acts import ACTS
from gongkai.office.applications.kinds import State
from gongkai.office.applications.states import CLOSES, OPENS, REVIEWS, STAGES, TURNS, state
from gongkai.office.ledger.models import Event

KINDS = ["registered", "received", "extended", "searched", *OPENS, *CLOSES, *STAGES, *REVIEWS]


def told(application):
    """The stored state, and the one its events give."""
    application.refresh_from_db()
    events = Event.objects.filter(subject="application", subject_id=application.pk)
    return application.state, state(events.values_list("kind", flat=True))


def test_every_act_leaves_the_state_that_its_events_give(registered, handler, reviewer, head):
    one = registered(channel="email")
    seen = [told(one)]

    def then(act, **details):
        act(**details)
        seen.append(told(one))

    who = {"application": one, "by": handler}
    then(actions.confirm, on=date(2026, 3, 3), **who)
    then(actions.ask_correction, items="写明年份", on=date(2026, 3, 5), **who)
    then(actions.accept_correction, on=date(2026, 3, 9), **who)
    then(actions.consult, consulted="third_party", party="青禾", on=date(2026, 3, 10), **who)
    asked = one.consultations.get()
    answer = {"consultation": asked, "opinion": "agrees", "by": handler}
    then(actions.receive_opinion, on=date(2026, 3, 12), **answer)
    then(actions.request_extension, days=5, reason="多", on=date(2026, 3, 13), **who)
    then(actions.extend, application=one, by=head, on=date(2026, 3, 13))
    then(actions.notify_fee, basis="page", units=31, on=date(2026, 3, 16), **who)
    then(actions.accept_payment, on=date(2026, 3, 18), **who)
    then(actions.draft, outcome="granted", sub_kind="supplied", on=date(2026, 3, 20), **who)
    review = {"application": one, "passed": True, "opinion": "同意", "on": date(2026, 3, 20)}
    then(actions.review_legality, by=reviewer, **review)
    then(actions.review_secrecy, by=reviewer, **review)
    then(actions.sign, application=one, by=head, on=date(2026, 3, 20), paper=on_paper())
    then(actions.serve, way="direct", proof="签收", on=date(2026, 3, 23), **who)
    then(actions.close, on=date(2026, 3, 23), **who)
    then(actions.archive, on=date(2026, 3, 24), **who)
    ordered = {"ground": "court", "document": "（2026）某行初1号", "matter": "责令重新答复"}
    then(actions.reopen, application=one, by=head, on=date(2026, 6, 1), **ordered)

    assert [stored for stored, _ in seen] == [computed for _, computed in seen]
    assert [stored for stored, _ in seen] == [
        State.AWAITING_CONFIRMATION,
        State.HANDLING,
        State.AWAITING_CORRECTION,
        State.HANDLING,
        State.CONSULTING,
        State.HANDLING,
        State.HANDLING,
        State.HANDLING,
        State.AWAITING_PAYMENT,
        State.HANDLING,
        State.DRAFTED,
        State.DRAFTED,
        State.REVIEWED,
        State.CONCLUDED,
        State.SERVED,
        State.CLOSED,
        State.ARCHIVED,
        State.HANDLING,
    ]


@given(st.lists(st.sampled_from(KINDS), max_size=30))
def test_any_events_give_a_state_and_the_last_stage_counts(kinds):
    found = state(kinds)

    assert found in State
    stages = [STAGES[kind] for kind in kinds if kind in STAGES]
    if stages and stages[-1] not in {None, State.DRAFTED}:
        assert found == stages[-1]


@pytest.mark.parametrize("order", list(permutations(sorted(REVIEWS))))
def test_both_reviews_pass_a_draft_and_a_new_draft_wants_both_again(order):
    begun = ["registered", "received", "drafted"]

    assert state([*begun, order[0]]) == State.DRAFTED
    assert state([*begun, *order]) == State.REVIEWED
    assert state([*begun, order[0], "returned"]) == State.HANDLING
    assert state([*begun, order[0], "returned", "drafted", order[1]]) == State.DRAFTED


def test_a_reopened_case_waits_for_nothing_that_was_asked_before():
    before = ["registered", "received", "correction_asked", "drafted", *REVIEWS, "concluded"]

    assert state([*before, "served", "reopened"]) == State.HANDLING
    assert state([*before, "served", "reopened", "consulted"]) == State.CONSULTING


@given(st.sampled_from(list(OPENS)), st.integers(1, 4))
def test_a_wait_lasts_until_its_last_is_closed(kind, times):
    closing = next(close for close, wait in CLOSES.items() if wait == OPENS[kind])
    begun = ["registered", "received", *[kind] * times]

    assert state([*begun, *[closing] * (times - 1)]) == OPENS[kind]
    assert state([*begun, *[closing] * times]) == State.HANDLING


def test_every_state_has_a_turn_and_every_act_a_state():
    assert set(TURNS) == set(State)
    assert all(rule.states for rule in ACTS.values())
