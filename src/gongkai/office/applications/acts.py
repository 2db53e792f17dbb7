"""The acts on an application as data (办理事项): by whom, in which states, on what article.

One table, `ACTS`: the case page offers from it, every action is admitted by it, and a test walks
each pair of act, state and person through the door.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from gongkai.office.applications.kinds import State
from gongkai.office.applications.models import Application
from gongkai.office.organs.models import User
from gongkai.office.organs.standing import Duty, holds
from gongkai.statute.law import FEE_RULES, REGULATION, Article

CORRECTING = REGULATION.article(30)
RECEIVING = REGULATION.article(31)
CONSULTING = REGULATION.article(32)
REPLYING = REGULATION.article(33)
EXTENDING = REGULATION.article(33, 2)
EXCESS = REGULATION.article(35)
DECIDING = REGULATION.article(36)
SEARCHING = REGULATION.article(36, item=4)
CHARGING = REGULATION.article(42)
PAYING = FEE_RULES.article(6)
KEEPING = REGULATION.article(45)


class Place(StrEnum):
    """Where the case page offers an act (案卷上的位置)."""

    MAIN = "main"
    ASIDE = "aside"
    FACTS = "facts"


@dataclass(frozen=True, slots=True)
class Condition:
    """What the records must show for an act (办理条件), and the sentence where they do not."""

    holds: Callable[[Application], bool]
    otherwise: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One act as data (办理事项): title, duty, states, article, form, place, conditions."""

    title: str
    states: frozenset[State]
    article: Article | None
    form: str
    duty: Duty = Duty.HANDLE
    place: Place = Place.ASIDE
    given: tuple[Condition, ...] = ()


WORKING = frozenset(
    {State.HANDLING, State.CONSULTING, State.AWAITING_REASONS, State.AWAITING_PAYMENT}
)
"""States in which the period runs or a payment is awaited."""

OPEN = WORKING | {State.AWAITING_CORRECTION}
"""States in which the case is received and not decided."""

EVERY = frozenset(State)

NOT_YET_CORRECTED = Condition(
    lambda case: not case.corrections.all(),
    "补正应当一次性告知，本件已经告知过补正，不能再次告知（《条例》第三十条）。",
)
CORRECTION_AWAITED = Condition(
    lambda case: any(one.answered is None for one in case.corrections.all()),
    "没有等待申请人答复的补正告知。",
)
OPINION_AWAITED = Condition(
    lambda case: any(one.answered is None for one in case.consultations.all()),
    "没有尚待登记意见的征求意见。",
)
SILENCE_POSSIBLE = Condition(
    lambda case: any(not (one.answered or one.lapsed) for one in case.consultations.all()),
    "没有等待答复的征求意见，或者已经按期满未答复登记。",
)
NOT_YET_EXTENDED = Condition(
    lambda case: not case.extensions.all(), "本件已经延期一次，答复期限不得再次延长。"
)
NO_EXTENSION_ASKED = Condition(
    lambda case: all(one.decided for one in case.extension_requests.all()),
    "已有待批准的延期申请，请先由负责人处理。",
)
EXTENSION_ASKED = Condition(
    lambda case: any(one.decided is None for one in case.extension_requests.all()),
    "没有待批准的延期申请，请先由经办人提出。",
)
NOT_YET_CHARGED = Condition(
    lambda case: not case.fee_notices.all(), "本件已经发出过收费通知，一件申请只收一次费。"
)
REASONS_STATED = Condition(
    lambda case: any(one.answered for one in case.reasons_notices.all()),
    "申请人尚未说明理由，不能按理由合理延迟答复（《条例》第三十五条）。",
)
NOT_YET_DELAYED = Condition(
    lambda case: not case.delays.all(), "本件已经告知过延迟答复的期限，不能再次延迟。"
)

_MAIN = Place.MAIN

ACTS = MappingProxyType(
    {
        "confirm": Rule(
            "登记双方确认",
            frozenset({State.AWAITING_CONFIRMATION}),
            RECEIVING,
            "ConfirmForm",
            place=_MAIN,
        ),
        "conclude": Rule("作出处理决定", OPEN, DECIDING, "ConcludeForm", place=_MAIN),
        "serve": Rule("登记送达", frozenset({State.CONCLUDED}), REPLYING, "ServeForm", place=_MAIN),
        "accept_correction": Rule(
            "登记收到补正",
            frozenset({State.AWAITING_CORRECTION, State.HANDLING}),
            CORRECTING,
            "CorrectedForm",
            place=_MAIN,
            given=(CORRECTION_AWAITED,),
        ),
        "lapse_correction": Rule(
            "按期满未补正登记", frozenset({State.AWAITING_CORRECTION}), CORRECTING, "LapseForm"
        ),
        "receive_opinion": Rule(
            "登记意见", OPEN, CONSULTING, "OpinionForm", place=_MAIN, given=(OPINION_AWAITED,)
        ),
        "record_party_receipt": Rule(
            "登记征求意见书送达", OPEN, CONSULTING, "PartyReceiptForm", given=(OPINION_AWAITED,)
        ),
        "close_consultation": Rule(
            "按期满未答复登记", OPEN, CONSULTING, "LapsedForm", given=(SILENCE_POSSIBLE,)
        ),
        "accept_reasons": Rule(
            "登记申请人的理由",
            frozenset({State.AWAITING_REASONS}),
            EXCESS,
            "ReasonsGivenForm",
            place=_MAIN,
        ),
        "close_reasons": Rule(
            "按期满未说明登记", frozenset({State.AWAITING_REASONS}), EXCESS, "LapseForm"
        ),
        "accept_payment": Rule(
            "登记缴费", frozenset({State.AWAITING_PAYMENT}), PAYING, "PaymentForm", place=_MAIN
        ),
        "lapse_payment": Rule(
            "按期满未缴费登记", frozenset({State.AWAITING_PAYMENT}), PAYING, "LapseForm"
        ),
        "extend": Rule(
            "批准延期",
            WORKING - {State.AWAITING_PAYMENT},
            EXTENDING,
            "ExtensionForm",
            duty=Duty.SIGN,
            place=_MAIN,
            given=(NOT_YET_EXTENDED, EXTENSION_ASKED),
        ),
        "refuse_extension": Rule(
            "不批准延期",
            OPEN,
            EXTENDING,
            "OpinionatedForm",
            duty=Duty.SIGN,
            given=(EXTENSION_ASKED,),
        ),
        "record_search": Rule("登记检索", OPEN, SEARCHING, "SearchForm"),
        "consult": Rule(
            "征求意见", frozenset({State.HANDLING, State.CONSULTING}), CONSULTING, "ConsultForm"
        ),
        "ask_correction": Rule(
            "告知补正",
            frozenset({State.HANDLING}),
            CORRECTING,
            "CorrectionForm",
            given=(NOT_YET_CORRECTED,),
        ),
        "request_extension": Rule(
            "申请延期",
            WORKING - {State.AWAITING_PAYMENT},
            EXTENDING,
            "ExtensionRequestForm",
            given=(NOT_YET_EXTENDED, NO_EXTENSION_ASKED),
        ),
        "notify_fee": Rule(
            "发出收费通知",
            frozenset({State.HANDLING}),
            CHARGING,
            "FeeForm",
            given=(NOT_YET_CHARGED,),
        ),
        "ask_reasons": Rule("要求说明理由", frozenset({State.HANDLING}), EXCESS, "ReasonsForm"),
        "delay_reply": Rule(
            "告知延迟答复",
            frozenset({State.HANDLING, State.CONSULTING}),
            EXCESS,
            "DelayForm",
            duty=Duty.SIGN,
            given=(REASONS_STATED, NOT_YET_DELAYED),
        ),
        "withdraw": Rule("登记撤回", OPEN | {State.AWAITING_CONFIRMATION}, None, "WithdrawForm"),
        "void": Rule(
            "作废登记",
            OPEN | {State.AWAITING_CONFIRMATION, State.WITHDRAWN},
            KEEPING,
            "ReasonedForm",
            duty=Duty.SIGN,
        ),
        "reveal": Rule(
            "查看申请人信息", EVERY, None, "ReasonedForm", duty=Duty.REVEAL, place=Place.FACTS
        ),
    }
)
"""Every act by the name of its action, in the order in which a case page offers them."""


def is_entitled(user: User, application: Application, rule: Rule) -> bool:
    """Whether a person holds the duty that an act asks for, on this case (有无职权)."""
    return holds(user, rule.duty, application.organ_id)


def obstacle(application: Application, rule: Rule) -> str:
    """Why an act is not possible as things stand, in one sentence (不能办理的原因), or nothing."""
    if application.state not in rule.states:
        return (
            f"{application.register_number}现为“{application.get_state_display()}”，"
            f"不能{rule.title}。请核对办理状态。"
        )
    return next((one.otherwise for one in rule.given if not one.holds(application)), "")


def permitted(application: Application, user: User) -> dict[str, Rule]:
    """The acts that duty, state and records allow a person now (现在可以办理)."""
    return {
        name: rule
        for name, rule in ACTS.items()
        if is_entitled(user, application, rule) and not obstacle(application, rule)
    }
