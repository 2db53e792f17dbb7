"""The registration number of a normative document (规范性文件登记号), and why it must be there.

国办发〔2018〕37号 wants normative documents registered, numbered and issued by one
office (统一登记、统一编号、统一印发). Knows documents by their attributes only: the gate asks it.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied

from gongkai.office.disclosure.kinds import Kind, Openness


class Unregistered(PermissionDenied):
    """A normative document without its number is about to become public (未经统一登记)."""


def registration_objection(document: Any) -> str:
    """Why a document may not go out for want of a number, in a sentence; empty when it may.

    What was public before is not asked again: it may come from a time without such numbers.
    """
    if not settings.REGISTRATION_REQUIRED or document.kind != Kind.NORMATIVE:
        return ""
    is_new = document.published_at is None and document.openness == Openness.PROACTIVE
    if not is_new or document.registration_number.strip():
        return ""
    return (
        f"《{document.title}》是行政规范性文件，还没有登记号，不能送审、发布。"
        "请先统一登记、统一编号，再在稿件的“规范性文件登记号”中填写。"
    )


def require_registered(document: Any) -> None:
    """Refuse to publish a normative document without its number, raising Unregistered."""
    if refusal := registration_objection(document):
        raise Unregistered(refusal)
