"""A case in each of its states, and what each act is filled in with."""

from datetime import date

from gongkai.office.applications import actions
from gongkai.office.applications.kinds import State

ON = date(2026, 3, 20)
LATE = date(2026, 4, 20)
"""A day after every period of these cases is over."""

FILLED = {
    "confirm": {"on": "2026-03-20"},
    "serve": {"on": "2026-03-20", "way": "邮政挂号信"},
    "accept_correction": {"on": "2026-03-20", "text": "2025 年"},
    "receive_opinion": {"on": "2026-03-20", "opinion": "agrees"},
    "record_party_receipt": {"on": "2026-03-20"},
    "accept_reasons": {"on": "2026-03-20", "answer": "写论文"},
    "accept_payment": {"on": "2026-03-20"},
    "refuse_extension": {"opinion": "不需要"},
    "record_search": {"on": "2026-03-20", "systems": "甲", "keywords": "乙", "result": "丙"},
    "consult": {"on": "2026-03-20", "consulted": "third_party", "party": "青禾商贸"},
    "ask_correction": {"on": "2026-03-20", "items": "写明年份", "days": 10},
    "request_extension": {"days": 5, "reason": "检索"},
    "extend": {"days": 5},
    "notify_fee": {"on": "2026-03-20", "basis": "page", "units": 31},
    "ask_reasons": {"on": "2026-03-20", "counts": "46 件"},
    "delay_reply": {"on": "2026-03-20", "days": 30, "reason": "多"},
    "withdraw": {"on": "2026-03-20"},
    "void": {"reason": "重复登记"},
    "reveal": {"reason": "电话确认"},
    "conclude": {"on": "2026-03-20", "sub_kind": "supplied"},
}
"""What the form of an act is sent, but for the consultation that some ask for."""

QUERY = {"conclude": "?outcome=granted"}
AFTER_THE_PERIOD = {"lapse_correction", "lapse_payment", "close_reasons", "close_consultation"}
"""Acts that record silence: possible when the period for an answer is over."""


def filled(act, application):
    """The data of an act on a case."""
    data = dict(FILLED.get(act, {}))
    asked = application.consultations.first()
    if act in {"receive_opinion", "record_party_receipt", "close_consultation"} and asked:
        data["consultation"] = asked.pk
    return data


def brought_to(state, registered, people):
    """A case brought into a state through the doors."""
    unreceived = {State.AWAITING_CONFIRMATION, State.WITHDRAWN}
    one = registered(channel="email" if state in unreceived else "in_person")
    STEPS[state]({"application": one, "by": people["handler"], "on": date(2026, 3, 9)}, people)
    one.refresh_from_db()
    assert one.state == state
    return one


def _nothing(who, people):
    """Registered is enough."""


def _concluded(who, people):
    actions.conclude(outcome="granted", sub_kind="supplied", **who)


def _closed(who, people):
    _concluded(who, people)
    actions.serve(**who)


STEPS = {
    State.AWAITING_CONFIRMATION: _nothing,
    State.HANDLING: _nothing,
    State.AWAITING_CORRECTION: lambda who, _: actions.ask_correction(items="甲", **who),
    State.CONSULTING: lambda who, _: actions.consult(
        consulted="third_party", party="青禾商贸", **who
    ),
    State.AWAITING_REASONS: lambda who, _: actions.ask_reasons(counts="46 件", **who),
    State.AWAITING_PAYMENT: lambda who, _: actions.notify_fee(basis="page", units=31, **who),
    State.CONCLUDED: _concluded,
    State.CLOSED: _closed,
    State.WITHDRAWN: lambda who, _: actions.withdraw(**who),
    State.VOID: lambda who, people: actions.void(reason="重复", **(who | {"by": people["head"]})),
}
