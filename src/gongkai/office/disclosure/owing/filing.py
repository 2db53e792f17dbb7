"""Under which entry of the catalogue a document is filed (归入目录), and why it must be.

Knows documents by their attributes only, for the gate asks it and stands below the models.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied

from gongkai.office.catalogue.models import Row
from gongkai.office.catalogue.reading import current_rows, standpoints
from gongkai.office.organs.models import Organ


class Unfiled(PermissionDenied):
    """Something is about to become public that hangs on no entry of the catalogue (未归入目录)."""


def rows_for(organs: Iterable[Organ]) -> list[Row]:
    """The current rows that apply to any of some organs (可以归入的事项), each once."""
    found = standpoints(organs, current_rows())
    return list({one.row.pk: one.row for one in found if one.verdict.applies}.values())


def filing_objection(document: Any, *, entry: int | None) -> str:
    """Why a document may not be published under an entry, in a sentence; empty when it may.

    An organ to which no catalogue applies yet has nothing to file under.
    """
    rows = rows_for([document.organ])
    if not rows or entry in {row.entry_id for row in rows}:
        return ""
    if entry is None:
        return (
            f"《{document.title}》还没有归入公开目录，"
            "请在稿件的“公开目录事项”中选择它属于哪一项，再发布。"
        )
    return (
        f"《{document.title}》所归的事项已经不在现行目录中，或者不适用于{document.organ.name}，"
        "请在稿件的“公开目录事项”中重新选择，再发布。"
    )


def require_filed(document: Any) -> None:
    """Refuse to publish what hangs on no entry, raising Unfiled (发布前归入目录)."""
    if refusal := filing_objection(document, entry=document.entry_id):
        raise Unfiled(refusal)
