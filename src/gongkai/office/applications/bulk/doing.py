"""One act on several cases (批量办理): tried first and undone, so that the preview is the truth.

Each case goes through the form and the action of the single act; what refuses one case is said
beside it and stops no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from django.db import transaction

from gongkai.office.applications.acts.events import SUBJECT
from gongkai.office.applications.admin.casefile import REFUSALS, sentences
from gongkai.office.applications.admin.deeds import DEEDS, Deed
from gongkai.office.applications.models import Application
from gongkai.office.ledger.models import Event
from gongkai.office.organs.models import User

OFFERED = ("hand_to", "assign", "request_extension", "extend", "close", "archive")
"""The acts that may be done to several cases at once, by name."""

FOLLOWS = MappingProxyType({"request_extension": "负责人批准以前，答复期限不变。"})
"""What one should know of an act before it is done many times."""

MOST = 200
"""Cases that are handled at once."""


@dataclass(frozen=True, slots=True)
class Result:
    """What an act did, or would do, to one case (逐件结果): in words; or why not."""

    case: Application
    done: str = ""
    refused: tuple[str, ...] = ()


def tried(
    name: str, cases: Iterable[Application], data: Mapping[str, Any], *, by: User, today: date
) -> list[Result]:
    """What the act would do to each case; nothing of it stays."""
    with transaction.atomic():
        results = [_one(name, case, data, by=by, today=today) for case in cases]
        transaction.set_rollback(True)
    return results


def done(
    name: str, cases: Iterable[Application], data: Mapping[str, Any], *, by: User, today: date
) -> list[Result]:
    """What the act did to each case, each in a transaction of its own."""
    return [_one(name, case, data, by=by, today=today) for case in cases]


def _one(name: str, case: Application, data: Mapping[str, Any], *, by: User, today: date) -> Result:
    deed = DEEDS[name]
    form = deed.form(data, application=case, user=by, today=today)
    if not form.is_valid():
        return Result(case, refused=tuple(_mistakes(form)))
    try:
        with transaction.atomic():
            return Result(case, done=_performed(deed, form, case, by=by))
    except REFUSALS as refusal:
        return Result(case, refused=tuple(sentences(refusal)))


def _performed(deed: Deed, form: Any, case: Application, *, by: User) -> str:
    deed.perform(by=by, **form.arguments())
    event = Event.objects.filter(subject=SUBJECT, subject_id=case.pk).latest("pk")
    return f"{event.label}：{event.note}" if event.note else event.label


def _mistakes(form: Any) -> list[str]:
    wrong = form.errors.items()
    return [f"{_label(form, field)}{text}" for field, texts in wrong for text in texts]


def _label(form: Any, field: str) -> str:
    return f"{form.fields[field].label}：" if field in form.fields else ""
