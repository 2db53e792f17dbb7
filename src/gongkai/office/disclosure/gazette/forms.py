"""The form of an issue (编目表单): its number and day, its documents, their headings and order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from gongkai.office.disclosure.actions.gazette import Numbered
from gongkai.office.disclosure.gazette.composing import MOST, by_numbers, heading_of
from gongkai.office.disclosure.models import Document
from gongkai.office.organs.models import Organ


class IssueForm(forms.Form):
    """Which issue it is and what it prints (期号和目录)."""

    organ = forms.ModelChoiceField(Organ.objects.none(), label="主办机关")
    year = forms.IntegerField(label="年份", min_value=1949, max_value=2200)
    number = forms.IntegerField(label="期号", min_value=1, max_value=999)
    whole = forms.IntegerField(
        label="总期号",
        min_value=1,
        max_value=99_999,
        required=False,
        help_text="不计总期号的不填。",
    )
    day = forms.DateField(
        label="出版日期", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    more = forms.CharField(
        label="另外刊登的文件",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="清单里没有的，填它的索引号，一行一个；文件须已公开。",
    )

    def __init__(
        self,
        *args: Any,
        organs: Sequence[Organ],
        documents: Sequence[Document],
        chosen: Mapping[int, tuple[int, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ"].queryset = Organ.objects.filter(pk__in=[one.pk for one in organs])
        self.documents = {one.pk: one for one in documents}
        for place, one in enumerate(documents):
            self._offer(one, chosen.get(one.pk), place=place)

    def _offer(self, one: Document, chosen: tuple[int, str] | None, *, place: int) -> None:
        """The three fields of a document: whether, under which heading, at which place."""
        at, heading = chosen or (place, heading_of(one))
        fields = {
            "in": forms.BooleanField(
                label=f"刊登：{one.title}", required=False, initial=chosen is not None
            ),
            "heading": forms.CharField(
                label=f"栏目：{one.title}", max_length=40, initial=heading, required=False
            ),
            "place": forms.IntegerField(
                label=f"顺序：{one.title}", min_value=0, initial=at + 1, required=False
            ),
        }
        for name, field in fields.items():
            self.fields[f"{name}-{one.pk}"] = field

    def lines(self) -> list[dict[str, Any]]:
        """Each document that is offered, with its bound fields."""
        return [
            {"document": one, **{name: self[f"{name}-{pk}"] for name in ("in", "heading", "place")}}
            for pk, one in self.documents.items()
        ]

    def issue_fields(self) -> list[forms.BoundField]:
        """The fields of the issue itself."""
        return [self[name] for name in ("organ", "year", "number", "whole", "day", "more")]

    def clean_more(self) -> list[Document]:
        """The documents that the further numbers name; one that names none is said."""
        numbers = self.cleaned_data["more"].split()
        found = {one.index_number: one for one in by_numbers(numbers)}
        unknown = [number for number in numbers if number not in found]
        if unknown:
            raise forms.ValidationError(
                f"没有找到公开的文件：{'、'.join(unknown)}。请核对索引号；动态、解读等不刊登。"
            )
        return [found[number] for number in numbers]

    def clean(self) -> dict[str, Any]:
        """At least one document, and no book."""
        data = super().clean()
        count = len(self.chosen())
        if not count and not self.errors:
            raise forms.ValidationError("这一期还没有选文件，请至少选一件。")
        if count > MOST:
            raise forms.ValidationError(f"一期最多刊登 {MOST} 件，请分成几期。")
        return data

    def issue(self) -> Numbered:
        """Which issue it is to be."""
        data = self.cleaned_data
        return Numbered(data["year"], data["number"], data["whole"], data["day"])

    def chosen(self) -> list[tuple[str, Document]]:
        """The documents with their headings, in the order of headings and of places (目录)."""
        data = self.cleaned_data
        picked = [
            (data.get(f"place-{pk}") or 0, data.get(f"heading-{pk}") or heading_of(one), one)
            for pk, one in self.documents.items()
            if data.get(f"in-{pk}")
        ]
        picked.sort(key=lambda line: line[0])
        pairs = [(heading, one) for _, heading, one in picked]
        pairs += [(heading_of(one), one) for one in data.get("more") or ()]
        first = {heading: at for at, (heading, _) in reversed(list(enumerate(pairs)))}
        return sorted(pairs, key=lambda pair: first[pair[0]])
