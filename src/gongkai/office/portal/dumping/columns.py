"""The columns of the open data (数据项): their names, terms, types and what they say.

They are the metadata of a document (国办秘函〔2009〕6号) as far as the office records it; the
dictionary that goes with the data is made of them, so it cannot say anything else.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai.office.catalogue.models import Edition, Entry
from gongkai.office.disclosure.kinds import Form, Genre, Kind, Openness, Validity
from gongkai.office.disclosure.markup import plain
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.parts.telling import text_of
from gongkai.office.portal.catalogue.showing import Line
from gongkai.statute.duties import DUTIES

Place = Callable[[str], str]
"""Makes a path an address."""

INTEGER, TEXT, DAY, MOMENT = "integer", "text", "date", "datetime"
"""What a column holds. Days and moments may be missing, numbers and texts never are."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column (数据项): its name in the files, its Chinese term, and where it comes from."""

    name: str
    term: str
    kind: str
    of: Callable[[Any], object]
    meaning: str = ""

    def said(self) -> dict[str, str]:
        """The column as the dictionary says it."""
        return {"name": self.name, "term": self.term, "type": self.kind, "meaning": self.meaning}


@dataclass(frozen=True, slots=True)
class Shown:
    """A document with what the public may see around it, as of a day (一条政府信息)."""

    document: Document
    on: date
    place: Place
    entry: Entry | None
    original: str
    files: Sequence[Mapping[str, object]]

    def validity(self) -> Validity | None:
        """Whether it binds on the day."""
        return self.document.validity(self.on)


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of a catalogue that counts (一条目录)."""

    edition: Edition
    line: Line
    place: Place


KINDS, GENRES, FORMS, WAYS = (dict(one.choices) for one in (Kind, Genre, Form, Openness))
"""What their codes are called; a document would make each list anew to say one of them."""


def _called(labels: Mapping[str, str], code: str) -> str:
    """The label of a code, or the code where there is none any more."""
    return labels.get(code, code)


def _lines(body: str) -> str:
    """The text of a body, a line for each block that says anything."""
    lines = (line.strip() for line in plain(body).splitlines())
    return "\n".join(line for line in lines if line)


DOCUMENTS = (
    Column("id", "编号", INTEGER, lambda one: one.document.pk, "网页和接口地址中的编号"),
    Column("index_number", "索引号", TEXT, lambda one: one.document.index_number, "不会改变"),
    Column("title", "标题", TEXT, lambda one: one.document.title),
    Column("organ", "发布机构标识", TEXT, lambda one: one.document.organ.slug, "与接口相同"),
    Column("organ_code", "发布机构代码", TEXT, lambda one: one.document.organ.code,
           "统一社会信用代码"),
    Column("organ_name", "发布机构", TEXT, lambda one: one.document.organ.name),
    Column("issuer", "发文机关", TEXT,
           lambda one: one.document.issuing_organ if one.document.is_formal else "", "公文才有"),
    Column("document_number", "发文字号", TEXT, lambda one: one.document.document_number),
    Column("registration_number", "规范性文件登记号", TEXT,
           lambda one: one.document.registration_number),
    Column("kind", "种类代码", TEXT, lambda one: one.document.kind, "例如normative"),
    Column("kind_label", "种类", TEXT, lambda one: _called(KINDS, one.document.kind)),
    Column("formed", "成文日期", DAY, lambda one: one.document.formed),
    Column("published_at", "发布时间", MOMENT, lambda one: one.document.published_at, "首次发布"),
    Column("updated_at", "更新时间", MOMENT, lambda one: one.document.last_published_at,
           "最近一次发布"),
    Column("effective", "施行日期", DAY, lambda one: one.document.effective),
    Column("expires", "有效期至", DAY, lambda one: one.document.expires),
    Column("validity", "有效性代码", TEXT, lambda one: one.validity() or "",
           "数据日期当天的有效性；没有有效性的种类为空"),
    Column("validity_label", "有效性", TEXT,
           lambda one: state.label if (state := one.validity()) else ""),
    Column("duty", "信息分类代码", TEXT, lambda one: one.document.duty,
           "《条例》第二十条、第二十一条的项"),
    Column("duty_label", "信息分类", TEXT, lambda one: DUTIES[one.document.duty].text),
    Column("theme", "主题分类", TEXT, lambda one: one.document.theme),
    Column("genre", "体裁分类", TEXT,
           lambda one: _called(GENRES, one.document.genre) if one.document.is_formal else "",
           "公文才有"),
    Column("openness", "公开方式", TEXT, lambda one: _called(WAYS, one.document.openness)),
    Column("catalogue", "公开目录编号", TEXT,
           lambda one: str(one.entry.catalogue_id) if one.entry else "",
           "catalogue表的catalogue"),
    Column("catalogue_item", "目录事项编号", TEXT,
           lambda one: one.entry.number if one.entry else "", "catalogue表的number"),
    Column("interprets", "解读的文件", TEXT, lambda one: one.original, "该文件的索引号"),
    Column("form", "解读形式", TEXT, lambda one: _called(FORMS, one.document.form or ""),
           "解读才有"),
    Column("explainer", "解读人", TEXT, lambda one: one.document.explainer or "", "解读才有"),
    Column("opinions_until", "征求意见截止", DAY, lambda one: one.document.opinions_until),
    Column("opinions_to", "提出意见的方式", TEXT, lambda one: one.document.opinions_to or ""),
    Column("summary", "内容概述", TEXT, lambda one: one.document.summary),
    Column("keywords", "关键词", TEXT, lambda one: one.document.keywords, "以空格分隔"),
    Column("source", "信息来源", TEXT, lambda one: one.document.source),
    Column("text", "正文", TEXT, lambda one: _lines(text_of(one.document)),
           "纯文本，每段一行；带格式的正文见网页和接口"),
    Column("attachments", "附件", TEXT,
           lambda one: json.dumps(one.files, ensure_ascii=False),
           "JSON数组，每个附件有title（名称）、size（字节数）、sha256（摘要）、url（下载地址）"),
    Column("url", "网页地址", TEXT, lambda one: one.place(one.document.get_absolute_url())),
)  # fmt: skip
"""What is said of a document."""

CATALOGUE = (
    Column("catalogue", "公开目录编号", INTEGER, lambda one: one.edition.catalogue_id),
    Column("catalogue_title", "公开目录", TEXT, lambda one: str(one.edition.catalogue)),
    Column("organ", "编制机关标识", TEXT, lambda one: one.edition.catalogue.organ.slug),
    Column("organ_name", "编制机关", TEXT, lambda one: one.edition.catalogue.organ.name),
    Column("edition", "版次", INTEGER, lambda one: one.edition.number),
    Column("adopted", "公布日期", DAY, lambda one: one.edition.adopted),
    Column("number", "事项编号", TEXT, lambda one: one.line.row.entry.number, "不会改变"),
    Column("duty", "信息分类代码", TEXT, lambda one: one.line.row.duty),
    Column("subject", "一级事项", TEXT, lambda one: one.line.row.subject),
    Column("item", "二级事项", TEXT, lambda one: one.line.row.item),
    Column("content", "公开内容（要素）", TEXT, lambda one: one.line.row.content),
    Column("basis", "公开依据", TEXT, lambda one: one.line.row.basis),
    Column("limit", "公开时限", TEXT, lambda one: one.line.row.limit),
    Column("period", "更新周期", TEXT, lambda one: one.line.row.get_period_display()),
    Column("responsible", "公开主体", TEXT, lambda one: one.line.row.responsible),
    Column("channels", "公开渠道和载体", TEXT, lambda one: "、".join(one.line.row.channel_names)),
    Column("audience", "公开对象", TEXT, lambda one: one.line.row.audience_words),
    Column("mode", "公开方式", TEXT, lambda one: one.line.row.get_mode_display()),
    Column("level", "公开层级", TEXT, lambda one: one.line.row.get_level_display()),
    Column("published", "已公开条数", INTEGER, lambda one: one.line.count),
    Column("url", "网页地址", TEXT, lambda one: one.place(one.line.href)),
)  # fmt: skip
"""What is said of a row of a catalogue."""
