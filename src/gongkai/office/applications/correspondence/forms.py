"""The form of a letter (填写文书内容): the fields that the records of a case do not hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from gongkai.office.applications.correspondence.entries import Entry
from gongkai.office.letters.actions import Paper
from gongkai.office.letters.catalogue.fields import FIELDS, Field
from gongkai.office.letters.facts import Value

OF_THE_CASE = frozenset({"register_number", "received", "wanted", "due", "number", "addressee"})
"""Fields that no hand writes: the register holds them."""

SPARE_ROWS = 3
LONG = frozenset({"reasons", "given", "ending_facts", "summary", "disclosed_content", "search"})
MOST = 4000


class PaperForm(forms.Form):
    """A letter signed outside of the platform (系统外签发件): its scan, ticked off by hand.

    Nothing of it is filled in for a letter that the platform writes.
    """

    scan = forms.FileField(
        label="签发件（PDF）",
        required=False,
        help_text="文书在系统外制作、签发的，上传盖章后的扫描件，不超过 20 MB；由系统制作的不填。",
        error_messages={"empty": "文件是空的，请重新选择。"},
    )
    number = forms.CharField(
        label="签发件的文号", required=False, max_length=80, help_text="留空则由系统取文号。"
    )
    confirmed = forms.MultipleChoiceField(
        label="逐项核对签发件",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="系统外签发的文书由签发人逐项核对，全部核对后才能登记。",
    )

    def ask(self, asked: Mapping[str, str]) -> None:
        """What is to be ticked off, by element."""
        self.fields["confirmed"].choices = list(asked.items())

    def clean(self) -> dict[str, Any]:
        """Ticks and a number belong to a scan."""
        data = super().clean()
        if not self.errors and not data.get("scan") and (data["confirmed"] or data.get("number")):
            self.add_error("scan", "填写了签发件的文号或者核对事项，请同时上传签发件。")
        return data

    def paper(self) -> Paper | None:
        """The paper as the action takes it, or None."""
        data = self.cleaned_data
        if not data["scan"]:
            return None
        return Paper(
            data["scan"].read(), frozenset(data["confirmed"]), data.get("number", "").strip()
        )


class WordsForm(forms.Form):
    """What is to be written for one letter; the lists have rows of their own parts."""

    def __init__(self, *args: Any, entry: Entry, known: Mapping[str, Value], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entry = entry
        self.lists: list[tuple[Field, list[list[str]]]] = []
        for code in self._codes():
            self._add(FIELDS[code], known.get(code, ""))

    def _codes(self) -> list[str]:
        kind = self.entry.kind
        codes = [code for code in (*kind.needs, *kind.may) if code not in OF_THE_CASE]
        return [*codes, *(["reasons"] if kind.reasons else [])]

    def _add(self, field: Field, value: Value) -> None:
        if field.parts:
            self._add_rows(field, value if isinstance(value, Sequence) else ())
            return
        rows = 3 if field.code in LONG else 1
        self.fields[field.code] = forms.CharField(
            label=field.label,
            required=False,
            max_length=MOST,
            initial=str(value),
            widget=forms.Textarea(attrs={"rows": rows}) if rows > 1 else forms.TextInput,
            help_text=f"例如：{field.sample}",
        )

    def _add_rows(self, field: Field, rows: Sequence[Any]) -> None:
        names: list[list[str]] = []
        for number in range(len(rows) + SPARE_ROWS):
            row = rows[number] if number < len(rows) else {}
            names.append([])
            for at, part in enumerate(field.parts):
                name = f"{field.code}-{number}-{at}"
                names[-1].append(name)
                self.fields[name] = forms.CharField(
                    label=f"第{number + 1}项{part}",
                    required=False,
                    max_length=MOST,
                    initial=row.get(part, ""),
                )
        self.lists.append((field, names))

    @property
    def plain(self) -> list[Any]:
        """The fields that stand alone."""
        listed = {name for _, rows in self.lists for names in rows for name in names}
        return [self[name] for name in self.fields if name not in listed]

    @property
    def grids(self) -> list[tuple[Field, list[list[Any]]]]:
        """The lists, each with its rows of fields."""
        return [
            (field, [[self[name] for name in names] for names in rows])
            for field, rows in self.lists
        ]

    def values(self) -> dict[str, Value]:
        """The fields as the letter takes them; empty rows of a list are left out."""
        data = self.cleaned_data
        written: dict[str, Value] = {bound.name: data[bound.name] for bound in self.plain}
        for field, rows in self.lists:
            filled = [
                {part: data[name] for part, name in zip(field.parts, names, strict=True)}
                for names in rows
            ]
            written[field.code] = [row for row in filled if any(row.values())]
        return written
