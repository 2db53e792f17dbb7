"""Keeping each published version of a guide or rule (保存指南、制度的每一版)."""

from __future__ import annotations

from datetime import date

from gongkai.office.disclosure.guides.records import GuideVersion
from gongkai.office.disclosure.kinds import STANDING_TEXTS
from gongkai.office.disclosure.models import Document
from gongkai.office.organs.models import User


def keep_version(document: Document, *, by: User, on: date) -> GuideVersion | None:
    """Keep a guide or rule as it was published (留存版本); None for other kinds and for no change.

    Called in the transaction of its publication, so that no version is missing.
    """
    if document.kind not in STANDING_TEXTS:
        return None
    last = document.versions.first()
    if last and (last.title, last.body, last.withdrawn) == (document.title, document.body, None):
        return None
    return GuideVersion.objects.create(
        document=document,
        number=last.number + 1 if last else 1,
        title=document.title,
        body=document.body,
        published=on,
        effective=document.effective,
        by=by,
    )


def hide_versions(document: Document, *, on: date) -> None:
    """Take back every version together with its document (撤下各版): what is wrong stays hidden."""
    document.versions.filter(withdrawn=None).update(withdrawn=on)
