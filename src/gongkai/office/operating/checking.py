"""Whether the records still hold (完整性检查): a sentence for each place where they do not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.core.files.storage import default_storage

from gongkai.office.annual.actions import digest_of
from gongkai.office.annual.models import Report
from gongkai.office.applications.acts.events import SUBJECT
from gongkai.office.applications.models import Application
from gongkai.office.applications.states import state
from gongkai.office.disclosure.gate import SUBJECT as REVIEWED_AS
from gongkai.office.disclosure.models import Attachment, Document
from gongkai.office.keyring import Locked
from gongkai.office.ledger.chain import breaks
from gongkai.office.ledger.models import Event, Head
from gongkai.office.letters.actions import opened
from gongkai.office.letters.models import IssuedLetter
from gongkai.office.retention.actions.anonymising import ANONYMISED
from gongkai.office.retention.remnants import lost_letters, remnants

Checked = tuple[str, int, list[str]]
"""What was looked at, how many of it, and what is wrong with them."""


def checked() -> Iterator[Checked]:
    """Each kind of record, how many there are, and what does not hold."""
    for name, count, faults in PARTS:
        yield name, count(), list(faults())


def _chain() -> Iterator[str]:
    yield from breaks(Event.objects.order_by("pk").iterator(), Head.objects.first())


CLEARED = {"cleared", "approved"}
"""The acts by which a review passed, now and before there were levels."""


def _documents() -> Iterator[str]:
    passed = Event.objects.filter(subject=REVIEWED_AS, kind__in=CLEARED)
    told = {(pk, new.get("review")) for pk, new in passed.values_list("subject_id", "new")}
    live = Document.objects.filter(live=True).select_related("clearance__scrutiny")
    for document in live.prefetch_related("attachments").iterator(chunk_size=500):
        scrutiny = document.clearance.scrutiny
        own = (scrutiny.subject, scrutiny.subject_id) == (REVIEWED_AS, document.pk)
        if not document.clearance.clears or not own:
            yield f"《{document.title}》（{document.index_number}）已发布，但没有通过审查的记录。"
        elif not told & {(document.pk, scrutiny.number), (document.pk, None)}:
            yield f"《{document.title}》（{document.index_number}）的审查台账中没有记录。"
        elif scrutiny.content_digest != document.content_digest():
            yield f"《{document.title}》（{document.index_number}）的内容与审查时不符，已被改动。"


def _attachments() -> Iterator[str]:
    for file in Attachment.objects.select_related("document").iterator():
        where = f"《{file.document.title}》的附件“{file.title}”"
        if not file.file.name or not default_storage.exists(file.file.name):
            yield f"{where}的文件不见了（{file.file.name}）。"
        elif not file.is_untouched():
            yield f"{where}的文件被改动（{file.file.name}）。"


def _applications() -> Iterator[str]:
    for case in Application.objects.iterator():
        events = Event.objects.filter(subject=SUBJECT, subject_id=case.pk).order_by("pk")
        told = state(events.values_list("kind", flat=True))
        if told != case.state:
            yield (
                f"申请{case.register_number}登记为“{case.get_state_display()}”，"
                f"台账记录的是“{told.label}”。"
            )


def _letters() -> Iterator[str]:
    yield from (f"{one}的文件不见了，请用备份恢复。" for one in lost_letters())
    for one in IssuedLetter.objects.exclude(file="").iterator():
        try:
            opened(one)
        except Locked as fault:
            yield str(fault)


def _reports() -> Iterator[str]:
    for report in Report.objects.exclude(snapshot=None).select_related("organ"):
        if digest_of(report.snapshot) != report.digest:
            yield f"{report}签发后数据被改动。"


PARTS: tuple[tuple[str, Callable[[], int], Callable[[], Iterator[str]]], ...] = (
    ("台账记录", lambda: Event.objects.count(), _chain),
    ("已发布信息", lambda: Document.objects.filter(live=True).count(), _documents),
    ("附件", lambda: Attachment.objects.count(), _attachments),
    ("申请", lambda: Application.objects.count(), _applications),
    ("按期匿名", lambda: Event.objects.filter(kind=ANONYMISED.kind).count(), remnants),
    ("签发文书", lambda: IssuedLetter.objects.count(), _letters),
    ("已签发年度报告", lambda: Report.objects.exclude(snapshot=None).count(), _reports),
)
