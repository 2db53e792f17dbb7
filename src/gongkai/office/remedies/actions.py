"""Every write to remedy cases (复议诉讼案件的登记与结案)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from gongkai.office.applications.models import Application
from gongkai.office.ledger.actions import Act, record
from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import Duty, require
from gongkai.office.remedies.models import RemedyCase

REGISTERED = Act("remedy_registered", "登记复议诉讼案件", "《条例》第五十一条")
CLOSED = Act("remedy_closed", "复议诉讼案件审结", "《条例》第五十条第一款第三项")
CORRECTED = Act("remedy_corrected", "更正复议诉讼结果", "《条例》第五十条第一款第三项")


@transaction.atomic
def register(
    *,
    organ: Organ,
    kind: RemedyCase.Kind,
    matter: str,
    filed: date,
    by: User,
    on: date,
    number: str = "",
    application: Application | None = None,
    note: str = "",
) -> RemedyCase:
    """Register a case in which the organ has to answer (登记案件).

    Raises NotPermitted without the duty and ValidationError for days or applications that
    cannot be.
    """
    require(by, Duty.HANDLE, organ, what="办理复议诉讼案件")
    if filed > on:
        raise ValidationError({"filed": f"受理、立案日期不能晚于今天（{on}）。"})
    if application is not None and application.organ_id != organ.pk:
        raise ValidationError({"application": "所涉申请不是本机关受理的申请，请重新选择。"})
    if application is not None and application.anonymised:
        raise ValidationError({"application": "所涉申请已经按期匿名，不能再登记案件。"})
    case = RemedyCase(
        organ=organ,
        kind=kind,
        matter=matter,
        filed=filed,
        number=number,
        application=application,
        note=note,
    )
    case.full_clean()
    case.save()
    _log(REGISTERED, case, by=by, on=on, new={"kind": case.kind, "filed": filed.isoformat()})
    return case


@transaction.atomic
def close(
    *,
    case: RemedyCase,
    closed: date,
    result: RemedyCase.Result,
    by: User,
    on: date,
    note: str = "",
) -> RemedyCase:
    """Record the effective result of a case (审结), once (ADR 0071).

    Raises NotPermitted without the duty and ValidationError for a day that cannot be or a case
    that is closed already.
    """
    case = RemedyCase.objects.select_for_update().get(pk=case.pk)
    require(by, Duty.HANDLE, case.organ, what="办理复议诉讼案件")
    if case.closed:
        raise ValidationError(f"本案已于{case.closed}审结，结果为{case.standing}。")
    if closed > on:
        raise ValidationError({"closed": f"审结日期不能晚于今天（{on}）。"})
    case.closed, case.result = closed, result
    case.note = "\n".join(filter(None, (case.note, note)))
    case.full_clean()
    case.save()
    _log(CLOSED, case, by=by, on=on, new={"closed": closed.isoformat(), "result": case.result})
    return case


@transaction.atomic
def correct(
    *,
    case: RemedyCase,
    closed: date | None,
    result: str,
    reason: str,
    by: User,
    on: date,
) -> RemedyCase:
    """Put a wrongly recorded result right (更正结果): a new event, with the old values and why.

    Without day and result the case pends again. Raises NotPermitted without the duty and
    ValidationError for a case that is not closed, a day that cannot be, or no reason.
    """
    case = RemedyCase.objects.select_for_update().get(pk=case.pk)
    require(by, Duty.HANDLE, case.organ, what="办理复议诉讼案件")
    if case.anonymised:
        raise ValidationError(f"保存期限已满，本案已于{case.anonymised}匿名，不能再更正。")
    if not case.closed:
        raise ValidationError("本案还没有登记结果，请直接登记审结。")
    if not reason.strip():
        raise ValidationError({"reason": "请写明更正的理由，例如看错了判决主文。"})
    if closed and closed > on:
        raise ValidationError({"closed": f"审结日期不能晚于今天（{on}）。"})
    if (case.closed, case.result) == (closed, result):
        raise ValidationError("更正后的日期和结果与原登记相同，请核对。")
    old = _values(case)
    case.closed, case.result = closed, result
    case.full_clean()
    case.save()
    _log(CORRECTED, case, by=by, on=on, old=old, new=_values(case), note=reason.strip())
    return case


def _values(case: RemedyCase) -> dict[str, str]:
    return {"closed": f"{case.closed or ''}", "result": case.result}


def _log(act: Act, case: RemedyCase, *, by: User, on: date, **details: Any) -> None:
    record(
        act,
        subject="remedy_case",
        subject_id=case.pk,
        organ=case.organ,
        by=by,
        on=on,
        **details,
    )
