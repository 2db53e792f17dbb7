"""Test applications of the demonstration (示范模拟测评): one scored, one that awaits its score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from gongkai.office.applications import actions as applications
from gongkai.office.applications.kinds import ServiceWay
from gongkai.office.demo.cases import Desk, Story, after, back, conclude, desk, serve
from gongkai.office.demo.gaps import data
from gongkai.office.demo.people import County, applicant
from gongkai.office.supervision.assessments import actions


def assessed(county: County, *, today: date) -> Iterator[Story]:
    """The stories of the test applications that the county sent to its bureaus (模拟测评)."""
    for row in data("present")["assessment"]:
        yield _tried(row, desk(county, row["organ"]), county, received=back(today, row["ago"]))


def _tried(row: Mapping[str, Any], at: Desk, county: County, *, received: date) -> Story:
    """A test from its sending over the bureau's reply to its score, if it has one."""
    sent, supervisor = back(received, 1), county.people["supervisor"]
    yield sent
    one, _ = actions.send(
        assessor=county.organs["county"],
        assessed=at.organ,
        applicant=applicant(row["who"]),
        title=row["title"],
        description=row["description"],
        by=supervisor,
        on=sent,
    )
    case = one.application
    yield received
    applications.confirm(application=case, by=at.handler, on=received)
    replied = after(received, row["days"])
    yield replied
    conclude(case, at, row, on=replied)
    proof = "平台发送记录，申请人已下载"
    serve(case, at, way=ServiceWay.ONLINE, proof=proof, on=replied)
    if "marks" in row:
        scored = after(replied, 5)
        yield scored
        score = {"marks": row["marks"], "comment": row["comment"]}
        actions.end(assessment=one, by=supervisor, on=scored, **score)
