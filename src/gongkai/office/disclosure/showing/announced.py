"""Interviews that still take questions (访谈预告): announced, and not yet held."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.reading.finding import published


def taking_questions(*, on: date) -> QuerySet[Document]:
    """Published interviews that are held on a day or later (征集提问的访谈)."""
    return published().filter(kind=Kind.INTERVIEW, interviews__held__gte=on).distinct()


def takes_questions(document: Document, *, on: date) -> bool:
    """Whether a published interview takes questions on a day (是否征集提问)."""
    is_interview = document.kind == Kind.INTERVIEW
    return is_interview and any(one.held >= on for one in document.interviews.all())
