"""A letter signed outside of the platform (系统外签发的文书): its scan, confirmed by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pypdfium2
from django.core.exceptions import ValidationError
from django.db import transaction

from gongkai.office.ledger.actions import Act
from gongkai.office.letters.actions.issuing import lock_away, require_unsigned
from gongkai.office.letters.actions.places import Place
from gongkai.office.letters.catalogue import LetterKind
from gongkai.office.letters.models import IssuedLetter
from gongkai.office.organs.models import User
from gongkai.office.organs.standing import Duty, require

PAPER = Act("letter_issued", "登记系统外签发的文书", "《政府信息公开条例》第四十五条")
LARGEST_SCAN = 20 * 1024 * 1024
"""The most bytes that a scan may have."""


@dataclass(frozen=True, slots=True)
class Paper:
    """The scan of a signed letter (签发件扫描件), which of its elements were confirmed, its number.

    Without a `number` it bears the one that the act takes.
    """

    data: bytes
    confirmed: frozenset[str]
    number: str = ""


@transaction.atomic
def keep_paper(
    paper: Paper,
    kind: LetterKind,
    place: Place,
    *,
    asked: Mapping[str, str],
    number: str,
    by: User,
    on: date,
) -> IssuedLetter:
    """Keep a letter that was signed outside (登记系统外签发的文书), with every element confirmed.

    Raises ValidationError for an element that is not, and for a file that is no PDF;
    NotPermitted without the duty to sign.
    """
    require(by, Duty.SIGN, place.organ, what="签发文书")
    require_unsigned(place, kind)
    open_points = [
        f"没有核对：{words}。" for name, words in asked.items() if name not in paper.confirmed
    ]
    if open_points:
        raise ValidationError(open_points)
    _require_pdf(paper.data)
    issued = IssuedLetter(
        organ=place.organ,
        **place.key,
        code=kind.code,
        number=number,
        dated=on,
        is_paper=True,
        confirmed=[name for name in asked if name in paper.confirmed],
        by=by,
        on=on,
    )
    return lock_away(issued, paper.data, act=PAPER)


def _require_pdf(data: bytes) -> None:
    if len(data) > LARGEST_SCAN:
        raise ValidationError("签发件超过 20 MB，请降低扫描分辨率后再上传。")
    try:
        pages = len(pypdfium2.PdfDocument(data))
    except pypdfium2.PdfiumError as fault:
        raise ValidationError("签发件不是可以打开的 PDF 文件，请扫描为 PDF 后再上传。") from fault
    if not pages:
        raise ValidationError("签发件没有页面，请重新扫描后再上传。")
