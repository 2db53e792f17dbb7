"""`gongkai deadline` and `gongkai fee`: the law's clocks and tariff on the command line.

`register` adds both to a parser; each handler takes the parsed arguments and returns the exit
code: 0, or 2 for what cannot be answered, with one sentence on standard error.
"""

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai.commands import law_words
from gongkai.statute import (
    BeyondTheLaw,
    Consulted,
    Deadline,
    Fee,
    FixedDate,
    Reporter,
    StatuteError,
    Suspension,
    WorkCalendar,
    correction_due,
    correction_notice_due,
    fee_by_item,
    fee_by_page,
    interpretation_due,
    lawsuit_after_reconsideration_due,
    lawsuit_due,
    official_calendar,
    opinion_due,
    payment_due,
    penalty_withdrawal_due,
    publication_due,
    reasons_due,
    reconsideration_due,
    reply_due,
    report_due,
    respondent_answer_due,
    silence_lawsuit_due,
    suggestion_publication_due,
    suggestion_reply_due,
)

Clock = Callable[[date, WorkCalendar], Deadline | FixedDate]


def _report(reporter: Reporter) -> Clock:
    return lambda day, _: report_due(day.year, reporter)


KINDS: dict[str, Clock] = {
    "reply": reply_due,
    "correction": correction_notice_due,
    "correction_period": correction_due,
    "opinion": opinion_due,
    "organ_opinion": lambda day, cal: opinion_due(day, cal, consulted=Consulted.OTHER_ORGAN),
    "reasons": reasons_due,
    "payment": payment_due,
    "publication": publication_due,
    "interpretation": interpretation_due,
    "penalty_withdrawal": penalty_withdrawal_due,
    "suggestion": suggestion_reply_due,
    "suggestion_difficult": lambda day, cal: suggestion_reply_due(day, cal, difficult=True),
    "suggestion_publication": suggestion_publication_due,
    "reconsideration": reconsideration_due,
    "lawsuit": lawsuit_due,
    "lawsuit_after_reconsideration": lawsuit_after_reconsideration_due,
    "lawsuit_for_silence": silence_lawsuit_due,
    "respondent_answer": respondent_answer_due,
    "report": _report(Reporter.DEPARTMENT),
    "report_government": _report(Reporter.GOVERNMENT),
    "report_township": _report(Reporter.TOWNSHIP),
}
"""Each KIND and its clock. A report's DATE is any day of the year reported on."""


def register(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Add `deadline` and `fee` to the program's commands."""
    told = law_words.told
    kinds = (f"{kind} {law_words.kind_name(kind)}" for kind in KINDS)
    deadline = subparsers.add_parser(
        "deadline",
        help=told("deadline"),
        description=told("deadline"),
        epilog=f"{told('kinds')}{'; '.join(kinds)}",
    )
    deadline.add_argument("kind", metavar="KIND", nargs="?", default="", help=told("kind"))
    deadline.add_argument("date", metavar="DATE", nargs="?", default="", help=told("date"))
    deadline.add_argument("--extended", metavar="N", help=told("extended"))
    deadline.add_argument(
        "--consulting", metavar="FROM:TO", action="append", default=[], help=told("consulting")
    )
    deadline.add_argument("--explain", action="store_true", help=told("explain"))
    deadline.add_argument("--json", action="store_true", help=told("json"))
    deadline.set_defaults(run=run_deadline)
    fee = subparsers.add_parser("fee", help=told("fee"), description=told("fee"))
    fee.add_argument("--items", metavar="N", help=told("items"))
    fee.add_argument("--pages", metavar="N", help=told("pages"))
    fee.set_defaults(run=run_fee)


def run_deadline(args: argparse.Namespace) -> int:
    """Print the due date of a kind of period; the whole story with `--explain`."""
    return _answered(lambda: _deadline_lines(args), english=_english(args))


def run_fee(args: argparse.Namespace) -> int:
    """Print a fee in yuan, then its working tier by tier."""
    return _answered(lambda: _fee_lines(args), english=_english(args))


def _answered(lines: Callable[[], list[str]], *, english: bool) -> int:
    try:
        text = "\n".join(lines())
    except StatuteError as error:
        print(error.english if english else error, file=sys.stderr)
        return 2
    print(text)
    return 0


def _english(args: argparse.Namespace) -> bool:
    return getattr(args, "lang", "zh") == "en"


def _deadline_lines(args: argparse.Namespace) -> list[str]:
    question = _question(args)
    answer = question.answer(official_calendar())
    if args.json:
        return [json.dumps(_as_data(question, answer), ensure_ascii=False, indent=2)]
    first = f"{answer} provisional" if answer.provisional else str(answer)
    if not args.explain:
        return [first]
    told = law_words.story(question.kind, answer) if _english(args) else answer.explanation
    return [first, *told]


@dataclass(frozen=True)
class Question:
    """What was asked: a kind, its start, and for a reply its extension and consultations."""

    kind: str
    start: date
    extended: int
    consulting: tuple[Suspension, ...]

    def answer(self, calendar: WorkCalendar) -> Deadline | FixedDate:
        """The deadline asked for."""
        if self.kind != "reply":
            return KINDS[self.kind](self.start, calendar)
        return reply_due(
            self.start, calendar, extended_by=self.extended, consulting=self.consulting
        )


def _question(args: argparse.Namespace) -> Question:
    kind = args.kind.replace("-", "_")
    if kind not in KINDS:
        known = "、".join(KINDS)
        raise BeyondTheLaw(
            f"期限种类“{args.kind}”未填写或无法识别，请从以下种类中选择：{known}。",
            f"Unknown kind {args.kind!r}. Choose one of: {', '.join(KINDS)}.",
        )
    if kind != "reply" and (args.extended is not None or args.consulting):
        raise BeyondTheLaw(
            f"延期和征求意见只适用于答复期限（reply），“{args.kind}”不能使用，请去掉该参数。",
            f"--extended and --consulting belong to reply only, not to {args.kind}.",
        )
    extended = 0 if args.extended is None else _whole_number(args.extended, "延期工作日数")
    return Question(kind, _day(args.date), extended, tuple(map(_interval, args.consulting)))


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
        if day.isoformat() != text:
            raise ValueError(text)
    except ValueError as fault:
        raise BeyondTheLaw(
            f"日期“{text}”不存在或写法不对，请写成2026-03-01这样的年-月-日。",
            f"There is no date {text!r}. Write it like 2026-03-01.",
        ) from fault
    return day


def _interval(text: str) -> Suspension:
    sent, colon, ended = text.partition(":")
    if not colon:
        raise BeyondTheLaw(
            f"征求意见期间“{text}”写法不对，请写成2026-03-06:2026-03-20这样的起止日期。",
            f"Write a consultation like 2026-03-06:2026-03-20, not {text!r}.",
        )
    return Suspension(_day(sent), _day(ended))


def _whole_number(text: str, name: str) -> int:
    try:
        return int(text)
    except ValueError as fault:
        shown = text if len(text) <= 20 else f"{text[:20]}…"
        raise BeyondTheLaw(
            f"{name}“{shown}”不是整数，请改为整数。", f"{shown!r} is not a whole number."
        ) from fault


def _as_data(question: Question, answer: Deadline | FixedDate) -> dict[str, object]:
    data: dict[str, object] = {
        "kind": question.kind,
        "name": answer.name,
        "start": question.start.isoformat(),
        "due": str(answer),
        "provisional": answer.provisional,
        "article": str(answer.article),
        "notes": list(answer.notes),
    }
    if isinstance(answer, FixedDate):
        return data
    days = [
        {
            "date": day.date.isoformat(),
            "kind": day.kind.name.lower(),
            "number": day.number or None,
            "reason": day.reason,
            "article": str(day.article),
        }
        for day in answer.days
    ]
    unit = answer.limit.unit.name.lower()
    return data | {"unit": unit, "nominal": answer.nominal.isoformat(), "days": days}


def _fee_lines(args: argparse.Namespace) -> list[str]:
    if (args.items is None) == (args.pages is None):
        raise BeyondTheLaw(
            "请在按件（--items 件数）和按量（--pages 页数）中选择一种，不能同时使用。",
            "Choose either --items N or --pages N.",
        )
    fee = _fee(args)
    working = law_words.working(fee) if _english(args) else fee.working
    return [str(fee.amount), *working]


def _fee(args: argparse.Namespace) -> Fee:
    if args.items is not None:
        return fee_by_item(_whole_number(args.items, "件数"))
    return fee_by_page(_whole_number(args.pages, "页数"))
