"""Taking a case out of the office (导出案卷): its full page, its package; the reason stays."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.office.applications.actions import Refused, reveal
from gongkai.office.applications.acts.events import EXPORTED, SUBJECT
from gongkai.office.applications.archive.package import Package, packed
from gongkai.office.applications.archive.parts import EVENTS, parts
from gongkai.office.applications.archive.sheet import sheet
from gongkai.office.applications.models import Application
from gongkai.office.ledger.actions import record
from gongkai.office.ledger.models import Head
from gongkai.office.organs.models import User


@transaction.atomic
def full_sheet(*, application: Application, reason: str, by: User, on: date) -> bytes:
    """The one page with the applicant's data (完整办理单), by the duty to see it and a reason."""
    applicant = reveal(application=application, reason=reason, by=by, on=on)
    return sheet(application, today=on, applicant=applicant)


@transaction.atomic
def package(*, application: Application, reason: str, by: User, on: date) -> Package:
    """The package of a case (归档包): with the duty to see who applied, and a reason.

    The ledger keeps the digest of the package's index, so that a package can be told from a
    forged one.
    """
    if not reason.strip():
        raise Refused("请写明导出案卷的理由，理由会记入台账。")
    applicant = reveal(application=application, reason=reason, by=by, on=on)
    head = Head.objects.get()
    about = {
        "register_number": application.register_number,
        "title": application.title,
        "organ": application.organ.name,
        "made": str(on),
        "made_by": str(by),
        "events": EVENTS,
        "ledger": {"count": head.count, "hash": head.hash},
    }
    made = packed(parts(application, applicant, today=on), about)
    record(
        EXPORTED,
        subject=SUBJECT,
        subject_id=application.pk,
        organ=application.organ,
        by=by,
        on=on,
        note=f"案卷归档包，{made.count} 个文件：{reason.strip()}",
        new={"index_sha256": made.digest, "absent": list(made.absent)},
    )
    return made
