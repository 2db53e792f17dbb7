"""A person's day (今日提醒): what is overdue, due, near, waiting for others, nobody's yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from gongkai.office.applications.models import Application
from gongkai.office.applications.reminding.roster import Roster
from gongkai.office.applications.reminding.watching import Watched, is_waiting

NEAR = 3
"""Working days within which a day is near."""

HEADINGS = {
    "overdue": "已逾期",
    "today": "今天到期",
    "near": f"{NEAR} 个工作日内到期",
    "waiting": "等待他人",
    "unassigned": "未确定经办人",
}
"""The parts of a digest, in their order."""


@dataclass(slots=True)
class Day:
    """What concerns one person on a morning (今日待办)."""

    overdue: list[Watched] = field(default_factory=list)
    today: list[Watched] = field(default_factory=list)
    near: list[Watched] = field(default_factory=list)
    waiting: list[Application] = field(default_factory=list)
    unassigned: list[Application] = field(default_factory=list)

    @property
    def parts(self) -> list[tuple[str, list]]:
        """Heading and rows of each part."""
        return [(heading, getattr(self, name)) for name, heading in HEADINGS.items()]

    @property
    def is_empty(self) -> bool:
        """Whether nothing concerns him."""
        return not any(rows for _, rows in self.parts)


def days_of(
    cases: Iterable[Application], dues: Iterable[Watched], roster: Roster, *, head_from: int
) -> dict[int, Day]:
    """The day of each person whom a case concerns (每人今日待办), by the person's id."""
    days: dict[int, Day] = {}
    for one in dues:
        part = _part(one.left)
        people = roster.told(one, head_from=head_from) if part else ()
        for person in people:
            getattr(days.setdefault(person, Day()), part).append(one)
    for case in cases:
        _lay(case, days, roster)
    return days


def _part(left: int) -> str:
    if left < 0:
        return "overdue"
    if left == 0:
        return "today"
    return "near" if left <= NEAR else ""


def _lay(case: Application, days: dict[int, Day], roster: Roster) -> None:
    """Put a case on the desks on which it waits, or on which nobody has taken it."""
    if case.handler_id is None:
        heads = roster.heads.get(case.organ_id, set())
        for person in roster.clerks_of(case) | heads:
            days.setdefault(person, Day()).unassigned.append(case)
    if is_waiting(case):
        for person in roster.clerks_of(case):
            days.setdefault(person, Day()).waiting.append(case)


def in_words(day: Day, *, most: int, link: str) -> str:
    """A day as a mail says it (待办邮件正文): numbers, days and links, no name and no subject.

    `link` is the address of a case with `{pk}` in it; each part shows so many rows at `most`.
    """
    told = []
    for heading, rows in day.parts:
        if rows:
            told.append(f"{heading}：{len(rows)} 项")
            told += [f"  {_line(row, link=link)}" for row in rows[:most]]
            told += [f"  …… 另有 {len(rows) - most} 项"] if len(rows) > most else []
    return "\n".join(told)


def _line(row: Watched | Application, *, link: str) -> str:
    if isinstance(row, Watched):
        unit = f"（{row.unit.name}）" if row.unit else ""
        words = f"{row.kind.label}{unit} {row.due}，{row.words}"
        return f"{row.case.register_number} {words} {link.format(pk=row.case.pk)}"
    due = f"，答复期限 {row.due}" if row.due else ""
    return f"{row.register_number} {row.get_state_display()}{due} {link.format(pk=row.pk)}"
