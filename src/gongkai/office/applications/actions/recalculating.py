"""Counting again when the calendar changes (期限重算): which cases move, from when to when."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.office.applications.actions.acts import keep
from gongkai.office.applications.acts.events import RECALCULATED
from gongkai.office.applications.clock import facts_of, reply_clock
from gongkai.office.applications.models import Application, Recalculation, Shift
from gongkai.statute import official_calendar

CLOCK_PARTS = (
    "corrections",
    "extensions",
    "consultations",
    "fee_notices",
    "delays",
    "reopenings",
    "conclusions",
)
"""The records that a clock is counted from, fetched along."""

BY_THE_CALENDAR = "工作日历"
"""Who moves a period that no person moved."""


@transaction.atomic
def recalculate(*, on: date) -> Recalculation | None:
    """Count every pending case again where the calendar is another than at the last time.

    None where it is the same. Each case whose last day moves, or becomes firm, has one event
    and one row of the log; the run itself is kept even where nothing moved.
    """
    version = official_calendar().version
    last = Recalculation.objects.last()
    if last is not None and last.version == version:
        return None
    run = Recalculation.objects.create(version=version, on=on)
    waiting = Application.objects.pending().filter(received__isnull=False)
    for case in waiting.select_related("organ").prefetch_related(*CLOCK_PARTS).order_by("pk"):
        run.looked_at += 1
        _count_again(case, run, on=on)
    run.save()
    return run


def _count_again(case: Application, run: Recalculation, *, on: date) -> None:
    deadline = reply_clock(facts_of(case), official_calendar())
    due = deadline.due if deadline else None
    provisional = bool(deadline and deadline.provisional)
    if (due, provisional) == (case.due, case.provisional):
        return
    shift = Shift(
        run=run, application=case, before=case.due, after=due, was_provisional=case.provisional
    )
    shift.save()
    run.moved += 1
    firm = "（放假安排已公布）" if case.provisional and not provisional else ""
    keep(
        case,
        RECALCULATED,
        by=None,
        by_name=BY_THE_CALENDAR,
        on=on,
        note=f"答复期限由{case.due}变为{due}{firm}" if due != case.due else f"{due}不再暂定",
        old={"due": str(case.due)},
        new={"due": str(due), "calendar": run.version},
    )
