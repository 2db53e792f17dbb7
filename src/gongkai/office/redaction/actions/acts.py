"""What every act on a file being redacted shares (办理规程): its name, who may, its trace."""

from __future__ import annotations

from datetime import date
from typing import Any

from gongkai.office.ledger.actions import Act, Entry, record_all
from gongkai.office.organs.models import User
from gongkai.office.organs.standing import Duty, require
from gongkai.office.redaction.models import Job

SUBJECT = "redaction"
ARTICLE = "《政府信息公开条例》第三十七条"

OPENED = Act("redaction_opened", "登记涂除件", ARTICLE)
DRAWN = Act("redaction_drawn", "修改涂除方案", ARTICLE)
PROVED = Act("redaction_proved", "涂除后重制并证明，送复核", ARTICLE)
FAILED = Act("redaction_failed", "涂除后重制，证明未通过", ARTICLE)
RELEASED = Act("redaction_released", "复核放行涂除后的文件", ARTICLE)
RETURNED = Act("redaction_returned", "复核退回涂除后的文件", ARTICLE)
REOPENED = Act("redaction_reopened", "撤回修改涂除方案", ARTICLE)

TOLD_TO_THE_MATTER = frozenset({OPENED, PROVED, RELEASED, RETURNED})
"""Acts that the matter's own file shows as well."""


class Refused(Exception):
    """The act is not possible as things stand (不能办理), in one sentence."""


def locked_job(job: Job, *, by: User, duty: Duty, what: str) -> Job:
    """The file, locked and read anew, for a person with the duty (办理前的核对)."""
    job = Job.objects.select_for_update().get(pk=job.pk)
    require(by, duty, job.organ, what=what)
    return job


def log(act: Act, job: Job, *, by: User, on: date, **details: Any) -> None:
    """Record an act on the file, and on its matter where that concerns it (记台账).

    By its number alone: a title may name a person, and the ledger is kept for ever (ADR 0183).
    """
    shared = {"organ": job.organ, "by": by, "on": on}
    entries = [Entry(act, SUBJECT, job.pk, **shared, **details)]
    if job.subject_id and act in TOLD_TO_THE_MATTER:
        note = "：".join(filter(None, (f"涂除件 {job.pk}", details.get("note", ""))))
        entries.append(Entry(act, job.subject, job.subject_id, **shared, note=note))
    record_all(entries)
