"""The clocks of an application (依申请公开): reply, correction, consultation, fee, reasons."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from gongkai.statute.deadlines.counting import Start, Suspension, working_deadline
from gongkai.statute.deadlines.days import Deadline
from gongkai.statute.errors import BeyondTheLaw
from gongkai.statute.law import FEE_RULES, LITIGATION_LAW, REGULATION, SERVICE_NOTICE, Limit
from gongkai.statute.practice import PRACTICE, LocalPractice
from gongkai.statute.workdays import WorkCalendar

REPLY = Limit(20, REGULATION.article(33, 2))
EXTENSION = Limit(20, REGULATION.article(33, 2))
CORRECTION_NOTICE = Limit(7, REGULATION.article(30))
CORRECTION = REGULATION.article(30)
REASONS = REGULATION.article(35)
REDECISION = LITIGATION_LAW.article(70)
OPINION = Limit(15, REGULATION.article(32))
ORGAN_OPINION = Limit(15, REGULATION.article(34))
PAYMENT = Limit(20, FEE_RULES.article(6))
PAID_REPLY = Limit(REPLY.days, FEE_RULES.article(6))
AGAINST_THE_WISH = REGULATION.article(32)
ON_THE_SPOT = REGULATION.article(33, 1)
POSTING_DAY = SERVICE_NOTICE.article()


class Running(Enum):
    """What the reply clock runs from (起算事由)."""

    RECEIPT = "收到申请之日"
    CORRECTION = "收到补正后的申请之日"
    PAYMENT = "申请人缴费之日"
    REDECISION = "收到责令重新答复的决定、判决之日"


class Consulted(Enum):
    """Whom an organ consults (征求意见对象), and what silence means: `silence_agrees`."""

    THIRD_PARTY = "第三方"
    OTHER_ORGAN = "其他行政机关"

    @property
    def silence_agrees(self) -> bool:
        """An organ's silence agrees (art. 34); a third party's leaves it to the organ (art. 32)."""
        return self is Consulted.OTHER_ORGAN

    @property
    def limit(self) -> Limit:
        """15 working days from receipt, arts. 32 and 34."""
        return ORGAN_OPINION if self is Consulted.OTHER_ORGAN else OPINION


def reply_due(
    received: date,
    calendar: WorkCalendar,
    *,
    extended_by: int = 0,
    consulting: Collection[Suspension] = (),
    running_from: Running = Running.RECEIPT,
    extension_approved: date | None = None,
) -> Deadline:
    """The last day to reply to an application (答复期限, art. 33).

    Counting starts the day after receipt. Days of consultation do not count (para. 3); where
    consultations overlap a day is left out once. After a correction or a payment the whole
    period runs afresh: give that day as `received` and say so in `running_from`. Raises
    `BeyondTheLaw` for an extension over 20 working days or approved too late.

    >>> from gongkai.statute import official_calendar
    >>> str(reply_due(date(2024, 3, 1), official_calendar()))
    '2024-03-29'
    """
    _check_extension_days(extended_by)
    limit = PAID_REPLY if running_from is Running.PAYMENT else REPLY

    def clock(days: int, notes: tuple[str, ...] = ()) -> Deadline:
        start = Start(received, running_from.value)
        return working_deadline(
            "答复期限",
            start,
            calendar=calendar,
            limit=limit,
            days=days,
            suspensions=consulting,
            notes=notes,
        )

    if not extended_by:
        return clock(limit.days)
    if extension_approved is not None:
        check_extension(extended_by, approved=extension_approved, due=clock(limit.days))
    note = f"经批准延长{extended_by}个工作日（{EXTENSION.article}，最长{EXTENSION.days}个工作日）。"
    return clock(limit.days + extended_by, (note,))


def check_extension(
    days: int, *, approved: date, due: Deadline, already_extended: bool = False
) -> None:
    """Refuse an extension (延期) that the law does not allow: `BeyondTheLaw`.

    1 to 20 working days, once, approved and told to the applicant before the period ends;
    the due day itself is still within the period (民法典 art. 203, ADR 0013).
    """
    if days < 1:
        raise BeyondTheLaw(
            f"延期天数应为1至{EXTENSION.days}个工作日，填写的是{days}，请改正。",
            f"An extension is 1 to {EXTENSION.days} working days, not {days}.",
        )
    _check_extension_days(days)
    if already_extended:
        raise BeyondTheLaw(
            "本申请已经延期一次，答复期限不得再次延长，请在现有期限内答复。",
            "The reply has been extended once already; it cannot be extended again.",
        )
    if approved > due.due:
        raise BeyondTheLaw(
            f"延期须在答复期限届满（{due}）前批准并告知申请人，{approved}已逾期，不能再延期。",
            f"An extension must be approved before the period ends on {due}; {approved} is late.",
        )


def _check_extension_days(days: int) -> None:
    if not 0 <= days <= EXTENSION.days:
        raise BeyondTheLaw(
            f"延期不得超过{EXTENSION.days}个工作日（{EXTENSION.article}），"
            f"填写的是{days}，请改为1至{EXTENSION.days}。",
            f"An extension is 1 to {EXTENSION.days} working days, not {days}.",
        )


def correction_notice_due(received: date, calendar: WorkCalendar) -> Deadline:
    """The last day to ask for a correction (补正告知期限): 7 working days, once, art. 30."""
    start = Start(received, Running.RECEIPT.value)
    return working_deadline("补正告知期限", start, calendar=calendar, limit=CORRECTION_NOTICE)


def correction_due(
    served: date, calendar: WorkCalendar, *, practice: LocalPractice = PRACTICE
) -> Deadline:
    """The last day for the applicant to correct (补正期限): "reasonable", so local practice."""
    limit = Limit(practice.correction_days, CORRECTION, local=True)
    start = Start(served, "补正告知书送达之日")
    return working_deadline("补正期限", start, calendar=calendar, limit=limit)


def reasons_due(
    served: date, calendar: WorkCalendar, *, practice: LocalPractice = PRACTICE
) -> Deadline:
    """The last day for the applicant to state reasons (说明理由期限), art. 35: local practice."""
    limit = Limit(practice.reasons_days, REASONS, local=True)
    start = Start(served, "说明理由告知书送达之日")
    return working_deadline("说明理由期限", start, calendar=calendar, limit=limit)


def opinion_due(
    served: date, calendar: WorkCalendar, *, consulted: Consulted = Consulted.THIRD_PARTY
) -> Deadline:
    """The last day for an opinion (征求意见答复期限): 15 working days from receipt, 32, 34."""
    start = Start(served, f"{consulted.value}收到征求意见书之日")
    return working_deadline("征求意见答复期限", start, calendar=calendar, limit=consulted.limit)


def delayed_reply_due(
    noticed: date, calendar: WorkCalendar, *, days: int, consulting: Collection[Suspension] = ()
) -> Deadline:
    """The last day of a reasonable delay (延迟答复的合理期限), art. 35, from its notice.

    For an applicant whose many applications have good reasons: the Regulation leaves the
    length to the organ, so `days` is the organ's own. Raises `BeyondTheLaw` below one day.
    """
    limit = Limit(_at_least_one(days), REASONS, local=True)
    start = Start(noticed, "告知延迟答复之日")
    return working_deadline(
        "延迟答复期限", start, calendar=calendar, limit=limit, suspensions=consulting
    )


def redecision_due(ordered: date, calendar: WorkCalendar, *, days: int) -> Deadline:
    """The last day to reply again (重新答复期限) that a reconsideration or a court has set.

    `ordered` is the day its decision was received. Where it sets no period the statutory one
    runs: `reply_due` from `Running.REDECISION`. Raises `BeyondTheLaw` below one day.
    """
    limit = Limit(_at_least_one(days), REDECISION, local=True)
    start = Start(ordered, Running.REDECISION.value)
    return working_deadline("重新答复期限", start, calendar=calendar, limit=limit)


def _at_least_one(days: int) -> int:
    if days < 1:
        raise BeyondTheLaw(
            f"期限至少为1个工作日，填写的是{days}，请改正。",
            f"A period is at least 1 working day, not {days}.",
        )
    return days


def payment_due(served: date, calendar: WorkCalendar) -> Deadline:
    """The last day to pay the fee (缴费期限): 20 working days from the notice, 收费办法 art. 6."""
    start = Start(served, "收到收费通知之日")
    return working_deadline("缴费期限", start, calendar=calendar, limit=PAYMENT)


def release_day(
    served: date, calendar: WorkCalendar, *, practice: LocalPractice = PRACTICE
) -> date:
    """The first day to release against a third party's wish after serving P12 (art. 32).

    The Regulation sets no gap; `practice.release_gap_days` may.
    """
    return calendar.add(served, practice.release_gap_days)


@dataclass(frozen=True)
class Consultation:
    """One consultation (征求意见): until when, what it suspends, what silence means."""

    consulted: Consulted
    sent: date
    expiry: Deadline
    ended: date
    silent: bool
    suspension: Suspension

    @property
    def agreed_by_silence(self) -> bool:
        """Whether the silence counts as agreeing to disclosure (art. 34, organs only)."""
        return self.silent and self.consulted.silence_agrees


def consultation(
    sent: date,
    calendar: WorkCalendar,
    *,
    served: date | None = None,
    opinion: date | None = None,
    consulted: Consulted = Consulted.THIRD_PARTY,
    practice: LocalPractice = PRACTICE,
) -> Consultation:
    """A consultation and the days it takes out of the reply period (arts. 32–34, ADR 0014).

    It runs over (sent, end], where end is the day of the opinion or the expiry of 15 working
    days, whichever is earlier. Until service is known the letter counts as served when sent.
    Raises `BeyondTheLaw` where service or opinion come before sending.
    """
    for name, day in (("送达", served), ("收到意见", opinion)):
        if day is not None and day < sent:
            raise BeyondTheLaw(
                f"{name}日期{day}早于征求意见书发出日期{sent}，请核对。",
                f"{day} is before the consultation was sent on {sent}.",
            )
    expiry = opinion_due(served or sent, calendar, consulted=consulted)
    ended = expiry.due if opinion is None else min(opinion, expiry.due)
    after = sent - timedelta(days=1) if practice.suspend_on_sending_day else sent
    reason = f"征求{consulted.value}意见期间（{sent}发出）"
    silent = opinion is None or opinion > expiry.due
    return Consultation(consulted, sent, expiry, ended, silent, Suspension(after, ended, reason))
