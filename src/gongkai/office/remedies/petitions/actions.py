"""Every write to what the public sends (公众来件的写入): file, answer, look at who wrote."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from gongkai.office.applications import sealing
from gongkai.office.applications.enclosing.actions import Enclosed, held, open_held
from gongkai.office.applications.models import Amendment
from gongkai.office.applications.sealing import Applicant
from gongkai.office.ledger.actions import Act, record, take_number
from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import Duty, require
from gongkai.office.remedies.models import Evidence, Petition
from gongkai.statute import official_calendar
from gongkai.statute.law import REGULATION

SUBJECT = "petition"
SERIES = "公开来"
"""The word of the numbers of what is sent (来件编号)."""

FILED = "petition_filed"
ARTICLES = MappingProxyType(
    {
        Petition.Kind.CORRECTION: str(REGULATION.article(41)),
        Petition.Kind.SUGGESTION: str(REGULATION.article(44, 2)),
        Petition.Kind.COMPLAINT: f"{REGULATION.article(47, 2)}、第五十一条",
    }
)
"""On what each kind rests."""

REVEALED = Act("petition_revealed", "查看来件人信息")


class Filed(NamedTuple):
    """What was filed and its query code (查询码), which is kept nowhere."""

    petition: Petition
    query_code: str


def file_petition(
    *,
    organ: Organ,
    kind: str,
    sender: Applicant,
    title: str,
    text: str,
    submission: str,
    on: date,
    about: Organ | None = None,
    files: Sequence[Enclosed] = (),
    by: User | None = None,
) -> Filed:
    """Take in what somebody writes (来件登记); sent twice by a browser, it is one.

    `by` is the clerk who registers what came by letter or in person, `on` the day it came.
    Returned once committed, so that number and code may be shown.
    """
    if by is not None:
        require(by, Duty.HANDLE, organ, what="登记公众来件")
    key = sealing.submission_key(submission)
    code = sealing.query_code(submission)
    one = Petition(
        organ=organ,
        kind=Petition.Kind(kind),
        about=about,
        title=title,
        text=text,
        submission=key,
        filed=on,
        due=official_calendar().add(on, settings.PETITION_DAYS),
        masked_name=sealing.masked(sender.name),
        on_paper=by is not None,
    )
    known = Petition.objects.filter(submission=key).first()
    if known:
        return Filed(known, code)
    try:
        return Filed(_file(one, sender=sender, code=code, files=files, by=by), code)
    except IntegrityError:
        return Filed(Petition.objects.get(submission=key), code)


@transaction.atomic
def _file(
    one: Petition,
    *,
    sender: Applicant,
    code: str,
    files: Sequence[Enclosed],
    by: User | None,
) -> Petition:
    act = Act(FILED, f"收到{one.get_kind_display()}", ARTICLES[one.kind])
    serial = take_number(organ=one.organ, series=FILED, year=one.filed.year)
    one.number = f"{one.organ.number_prefix}{SERIES}〔{one.filed.year}〕{serial}号"
    one.sealed = sealing.sealed(sender, about=one.number)
    one.query_code_hash = sealing.code_hash(code, about=one.number)
    one.full_clean()
    one.save()
    kept = [Evidence.objects.create(petition=one, **held(file, on=one.filed)) for file in files]
    new = {"number": one.number, "kind": one.kind, "files": [file.sha256 for file in kept]}
    record(act, by=by, on=one.filed, new=new, **_about(one))
    return one


@transaction.atomic
def answer(
    *,
    petition: Petition,
    result: str,
    answer: str,
    by: User,
    on: date,
    letter: Amendment | None = None,
) -> Petition:
    """Answer what somebody wrote (答复来件), once: he reads it with number and code.

    `letter` is the one that told him of a correction in his case (P13), where there is one.
    Raises NotPermitted without the duty and ValidationError for one that is answered.
    """
    petition = Petition.objects.select_for_update().get(pk=petition.pk)
    require(by, Duty.HANDLE, petition.organ, what="办理公众来件")
    if petition.answered:
        raise ValidationError(f"这件来件已于{petition.answered}答复：{petition.standing}。")
    if on < petition.filed:
        raise ValidationError(f"答复日期{on}早于提交日期{petition.filed}，请核对日期。")
    if letter is not None and not _belongs(letter, petition):
        raise ValidationError("告知书不是本机关答复更正申请的告知书，请另选。")
    petition.result, petition.answer, petition.answered = result, answer.strip(), on
    petition.letter = letter
    petition.full_clean()
    petition.save()
    act = Act("petition_answered", "答复公众来件", ARTICLES[petition.kind])
    new = {"result": result} | ({"letter": letter.letter_number} if letter else {})
    record(act, by=by, on=on, note=petition.standing, new=new, **_about(petition))
    return petition


def _belongs(letter: Amendment, petition: Petition) -> bool:
    """Whether a letter on a wrong record can answer a petition: a correction, of the same organ."""
    is_correction = petition.kind == Petition.Kind.CORRECTION
    return is_correction and letter.application.organ_id == petition.organ_id


@transaction.atomic
def reveal(*, petition: Petition, reason: str, by: User, on: date) -> Applicant:
    """Show who wrote (查看来件人信息): by those who may, and the reason stays."""
    require(by, Duty.REVEAL, petition.organ, what="查看来件人信息")
    if petition.anonymised:
        raise ValidationError(f"保存期限已满，来件人信息已于{petition.anonymised}匿名。")
    if not reason.strip():
        raise ValidationError("请写明查看来件人信息的理由，理由会记入台账。")
    record(REVEALED, by=by, on=on, note=reason.strip(), **_about(petition))
    return sealing.opened(petition.sealed, about=petition.number)


@transaction.atomic
def open_evidence(*, evidence: Evidence, by: User, on: date, reason: str = "") -> bytes:
    """Hand out a file (打开证据材料), under the rules of every file from outside (ADR 0162)."""
    about = _about(evidence.petition)
    return open_held(evidence, reason=reason, by=by, on=on, about=about)


def _about(petition: Petition) -> dict[str, object]:
    return {"subject": SUBJECT, "subject_id": petition.pk, "organ": petition.organ}
