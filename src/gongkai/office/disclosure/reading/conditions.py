"""The conditions of a list (查询条件), read from the address; what is not understood is said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Max, Min, QuerySet
from django.urls import reverse
from django.utils import timezone

from gongkai.office.disclosure.kinds import POLICY, POLICY_KINDS, Form, Kind, Validity
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.reading.finding import PUBLIC, found, published, valid_as
from gongkai.office.organs.models import Organ
from gongkai.office.organs.visibility import visible
from gongkai.statute.duties import THEMES

LONGEST_QUERY = 100
UNREADABLE = "\ufffd"
"""What stands in place of bytes of an address that are no character."""

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


def _readable(words: str) -> None:
    if UNREADABLE in words:
        raise ValidationError("关键词中有不能识别的字符，请重新输入。")


class Conditions(forms.Form):
    """What a reader looks for: words, publisher, kind, form, year, validity; all may stay empty."""

    place = "documents"
    """The name of the address where they are asked."""
    heading = "政府信息查询"
    kinds: ClassVar[tuple[Kind, ...]] = tuple(Kind)
    implied: ClassVar[Mapping[str, str]] = {}
    """Conditions that hold without being given."""

    q = forms.CharField(
        label="关键词",
        required=False,
        max_length=LONGEST_QUERY,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        validators=[_readable],
        error_messages={"max_length": "关键词超过 100 个字，请缩短。"},
    )
    organ = _choice("发布机构", "全部机构", "没有这个机构，请从列表中选择。")
    kind = _choice("种类", "全部种类", "没有这个种类，请从列表中选择。")
    form = _choice("解读形式", "不限", "没有这种解读形式，请从列表中选择。")
    year = _choice("发布年份", "全部年份", "这一年没有发布信息，请从列表中选择。")
    theme = _choice("主题", "全部主题", "没有这个主题，请从列表中选择。")
    validity = _choice("有效性", "不限", "没有这个有效性，请从列表中选择。")
    order = _choice("排序", "最相关的在前", "没有这种排序，请从列表中选择。")

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        organs = visible(PUBLIC, Organ).order_by("path").values_list("slug", "name")
        self._offer("order", [("newest", "最新的在前")])
        self._offer("organ", list(organs))
        self._offer("kind", [(kind.value, kind.label) for kind in self.kinds])
        if "form" in self.fields:
            self._offer("form", Form.choices)
        self._offer("theme", [(theme, theme) for theme in THEMES])
        self._offer("year", [(str(year), f"{year} 年") for year in _years()])
        self._offer("validity", [(state.value, word) for state, word in VALIDITY_WORDS.items()])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = [*self.fields[name].choices, *choices]

    def given(self) -> dict[str, str]:
        """The conditions that were given and understood."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def asked(self) -> dict[str, str]:
        """What is looked for: the conditions that were given, and those that are implied."""
        return {**self.implied, **self.given()}

    def address(self, given: Mapping[str, str], **changes: str | None) -> str:
        """The address of the results of some conditions, with changes; None leaves one out."""
        wanted = {**given, **changes}
        query = urlencode({name: value for name, value in wanted.items() if value})
        return f"{reverse(self.place)}?{query}"

    def narrowed(self, documents: QuerySet[Document], *, on: date) -> QuerySet[Document]:
        """The documents that meet every condition that was understood (符合条件的)."""
        asked = self.asked()
        if "organ" in asked:
            documents = documents.filter(organ__slug=asked["organ"])
        if "kind" in asked:
            kinds = POLICY_KINDS if asked["kind"] == POLICY else [asked["kind"]]
            documents = documents.filter(kind__in=kinds)
        if "form" in asked:
            documents = documents.filter(form=asked["form"])
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


class PolicyConditions(Conditions):
    """The same in the library of policies (政策文件库): three kinds, and none that has a form."""

    place = "policies"
    heading = "政策文件库"
    kinds: ClassVar[tuple[Kind, ...]] = POLICY_KINDS
    implied: ClassVar[Mapping[str, str]] = {"kind": POLICY}
    form = None


def _years() -> range:
    """The years from the newest document to the oldest, in one query (年份)."""
    ends = published().order_by().aggregate(first=Min("published_at"), last=Max("published_at"))
    if ends["first"] is None:
        return range(0)
    first, last = (timezone.localtime(ends[name]).year for name in ("first", "last"))
    return range(last, first - 1, -1)
