"""The words of `gongkai deadline` and `gongkai fee` in English, and the kinds in both tongues."""

from gongkai.commands.words import LANGUAGE, LANGUAGES
from gongkai.statute import Day, DayKind, DayStatus, Deadline, Fee, FixedDate, Kind

KINDS = {
    "reply": ("答复", "reply"),
    "correction": ("补正告知", "notice to correct"),
    "correction_period": ("补正", "correction by the applicant"),
    "opinion": ("第三方意见", "opinion of a third party"),
    "organ_opinion": ("其他机关意见", "opinion of another organ"),
    "reasons": ("说明理由", "reasons of the applicant"),
    "payment": ("缴费", "payment"),
    "publication": ("主动公开", "publication"),
    "interpretation": ("解读", "interpretation"),
    "penalty_withdrawal": ("撤回处罚决定信息", "withdrawal of a published penalty"),
    "suggestion": ("建议提案答复", "answer to a suggestion or proposal"),
    "suggestion_difficult": ("疑难建议答复", "answer to a difficult suggestion"),
    "suggestion_publication": ("建议提案办理结果公开", "publication of that answer"),
    "reconsideration": ("申请行政复议", "application for reconsideration"),
    "lawsuit": ("直接起诉", "direct lawsuit"),
    "lawsuit_after_reconsideration": ("复议后起诉", "lawsuit after reconsideration"),
    "lawsuit_for_silence": ("逾期不答复起诉", "lawsuit against silence"),
    "respondent_answer": ("复议答复（简易程序）", "answer in reconsideration (simple procedure)"),
    "report": ("部门年度报告", "annual report of a department"),
    "report_government": ("政府年度报告", "annual report of a government"),
    "report_township": ("乡镇年度报告", "annual report of a township"),
}

_HELP = {
    "deadline": ("计算法定期限，并逐日说明", "count a statutory period, day by day"),
    "kinds": ("KIND：", "KIND: "),
    "kind": ("期限种类", "the kind of period"),
    "date": ("起算之日，写成2026-03-01", "the day it runs from, like 2026-03-01"),
    "extended": ("延期答复的工作日数，1至20", "working days of extension, 1 to 20"),
    "consulting": (
        "征求意见的发出日:结束日，发出当日照常计算，可重复",
        "a consultation from sending to its end; the day of sending counts; repeatable",
    ),
    "explain": ("逐日列出计入与不计入的理由", "tell each day and why it counts or not"),
    "json": ("以JSON输出", "print JSON"),
    "fee": ("计算信息处理费，并列出逐档算式", "the processing fee and its working"),
    "items": ("同一申请人当月申请件数（按件计收）", "applications of one applicant in a month"),
    "pages": ("一件申请的页数（按量计收）", "pages of one application"),
}

_DAY_KINDS = {
    DayKind.START: "start, not counted",
    DayKind.COUNTED: "counted",
    DayKind.MAKE_UP: "make-up day, counted",
    DayKind.RESTING: "resting, not counted",
    DayKind.SUSPENDED: "consultation, not counted",
    DayKind.DUE: "due",
}

_HOLIDAYS = {
    "元旦": "New Year",
    "春节": "Spring Festival",
    "清明节": "Tomb-Sweeping Day",
    "劳动节": "Labour Day",
    "端午节": "Dragon Boat Festival",
    "中秋节": "Mid-Autumn Festival",
    "国庆节": "National Day",
}


def told(key: str) -> str:
    """A text of the help, in the language of this run."""
    return _HELP[key][LANGUAGES.index(LANGUAGE.get())]


def kind_name(kind: str) -> str:
    """A kind of period, in the language of this run."""
    return KINDS[kind][LANGUAGES.index(LANGUAGE.get())]


def story(kind: str, answer: Deadline | FixedDate) -> list[str]:
    """The whole count in English: the rule, then each day."""
    flag = " (provisional: a holiday notice is not released)" if answer.provisional else ""
    if isinstance(answer, FixedDate):
        return [f"{KINDS[kind][1]}: {answer}, a date set by law ({answer.article})"]
    first = f"{KINDS[kind][1]}: from {answer.start} to {answer}{flag} ({answer.article})"
    return [first, *(_line(day) for day in answer.days)]


def _line(day: Day) -> str:
    number = f" {day.number}" if day.number else ""
    return f"{day.date} {_DAY_KINDS[day.kind]}{number}: {_reason(day.status)}"


def _reason(status: DayStatus) -> str:
    holiday = " and ".join(_HOLIDAYS.get(name, name) for name in status.holiday.split("、"))
    text = status.date.strftime("%A")
    if status.kind is Kind.HOLIDAY:
        text += f", off for {holiday}"
    elif status.kind is Kind.MAKE_UP:
        text += f", worked for {holiday}"
    text += f" ({status.notice})" if status.notice else ""
    return text if status.firm else f"{text} (no notice held: provisional)"


def working(fee: Fee) -> list[str]:
    """The working of a fee in English, tier by tier."""
    tiers = (f"{t.first} to {t.last}: {t.count} x {t.price} = {t.amount} yuan" for t in fee.tiers)
    return [*tiers, f"{fee.units} in all: {fee.amount} yuan ({fee.article})"]
