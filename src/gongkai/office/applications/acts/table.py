"""The table of acts (办理事项表): one row each, in the order in which a case page offers them."""

from __future__ import annotations

from types import MappingProxyType

from gongkai.office.applications.acts.conditions import (
    CORRECTION_AWAITED,
    DELIVERY_UNKNOWN,
    DRAFTED_BY_ANOTHER,
    EXTENSION_ASKED,
    LEGALITY_OPEN,
    NO_EXTENSION_ASKED,
    NOT_YET_CHARGED,
    NOT_YET_CORRECTED,
    NOT_YET_DELAYED,
    NOT_YET_EXTENDED,
    OPINION_AWAITED,
    OWN_UNIT_ASKED,
    OWN_UNIT_AWAITED,
    PERIOD_NOT_ORDERED,
    REASONS_STATED,
    REPLY_SIGNED,
    SECRECY_OPEN,
    SIGNED_BY_ANOTHER,
    SIGNED_BY_NO_REVIEWER,
    SILENCE_POSSIBLE,
    UNIT_AWAITED,
)
from gongkai.office.applications.acts.rules import (
    AMENDING,
    ANSWERED,
    CHARGING,
    CONSULTING,
    CORRECTING,
    DECIDING,
    EVERY,
    EXCESS,
    EXTENDABLE,
    EXTENDING,
    KEEPING,
    OPEN,
    PAYING,
    PROPOSED,
    RECEIVING,
    REOPENING,
    SEARCHING,
    SECRECY,
    SERVING,
    UNSETTLED,
    Place,
    Rule,
)
from gongkai.office.applications.kinds import State
from gongkai.office.organs.standing import Duty

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
        "accept_assignment": Rule(
            "接收交办",
            OPEN,
            KEEPING,
            "AssignmentForm",
            duty=Duty.FIND,
            place=_MAIN,
            given=(OWN_UNIT_ASKED,),
        ),
        "report_findings": Rule(
            "报送查找结果",
            OPEN,
            SEARCHING,
            "FindingsForm",
            duty=Duty.FIND,
            place=_MAIN,
            given=(OWN_UNIT_AWAITED,),
        ),
        "refuse_assignment": Rule(
            "退回交办",
            OPEN,
            KEEPING,
            "AssignmentReasonForm",
            duty=Duty.FIND,
            given=(OWN_UNIT_AWAITED,),
        ),
        "judge": Rule("分步判断", OPEN, DECIDING, "JudgeForm", place=_MAIN),
        "draft": Rule("拟写处理决定", OPEN, DECIDING, "DraftForm", place=_MAIN),
        "review_secrecy": Rule(
            "保密审查",
            frozenset({State.DRAFTED}),
            SECRECY,
            "ReviewForm",
            duty=Duty.APPROVE,
            place=_MAIN,
            given=(DRAFTED_BY_ANOTHER, SECRECY_OPEN),
        ),
        "review_legality": Rule(
            "合法性审查",
            frozenset({State.DRAFTED}),
            KEEPING,
            "ReviewForm",
            duty=Duty.APPROVE,
            place=_MAIN,
            given=(DRAFTED_BY_ANOTHER, LEGALITY_OPEN),
        ),
        "sign": Rule(
            "签发",
            frozenset({State.REVIEWED}),
            DECIDING,
            "SignForm",
            duty=Duty.SIGN,
            place=_MAIN,
            given=(SIGNED_BY_ANOTHER, SIGNED_BY_NO_REVIEWER),
        ),
        "return_draft": Rule("退回修改", PROPOSED, KEEPING, "OpinionatedForm", duty=Duty.SIGN),
        "recall_draft": Rule("收回送审稿", PROPOSED, KEEPING, "ReasonedForm"),
        "serve": Rule(
            "登记送达",
            frozenset({State.CONCLUDED}),
            SERVING,
            "ServeForm",
            place=_MAIN,
            given=(REPLY_SIGNED,),
        ),
        "close": Rule("结案", frozenset({State.SERVED}), KEEPING, "NotedForm", place=_MAIN),
        "archive": Rule("归档", frozenset({State.CLOSED}), KEEPING, "DayForm", place=_MAIN),
        "record_delivery": Rule(
            "登记签收", ANSWERED, SERVING, "DayForm", given=(DELIVERY_UNKNOWN,)
        ),
        "rectify": Rule(
            "更正答复",
            frozenset({State.SERVED, State.CLOSED}),
            DECIDING,
            "RectificationForm",
            duty=Duty.SIGN,
        ),
        "answer_amendment": Rule("答复更正申请", ANSWERED, AMENDING, "AmendmentForm"),
        "reopen": Rule("重新答复", ANSWERED, REOPENING, "ReopeningForm", duty=Duty.SIGN),
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
            "登记意见",
            OPEN | PROPOSED,
            CONSULTING,
            "OpinionForm",
            place=_MAIN,
            given=(OPINION_AWAITED,),
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
            EXTENDABLE,
            EXTENDING,
            "ExtensionForm",
            duty=Duty.SIGN,
            place=_MAIN,
            given=(PERIOD_NOT_ORDERED, NOT_YET_EXTENDED, NOT_YET_DELAYED, EXTENSION_ASKED),
        ),
        "refuse_extension": Rule(
            "不批准延期",
            OPEN | PROPOSED,
            EXTENDING,
            "OpinionatedForm",
            duty=Duty.SIGN,
            given=(EXTENSION_ASKED,),
        ),
        "hand_to": Rule("指定经办人", UNSETTLED, KEEPING, "HandlerForm"),
        "change_telling": Rule("更改通知方式", UNSETTLED, KEEPING, "TellingForm"),
        "assign": Rule("交办承办单位", OPEN, KEEPING, "AssignForm"),
        "chase_assignment": Rule("催办", OPEN, KEEPING, "ChaseForm", given=(UNIT_AWAITED,)),
        "recall_assignment": Rule(
            "收回交办", OPEN, KEEPING, "AssignmentReasonForm", given=(UNIT_AWAITED,)
        ),
        "record_search": Rule("登记检索", OPEN, SEARCHING, "SearchForm", by_unit=True),
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
            EXTENDABLE,
            EXTENDING,
            "ExtensionRequestForm",
            given=(PERIOD_NOT_ORDERED, NOT_YET_EXTENDED, NOT_YET_DELAYED, NO_EXTENSION_ASKED),
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
            given=(PERIOD_NOT_ORDERED, REASONS_STATED, NOT_YET_DELAYED),
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
