"""A document through every level of its review, for tests of what comes before and after."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from gongkai.office.disclosure import actions
from gongkai.office.disclosure.models import Document
from gongkai.office.organs import actions as organs
from gongkai.office.organs.models import Organ, Role, User
from gongkai.office.review.actions import Held, give_opinion
from gongkai.office.review.checklist import blank
from gongkai.office.review.findings.finding import findings_of
from gongkai.office.review.kinds import Result
from gongkai.office.review.models import Scrutiny

AGREED = Held(Result.PUBLIC, "不涉密，内容属实，同意公开。", checklist=blank())


def person(organ: Organ, name: str, role: Role) -> User:
    """A person of an organ, enrolled when first asked for."""
    username = f"{organ.slug}-{name}"
    user = User.objects.filter(username=username).first()
    if user is None:
        user = organs.enrol(username=username, name=name, password="shi-fan-2026!")
        organs.appoint(user=user, organ=organ, role=role)
    return user


def reviewers(organ: Organ) -> tuple[User, User, User]:
    """Three people who review for an organ, level by level."""
    return (
        person(organ, "何初", Role.HANDLER),
        person(organ, "方正", Role.REVIEWER),
        person(organ, "高明", Role.HEAD),
    )


def agree(scrutiny: Scrutiny, people: Sequence[User], *, on: date, at: datetime | None = None):
    """Let each person agree at the level whose turn it is."""
    looked_at = {"answer": "not_so", "note": "已经打开核对"}
    said = {one.key: looked_at for one in findings_of(scrutiny.paper)}
    more = {"findings": said} if said else {}
    held = replace(AGREED, checklist={**AGREED.checklist, **more})
    for one in people:
        give_opinion(scrutiny, held, by=one, on=on, at=at)
    return scrutiny


def pass_review(document: Document, *, by: User, on: date, at: datetime | None = None) -> Scrutiny:
    """Send a document to review and let three others agree."""
    sent = actions.submit(document=document, by=by, on=on, at=at)
    return agree(sent, reviewers(document.organ), on=on, at=at)
