"""Documents for the tests of public pages, each through draft, approval and publication."""

from datetime import datetime, time
from itertools import count

from django.utils import timezone

from gongkai.office.disclosure import actions
from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.models import Document
from gongkai.office.organs import actions as organs
from gongkai.office.organs.models import Organ, Role, User

_numbers = count(1)


def _person(organ: Organ, name: str, role: Role) -> User:
    username = f"{organ.slug}-{role}"
    user = User.objects.filter(username=username).first()
    if user is None:
        user = organs.enrol(username=username, name=name, password="shi-fan-2026!")
        organs.appoint(user=user, organ=organ, role=role)
    return user


def published(organ: Organ, *, on, files=(), **fields) -> Document:
    """A published document; `files` are (title, name, bytes)."""
    by = _person(organ, "许言", Role.HANDLER)
    approver = _person(organ, "方正", Role.REVIEWER)
    number = next(_numbers)
    chosen = {
        "kind": Kind.ANNOUNCEMENT,
        "title": f"光明路停水公告（{number}）",
        "formed": on,
        "duty": "2011",
        "body": "<p>管道检修，请提前储水。</p>",
        **fields,
    }
    document = actions.draft(by=by, on=on, organ=organ, **chosen)
    for title, name, data in files:
        actions.attach(
            document=document, title=title, data=data, name=name, content_type="application/pdf"
        )
    document = Document.objects.get(pk=document.pk)
    document.save_revision(user=by)
    approval = actions.submit(document=document, by=by, on=on)
    actions.decide(approval=approval, approve=True, opinion="同意公开", by=approver, on=on)
    at = timezone.make_aware(datetime.combine(on, time(9, 30)))
    return actions.publish(document=document, by=by, on=on, at=at)


def revised(document: Document, *, on, **fields) -> Document:
    """The same document, changed, approved and published once more."""
    by = _person(document.organ, "许言", Role.HANDLER)
    approver = _person(document.organ, "方正", Role.REVIEWER)
    actions.revise(document=document, by=by, on=on, **fields)
    approval = actions.submit(document=document, by=by, on=on)
    actions.decide(approval=approval, approve=True, opinion="同意公开", by=approver, on=on)
    return actions.publish(document=document, by=by, on=on)


def withdrawn(document: Document, *, on) -> Document:
    """The same document, taken back by its reviewer."""
    by = _person(document.organ, "方正", Role.REVIEWER)
    return actions.withdraw(document=document, reason="内容有误", by=by, on=on)
