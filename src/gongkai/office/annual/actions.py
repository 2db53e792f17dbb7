"""Every write to annual reports (年度报告的编制、签发、公布)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from gongkai.office.annual.models import EnteredFigure, Report
from gongkai.office.annual.presentation import objections, presented
from gongkai.office.ledger.actions import Act, record
from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import Duty, require
from gongkai.report.form import NARRATIVE
from gongkai.report.schema import as_json

BEGUN = Act("report_begun", "开始编制年度报告", "《条例》第四十九条、第五十条")
FIGURE_ENTERED = Act("figure_entered", "填报年度报告数据", "《条例》第五十条")
WRITTEN = Act("report_written", "撰写年度报告正文", "《条例》第五十条")
SELF_CHECKED = Act("report_self_checked", "年度报告自查通过", "国办公开办函〔2021〕30号")
SIGNED = Act("report_signed", "签发年度报告", "《条例》第四十九条")
PUBLISHED = Act("report_published", "公布年度报告", "《条例》第四十九条")
WITHDRAWN = Act("report_withdrawn", "撤回年度报告", "《条例》第四十七条")


class NotReady(ValidationError):
    """A report that cannot go on yet; its messages say what is missing (尚不能办理)."""


@transaction.atomic
def begin(*, organ: Organ, year: int, by: User, on: date) -> Report:
    """Begin an organ's report on a year (开始编制).

    Raises ValidationError for a year that has not begun, is older than the form, or has its
    report already.
    """
    require(by, Duty.COMPILE, organ, what="编制年度报告")
    if year > on.year:
        raise ValidationError({"year": f"{year}年尚未开始，不能编制其年度报告。"})
    report = Report(organ=organ, year=year)
    report.full_clean()
    report.save()
    _log(BEGUN, report, by=by, on=on, new={"year": year})
    return report


@transaction.atomic
def enter_figure(
    *, organ: Organ, year: int, path: str, value: Decimal | int, source: str, by: User, on: date
) -> EnteredFigure:
    """Enter or correct a figure whose records are elsewhere (填报), with its source.

    Raises NotReady once the year's report is signed, ValidationError for what no figure can be.
    """
    require(by, Duty.COMPILE, organ, what="填报年度报告数据")
    _reopen_check(organ, year)
    entry = EnteredFigure.objects.filter(organ=organ, year=year, path=path).first()
    old = {} if entry is None else {"value": str(entry.figure), "source": entry.source}
    entry = entry or EnteredFigure(organ=organ, year=year, path=path)
    entry.value, entry.source, entry.by, entry.on = Decimal(value), source, by, on
    entry.full_clean()
    if entry.value != entry.figure:
        raise ValidationError({"value": "件数应为 0 或者正整数。"})
    entry.save()
    record(
        FIGURE_ENTERED,
        subject="entered_figure",
        subject_id=entry.pk,
        organ=organ,
        by=by,
        on=on,
        old=old,
        new={"year": year, "path": path, "value": str(entry.figure), "source": source},
    )
    return entry


@transaction.atomic
def write_sections(*, report: Report, sections: Mapping[str, str], by: User, on: date) -> Report:
    """Write narrative parts (撰写正文): `overview`, `problems`, `other`.

    Raises NotReady once the report is signed.
    """
    report = _locked(report)
    require(by, Duty.COMPILE, report.organ, what="撰写年度报告")
    _refuse_frozen(report)
    for name in NARRATIVE:
        setattr(report, name, sections.get(name, getattr(report, name)))
    report.state = Report.State.DRAFT
    report.full_clean()
    report.save()
    _log(WRITTEN, report, by=by, on=on, new={"sections": sorted(sections)})
    return report


@transaction.atomic
def self_check(*, report: Report, by: User, on: date) -> Report:
    """Declare that the report adds up and is complete (自查). Raises NotReady where it is not."""
    report = _locked(report)
    require(by, Duty.COMPILE, report.organ, what="自查年度报告")
    _refuse_frozen(report)
    _require_sound(report, on)
    report.state = Report.State.SELF_CHECKED
    report.save()
    _log(SELF_CHECKED, report, by=by, on=on)
    return report


@transaction.atomic
def sign(*, report: Report, by: User, on: date) -> Report:
    """Sign the report and freeze it as it stands now (签发).

    Checked anew, for records may have changed since the self-check. Raises NotReady while the
    checks have errors, the year is not over, or nobody has self-checked.
    """
    report = _locked(report)
    require(by, Duty.SIGN, report.organ, what="签发年度报告")
    _refuse_frozen(report)
    if report.state != Report.State.SELF_CHECKED:
        raise NotReady("年度报告还没有自查，请先由编制人自查。")
    _require_sound(report, on)
    report.snapshot = as_json(presented(report))
    report.digest = digest_of(report.snapshot)
    report.state, report.signed, report.signed_by = Report.State.SIGNED, on, by
    report.save()
    _log(SIGNED, report, by=by, on=on, new={"digest": report.digest})
    return report


@transaction.atomic
def publish(*, report: Report, by: User, on: date, at: datetime | None = None) -> Report:
    """Publish a signed report (公布, art. 49). Raises NotReady for one that is not signed."""
    report = _locked(report)
    require(by, Duty.COMPILE, report.organ, what="公布年度报告")
    if report.state != Report.State.SIGNED:
        stands = report.get_state_display()
        raise NotReady(f"只有已签发的年度报告可以公布，本报告的状态是“{stands}”。")
    report.state = Report.State.PUBLISHED
    report.published_at = at or timezone.now()
    report.save()
    _log(PUBLISHED, report, by=by, on=on, new={"digest": report.digest})
    return report


@transaction.atomic
def withdraw(*, report: Report, reason: str, by: User, on: date) -> Report:
    """Take a signed or published report back to be corrected (撤回), with the reason.

    What was signed stays whole in the ledger.
    """
    report = _locked(report)
    require(by, Duty.SIGN, report.organ, what="撤回年度报告")
    if not report.is_frozen:
        raise NotReady("本报告还没有签发，直接修改即可，不需要撤回。")
    if not reason.strip():
        raise ValidationError({"reason": "请写明撤回的理由。"})
    old = {"state": report.state, "digest": report.digest, "report": report.snapshot}
    report.state, report.snapshot, report.digest = Report.State.DRAFT, None, ""
    report.signed = report.signed_by = report.published_at = None
    report.save()
    _log(WITHDRAWN, report, by=by, on=on, note=reason.strip(), old=old)
    return report


def digest_of(snapshot: Mapping[str, Any]) -> str:
    """The SHA-256 of a signed report's data (报告摘要)."""
    text = json.dumps(snapshot, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _locked(report: Report) -> Report:
    return Report.objects.select_for_update().select_related("organ").get(pk=report.pk)


def _refuse_frozen(report: Report) -> None:
    if report.is_frozen:
        raise NotReady("年度报告已经签发，数据和正文不能再改；确需更正的，请先撤回。")


def _require_sound(report: Report, on: date) -> None:
    if found := objections(report, on):
        raise NotReady(found)


def _reopen_check(organ: Organ, year: int) -> None:
    """A figure changes a report that is being made: it must be checked again."""
    report = Report.objects.select_for_update().filter(organ=organ, year=year).first()
    if report is None:
        return
    _refuse_frozen(report)
    if report.state == Report.State.SELF_CHECKED:
        report.state = Report.State.DRAFT
        report.save()


def _log(act: Act, report: Report, *, by: User, on: date, **details: Any) -> None:
    record(
        act,
        subject="annual_report",
        subject_id=report.pk,
        organ=report.organ,
        by=by,
        on=on,
        **details,
    )
