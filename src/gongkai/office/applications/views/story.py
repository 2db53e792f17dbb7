"""An application told as a story (办理经过): what happened, what comes next, what one may do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from types import MappingProxyType

from gongkai.office.applications.clock import ClockView, clock_view, facts_of, reply_clock
from gongkai.office.applications.correspondence.sending import remedy_organ
from gongkai.office.applications.kinds import State
from gongkai.office.applications.models import FINISHED, Application
from gongkai.office.disclosure.showing import trails
from gongkai.office.ledger.models import Event
from gongkai.statute import (
    Remedy,
    lawsuit_due,
    may_sue_directly,
    official_calendar,
    outcome,
    reconsideration_due,
    remedy_facts,
    remedy_of,
    remedy_paragraph,
)

TOLD = MappingProxyType(
    {
        "registered": "已登记您的申请。",
        "received": "申请自这一天起算收到。",
        "correction_asked": "已向您发出补正告知书，请在期限内补正。",
        "corrected": "已收到您的补正，答复期限自次日起重新计算。",
        "correction_lapsed": "补正期限已经届满。",
        "extended": "经负责人批准，答复期限延长。",
        "recalculated": "放假安排有变动，答复期限已按新的工作日重新计算。",
        "consulted": "申请的信息涉及他人，正在书面征求意见，所需时间不计入期限。",
        "opinion_received": "征求意见已经结束。",
        "consultation_lapsed": "征求意见已经结束。",
        "reasons_asked": "已请您说明申请的理由。",
        "reasons_given": "已收到您说明的理由。",
        "reasons_lapsed": "说明理由的期限已经届满。",
        "delayed": "您申请的信息较多，已确定延迟答复的合理期限并告知您。",
        "fee_notified": "已向您发出收费通知书，请在期限内缴费。",
        "fee_paid": "已收到您的缴费，答复期限自次日起重新计算。",
        "fee_lapsed": "缴费期限已经届满。",
        "concluded": "已作出处理决定。",
        "served": "答复已经送达。",
        "delivered": "您已签收答复。",
        "telling_changed": "已更改办理进度通知您的方式。",
        "reopened": "将按行政复议决定、法院判决或者自行纠正的决定重新答复您。",
        "rectified": "答复中的笔误已经更正并通知您。",
        "amendment_answered": "已书面告知您更正申请的处理结果。",
        "withdrawal_stated": "已收到您的撤回申请，受理机关登记后终止办理。",
        "withdrawn": "已按您的要求撤回。",
        "rated": "已收到您的评价，仅供受理机关改进工作。",
        "voided": "这一件是重复登记，已经作废，请按另一件的登记号查询。",
    }
)
"""What the public reads of an event; the others are `INSIDE`."""

INSIDE = frozenset(
    {
        *("revealed", "enclosure_opened", "exported", "handed", "judged", "searched"),
        *("extension_requested", "extension_refused", "party_received", "opinion_late"),
        *("assigned", "assignment_accepted", "assignment_refused", "assignment_recalled"),
        *("assignment_chased", "found", "drafted", "secrecy_reviewed", "legality_reviewed"),
        *("returned", "draft_recalled", "closed", "archived"),
        *("imported_unconfirmed", "imported_open", "imported_decided", "imported_closed"),
    }
)
"""Events that stay inside the office (内部事项): who looked, who was asked, what was proposed."""

NEXT = MappingProxyType(
    {
        State.AWAITING_CONFIRMATION: "工作人员将与您联系，双方确认后，答复期限开始计算。",
        State.HANDLING: "正在检索、审查所申请的信息，下一步是书面答复。",
        State.AWAITING_CORRECTION: (
            "等待您补正。收到补正后，答复期限重新计算；逾期不补正又无正当理由的，视为放弃申请。"
        ),
        State.CONSULTING: "等待被征求意见方答复，最长十五个工作日。",
        State.AWAITING_REASONS: "等待您说明理由。",
        State.AWAITING_PAYMENT: (
            "等待您缴费。缴费后，答复期限自次日起重新计算；逾期不缴费的，不再处理。"
        ),
        State.DRAFTED: "答复正在审查。",
        State.REVIEWED: "答复正在签发。",
        State.CONCLUDED: "答复正在送达。",
    }
)
"""What comes next, by state (下一步)."""


def trail(here: str) -> list[dict[str, str]]:
    """The way back up from a public page of this room (当前位置)."""
    return trails.trail(here, ("依申请公开", "apply"))


def clock_of(application: Application, *, today: date) -> ClockView | None:
    """The clock of an application as of a day; None where no period runs."""
    calendar = official_calendar()
    deadline = reply_clock(facts_of(application), calendar)
    if deadline is None:
        return None
    return clock_view(deadline, calendar, today=today, ended=application.decided)


def steps(application: Application, events: Iterable[Event]) -> list[dict[str, str]]:
    """The timeline that the public sees: what was done, then what comes next."""
    told = [event for event in events if event.kind in TOLD]
    done = [
        {
            "title": event.label,
            "state": "done",
            "at": f"{event.on:%Y-%m-%d}",
            "text": TOLD[event.kind],
            "by": event.article,
        }
        for event in told
    ]
    words = NEXT.get(State(application.state))
    if words:
        done.append({"title": application.get_state_display(), "state": "now", "text": words})
    return done


def remedy_words(application: Application, *, today: date) -> tuple[str, ...]:
    """What the applicant may do against the reply, or against silence (救济途径), with dates."""
    if application.outcome:
        return _against(application, _remedy(application), known=_known(application))
    if application.due and application.due < today and application.state not in FINISHED:
        return _against(application, Remedy.SILENCE, known=None)
    return ()


def _remedy(application: Application) -> Remedy:
    leaf = outcome(application.conclusion.outcome)
    stated = application.conclusion.facts.get("withheld_not_information", False)
    return remedy_of(leaf, withheld_not_information=stated)


def _known(application: Application) -> date | None:
    """When the applicant had the decision in force: signed for, or served."""
    service = next((one for one in reversed(list(application.services.all()))), None)
    if service is None or service.conclusion_id != application.conclusion.pk:
        return None
    return service.known or service.on


def _against(application: Application, remedy: Remedy, *, known: date | None) -> tuple[str, ...]:
    partial = bool(application.outcome) and application.conclusion.outcome == "partial"
    facts = remedy_facts(remedy, remedy_organ(application.organ), partial=partial)
    words = [remedy_paragraph(facts)]
    if known:
        days = "，".join(f"{name}是 {day}" for _, name, day in _last_days(remedy, known))
        words.append(f"答复于 {known} 送达：{days}。")
    return tuple(words)


def _last_days(remedy: Remedy, known: date) -> list[tuple[str, str, date]]:
    calendar = official_calendar()
    reconsideration = reconsideration_due(known, calendar).due
    days = [("reconsideration", "申请行政复议的最后一日", reconsideration)]
    if may_sue_directly(remedy):
        days.append(("lawsuit", "直接起诉的最后一日", lawsuit_due(known, calendar).due))
    return days


def remedy_days(application: Application) -> list[tuple[str, str, date]]:
    """The last days of the remedies against the reply in force (救济期限), once it is served."""
    known = _known(application) if application.outcome else None
    return _last_days(_remedy(application), known) if known else []


def public_facts(application: Application) -> list[dict[str, str]]:
    """What the applicant reads first: for what, to whom, when received, by when (办理情况)."""
    facts = [
        {"term": "申请内容", "value": application.title},
        {"term": "受理机关", "value": application.organ.name},
        {"term": "办理状态", "value": application.get_state_display()},
        {
            "term": "收到申请之日",
            "value": in_words(application.received) or "尚待双方确认",
            "note": application.received_rule,
        },
    ]
    if application.due and not application.concluded:
        value = in_words(application.due) + ("（暂定）" if application.provisional else "")
        facts.append({"term": "答复期限", "value": value})
    if application.outcome:
        label = outcome(application.outcome).label
        note = f"{application.letter_number}，{in_words(application.concluded)}"
        facts.append({"term": "办理结果", "value": label, "note": note})
    return facts


def in_words(day: date | None) -> str:
    """A day as people read it: `2026 年 3 月 30 日`, or nothing."""
    return f"{day.year} 年 {day.month} 月 {day.day} 日" if day else ""


def figures(clock: ClockView | None) -> list[dict[str, object]]:
    """The clock in large numbers."""
    if clock is None:
        return []
    shown = [{"value": clock.used, "label": "已用", "unit": "个工作日"}]
    if clock.light != "done":
        label = "已逾期" if clock.remaining < 0 else "剩余"
        shown.append({"value": abs(clock.remaining), "label": label, "unit": "个工作日"})
    if clock.suspended:
        shown.append({"value": clock.suspended, "label": "不计入期限", "unit": "个工作日"})
    return shown


def may_do(application: Application, *, today: date) -> tuple[str, ...]:
    """What the applicant may do now, each with where it stands (申请人可以做什么)."""
    organ = application.organ
    call = f"电话 {organ.phone}，地址 {organ.address}"
    words = list(remedy_words(application, today=today))
    if application.state not in FINISHED:
        words.append(f"补充说明、询问：请与{organ.name}联系（{call}）。")
    words.append(
        "认为行政机关在政府信息公开工作中侵犯您的合法权益的，可以向上一级行政机关或者"
        "政府信息公开工作主管部门投诉、举报（《政府信息公开条例》第五十一条）。"
    )
    return tuple(words)
