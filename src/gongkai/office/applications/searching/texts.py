"""The texts of a case (案卷文字) that a search looks at: each with what it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.db.models import F, IntegerField, Model, QuerySet, TextField, Value
from django.db.models.functions import Cast

from gongkai.office.applications.acts.events import EXPORTED, RECALCULATED, REVEALED, SUBJECT
from gongkai.office.applications.models import (
    Application,
    Assignment,
    Conclusion,
    Consultation,
    Correction,
    Delay,
    Draft,
    Extension,
    ExtensionRequest,
    Finding,
    ReasonsNotice,
    Rectification,
    Reopening,
    Search,
    Service,
)
from gongkai.office.ledger.models import Event
from gongkai.office.letters.models import LetterWords

OWN = MappingProxyType(
    {
        "register_number": "登记号",
        "title": "所需信息的名称",
        "description": "所需信息的特征描述",
        "document_number": "文号",
        "purpose": "用途",
        "letter_number": "答复文号",
        "archive_number": "档号",
    }
)
"""The words that stand in the case itself."""

WIDTH = 3


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of record that holds words: what it is called, its model, its fields."""

    label: str
    model: type[Model]
    fields: tuple[str, ...]


SOURCES = MappingProxyType(
    {
        "corrections": Source("补正", Correction, ("items", "text")),
        "extension_requests": Source("申请延期", ExtensionRequest, ("reason", "opinion")),
        "extensions": Source("延期", Extension, ("reason",)),
        "consultations": Source("征求意见", Consultation, ("party", "grounds")),
        "searches": Source("检索", Search, ("systems", "keywords", "result")),
        "reasons_notices": Source("说明理由", ReasonsNotice, ("counts", "answer")),
        "delays": Source("延迟答复", Delay, ("reason",)),
        "assignments": Source("交办", Assignment, ("task", "report", "refusal")),
        "findings": Source("查找结果", Finding, ("title",)),
        "drafts": Source("拟稿", Draft, ("basis", "reasons")),
        "conclusions": Source("处理决定", Conclusion, ("basis", "reasons", "letter_number")),
        "rectifications": Source("答复更正", Rectification, ("wrong", "right")),
        "reopenings": Source("重新答复", Reopening, ("matter", "document")),
        "services": Source("送达", Service, ("proof",)),
    }
)
"""The records that hold words, by the name of their relation."""

WRITTEN_BY = MappingProxyType(
    {
        "correction_asked": ("corrections",),
        "corrected": ("corrections",),
        "extension_requested": ("extension_requests",),
        "extension_refused": ("extension_requests",),
        "extended": ("extensions", "extension_requests"),
        "consulted": ("consultations",),
        "opinion_received": ("consultations",),
        "opinion_late": ("consultations",),
        "searched": ("searches",),
        "reasons_asked": ("reasons_notices",),
        "reasons_given": ("reasons_notices",),
        "delayed": ("delays",),
        "assigned": ("assignments",),
        "assignment_refused": ("assignments",),
        "found": ("assignments", "findings"),
        "drafted": ("drafts",),
        "concluded": ("conclusions",),
        "rectified": ("rectifications",),
        "reopened": ("reopenings",),
        "served": ("services",),
    }
)
"""Which records an event may have written: what is indexed along with it."""

WITH_ITS_OWN = frozenset({"registered", "concluded", "archived"})
"""Events that write words of the case itself."""

UNSAID = (REVEALED.kind, RECALCULATED.kind, EXPORTED.kind)
"""Events whose notes are not searched: why somebody looked or took out, what a calendar moved."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a case (一段文字), and what it is."""

    label: str
    text: str


def own_texts(case: Application) -> list[Text]:
    """The words of the case itself."""
    found = ((label, getattr(case, name)) for name, label in OWN.items())
    return [Text(label, text) for label, text in found if text]


def texts_of(cases: Sequence[Application]) -> dict[int, list[Text]]:
    """Every text of some cases, by their keys, in three queries."""
    texts = {case.pk: own_texts(case) for case in cases}
    keys = list(texts)
    for key, one in (*_of_records(keys), *_of_letters(keys), *_of_events(keys)):
        texts[key].append(one)
    return texts


def _of_records(keys: list[int]) -> Iterable[tuple[int, Text]]:
    first, *others = (_columns(number, keys) for number in range(len(SOURCES)))
    labels = [source.label for source in SOURCES.values()]
    rows = first.union(*others, all=True).order_by("number", "pk") if keys else ()
    for number, key, _, *texts in rows:
        yield from ((key, Text(labels[number], text)) for text in texts if text)


def _columns(number: int, keys: list[int]) -> QuerySet:
    source = list(SOURCES.values())[number]
    names = source.fields
    columns = {
        f"text_{at}": Cast(F(names[at]) if at < len(names) else Value(None), TextField())
        for at in range(WIDTH)
    }
    rows = source.model._default_manager.filter(application__in=keys).order_by()
    marked = rows.annotate(number=Value(number, output_field=IntegerField()), **columns)
    return marked.values_list("number", "application_id", "pk", *columns)


def _of_letters(keys: list[int]) -> Iterable[tuple[int, Text]]:
    rows = LetterWords.objects.filter(subject=SUBJECT, subject_id__in=keys)
    for key, number, values in rows.values_list("subject_id", "number", "values"):
        yield from ((key, Text("文书", text)) for text in words_in(number, values))


def words_in(number: str, values: Mapping[str, Any]) -> list[str]:
    """The words that were written by hand for a letter."""
    return [text for text in (number, *values.values()) if isinstance(text, str) and text]


def _of_events(keys: list[int]) -> Iterable[tuple[int, Text]]:
    events = Event.objects.filter(subject=SUBJECT, subject_id__in=keys).exclude(kind__in=UNSAID)
    rows = events.exclude(note="").order_by("pk")
    for key, label, note in rows.values_list("subject_id", "label", "note"):
        yield key, Text(f"台账（{label}）", note)


def written_by(case: Application, kind: str) -> list[str]:
    """The words that an event may have brought into a case, but for its note."""
    texts = [one.text for one in own_texts(case)] if kind in WITH_ITS_OWN else []
    for relation in WRITTEN_BY.get(kind, ()):
        rows = getattr(case, relation).values_list(*SOURCES[relation].fields)
        texts += [text for row in rows for text in row if text]
    return texts
