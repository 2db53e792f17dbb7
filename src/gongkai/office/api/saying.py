"""Records put into the shapes of the interface (转换)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.db.models import Count
from django.urls import reverse

from gongkai.office.catalogue.models import Catalogue, Row
from gongkai.office.disclosure.markup import clean_html
from gongkai.office.disclosure.models import Attachment, Document
from gongkai.office.disclosure.parts.telling import text_of
from gongkai.office.disclosure.reading.finding import PUBLIC, published
from gongkai.office.organs.models import Organ
from gongkai.office.organs.visibility import visible

Place = Callable[[str], str]
"""Makes a path an address."""


def organs(place: Place) -> list[dict[str, Any]]:
    """Every organ, in the order of the tree."""
    found = list(visible(PUBLIC, Organ).order_by("path"))
    slugs = {one.path: one.slug for one in found}
    return [
        {
            "slug": one.slug,
            "name": one.name,
            "short_name": one.short_name,
            "kind": one.kind,
            "code": one.code,
            "under": slugs.get(one.path[: -Organ.steplen]),
            "address": one.address,
            "phone": one.phone,
            "hours": one.hours,
            "url": place(one.get_absolute_url()),
        }
        for one in found
    ]


def document(one: Document, place: Place, *, on: date) -> dict[str, Any]:
    """A document as a list says it."""
    return {
        "id": one.pk,
        "index_number": one.index_number,
        "title": one.title,
        "kind": one.kind,
        "kind_label": one.get_kind_display(),
        "form": one.form,
        "organ": one.organ.slug,
        "organ_name": one.organ.name,
        "issuer": one.issuing_organ if one.is_formal else "",
        "document_number": one.document_number,
        "duty": one.duty,
        "theme": one.theme,
        "formed": one.formed,
        "effective": one.effective,
        "expires": one.expires,
        "validity": one.validity(on),
        "summary": one.summary,
        "keywords": one.keywords,
        "published_at": one.published_at,
        "updated_at": one.last_published_at,
        "url": place(one.get_absolute_url()),
    }


def whole_document(one: Document, place: Place, *, on: date) -> dict[str, Any]:
    """A document with its text, its files and what it belongs to, where that is public."""
    related = published().order_by("pk")
    original = related.filter(pk=one.interprets_id).values_list("pk", flat=True).first()
    return document(one, place, on=on) | {
        "body": clean_html(text_of(one)),
        "interprets": original,
        "interpretations": list(related.filter(interprets=one).values_list("pk", flat=True)),
        "explainer": one.explainer,
        "opinions_until": one.opinions_until,
        "opinions_to": one.opinions_to,
        "consultation": related.filter(pk=one.consultation_id).values_list("pk", flat=True).first(),
        "outcomes": list(related.filter(consultation=one).values_list("pk", flat=True)),
        "files": [_file(file, place) for file in visible(PUBLIC, Attachment).filter(document=one)],
    }


def _file(file: Attachment, place: Place) -> dict[str, Any]:
    return {
        "title": file.title,
        "size": file.size,
        "sha256": file.sha256,
        "url": place(reverse("attachment", args=[file.document_id, file.pk])),
    }


def catalogue(one: Catalogue, place: Place) -> dict[str, Any]:
    """A catalogue as a list says it."""
    return {
        "id": one.pk,
        "title": str(one),
        "organ": one.organ.slug,
        "url": place(reverse("catalogue_page", args=[one.pk])),
    }


def counts() -> Mapping[int, int]:
    """How many published documents each entry has."""
    filed = published().filter(entry__isnull=False).order_by()
    return dict(filed.values_list("entry").annotate(count=Count("pk")))


def row(one: Row, place: Place, *, count: int) -> dict[str, Any]:
    """A row of a catalogue."""
    return {
        "number": one.entry.number,
        "duty": one.duty,
        "subject": one.subject,
        "item": one.item,
        "content": one.content,
        "basis": one.basis,
        "limit": one.limit,
        "responsible": one.responsible,
        "channels": one.channel_names,
        "audience": one.audience_words,
        "mode": one.get_mode_display(),
        "level": one.get_level_display(),
        "published": count,
        "url": place(reverse("catalogue_entry", args=[one.entry_id])),
    }
