"""Which acts tell the applicant what (告知事项表): one row each, by the event's kind.

A text holds the register number and what to do, and no personal data: it may be read on a
screen that is not his. The query code is in none. Each fits one SMS with a usual register number
(ADR 0167).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from gongkai.office.applications.acts import events
from gongkai.office.applications.models import Application
from gongkai.office.letters.facts import in_chinese
from gongkai.office.messages.wording import Wording

Values = dict[str, object]


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told of one act (告知事项): its wording, what fills it, on which cases."""

    wording: Wording
    values: Callable[[Application], Values] = lambda case: {}
    given: Callable[[Application], bool] = lambda case: True


def _telling(code: str, text: str, *, version: int = 1, **rest: Callable) -> Telling:
    more = [name for name in ("due", "amount") if f"{{{name}}}" in text]
    fields = ("organ", "number", *more)
    return Telling(
        Wording(code, version, fields, "申请{number}的办理通知", f"【{{organ}}】{text}"), **rest
    )


def _due(case: Application) -> Values:
    return {"due": in_chinese(case.due)}


def _fee(case: Application) -> Values:
    notice = case.fee_notices.last()
    return {"amount": f"{notice.amount.normalize():f}", "due": in_chinese(notice.due)}


def _is_withdrawn(case: Application) -> bool:
    return case.conclusions.last().sub_kind == "withdrawn"


WITHDRAWN_TEXT = "申请{number}已按您的要求撤回，不再办理。"

TELLINGS: Mapping[str, Telling] = MappingProxyType(
    {
        events.RECEIVED.kind: _telling(
            "received", "已收到您的申请{number}，答复期限至{due}，凭查询码可查进度。", values=_due
        ),
        events.CORRECTION_ASKED.kind: _telling(
            "correction_asked",
            "申请{number}需要补正，请于{due}前按补正告知书补正，逾期不补正视为放弃。",
            values=lambda case: {"due": in_chinese(case.corrections.last().due)},
        ),
        events.REASONS_ASKED.kind: _telling(
            "reasons_asked",
            "请于{due}前就申请{number}说明理由，要求见说明理由告知书。",
            values=lambda case: {"due": in_chinese(case.reasons_notices.last().due)},
        ),
        events.CONSULTED.kind: _telling(
            "consulted", "申请{number}正在书面征求意见，所需时间不计入答复期限。"
        ),
        events.EXTENDED.kind: _telling(
            "extended", "申请{number}经批准延期，答复期限延长至{due}，理由见告知书。", values=_due
        ),
        events.DELAYED.kind: _telling(
            "delayed", "申请{number}确定延迟答复，期限至{due}，理由见告知书。", values=_due
        ),
        events.FEE_NOTIFIED.kind: _telling(
            "fee_notified",
            "申请{number}需缴信息处理费{amount}元，请于{due}前缴纳，逾期不再处理。",
            values=_fee,
        ),
        events.SERVED.kind: _telling(
            "served", "申请{number}的答复已经送出，请查收；凭查询码可查办理情况。"
        ),
        events.CLOSED.kind: _telling(
            "closed", "申请{number}已办结。不服答复的，请按答复书写明的途径和期限办理。"
        ),
        events.AMENDMENT_ANSWERED.kind: _telling(
            "amendment_answered", "您就申请{number}提出的更正申请已经处理，结果见告知书。"
        ),
        events.CONCLUDED.kind: _telling("withdrawn", WITHDRAWN_TEXT, given=_is_withdrawn),
        events.WITHDRAWN.kind: _telling("withdrawn", WITHDRAWN_TEXT),
    }
)
"""By the kind of the event that the ledger keeps; an event without a row is not told."""
