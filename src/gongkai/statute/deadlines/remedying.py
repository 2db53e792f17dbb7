"""The clocks of remedies (救济): reconsideration (行政复议) and lawsuits (行政诉讼)."""

from datetime import date

from gongkai.statute.deadlines.counting import Start, calendar_deadline, working_deadline
from gongkai.statute.deadlines.days import Deadline
from gongkai.statute.errors import BeyondTheLaw
from gongkai.statute.law import (
    LITIGATION_LAW,
    LITIGATION_READING,
    RECONSIDERATION_LAW,
    RECONSIDERATION_RULES,
    Limit,
    Unit,
)
from gongkai.statute.workdays import WorkCalendar

RECONSIDERATION = Limit(60, RECONSIDERATION_LAW.article(20, 1), Unit.DAYS)
RECONSIDERATION_UNTOLD = Limit(1, RECONSIDERATION_LAW.article(20, 3), Unit.YEARS)
RECONSIDERATION_OF_SILENCE = Limit(60, RECONSIDERATION_RULES.article(16, 1), Unit.DAYS)
LAWSUIT = Limit(6, LITIGATION_LAW.article(46, 1), Unit.MONTHS)
LAWSUIT_UNTOLD = Limit(1, LITIGATION_READING.article(64, 1), Unit.YEARS)
LAWSUIT_AFTER_RECONSIDERATION = Limit(15, LITIGATION_LAW.article(45), Unit.DAYS)
LAWSUIT_OF_SILENCE = Limit(6, LITIGATION_READING.article(66), Unit.MONTHS)
WORKING_DAYS_OF_RECONSIDERATION = RECONSIDERATION_LAW.article(88, 2)
SIMPLE_PROCEDURE = RECONSIDERATION_LAW.article(53)
ANSWER = Limit(10, RECONSIDERATION_LAW.article(48))
SIMPLE_ANSWER = Limit(5, RECONSIDERATION_LAW.article(54))
COPY = Limit(7, RECONSIDERATION_LAW.article(48))
SIMPLE_COPY = Limit(3, RECONSIDERATION_LAW.article(54))
DECISION = Limit(60, RECONSIDERATION_LAW.article(62, 1), Unit.DAYS)
DECISION_EXTENSION = Limit(30, RECONSIDERATION_LAW.article(62, 1), Unit.DAYS)
SIMPLE_DECISION = Limit(30, RECONSIDERATION_LAW.article(62, 2), Unit.DAYS)
NO_ANSWER_NO_EVIDENCE = RECONSIDERATION_LAW.article(70)


def reconsideration_due(
    known: date, calendar: WorkCalendar, *, told: bool = True, told_on: date | None = None
) -> Deadline:
    """The last day to apply for reconsideration (复议申请期限): 60 days from knowing, art. 20.

    Where the letter did not tell of it (`told=False`), 60 days from the day one learned of the
    right (`told_on`), and one year from knowing the decision at most.
    """
    return _remedy(
        "行政复议申请期限",
        known,
        calendar=calendar,
        limits=(RECONSIDERATION, RECONSIDERATION_UNTOLD),
        told_on=told_on if not told else known,
    )


def lawsuit_due(
    known: date, calendar: WorkCalendar, *, told: bool = True, told_on: date | None = None
) -> Deadline:
    """The last day to sue directly (起诉期限): six months from knowing, 行政诉讼法 art. 46.

    Where the letter did not tell of it, one year from knowing its content at most.
    """
    return _remedy(
        "行政诉讼起诉期限",
        known,
        calendar=calendar,
        limits=(LAWSUIT, LAWSUIT_UNTOLD),
        told_on=told_on if not told else known,
    )


def _remedy(
    name: str,
    known: date,
    *,
    calendar: WorkCalendar,
    limits: tuple[Limit, Limit],
    told_on: date | None,
) -> Deadline:
    if told_on is not None and told_on < known:
        raise BeyondTheLaw(
            f"知道救济权利的日期{told_on}早于知道答复内容的日期{known}，请核对。",
            f"The right was learned of on {told_on}, before the decision on {known}.",
        )
    known_start = Start(known, "知道或者应当知道答复内容之日")
    note = ("答复未告知救济权利和期限，自知道答复内容之日起最长不超过一年。",)
    outer = calendar_deadline(name, known_start, calendar=calendar, limit=limits[1], notes=note)
    if told_on is None:
        return outer
    start = known_start if told_on == known else Start(told_on, "知道救济权利和期限之日")
    inner = calendar_deadline(name, start, calendar=calendar, limit=limits[0])
    return min(inner, outer, key=lambda deadline: deadline.due)


def lawsuit_after_reconsideration_due(received: date, calendar: WorkCalendar) -> Deadline:
    """The last day to sue after reconsideration (复议后起诉期限): 15 days, 行政诉讼法 art. 45.

    `received` is the receipt of the decision, or the day the organ's time to decide ran out.
    """
    start = Start(received, "收到行政复议决定书之日")
    return calendar_deadline(
        "复议后起诉期限", start, calendar=calendar, limit=LAWSUIT_AFTER_RECONSIDERATION
    )


def silence_lawsuit_due(reply_due: date, calendar: WorkCalendar) -> Deadline:
    """The last day to sue an organ that did not reply (不履行答复职责): six months."""
    start = Start(reply_due, "答复期限届满之日")
    return calendar_deadline(
        "逾期不答复的起诉期限", start, calendar=calendar, limit=LAWSUIT_OF_SILENCE
    )


def silence_reconsideration_due(reply_due: date, calendar: WorkCalendar) -> Deadline:
    """The last day to seek reconsideration of silence (逾期不答复): 60 days from expiry."""
    start = Start(reply_due, "答复期限届满之日")
    return calendar_deadline(
        "逾期不答复的复议申请期限", start, calendar=calendar, limit=RECONSIDERATION_OF_SILENCE
    )


def respondent_answer_due(
    received: date, calendar: WorkCalendar, *, simple: bool = True
) -> Deadline:
    """The last day for the organ to answer in reconsideration (被申请人答复期限).

    Five working days in the simple procedure (简易程序), ten otherwise; arts. 48, 54, 88. No
    answer counts as having no evidence (art. 70).
    """
    start = Start(received, "收到行政复议申请书副本之日")
    limit = SIMPLE_ANSWER if simple else ANSWER
    return working_deadline("复议答复期限", start, calendar=calendar, limit=limit)


def reconsideration_decision_due(
    accepted: date, calendar: WorkCalendar, *, simple: bool = True, extended: bool = False
) -> Deadline:
    """The last day to decide a reconsideration (复议审理期限): 30 days, or 60 and 30 more."""
    days = DECISION.days + (DECISION_EXTENSION.days if extended else 0)
    limit = SIMPLE_DECISION if simple else Limit(days, DECISION.article, Unit.DAYS)
    if simple and extended:
        raise BeyondTheLaw(
            "适用简易程序的复议案件审理期限不能延长，请转为普通程序后再延长。",
            "The simple procedure cannot be extended. Turn to the ordinary one first.",
        )
    return calendar_deadline(
        "复议审理期限", Start(accepted, "受理之日"), calendar=calendar, limit=limit
    )
