"""What lies on the desks today (示范待办): open applications, drafts, a notice, a remedy case."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from gongkai.office.applications import actions
from gongkai.office.applications.kinds import Consulted, FeeBasis, ServiceWay
from gongkai.office.applications.models import Application
from gongkai.office.demo import cases
from gongkai.office.demo.cases import Desk, Story, after, back
from gongkai.office.demo.gaps import ZONE, data, paragraphs, short
from gongkai.office.demo.listing.filing import Filer
from gongkai.office.demo.people import County
from gongkai.office.disclosure import actions as documents
from gongkai.office.disclosure.kinds import Genre, Kind
from gongkai.office.organs.models import User
from gongkai.office.remedies import actions as remedies
from gongkai.office.remedies.models import RemedyCase
from gongkai.office.review.actions import Held, give_opinion
from gongkai.office.review.checklist import blank
from gongkai.office.review.kinds import Result
from gongkai.office.review.models import Scrutiny
from gongkai.office.supervision import actions as supervision
from gongkai.statute import official_calendar
from gongkai.statute.deadlines.handling import REPLY

OFFICE = "county-office"
SENT, DECIDED = time(10, 20), time(14, 40)
"""When yesterday's drafts were sent to review, and when the first level decided."""

STAGES: Mapping[str, Sequence[Result]] = {
    "submitted": (),
    "first": (Result.PUBLIC,),
    "second": (Result.PUBLIC, Result.PUBLIC),
    "returned": (Result.PUBLIC, Result.RETURNED),
    "cleared": (Result.PUBLIC, Result.PUBLIC, Result.PUBLIC),
}
"""What the levels have held of a draft that stands at a stage."""


def of_today(county: County, *, today: date) -> Iterator[Story]:
    """The stories that are not over yet (在办申请)."""
    for key, row in zip(open_keys(), data("present")["open"], strict=True):
        at = cases.desk(county, row.get("organ", OFFICE))
        yield _open(row, at, day_of_receipt(row, today), key=key)


def open_keys() -> list[str]:
    """What tells the open applications apart (在办申请的标识)."""
    return [f"open-{number}" for number, _ in enumerate(data("present")["open"], 1)]


def day_of_receipt(row: Mapping[str, Any], today: date) -> date:
    """The day of receipt from which `ago` working days have passed, or `left` remain today."""
    if "ago" in row:
        return back(today, row["ago"])
    calendar = official_calendar()
    left = row["left"]
    due = calendar.add(today, left) if left > 0 else _overdue(today, -left)
    day = back(today, 0)
    while calendar.add(day, REPLY.days) > due:
        day = back(day, 1)
    return day


def _overdue(today: date, count: int) -> date:
    calendar, day = official_calendar(), back(today, 0)
    while calendar.between(day, today) < count:
        day = back(day, 1)
    return day


def _open(row: Mapping[str, Any], at: Desk, begun: date, *, key: str) -> Story:
    waits = row.get("then") == "unconfirmed"
    case = yield from cases.received(row, at, begun, key=key, confirms=not waits)
    if not waits:
        yield from THEN[row.get("then", "")](case, at, begun, row)


def _nothing(case: Application, at: Desk, begun: date, row: Mapping[str, Any]) -> Story:
    yield from ()


def _correction(case: Application, at: Desk, begun: date, row: Mapping[str, Any]) -> Story:
    yield after(begun, 4)
    actions.ask_correction(
        application=case,
        items="“所有文件”的范围不明确，请写明补贴的种类和文件的年度。",
        by=at.handler,
        on=after(begun, 4),
    )


def _third_party(case: Application, at: Desk, begun: date, row: Mapping[str, Any]) -> Story:
    yield after(begun, 5)
    asked = actions.consult(
        application=case,
        consulted=Consulted.THIRD_PARTY,
        party=row["party"],
        by=at.handler,
        on=after(begun, 5),
    )
    yield after(begun, 7)
    actions.record_party_receipt(consultation=asked, by=at.handler, on=after(begun, 7))


def _other_organ(case: Application, at: Desk, begun: date, row: Mapping[str, Any]) -> Story:
    yield after(begun, 3)
    actions.consult(
        application=case,
        consulted=Consulted.OTHER_ORGAN,
        party=row["party"],
        by=at.handler,
        on=after(begun, 3),
    )


def _extended(case: Application, at: Desk, begun: date, row: Mapping[str, Any]) -> Story:
    yield after(begun, 17)
    asked = {"days": row["days"], "reason": row["reason"], "on": after(begun, 17)}
    actions.request_extension(application=case, by=at.handler, **asked)
    actions.extend(application=case, by=at.head, on=after(begun, 17))


def _payment(case: Application, at: Desk, begun: date, row: Mapping[str, Any]) -> Story:
    yield after(begun, 5)
    actions.notify_fee(
        application=case,
        basis=FeeBasis.PAGE,
        units=row["pages"],
        by=at.handler,
        on=after(begun, 5),
    )


def _reasons(case: Application, at: Desk, begun: date, row: Mapping[str, Any]) -> Story:
    yield after(begun, 8)
    actions.ask_reasons(
        application=case,
        counts="本月已提出申请 14 件，内容均为各科室日常记录",
        by=at.handler,
        on=after(begun, 8),
    )


def _searched(case: Application, at: Desk, begun: date, row: Mapping[str, Any]) -> Story:
    yield from cases.searched(case, at, begun, last=10)


def _concluded(case: Application, at: Desk, begun: date, row: Mapping[str, Any]) -> Story:
    yield after(begun, 14)
    cases.conclude(case, at, row, on=after(begun, 14))


def _served(case: Application, at: Desk, begun: date, row: Mapping[str, Any]) -> Story:
    yield from _concluded(case, at, begun, row)
    yield after(begun, 16)
    day, proof = after(begun, 16), "平台发送记录，申请人已下载"
    cases.serve(case, at, way=ServiceWay.ONLINE, proof=proof, on=day)


def _drafted(case: Application, at: Desk, begun: date, row: Mapping[str, Any]) -> Story:
    yield after(begun, 3)
    cases.draft(case, at, row, on=after(begun, 3))


def _assigned(case: Application, at: Desk, begun: date, row: Mapping[str, Any]) -> Story:
    unit = at.organ.units.get(name=row["unit"])
    yield after(begun, 1)
    asked = actions.assign(
        application=case,
        unit=unit,
        task="请检索所申请的文件，并就可否公开提出意见。",
        due=after(begun, 8),
        by=at.handler,
        on=after(begun, 1),
    )
    yield after(begun, 2)
    finder = unit.members.get().user
    actions.accept_assignment(assignment=asked, by=finder, on=after(begun, 2))


THEN: Mapping[str, Callable[..., Story]] = {
    "": _nothing,
    "correction": _correction,
    "third_party": _third_party,
    "other_organ": _other_organ,
    "extended": _extended,
    "payment": _payment,
    "reasons": _reasons,
    "searched": _searched,
    "concluded": _concluded,
    "served": _served,
    "drafted": _drafted,
    "assigned": _assigned,
}


def drafted(county: County, *, today: date) -> None:
    """Drafts at each stage before publication (在审稿件)."""
    filer = Filer()
    for row in data("present")["draft"]:
        slug = row.get("organ", OFFICE)
        by, on = county.who(slug, "handler"), back(today, 2)
        fields = _draft_fields(row, on)
        if row["kind"] in {Kind.NORMATIVE, Kind.OTHER_DOCUMENT}:
            fields["issuer"] = county.organs[slug]
        fields["entry"] = filer.entry(fields, county.organs[slug])
        document = documents.draft(by=by, on=on, organ=county.organs[slug], **fields)
        if row["stage"] != "draft":
            yesterday = back(today, 1)
            sent = datetime.combine(yesterday, SENT, ZONE)
            scrutiny = documents.submit(document=document, by=by, on=yesterday, at=sent)
            _reviewed(scrutiny, row, county.reviewers(slug, by), on=yesterday)


def _reviewed(
    scrutiny: Scrutiny, row: Mapping[str, Any], people: Sequence[User], *, on: date
) -> None:
    """The levels that have decided already, an hour between each; the last one may return it."""
    results = STAGES[row["stage"]]
    for count, (person, result) in enumerate(zip(people, results, strict=False)):
        last = count == len(results) - 1
        words = row.get("opinion", "不涉密，同意公开。") if last else "不涉密，同意。"
        held = Held(result, words, checklist=blank())
        at = datetime.combine(on, DECIDED, ZONE) + timedelta(hours=count)
        give_opinion(scrutiny, held, by=person, on=on, at=at)


def _draft_fields(row: Mapping[str, Any], on: date) -> dict[str, Any]:
    return {
        "kind": Kind(row["kind"]),
        "title": row["title"],
        "document_number": row.get("number", "").format(year=on.year),
        "formed": on,
        "duty": row["duty"],
        "theme": row["theme"],
        "genre": Genre(row.get("genre", "other")),
        "summary": short(row["body"][0]),
        "body": paragraphs(row["body"]),
        "source": row.get("source", "示范县人民政府办公室"),
    }


def told(county: County, *, today: date) -> None:
    """A notice that awaits its answer, and a reconsideration that is pending (在办监督、复议)."""
    supervision.issue(
        issuer=county.office,
        addressed=county.organs["township-1"],
        matter="“村务公开”栏目 3 个村上季度财务未公开；查阅点无人值守。请整改并反馈。",
        due=today + timedelta(days=10),
        by=county.people["supervisor"],
        on=back(today, 6),
    )
    remedies.register(
        organ=county.organs["land"],
        kind=RemedyCase.Kind.RECONSIDERATION,
        matter="征地补偿安置方案信息公开答复是否合法",
        number=f"示政复〔{back(today, 9).year}〕3号",
        filed=back(today, 9),
        by=county.who("land", "handler"),
        on=back(today, 8),
    )
