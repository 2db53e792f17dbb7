"""The conditions of a list (查询条件), read from the address; what is not understood is said."""

from __future__ import annotations

from datetime import date

from django import forms
from django.db.models import Max, Min, QuerySet
from django.utils import timezone

from gongkai.office.disclosure.kinds import Kind, Validity
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.reading.finding import PUBLIC, found, published, valid_as
from gongkai.office.organs.models import Organ
from gongkai.office.organs.visibility import visible
from gongkai.statute.duties import THEMES

LONGEST_QUERY = 100

VALIDITY_WORDS = {
    Validity.IN_FORCE: "现行有效",
    Validity.PENDING: "尚未生效",
    Validity.AMENDED: "已修改",
    Validity.EXPIRED: "已失效",
    Validity.REPEALED: "已废止",
}
"""What the public reads of each state."""


def _choice(label: str, any_of_them: str, unknown: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        required=False,
        choices=[("", any_of_them)],
        error_messages={"invalid_choice": unknown},
    )


class Conditions(forms.Form):
    """What a reader looks for: words, publisher, kind, year, validity; all may stay empty."""

    q = forms.CharField(
        label="关键词",
        required=False,
        max_length=LONGEST_QUERY,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        error_messages={
            "max_length": "关键词超过 100 个字，请缩短。",
            "null_characters_not_allowed": "关键词中有不能识别的字符，请重新输入。",
        },
    )
    organ = _choice("发布机构", "全部机构", "没有这个机构，请从列表中选择。")
    kind = _choice("种类", "全部种类", "没有这个种类，请从列表中选择。")
    year = _choice("发布年份", "全部年份", "这一年没有发布信息，请从列表中选择。")
    theme = _choice("主题", "全部主题", "没有这个主题，请从列表中选择。")
    validity = _choice("有效性", "不限", "没有这个有效性，请从列表中选择。")
    order = _choice("排序", "最相关的在前", "没有这种排序，请从列表中选择。")

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        organs = visible(PUBLIC, Organ).order_by("path").values_list("slug", "name")
        self._offer("order", [("newest", "最新的在前")])
        self._offer("organ", list(organs))
        self._offer("kind", Kind.choices)
        self._offer("theme", [(theme, theme) for theme in THEMES])
        self._offer("year", [(str(year), f"{year} 年") for year in _years()])
        self._offer("validity", [(state.value, word) for state, word in VALIDITY_WORDS.items()])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = [*self.fields[name].choices, *choices]

    def asked(self) -> dict[str, str]:
        """The conditions that were given and understood."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def narrowed(self, documents: QuerySet[Document], *, on: date) -> QuerySet[Document]:
        """The documents that meet every condition that was understood (符合条件的)."""
        asked = self.asked()
        if "organ" in asked:
            documents = documents.filter(organ__slug=asked["organ"])
        if "kind" in asked:
            documents = documents.filter(kind=asked["kind"])
        if "year" in asked:
            documents = documents.filter(published_at__year=int(asked["year"]))
        if "theme" in asked:
            documents = documents.filter(theme=asked["theme"])
        if "validity" in asked:
            documents = valid_as(Validity(asked["validity"]), documents, on=on)
        return found(asked.get("q", ""), documents)

    def is_asking(self) -> bool:
        """Whether any condition was given."""
        return any(self.data.get(name) for name in self.fields)


def _years() -> range:
    """The years from the newest document to the oldest, in one query (年份)."""
    ends = published().order_by().aggregate(first=Min("published_at"), last=Max("published_at"))
    if ends["first"] is None:
        return range(0)
    first, last = (timezone.localtime(ends[name]).year for name in ("first", "last"))
    return range(last, first - 1, -1)
