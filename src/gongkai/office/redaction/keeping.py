"""The kept file and its words (保管): locked on the disk, in the clear only while they are used."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Sequence

from django.db.models.fields.files import FieldFile

from gongkai.office.keyring import locked, unlocked
from gongkai.office.redaction.marks import Mark, forbidden
from gongkai.office.redaction.models import Copy, Job, Plan, neutral_name
from gongkai.office.redaction.proving.claim import Claim
from gongkai.office.redaction.sheets import Sheet

USE = "redaction"
"""What the key is derived for."""


class Missing(Exception):
    """A kept file that is gone, was changed or whose period is over (文件缺失、被改动、已删除)."""


def locked_bytes(data: bytes) -> bytes:
    """Data as it is kept (加密)."""
    return locked(data, use=USE).encode("ascii")


def locked_words(sheets: Sequence[Sheet]) -> bytes:
    """The words of a file as they are kept."""
    plain = json.dumps([sheet.as_json() for sheet in sheets]).encode()
    return locked_bytes(zlib.compress(plain))


def _require_kept(file: FieldFile) -> None:
    if not file:
        raise Missing("这份文件的保存期限已满，已按期删除。")


def source_of(job: Job) -> bytes:
    """The file that is worked on (原件), in the clear. Raises Missing for one that is gone."""
    _require_kept(job.source)
    with job.source.open() as file:
        return unlocked(file.read().decode("ascii"), use=USE)


def sheets_of(job: Job) -> list[Sheet]:
    """The pages of the file with their words (各页). Raises Missing where they are gone."""
    _require_kept(job.words)
    with job.words.open() as file:
        plain = zlib.decompress(unlocked(file.read().decode("ascii"), use=USE))
    return [Sheet.of_json(one) for one in json.loads(plain)]


def marks_of(job: Job) -> list[Mark]:
    """What is painted out by the latest plan (现行方案)."""
    plan = job.plans.last()
    return [Mark.of_json(one) for one in plan.boxes] if plan else []


def listed_of(plan: Plan | None) -> list[str]:
    """The words that the clerk has listed (另列字词)."""
    return unlocked(plan.listed, use=USE).decode().splitlines() if plan and plan.listed else []


def locked_list(words: Iterable[str]) -> str:
    """Listed words as they are kept."""
    text = "\n".join(filter(None, (word.strip() for word in words)))
    return locked(text.encode(), use=USE) if text else ""


def claim_of(plan: Plan, *, number: int) -> Claim:
    """What the copy of that number has to be, by a plan (待证事项)."""
    job = plan.job
    marks = [Mark.of_json(one) for one in plan.boxes]
    return Claim(
        sizes=tuple((width, height) for width, height, _ in job.pages),
        boxes=tuple(mark.box for mark in marks),
        words=forbidden(marks, sheets_of(job), listed=listed_of(plan)),
        name=neutral_name(job.pk, number),
    )


def bytes_of(copy: Copy) -> bytes:
    """A copy's file, exactly as it was proved (副本). Raises Missing for any other bytes."""
    _require_kept(copy.file)
    try:
        with copy.file.open() as file:
            data = file.read()
    except FileNotFoundError as error:
        raise Missing("这份文件不在存储中，请用备份恢复后再试。") from error
    if hashlib.sha256(data).hexdigest() != copy.sha256:
        raise Missing("这份文件与证明时的摘要不一致，可能被改动过；请重新制作后再放行。")
    return data
