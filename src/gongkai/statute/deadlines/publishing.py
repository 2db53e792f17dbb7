"""The clocks of proactive disclosure (主动公开) and the dates of the annual report."""

from datetime import date
from enum import Enum

from gongkai.statute.deadlines.counting import Start, calendar_deadline, working_deadline
from gongkai.statute.deadlines.days import Deadline, FixedDate
from gongkai.statute.errors import BeyondTheLaw
from gongkai.statute.law import (
    BUSINESS_REGULATION,
    DEPUTIES_LAW,
    DRAFTING_NOTICE,
    PENALTY_LAW,
    PROPOSALS_NOTICE,
    REGULATION,
    Limit,
    Unit,
)
from gongkai.statute.practice import PRACTICE, LocalPractice
from gongkai.statute.workdays import WorkCalendar

PUBLICATION = Limit(20, REGULATION.article(26))
PENALTY_WITHDRAWAL = Limit(3, PENALTY_LAW.article(48, 2))
PENALTY_DAYS_ARE_WORKING_DAYS = PENALTY_LAW.article(85)
COMMENT_PERIOD = Limit(30, BUSINESS_REGULATION.article(62), Unit.DAYS)
SUGGESTION_REPLY = Limit(3, DEPUTIES_LAW.article(51), Unit.MONTHS)
DIFFICULT_SUGGESTION_REPLY = Limit(6, DEPUTIES_LAW.article(51), Unit.MONTHS)
PROPOSAL_PUBLICATION = Limit(20, PROPOSALS_NOTICE.article(), local=True)
INTERPRETATION = DRAFTING_NOTICE.article()
DEPARTMENT_REPORT = REGULATION.article(49, 1)
GOVERNMENT_REPORT = REGULATION.article(49, 2)
REPORT_DUTY = REGULATION.article(49)


class Reporter(Enum):
    """Who publishes an annual report (年度报告编制主体)."""

    DEPARTMENT = "县级以上人民政府部门"
    GOVERNMENT = "县级以上地方人民政府"
    TOWNSHIP = "乡镇人民政府、街道办事处"


def publication_due(formed: date, calendar: WorkCalendar) -> Deadline:
    """The last day to publish (主动公开期限): 20 working days from formation or change, art. 26."""
    start = Start(formed, "信息形成或者变更之日")
    return working_deadline("主动公开期限", start, calendar=calendar, limit=PUBLICATION)


def interpretation_due(
    published: date, calendar: WorkCalendar, *, practice: LocalPractice = PRACTICE
) -> Deadline:
    """The last day for the interpretation of a document (解读发布期限): local practice."""
    limit = Limit(practice.interpretation_days, INTERPRETATION, local=True)
    start = Start(published, "文件公开之日")
    return working_deadline("解读发布期限", start, calendar=calendar, limit=limit)


def penalty_withdrawal_due(undone: date, calendar: WorkCalendar) -> Deadline:
    """The last day to withdraw a published penalty (处罚决定撤回期限) changed or undone.

    Three days, which are working days (行政处罚法 arts. 48, 85); the reasons are published.
    """
    start = Start(undone, "处罚决定被变更、撤销、确认违法或者无效之日")
    return working_deadline(
        "处罚决定信息撤回期限", start, calendar=calendar, limit=PENALTY_WITHDRAWAL
    )


def comment_period_end(published: date, calendar: WorkCalendar) -> Deadline:
    """The earliest close of a public consultation (征求意见稿): normally 30 days at least."""
    start = Start(published, "征求意见稿公布之日")
    return calendar_deadline("公开征求意见最短期限", start, calendar=calendar, limit=COMMENT_PERIOD)


def suggestion_reply_due(
    assigned: date, calendar: WorkCalendar, *, difficult: bool = False
) -> Deadline:
    """The last day to answer a deputy's suggestion or a proposal (建议提案答复期限).

    Three months from assignment; six where many are concerned and it is difficult.
    """
    limit = DIFFICULT_SUGGESTION_REPLY if difficult else SUGGESTION_REPLY
    start = Start(assigned, "交办之日")
    return calendar_deadline("建议提案答复期限", start, calendar=calendar, limit=limit)


def suggestion_publication_due(answered: date, calendar: WorkCalendar) -> Deadline:
    """The last day to publish the answer (办理结果公开期限): 20 working days, local rules."""
    start = Start(answered, "答复建议人、提案人之日")
    return working_deadline(
        "办理结果公开期限", start, calendar=calendar, limit=PROPOSAL_PUBLICATION
    )


def report_due(year: int, reporter: Reporter, *, practice: LocalPractice = PRACTICE) -> FixedDate:
    """The date by which the report on a year is published (年度报告公布日期, art. 49).

    31 January for departments, 31 March for governments; townships by local practice. The law
    names dates, not periods, so a Sunday does not move them (ADR 0015).

    >>> str(report_due(2025, Reporter.GOVERNMENT))
    '2026-03-31'
    """
    rules = {
        Reporter.DEPARTMENT: ((1, 31), DEPARTMENT_REPORT),
        Reporter.GOVERNMENT: ((3, 31), GOVERNMENT_REPORT),
        Reporter.TOWNSHIP: (practice.township_report, REPORT_DUTY),
    }
    (month, day), article = rules[reporter]
    notes = ("条例未规定乡镇、街道的公布日期，按本地要求执行。",) * (reporter is Reporter.TOWNSHIP)
    try:
        due = date(year + 1, month, day)
    except ValueError as fault:
        raise BeyondTheLaw(
            f"年度报告的公布日期不存在（{year + 1}年{month}月{day}日），请更正年份或本地口径。",
            f"There is no {year + 1}-{month}-{day} to publish a report on.",
        ) from fault
    return FixedDate(f"{year}年政府信息公开工作年度报告公布期限", due, article, notes)
