"""Issuing a letter (签发文书): checked, sealed, set, locked away with its digest, and logged."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction

from gongkai.office.keyring import Locked, locked, unlocked
from gongkai.office.ledger.actions import Act, record
from gongkai.office.letters.actions import seals
from gongkai.office.letters.actions.places import Place, issued_of
from gongkai.office.letters.catalogue import LetterKind
from gongkai.office.letters.models import ISSUED, IssuedLetter, Seal, TemplateVersion
from gongkai.office.letters.writing import Letter
from gongkai.office.organs.models import User
from gongkai.office.organs.standing import Duty, require
from gongkai.report.findings import Severity

ISSUE = Act("letter_issued", "签发文书", "《政府信息公开条例》第四十五条")


@transaction.atomic
def issue(
    letter: Letter,
    place: Place,
    *,
    by: User,
    on: date,
    version: TemplateVersion | None = None,
    seal: Seal | None = None,
) -> IssuedLetter:
    """Sign a letter (签发): its pages are frozen, with the seal where one is given.

    Raises ValidationError with what the check found, where that forbids signing, and where the
    letter is signed already; NotPermitted without the duty to sign, or to seal.
    """
    require(by, Duty.SIGN, place.organ, what="签发文书")
    errors = [f.message for f in letter.findings if f.severity is Severity.ERROR]
    if errors:
        raise ValidationError(errors)
    require_unsigned(place, letter.kind)
    issued = IssuedLetter(
        organ=place.organ,
        **place.key,
        code=letter.kind.code,
        number=letter.facts.number,
        dated=letter.facts.dated or on,
        version=version,
        seal=seal,
        by=by,
        on=on,
    )
    return lock_away(issued, letter.pdf(seal=_image(seal, place, by=by)), act=ISSUE)


def lock_away(issued: IssuedLetter, data: bytes, *, act: Act) -> IssuedLetter:
    """Freeze the pages of a signed letter (固定文书): encrypted, with their digest, logged."""
    issued.sha256 = sha256(data).hexdigest()
    token = locked(data, use=ISSUED).encode("ascii")
    issued.file.save(f"{issued.sha256[:32]}.locked", ContentFile(token), save=False)
    issued.full_clean()
    issued.save()
    _log(issued, act)
    return issued


def require_unsigned(place: Place, kind: LetterKind) -> None:
    """Refuse to sign, or to change, what is signed already (已签发的不再改)."""
    if issued_of(place):
        raise ValidationError(f"{kind.name}已经签发，内容不能再改。")


def _image(seal: Seal | None, place: Place, *, by: User) -> bytes | None:
    if seal is None:
        return None
    require(by, Duty.SEAL, place.organ, what="使用印章")
    if seal.organ_id != place.organ.pk or seal.retired:
        raise ValidationError(f"“{seal}”不是{place.organ.name}现用的印章。")
    return seal.image()


def _log(issued: IssuedLetter, act: Act) -> None:
    note, who = str(issued), {"by": issued.by, "on": issued.on}
    record(
        act,
        subject=issued.subject,
        subject_id=issued.subject_id,
        organ=issued.organ,
        note=note,
        new={"letter": issued.code, "number": issued.number, "sha256": issued.sha256},
        **who,
    )
    if issued.seal:
        seals.log(seals.USED, issued.seal, note=note, **who)


def opened(issued: IssuedLetter) -> bytes:
    """The pages of an issued letter (调阅). Raises `Locked` where they were changed or are gone."""
    if not issued.file:
        raise Locked(f"{issued}的保存期限已满，文件已按期删除，只留文号和摘要。")
    try:
        with issued.file.open("rb") as file:
            data = unlocked(file.read().decode("ascii"), use=ISSUED)
    except (OSError, UnicodeDecodeError) as fault:
        raise Locked(f"{issued}的文件不见了或者被改动，请用备份恢复。") from fault
    if sha256(data).hexdigest() != issued.sha256:
        raise Locked(f"{issued}的文件与签发时不符，请用备份恢复。")
    return data
