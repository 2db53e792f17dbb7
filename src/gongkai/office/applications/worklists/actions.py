"""Keeping filters under a name (保存筛选): keep, drop, choose the one a list opens with."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction

from gongkai.office.applications.models import DefaultFilter, SavedFilter
from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import Duty, NotPermitted, holds

MOST = 30
"""Filters that one person may keep."""


@transaction.atomic
def keep_filter(
    *, name: str, query: Mapping[str, str], by: User, organ: Organ | None = None
) -> SavedFilter:
    """Keep filters under a name (保存筛选); the same name again replaces one's own."""
    if not name.strip():
        raise ValidationError("请给这组筛选条件起个名称。")
    if organ is not None and not holds(by, Duty.READ, organ):
        raise NotPermitted(f"您不在{organ.name}任职，不能与该机关共用筛选。")
    mine = SavedFilter.objects.filter(owner=by)
    if not mine.filter(name=name.strip()).exists() and mine.count() >= MOST:
        raise ValidationError(f"每人最多保存 {MOST} 组筛选，请先删除不用的。")
    given = {"query": {k: v for k, v in query.items() if k != "q"}, "organ": organ}
    return SavedFilter.objects.update_or_create(owner=by, name=name.strip(), defaults=given)[0]


@transaction.atomic
def drop_filter(*, saved: SavedFilter, by: User) -> None:
    """Delete a kept filter (删除筛选): one's own alone."""
    if saved.owner_id != by.pk:
        raise NotPermitted(f"“{saved}”是{saved.owner}保存的，只能由本人删除。")
    saved.delete()


@transaction.atomic
def open_with(*, saved: SavedFilter | None, by: User) -> None:
    """Choose the filter with which one's list opens (设为默认), or none."""
    if saved is None:
        DefaultFilter.objects.filter(user=by).delete()
    else:
        DefaultFilter.objects.update_or_create(user=by, defaults={"chosen": saved})
