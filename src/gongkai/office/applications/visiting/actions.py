"""Every write before an application (申请之前的写入): drafts kept and dropped, finds counted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F

from gongkai.office.applications.models import FoundBefore, SavedDraft
from gongkai.office.applications.sealing import code_hash, query_code
from gongkai.office.keyring import locked, unlocked
from gongkai.office.organs.models import Organ

USE = "draft"
"""What the keys of drafts are derived for."""


@transaction.atomic
def save_draft(content: Mapping[str, str], *, on: date, code: str = "") -> tuple[str, date]:
    """Keep a form that is not finished (保存草稿): its code, which is kept nowhere, and till when.

    With the code of an earlier one that is still there it takes its place.
    """
    purge_drafts(on=on)
    code = code if _named(code).exists() else query_code()
    expires = on + timedelta(days=settings.DRAFT_DAYS)
    sealed = locked(json.dumps(dict(content), ensure_ascii=False).encode(), use=USE)
    SavedDraft.objects.update_or_create(
        code_hash=code_hash(code, about=USE), defaults={"sealed": sealed, "expires": expires}
    )
    return code, expires


def resumed(code: str, *, on: date) -> dict[str, str] | None:
    """What an unfinished form held (继续填写), or None where no draft has this code any more."""
    kept = _named(code).filter(expires__gte=on).first()
    return json.loads(unlocked(kept.sealed, use=USE)) if kept else None


def drop_draft(code: str) -> None:
    """Forget a draft (删除草稿): it was sent, or its writer wants it gone."""
    _named(code).delete()


def purge_drafts(*, on: date) -> int:
    """Delete the drafts whose days are over (清除过期草稿): how many."""
    return SavedDraft.objects.filter(expires__lt=on).delete()[0]


def _named(code: str):
    return SavedDraft.objects.filter(code_hash=code_hash(code, about=USE))


@transaction.atomic
def count_found(organ: Organ, *, on: date) -> None:
    """Count one who found it published and need not apply (申请前已找到): nobody, only a number."""
    month = on.replace(day=1)
    FoundBefore.objects.get_or_create(organ=organ, month=month)
    FoundBefore.objects.filter(organ=organ, month=month).update(times=F("times") + 1)
