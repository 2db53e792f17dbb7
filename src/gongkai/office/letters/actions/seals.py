"""Keeping an organ's seal (印章管理): by those who may seal; each step and each use is logged."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from gongkai.office.keyring import locked
from gongkai.office.ledger.actions import Act, record
from gongkai.office.letters.images import NoSeal, seal_image
from gongkai.office.letters.models import SEALS, Seal
from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import Duty, require

SUBJECT = "seal"
KEPT = Act("seal_kept", "登记印章")
RETIRED = Act("seal_retired", "停用印章")
USED = Act("seal_used", "使用印章")


@transaction.atomic
def keep_seal(*, organ: Organ, name: str, image: bytes, by: User, on: date) -> Seal:
    """Keep the image of a seal (登记印章), locked; the one in use until now is retired.

    Raises ValidationError for a file that is no image of a seal.
    """
    require(by, Duty.SEAL, organ, what="管理印章")
    try:
        png = seal_image(image)
    except NoSeal as fault:
        raise ValidationError({"image": str(fault)}) from fault
    before = seal_in_use(organ)
    if before:
        retire_seal(seal=before, by=by, on=on)
    seal = Seal(organ=organ, name=name.strip(), locked=locked(png, use=SEALS), by=by, on=on)
    seal.full_clean()
    seal.save()
    log(KEPT, seal, by=by, on=on)
    return seal


@transaction.atomic
def retire_seal(*, seal: Seal, by: User, on: date) -> Seal:
    """Take a seal out of use (停用印章): letters that bear it keep it, no new one gets it."""
    require(by, Duty.SEAL, seal.organ, what="管理印章")
    if seal.retired:
        raise ValidationError(f"{seal}已于{seal.retired}停用。")
    seal.retired = on
    seal.full_clean()
    seal.save()
    log(RETIRED, seal, by=by, on=on)
    return seal


def seal_in_use(organ: Organ) -> Seal | None:
    """The seal that an organ uses (现用印章), or None."""
    return Seal.objects.filter(organ=organ, retired=None).first()


def log(act: Act, seal: Seal, *, by: User, on: date, note: str = "") -> None:
    """Log what was done with a seal (记台账)."""
    record(
        act,
        subject=SUBJECT,
        subject_id=seal.pk,
        organ=seal.organ,
        by=by,
        on=on,
        note=note or seal.name,
    )
