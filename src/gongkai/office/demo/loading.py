"""Loading the demonstration (装入示范数据) into an office that holds nothing yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from gongkai.office.applications.kinds import State
from gongkai.office.applications.models import Application
from gongkai.office.applications.sealing import query_code, submission_key
from gongkai.office.demo.asking.questions import asked
from gongkai.office.demo.cases import SUBMISSION, lived, of_closed_years
from gongkai.office.demo.desks import drafted, of_today, open_keys, told
from gongkai.office.demo.gaps import data
from gongkai.office.demo.listing.founding import catalogued
from gongkai.office.demo.oversight.assessing import assessed
from gongkai.office.demo.people import settled
from gongkai.office.demo.publishing import published
from gongkai.office.demo.reports import noticed, reported
from gongkai.office.ledger.actions import Act, record
from gongkai.office.ledger.models import Event
from gongkai.office.organs.models import Organ, User

LOADED = Act("demonstration_loaded", "装入示范数据")
FIRST_DAY = date(2023, 7, 1)
"""Before this day today's cases would fall into the years that are reported on."""


class NotEmpty(ValueError):
    """The office holds records already (已有数据)."""


class TooEarly(ValueError):
    """The machine's date lies before the demonstration's years are over (日期过早)."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """One who can sign in to the demonstration (可登录人员)."""

    username: str
    name: str
    roles: str


@dataclass(frozen=True, slots=True)
class Sample:
    """An open application that the public can follow (可查询的申请)."""

    number: str
    query_code: str


def silent(_: str) -> None:
    """Say nothing of what is being done."""


@transaction.atomic
def load(*, today: date, say: Callable[[str], None] = silent) -> None:
    """Load the whole demonstration, or nothing of it: killed on the way, it leaves no trace.

    Raises NotEmpty where the office holds records, TooEarly where the date cannot be right.
    """
    if not is_empty():
        raise NotEmpty("数据库中已有机关或人员，示范数据只能装入空的平台。")
    if today < FIRST_DAY:
        raise TooEarly(f"本机日期是 {today}，示范数据只能在 {FIRST_DAY} 以后装入，请校正日期。")
    say("设立机关和人员")
    county = settled()
    say("编制公开目录")
    catalogued(county)
    say("登记历年公开的政府信息")
    published(county, today=today)
    say("办理历年申请和在办申请")
    present = [*of_today(county, today=today), *assessed(county, today=today)]
    lived([*of_closed_years(county), *present])
    say("下发整改通报，编制年度报告")
    noticed(county)
    reported(county)
    say("准备今天的待办事项")
    drafted(county, today=today)
    told(county, today=today)
    say("登记公众咨询")
    asked(county, today=today)
    record(
        LOADED,
        subject="demonstration",
        subject_id=county.office.pk,
        organ=county.office,
        by=county.people["administrator"],
        on=today,
    )


def is_empty() -> bool:
    """Whether the office holds neither organs nor people (空平台)."""
    return not (Organ.objects.exists() or User.objects.exists())


def is_loaded() -> bool:
    """Whether this office is the demonstration (示范平台)."""
    return Event.objects.filter(kind=LOADED.kind).exists()


def sign_ins() -> Iterator[SignIn]:
    """The demonstration's people who can still sign in, with their roles (可登录人员)."""
    invented = [row["username"] for row in data("county")["person"]]
    people = User.objects.filter(is_active=True, username__in=invented)
    places = ("memberships__organ", "units__unit__organ")
    for user in people.prefetch_related(*places).order_by("pk"):
        roles = [
            f"{one.organ.short_name}{one.get_role_display()}" for one in user.memberships.all()
        ]
        roles += [f"{one.unit}承办人员" for one in user.units.all()]
        yield SignIn(user.username, user.name, "、".join(roles))


def sample() -> Sample | None:
    """An open online application with its query code (示范查询码), or None where none is left."""
    for submission in (f"{SUBMISSION}{key}" for key in open_keys()):
        case = Application.objects.filter(
            submission=submission_key(submission), state=State.HANDLING
        ).first()
        if case:
            return Sample(case.register_number, query_code(submission))
    return None
