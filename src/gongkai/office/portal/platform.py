"""The government's platform (政府信息公开平台): the columns of all organs, by their sort."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.functional import Promise

from gongkai.office.disclosure.reading.finding import PUBLIC, published
from gongkai.office.organs.models import Organ
from gongkai.office.organs.visibility import visible

GROUPS = (
    ("政府及其办公室", (Organ.Kind.GOVERNMENT, Organ.Kind.OFFICE)),
    ("工作部门", (Organ.Kind.DEPARTMENT,)),
    ("乡镇、街道", (Organ.Kind.TOWNSHIP,)),
    ("其他机构", (Organ.Kind.AUTHORISED,)),
)
"""The groups of the platform, in order."""


@dataclass(frozen=True, slots=True)
class Group:
    """Organs of one sort (一类机关)."""

    name: str | Promise
    rows: list[dict[str, Any]]


def organ_groups() -> list[Group]:
    """Every organ with how much it has published, in two queries; empty groups left out."""
    counts = dict(published().order_by().values_list("organ").annotate(count=Count("pk")))
    organs = list(visible(PUBLIC, Organ).order_by("path"))
    return list(_groups(organs, counts))


def _groups(organs: list[Organ], counts: dict[int, int]) -> Iterator[Group]:
    for name, kinds in GROUPS:
        rows = [
            {
                "title": organ.name,
                "href": organ.get_absolute_url(),
                "about": f"已公开 {counts.get(organ.pk, 0)} 条 · 电话 {organ.phone}",
            }
            for organ in organs
            if organ.kind in kinds
        ]
        if rows:
            yield Group(name, rows)
