"""What is reviewed (审查对象): the rooms above say how their items are found, read and named.

This room knows none of them; it asks for an item by the word that its review carries.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from gongkai.office.review.models import Scrutiny


@dataclass(frozen=True, slots=True)
class Subject:
    """A sort of item (对象类别): its page, its text as safe HTML, its digest now, its kinds."""

    word: str
    page: Callable[[int], str]
    text: Callable[[Mapping[str, Any]], str]
    digest: Callable[[int], str]
    categories: Mapping[str, str]


_subjects: dict[str, Subject] = {}


def register(subject: Subject) -> None:
    """Name a sort of item that is reviewed; a room does so when it is loaded."""
    _subjects[subject.word] = subject


def subject_of(scrutiny: Scrutiny) -> Subject:
    """What a review is about."""
    return _subjects[scrutiny.subject]


def is_stale(scrutiny: Scrutiny) -> bool:
    """Whether the item was changed since it was sent (送审后改动)."""
    return subject_of(scrutiny).digest(scrutiny.subject_id) != scrutiny.content_digest


def categories() -> dict[str, str]:
    """Every kind that a rule may name, with its label."""
    return {code: label for one in _subjects.values() for code, label in one.categories.items()}


def category_label(code: str) -> str:
    """A kind in words."""
    return categories().get(code, code)
