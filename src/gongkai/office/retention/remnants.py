"""Whether what was anonymised stayed so (匿名后的核对): for the check of the office."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, QuerySet

from gongkai.office.ledger.models import Event
from gongkai.office.letters.models import IssuedLetter
from gongkai.office.retention.actions.anonymising import ANONYMISED
from gongkai.office.retention.due import KINDS, MODELS
from gongkai.office.retention.fates.table import TABLE
from gongkai.office.retention.fates.values import unblanked
from gongkai.office.retention.models import Leftover, Matter


def remnants() -> Iterator[str]:
    """Each place where an anonymised matter holds something again, and files not yet deleted."""
    left = Leftover.objects.count()
    if left:
        yield f"有 {left} 个文件的记录已经匿名，文件还没有删除；下一次后台执行时会删除。"
    numbers = {kind.matter: kind.number for kind in KINDS.values()}
    for matter, model in MODELS.items():
        gone = model._default_manager.exclude(anonymised=None).order_by("pk")
        for pk, number in gone.values_list("pk", numbers[matter]).iterator():
            for name in _remaining(matter, pk):
                yield f"{number or pk}已按期匿名，但“{name}”中又有内容，请核对是谁写入的。"


def _remaining(matter: Matter, pk: int) -> Iterator[str]:
    for row in TABLE:
        rows = row.of(matter, pk)
        if rows is not None and rows.filter(unblanked(row)).exists():
            yield str(row.model._meta.verbose_name)


def lost_letters() -> QuerySet[IssuedLetter]:
    """Letters without a file whose matter was not anonymised (丢失的签发文书)."""
    blanked = Event.objects.filter(
        subject=OuterRef("subject"), subject_id=OuterRef("subject_id"), kind=ANONYMISED.kind
    )
    return IssuedLetter.objects.filter(~Exists(blanked), file="")
