"""A case that holds something of every kind, and when its period is over. All invented."""

from datetime import UTC, date, datetime

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from tests.office.annual.records import application as row
from tests.office.applications.conftest import application, busy, registered
from tests.office.applications.deciding import conclude, serve

from gongkai.office.applications import actions
from gongkai.office.applications import models as cases
from gongkai.office.applications.applicant.actions import rate
from gongkai.office.applications.enclosing.actions import Enclosed, take_in
from gongkai.office.applications.models import Application
from gongkai.office.applications.sealing import Applicant
from gongkai.office.letters.models import LetterWords
from gongkai.office.messages import actions as messages
from gongkai.office.messages.wording import Written
from gongkai.office.organs.models import Role
from gongkai.office.redaction import keeping
from gongkai.office.redaction.models import Copy, Job, Plan
from gongkai.office.remedies import actions as remedies
from gongkai.office.remedies.petitions import actions as petitions
from gongkai.office.retention import actions as retention

__all__ = ["application", "busy", "registered"]

MARK = "绝不外传"
PDF = b"%PDF-1.7\ninvented\n%%EOF"
ARCHIVED = date(2026, 3, 23)
AT = datetime(2026, 3, 23, 9, tzinfo=UTC)
ADDRESS = "xiaoman@example.cn"
LAST = date(2056, 12, 31)
"""The last day of the period of the full case: it was answered again, so thirty years."""

OVER = date(2057, 1, 1)
DAY = date(2015, 3, 2)
"""When the old case was decided."""


@pytest.fixture
def old(office):
    """A case of 2015, laid down as it stands."""
    one = row(office, DAY, concluded=DAY, outcome="granted", archived=DAY, served=DAY)
    one.save()
    return one


@pytest.fixture(autouse=True)
def _private(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cache.clear()


@pytest.fixture
def second(enrolled, office):
    """A second head, who decides on the lists of others."""
    return enrolled("高远", office, Role.HEAD)


@pytest.fixture
def archived(registered, handler):
    """A plain case, answered, served and filed."""

    def make(**fields):
        one = registered(**fields)
        conclude(one, "granted", handler, sub_kind="supplied")
        serve(one, handler)
        actions.close(application=one, by=handler, on=ARCHIVED)
        actions.archive(application=one, by=handler, on=ARCHIVED)
        one.refresh_from_db()
        return one

    return make


@pytest.fixture
def approved(handler, head):
    """Make a list of what is due on a day and have it approved."""

    def make(organ, *, on):
        made = retention.make_list(organ=organ, by=handler, on=on)
        return retention.approve(appraisal=made, by=head, on=on)

    return make


@pytest.fixture
def petition(office, handler):
    """An answered complaint with a file."""
    one = petitions.file_petition(
        organ=office,
        kind="complaint",
        sender=Applicant("王小满", phone="0000-1234567"),
        title=f"{MARK}的投诉",
        text=MARK,
        submission="a-browser",
        files=[Enclosed(f"{MARK}.pdf", PDF)],
        on=date(2026, 3, 2),
    ).petition
    return petitions.answer(
        petition=one, result="done", answer=MARK, by=handler, on=date(2026, 3, 9)
    )


@pytest.fixture
def full(busy, handler, head, member, office):
    """A case in which everybody was written to, with files, reviewed once, and filed again."""
    who = {"by": handler}
    _sent_along(busy, handler)
    given = actions.assign(
        application=busy,
        unit=member.units.get().unit,
        task=MARK,
        due=ARCHIVED,
        on=date(2026, 3, 12),
        **who,
    )
    found = [actions.Found(f"{MARK}.txt", MARK.encode())]
    actions.report_findings(
        assignment=given, report=MARK, files=found, by=member, on=date(2026, 3, 12)
    )
    _painted(busy, handler)
    conclude(busy, "granted", handler, sub_kind="supplied", reasons=MARK)
    serve(busy, handler)
    rate(application=busy, score=5, words=MARK, on=ARCHIVED)
    actions.rectify(application=busy, wrong=MARK, right="乙", by=head, on=ARCHIVED)
    case = remedies.register(
        organ=office,
        kind="reconsideration",
        matter=MARK,
        filed=ARCHIVED,
        number=f"示政复〔2026〕{MARK}号",
        application=busy,
        on=ARCHIVED,
        **who,
    )
    remedies.close(case=case, closed=ARCHIVED, result="upheld", note=MARK, on=ARCHIVED, **who)
    actions.reopen(application=busy, ground="own", matter=MARK, by=head, on=ARCHIVED)
    conclude(busy, "granted", handler, sub_kind="supplied", on=ARCHIVED)
    serve(busy, handler, on=ARCHIVED)
    actions.close(application=busy, on=ARCHIVED, **who)
    actions.archive(application=busy, on=ARCHIVED, **who)
    busy.refresh_from_db()
    return busy


def _sent_along(case: Application, handler):
    """What the doors of other tests show: laid down directly here."""
    about = {"subject": "application", "subject_id": case.pk, "organ": case.organ}
    day = {"on": ARCHIVED, "by": handler}
    LetterWords.objects.create(slot="reply-1", values={"reasons": MARK}, **about, **day)
    cases.Withdrawal.objects.create(application=case, note=MARK, on=ARCHIVED)
    cases.Judgement.objects.create(application=case, answers={"complete": MARK}, **day)
    cases.Delay.objects.create(application=case, noticed=ARCHIVED, days=5, reason=MARK, by=handler)
    cases.ReasonsNotice.objects.create(
        application=case, served=ARCHIVED, counts=MARK, due=ARCHIVED, answer=MARK, by=handler
    )
    cases.Amendment.objects.create(
        application=case,
        letter_number="示政更〔2026〕1号",
        received=ARCHIVED,
        record=MARK,
        result="corrected",
        reasons=MARK,
        **day,
    )
    Application.objects.filter(pk=case.pk).update(
        title=MARK, description=MARK, document_number=MARK, purpose=MARK, accessibility=MARK
    )
    cases.Posting.objects.create(organ=case.organ, gram=-7, application=case)
    take_in(case, [Enclosed(f"{MARK}.pdf", PDF)], on=ARCHIVED)
    to = messages.Recipient("mail", ADDRESS, "application", case.pk, case.organ)
    messages.put(to, Written("told", 1, MARK, MARK), key=f"application/{case.pk}/0", at=AT)
    run = cases.Recalculation.objects.create(version="1", on=ARCHIVED)
    cases.Shift.objects.create(run=run, application=case)
    cases.Reminder.objects.create(
        application=case, user=handler, kind="reply", due=ARCHIVED, step=1, on=ARCHIVED, key="k"
    )


def _painted(case: Application, handler):
    """A file given in part, as redaction keeps it."""
    about = {"subject": "application", "subject_id": case.pk, "organ": case.organ}
    page = [1050, 1480, True]
    job = Job(title=MARK, sha256="1", pages=[page], opened=ARCHIVED, opened_by=handler, **about)
    job.source.save("source", ContentFile(keeping.locked_bytes(PDF)), save=False)
    job.words.save("words", ContentFile(keeping.locked_bytes(PDF)), save=False)
    job.save()
    boxes = [{"what": MARK}]
    day = {"on": ARCHIVED, "by": handler}
    listed = keeping.locked_list([MARK])
    plan = Plan.objects.create(job=job, number=1, boxes=boxes, listed=listed, **day)
    copy = Copy(
        job=job,
        plan=plan,
        number=1,
        size=1,
        sha256="2",
        checks=[{"problems": [MARK]}],
        holds=True,
        made=ARCHIVED,
        made_by=handler,
        opinion=MARK,
    )
    copy.file.save("copy.pdf", ContentFile(PDF), save=False)
    copy.save()
    cases.GivenFile.objects.create(application=case, copy=copy, sha256="2", on=ARCHIVED)
