"""What goes by itself when its days are over (短期清除): addresses, originals of no case.

These are no archives: nobody has to approve it, and the ledger says how many (ADR 0182).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Count, QuerySet

from gongkai.office.ledger.actions import Act, record
from gongkai.office.messages.kinds import Standing
from gongkai.office.messages.models import Message
from gongkai.office.organs.models import Organ
from gongkai.office.redaction.models import Job, Plan
from gongkai.office.retention.actions.anonymising import drop_leftovers
from gongkai.office.retention.models import Leftover
from gongkai.office.retention.terms import NECESSARY, SHORT_TERMS

SWEPT = Act("swept", "清除短期保存的个人信息", NECESSARY)


@dataclass(slots=True)
class Swept:
    """What a sweep took away (清除结果)."""

    addresses: int = 0
    originals: int = 0


def sweep(*, on: date) -> Swept:
    """Blank what is past its short period (短期清除), and take files off the disk."""
    swept = Swept(addresses=_addresses(on), originals=_originals(on))
    drop_leftovers()
    return swept


@transaction.atomic
def _addresses(on: date) -> int:
    """The sealed addresses of messages; the masked ones stay with their case."""
    sent = Message.objects.filter(standing=Standing.SENT, sent_at__date__lt=_since("sent", on))
    rest = Message.objects.exclude(standing=Standing.SENT)
    unsent = rest.filter(made_at__date__lt=_since("unsent", on))
    return sum(_cleared(rows.exclude(sealed=""), on=on) for rows in (sent, unsent))


def _cleared(rows: QuerySet[Message], *, on: date) -> int:
    _log(rows, "address", on=on)
    rows.filter(standing=Standing.WAITING).update(
        standing=Standing.FAILED, fault="没有在保存期限内发出，收件地址已清除"
    )
    return rows.update(sealed="")


def _since(code: str, on: date) -> date:
    return on - timedelta(days=SHORT_TERMS[code].days)


@transaction.atomic
def _originals(on: date) -> int:
    """The originals of files that were redacted for no case; the released copies stay."""
    jobs = Job.objects.filter(subject="", opened__lt=_since("loose", on)).exclude(source="")
    names = [name for pair in jobs.values_list("source", "words") for name in pair if name]
    Leftover.objects.bulk_create((Leftover(name=name) for name in names), ignore_conflicts=True)
    _log(jobs, "original", on=on)
    Plan.objects.filter(job__in=jobs).update(listed="")
    return jobs.update(source="", words="")


def _log(rows: QuerySet, what: str, *, on: date) -> None:
    """One event for each organ, with the count alone."""
    counts = rows.exclude(organ=None).order_by().values_list("organ").annotate(Count("pk"))
    for organ, count in counts:
        record(
            SWEPT,
            subject="organ",
            subject_id=organ,
            organ=Organ.objects.get(pk=organ),
            by=None,
            by_name="系统",
            on=on,
            note=f"{SWEEPINGS[what]} {count} 条",
            new={what: count},
        )


SWEEPINGS = {"address": "消息的收件地址", "original": "涂除件原件"}
"""What is swept, as the ledger says it."""
