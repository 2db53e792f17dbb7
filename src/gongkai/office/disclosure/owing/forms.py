"""Choosing the entry of a document (选择目录事项), for one document or for many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from gongkai.office.catalogue.models import Row


def labelled(rows: Iterable[Row]) -> list[tuple[int, str]]:
    """Rows as the choices of a field: entry, and how people know it."""
    return [(row.entry_id, f"{row.duty} {row}{_field(row)}") for row in rows]


def _field(row: Row) -> str:
    field = row.edition.catalogue.field
    return f"（{field}）" if field else ""


class FilingForm(forms.Form):
    """An entry for each of some documents; what is left open stays unfiled (归入目录)."""

    def __init__(
        self,
        *args: Any,
        documents: Sequence[tuple[Any, list[tuple[int, str]]]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.documents = {document.pk: document for document, _ in documents}
        for document, choices in documents:
            self.fields[f"entry-{document.pk}"] = forms.TypedChoiceField(
                label=document.title,
                required=False,
                coerce=int,
                empty_value=None,
                choices=[("", "暂不归入"), *choices],
            )

    def chosen(self) -> list[tuple[Any, int]]:
        """The documents for which an entry was chosen."""
        return [
            (document, entry)
            for pk, document in self.documents.items()
            if (entry := self.cleaned_data[f"entry-{pk}"])
        ]
