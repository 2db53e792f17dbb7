"""Every write to enclosures (申请附件的写入): take in, have scanned, open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import QuerySet

from gongkai.office.applications.acts.events import ENCLOSURE_OPENED, SUBJECT
from gongkai.office.applications.enclosing.content import content_type
from gongkai.office.applications.enclosing.scanning import verdict
from gongkai.office.applications.models import Application, Enclosure
from gongkai.office.applications.records.enclosures import HeldFile, Scan
from gongkai.office.keyring import locked, unlocked
from gongkai.office.ledger.actions import record
from gongkai.office.organs.models import User
from gongkai.office.organs.standing import Duty, require

USE = "enclosure"
"""What the keys of enclosures are derived for."""


class NotOpened(Exception):
    """An enclosure that is not handed out as things stand (附件不能打开), and why."""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file as it was sent (收到的附件): its name, its bytes, what for."""

    name: str
    data: bytes
    purpose: str = Enclosure.Purpose.APPLICATION


def take_in(application: Application, files: Iterable[Enclosed], *, on: date) -> list[str]:
    """Keep files with their case (收存附件), locked and unscanned; their digests, for the ledger.

    Call it in the transaction of the act that brings them. Raises ValueError for a type that the
    form should have refused.
    """
    return [_keep(application, one, on=on).sha256 for one in files]


def _keep(application: Application, one: Enclosed, *, on: date) -> Enclosure:
    fields = held(one, on=on)
    return Enclosure.objects.create(application=application, purpose=one.purpose, **fields)


def held(one: Enclosed, *, on: date) -> dict[str, Any]:
    """The fields of a file as it is held (HeldFile): locked, under a name that tells nothing."""
    kind = content_type(one.data)
    if kind is None:
        raise ValueError("附件的类型不在可以接收的范围内。")
    digest = sha256(one.data).hexdigest()
    return {
        "title": one.name[-150:],
        "kind": kind.ending,
        "file": ContentFile(locked(one.data, use=USE).encode("ascii"), f"{digest[:20]}.locked"),
        "size": len(one.data),
        "sha256": digest,
        "on": on,
    }


def scan(files: QuerySet[HeldFile]) -> None:
    """Have the files scanned that are not yet (扫描附件); silence leaves them waiting."""
    for one in files.filter(scan=Scan.WAITING):
        said = verdict(content(one), address=settings.CLAMAV)
        if said is None:
            return
        one.scan = Scan.CLEAN if said.is_clean else Scan.INFECTED
        one.virus = said.virus
        one.save(update_fields=["scan", "virus"])


@transaction.atomic
def open_enclosure(*, enclosure: Enclosure, by: User, on: date, reason: str = "") -> bytes:
    """Hand out a file (打开附件): by who may see the applicant's data, each time on the record.

    Raises NotOpened for one with a virus, and for an unscanned one without a reason.
    """
    case = enclosure.application
    about = {"subject": SUBJECT, "subject_id": case.pk, "organ": case.organ}
    return open_held(enclosure, reason=reason, by=by, on=on, about=about)


def open_held(one: HeldFile, *, reason: str, by: User, on: date, about: Mapping[str, Any]) -> bytes:
    """Hand out a held file and record it for `about`, the subject of its organ (打开附件)."""
    require(by, Duty.REVEAL, about["organ"], what="打开公众提交的附件")
    reason = reason.strip()
    if not one.file:
        raise NotOpened("附件的保存期限已满，已按期删除。")
    if one.scan == Scan.INFECTED:
        raise NotOpened("附件含有病毒，不能下载。请告知提交人更换文件，或者请其提交纸质材料。")
    if one.scan == Scan.WAITING and not reason:
        raise NotOpened("附件没有经过病毒扫描，确需打开的，请填写理由，理由会记入台账。")
    note = f"{one.get_scan_display()}，{reason}" if reason else ""
    new = {"file": one.sha256, "scan": one.scan}
    record(ENCLOSURE_OPENED, by=by, on=on, note=note, new=new, **about)
    return content(one)


def content(one: HeldFile) -> bytes:
    """The file in the clear (解密); who asks has been asked."""
    with one.file.open() as file:
        return unlocked(file.read().decode("ascii"), use=USE)
