"""Taking a list of cases out of the office (导出清单): written to the ledger, case by case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from gongkai.office.applications.acts.events import EXPORTED, SUBJECT
from gongkai.office.applications.bulk.exporting import MOST, WRITERS
from gongkai.office.applications.models import Application
from gongkai.office.ledger.actions import Entry, record_all
from gongkai.office.organs.models import User
from gongkai.office.organs.standing import Duty, NotPermitted, holds


@transaction.atomic
def export(*, cases: Sequence[Application], form: str, by: User, on: date) -> bytes:
    """A list of cases as a file, names masked (导出清单); each case's ledger says so."""
    if not 0 < len(cases) <= MOST:
        raise ValidationError(f"一次导出 1 至 {MOST} 件，请先筛选。")
    if any(not holds(by, Duty.READ, case.organ_id) for case in cases):
        raise NotPermitted("只能导出本机关受理的申请，交办给本单位的不能导出。")
    data = WRITERS[form](cases)
    note = f"{form.upper()} 清单，共 {len(cases)} 件，姓名隐去"
    record_all(Entry(EXPORTED, SUBJECT, case.pk, case.organ, by, on, note) for case in cases)
    return data
