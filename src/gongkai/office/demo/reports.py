"""The office's reports on 2021 and 2022 (示范年度报告), and the six notices of 2022."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

from gongkai.office.annual import actions
from gongkai.office.annual.models import ENTERED
from gongkai.office.demo.gaps import ZONE, data
from gongkai.office.demo.people import County
from gongkai.office.supervision import actions as supervision
from gongkai.statute import official_calendar

SOURCE = "本机关不实施该项行为，与各科室核对后为 0"
ANSWER_DAYS, ANSWERED_AFTER = 15, 11
"""Working days within which a notice is to be answered, and after which it was."""

HOUR = time(10, 30)


def noticed(county: County) -> None:
    """The six rectification notices of 2022, all answered (专项整改通报)."""
    calendar = official_calendar()
    for row in data("reports")["notice"]:
        notice = supervision.issue(
            issuer=county.office,
            addressed=county.organs[row["to"]],
            matter=row["matter"],
            due=calendar.add(row["issued"], ANSWER_DAYS),
            by=county.people["supervisor"],
            on=row["issued"],
        )
        supervision.answer(
            notice=notice,
            text=row["answer"],
            by=county.who(row["to"], "handler"),
            on=calendar.add(row["issued"], ANSWERED_AFTER),
        )


def reported(county: County) -> None:
    """Compile, check, sign and publish the reports, each in the January after its year."""
    by, head = county.people["handler"], county.people["head"]
    for row in data("reports")["report"]:
        compiled: date = row["compiled"]
        for path in ENTERED:
            actions.enter_figure(
                organ=county.office,
                year=row["year"],
                path=path,
                value=Decimal(0),
                source=SOURCE,
                by=by,
                on=compiled,
            )
        report = actions.begin(organ=county.office, year=row["year"], by=by, on=compiled)
        sections = {name: row[name] for name in ("overview", "problems", "other")}
        actions.write_sections(report=report, sections=sections, by=by, on=compiled)
        actions.self_check(report=report, by=by, on=compiled)
        actions.sign(report=report, by=head, on=row["signed"])
        at = datetime.combine(row["published"], HOUR, ZONE)
        actions.publish(report=report, by=by, on=row["published"], at=at)
