"""Documents for the tests of public pages, each through draft, review and publication."""

from datetime import datetime, time
from itertools import count

from django.utils import timezone
from tests.office.reviewing import pass_review, person

from gongkai.office.disclosure import actions
from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.models import Document
from gongkai.office.organs.models import Organ, Role

_numbers = count(1)


def published(organ: Organ, *, on, files=(), **fields) -> Document:
    """A published document; `files` are (title, name, bytes)."""
    by = person(organ, "许言", Role.HANDLER)
    number = next(_numbers)
    chosen = {
        "kind": Kind.ANNOUNCEMENT,
        "title": f"光明路停水公告（{number}）",
        "formed": on,
        "duty": "2011",
        "body": "<p>管道检修，请提前储水。</p>",
        **fields,
    }
    if chosen["kind"] == Kind.NORMATIVE:
        chosen.setdefault("registration_number", f"SFDR-{on.year}-{number:07d}")
    document = actions.draft(by=by, on=on, organ=organ, **chosen)
    for title, name, data in files:
        actions.attach(
            document=document, title=title, data=data, name=name, content_type="application/pdf"
        )
    document = Document.objects.get(pk=document.pk)
    document.save_revision(user=by)
    pass_review(document, by=by, on=on)
    at = timezone.make_aware(datetime.combine(on, time(9, 30)))
    return actions.publish(document=document, by=by, on=on, at=at)


def revised(document: Document, *, on, **fields) -> Document:
    """The same document, changed, reviewed and published once more."""
    by = person(document.organ, "许言", Role.HANDLER)
    actions.revise(document=document, by=by, on=on, **fields)
    pass_review(document, by=by, on=on)
    return actions.publish(document=document, by=by, on=on)


def withdrawn(document: Document, *, on, shows_title=True) -> Document:
    """The same document, taken back by its reviewer."""
    by = person(document.organ, "方正", Role.REVIEWER)
    return actions.withdraw(
        document=document, reason="内容有误", by=by, on=on, shows_title=shows_title
    )
