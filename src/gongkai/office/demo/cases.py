"""The lives of the demonstration's applications (示范申请): each a story told day by day.

A story yields the day on which it goes on; `lived` tells all of them in the order of days, so
that numbers are given as they would have been.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import heapify, heappop, heappushpop
from typing import Any

from gongkai.office.applications import actions
from gongkai.office.applications.correspondence import actions as letters
from gongkai.office.applications.correspondence.entries import last_reply
from gongkai.office.applications.kinds import Channel, Consulted, Opinion, ServiceWay
from gongkai.office.applications.models import Application
from gongkai.office.demo.gaps import data
from gongkai.office.demo.people import County, applicant
from gongkai.office.organs.models import Organ, User
from gongkai.statute import official_calendar

Story = Iterator[date]

CONFIRMED = {Channel.ONLINE, Channel.EMAIL, Channel.FAX, Channel.ORDINARY_MAIL}
"""Channels whose applications are received when both sides have confirmed."""

SUBMISSION = "demonstration-"
"""How the browser's key of an invented online application begins."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a case is handled, and by whom."""

    organ: Organ
    handler: User
    reviewer: User
    head: User


def desk(county: County, slug: str) -> Desk:
    """The desk of an organ; where it has no reviewer its head reviews."""
    reviewer = [*county.holders(slug, "reviewer"), *county.holders(slug, "head")][0]
    organ, handler = county.organs[slug], county.who(slug, "handler")
    return Desk(organ, handler, reviewer, county.who(slug, "head"))


def lived(stories: Iterable[Story]) -> None:
    """Tell stories to their ends, always the one whose day is the earliest (按日推进)."""
    begun = ((next(story, None), order, story) for order, story in enumerate(stories))
    waiting = [(day, order, story) for day, order, story in begun if day is not None]
    heapify(waiting)
    current = heappop(waiting) if waiting else None
    while current:
        _, order, story = current
        day = next(story, None)
        if day is not None:
            current = heappushpop(waiting, (day, order, story))
        else:
            current = heappop(waiting) if waiting else None


def back(day: date, count: int) -> date:
    """The n-th working day before a day; with 0 the day itself, or the last working day."""
    calendar = official_calendar()
    while not calendar.is_working(day):
        day -= timedelta(days=1)
    for _ in range(count):
        day -= timedelta(days=1)
        while not calendar.is_working(day):
            day -= timedelta(days=1)
    return day


def after(received: date, count: int) -> date:
    """The n-th working day after receipt."""
    return official_calendar().add(received, count)


def received(
    row: Mapping[str, Any], at: Desk, on: date, *, key: str, confirms: bool = True
) -> Generator[date, None, Application]:
    """Registration and, where the channel asks for it, confirmation on the next working day.

    Returns the application; `on` is the day of receipt. The public itself applies online.
    """
    channel = Channel(row["channel"])
    waits = channel in CONFIRMED
    arrived = back(on, 1) if waits and confirms else on
    yield arrived
    online = channel == Channel.ONLINE
    case = actions.register(
        organ=at.organ,
        channel=channel,
        applicant=applicant(row["who"]),
        title=row["title"],
        description=row["description"],
        arrived=arrived,
        by=None if online else at.handler,
        on=arrived,
        submission=f"{SUBMISSION}{key}" if online else "",
    ).application
    if waits and confirms:
        yield on
        actions.confirm(application=case, by=at.handler, on=on)
    return case


def closed(row: Mapping[str, Any], at: Desk, *, key: str) -> Story:
    """An application of a closed year, from receipt to service (已办结的申请)."""
    begun = row["received"]
    case = yield from received(row, at, begun, key=key)
    for step in row.get("steps", ()):
        yield from STEPS[step](case, at, begun, last=row["days"])
    yield after(begun, row["days"])
    conclude(case, at, row, on=after(begun, row["days"]))
    served = after(begun, row["days"] + 1)
    yield served
    serve(case, at, way=ServiceWay.POST, proof="挂号邮件，邮件号见发文登记", on=served)
    filed = after(served, 10)
    yield filed
    actions.archive(application=case, by=at.handler, on=filed)


def conclude(case: Application, at: Desk, row: Mapping[str, Any], *, on: date) -> None:
    """Decide a case as its story says (作出处理决定): drafted, reviewed twice, signed."""
    draft(case, at, row, on=on)
    if "letter" in row:
        reply, words = last_reply(case), row["letter"]
        letters.write(application=case, entry=reply, values=words, by=at.handler, on=on)
    review = {"application": case, "passed": True, "by": at.reviewer, "on": on}
    actions.review_secrecy(opinion="不涉及国家秘密、工作秘密", **review)
    actions.review_legality(opinion="依据和救济告知正确", **review)
    actions.sign(application=case, by=at.head, on=on)


def draft(case: Application, at: Desk, row: Mapping[str, Any], *, on: date) -> None:
    """Propose the decision of a story (拟写处理决定)."""
    actions.draft(
        application=case,
        outcome=row["outcome"],
        sub_kind=row.get("sub_kind", ""),
        reasons=row["reasons"],
        by=at.handler,
        on=on,
    )


def serve(case: Application, at: Desk, *, way: ServiceWay, proof: str, on: date) -> None:
    """Serve a reply and close the case (送达、结案)."""
    who = {"application": case, "by": at.handler, "on": on}
    actions.serve(way=way, proof=proof, **who)
    actions.close(**who)


def searched(case: Application, at: Desk, begun: date, *, last: int) -> Story:
    """A search two days before the decision (检索)."""
    day = after(begun, max(1, last - 2))
    yield day
    actions.record_search(
        application=case,
        systems="公文管理系统、县档案馆目录、政务公开科卷宗",
        keywords=case.title[:40],
        result="未检索到所申请的信息。",
        by=at.handler,
        on=day,
    )


def corrected(case: Application, at: Desk, begun: date, *, last: int) -> Story:
    """A correction asked on the third day and given on the sixth (补正)."""
    yield after(begun, 3)
    actions.ask_correction(
        application=case,
        items="请写明所需文件的年度、文号，或者便于查询的其他特征。",
        by=at.handler,
        on=after(begun, 3),
    )
    yield after(begun, min(6, last - 1))
    actions.accept_correction(
        application=case,
        by=at.handler,
        on=after(begun, min(6, last - 1)),
        text="已补充文件名称和大致年度。",
    )


def extended(case: Application, at: Desk, begun: date, *, last: int) -> Story:
    """An extension asked for and granted on the fifteenth day (延期)."""
    day = after(begun, min(15, last - 1))
    yield day
    actions.request_extension(
        application=case,
        days=10,
        reason="需要向档案馆和建设单位核实，原期限内不能完成检索。",
        by=at.handler,
        on=day,
    )
    actions.extend(application=case, by=at.head, on=day)


def consulted(case: Application, at: Desk, begun: date, *, last: int) -> Story:
    """A third party asked on the fourth day, its opinion on the twelfth (征求意见)."""
    yield after(begun, 4)
    asked = actions.consult(
        application=case,
        consulted=Consulted.THIRD_PARTY,
        party="示范县恒信工程管理有限公司",
        by=at.handler,
        on=after(begun, 4),
    )
    yield after(begun, 5)
    actions.record_party_receipt(consultation=asked, by=at.handler, on=after(begun, 5))
    yield after(begun, min(12, last - 1))
    actions.receive_opinion(
        consultation=asked,
        opinion=Opinion.PARTLY,
        grounds="施工方案含有本公司专有工法，请求不予公开；其余内容同意公开。",
        by=at.handler,
        on=after(begun, min(12, last - 1)),
    )


STEPS: Mapping[str, Callable[..., Story]] = {
    "search": searched,
    "correction": corrected,
    "extension": extended,
    "consultation": consulted,
}


def of_closed_years(county: County) -> Iterator[Story]:
    """The stories of 2021 and 2022, all of the office (历年申请)."""
    office = desk(county, "county-office")
    for number, row in enumerate(data("cases")["case"], 1):
        yield closed(row, office, key=f"closed-{number}")
