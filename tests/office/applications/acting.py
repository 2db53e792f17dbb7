"""A case in each of its states, and what each act is filled in with."""

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.office.letters.making import on_paper, scan

from gongkai.office.applications import actions
from gongkai.office.applications.kinds import State
from gongkai.office.letters.checking.by_hand import ELEMENTS
from gongkai.office.organs.models import User

ON = date(2026, 3, 20)
LATE = date(2026, 4, 20)
"""A day after every period of these cases is over."""

FILLED = {
    "confirm": {"on": "2026-03-20"},
    "serve": {"on": "2026-03-20", "way": "post", "proof": "挂号"},
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
    "judge": {"question": "complete", "answer": "yes"},
    "draft": {"on": "2026-03-20", "sub_kind": "supplied"},
    "review_secrecy": {"passed": "yes", "opinion": "同意"},
    "review_legality": {"passed": "no", "opinion": "依据不当"},
    "sign": {"on": "2026-03-20"},
    "return_draft": {"opinion": "请核对"},
    "recall_draft": {"reason": "补充检索"},
    "close": {"on": "2026-03-20"},
    "archive": {"on": "2026-03-20"},
    "record_delivery": {"on": "2026-03-20"},
    "rectify": {"on": "2026-03-20", "wrong": "甲", "right": "乙"},
    "answer_amendment": {
        "on": "2026-03-20",
        "received": "2026-03-20",
        "record": "登记表中的面积",
        "result": "corrected",
        "reasons": "与原始图纸不一致",
    },
    "reopen": {"on": "2026-03-20", "ground": "own", "matter": "适用依据错误"},
    "change_telling": {"told_by": "mail", "address": "xiaoman@example.cn"},
    "assign": {"task": "检索", "due": "2026-03-25"},
    "refuse_assignment": {"reason": "不属于本科室"},
    "recall_assignment": {"reason": "改由他科办理"},
    "report_findings": {"report": "检索档案室，找到一份"},
}
"""What the form of an act is sent, but for the consultation that some ask for."""

QUERY = {"draft": "?outcome=granted"}
ON_CONSULTATIONS = {"receive_opinion", "record_party_receipt", "close_consultation"}
ON_ASSIGNMENTS = {
    "accept_assignment",
    "report_findings",
    "refuse_assignment",
    "chase_assignment",
    "recall_assignment",
}
AFTER_THE_PERIOD = {"lapse_correction", "lapse_payment", "close_reasons", "close_consultation"}
"""Acts that record silence: possible when the period for an answer is over."""


def filled(act, application):
    """The data of an act on a case."""
    data = dict(FILLED.get(act, {}))
    asked = application.consultations.first()
    if act in ON_CONSULTATIONS and asked:
        data["consultation"] = asked.pk
    given = application.assignments.first()
    if act in ON_ASSIGNMENTS and given:
        data["assignment"] = given.pk
    if act == "hand_to":
        data["handler"] = User.objects.get(username="user-陈立").pk
    if act == "sign":
        data |= {"scan": SimpleUploadedFile("letter.pdf", scan()), "confirmed": ELEMENTS}
    if act == "assign":
        data["unit"] = application.organ.units.get(name="文秘科").pk
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


def _given(who, people):
    """Given to a unit: as much as an open case can have."""
    unit = people["member"].units.get().unit
    actions.assign(unit=unit, task="检索", due=date(2026, 3, 20), **who)


def _drafted(who, people):
    actions.draft(outcome="granted", sub_kind="supplied", **who)


def _reviewed(who, people):
    _drafted(who, people)
    review = who | {"by": people["reviewer"], "passed": True, "opinion": "同意"}
    actions.review_secrecy(**review)
    actions.review_legality(**review)


def _concluded(who, people):
    _reviewed(who, people)
    actions.sign(paper=on_paper(), **who | {"by": people["head"]})


def _served(who, people):
    _concluded(who, people)
    actions.serve(way="post", proof="挂号", **who)


def _closed(who, people):
    _served(who, people)
    actions.close(**who)


def _archived(who, people):
    _closed(who, people)
    actions.archive(**who)


STEPS = {
    State.AWAITING_CONFIRMATION: _nothing,
    State.HANDLING: _given,
    State.AWAITING_CORRECTION: lambda who, _: actions.ask_correction(items="甲", **who),
    State.CONSULTING: lambda who, _: actions.consult(
        consulted="third_party", party="青禾商贸", **who
    ),
    State.AWAITING_REASONS: lambda who, _: actions.ask_reasons(counts="46 件", **who),
    State.AWAITING_PAYMENT: lambda who, _: actions.notify_fee(basis="page", units=31, **who),
    State.DRAFTED: _drafted,
    State.REVIEWED: _reviewed,
    State.CONCLUDED: _concluded,
    State.SERVED: _served,
    State.CLOSED: _closed,
    State.ARCHIVED: _archived,
    State.WITHDRAWN: lambda who, _: actions.withdraw(**who),
    State.VOID: lambda who, people: actions.void(reason="重复", **(who | {"by": people["head"]})),
}
