"""The columns of the workbook of documents (信息迁入的列), in their order."""

from __future__ import annotations

from types import MappingProxyType

from gongkai.office.backoffice.workbooks.columns import Column, Holds, chosen, day
from gongkai.office.disclosure.kinds import STANDING_TEXTS, Form, Genre, Kind, Openness
from gongkai.office.transfers.models import LONGEST_KEY
from gongkai.statute.duties import DUTIES, THEMES

SHEET = "政府信息"
LARGEST = 500
"""Documents that one package may hold; a site of thousands comes in several."""

LONGEST_BODY = 200_000

KIND_WORDS = MappingProxyType(
    {kind.label: kind.value for kind in Kind if kind not in STANDING_TEXTS}
)
"""The guide and the rules are written here, for every version of them is kept."""

DUTY_WORDS = MappingProxyType({f"{duty.code} {duty.text}": duty.code for duty in DUTIES.values()})
THEME_WORDS = MappingProxyType({theme: theme for theme in THEMES})

COLUMNS: tuple[Column, ...] = (
    Column(
        "key",
        "原编号",
        required=True,
        longest=LONGEST_KEY,
        note="原系统中的编号或者网址末段，每件一个；再次导入时认得出，不会重复",
    ),
    Column("kind", "种类", Holds.WORD, required=True, words=KIND_WORDS),
    Column("title", "标题", required=True),
    Column(
        "body",
        "正文",
        longest=LONGEST_BODY,
        note="直接填文字；或者填压缩包中 .html、.txt 文件的名称。公文只有原件的，正文可以不填",
    ),
    Column("files", "附件", longest=2000, note="压缩包中的文件名，多个用分号隔开"),
    Column("document_number", "发文字号", longest=60, note="公文必填，例如：示政办发〔2026〕18号"),
    Column("registration_number", "规范性文件登记号", longest=60),
    Column("issuer_name", "发文机关", longest=100, note="与发布机构不同的才填"),
    day("formed", "成文日期", required=True),
    day("effective", "施行日期"),
    day("expires", "有效期至"),
    Column(
        "duty",
        "信息分类",
        Holds.WORD,
        required=True,
        words=DUTY_WORDS,
        note="《条例》第二十条、第二十一条的项，照“可填的词”表",
    ),
    Column("theme", "主题分类", Holds.WORD, words=THEME_WORDS),
    chosen("genre", "体裁分类", Genre),
    chosen("openness", "公开方式", Openness),
    Column("openness_reason", "不主动公开的理由", note="公开方式不是主动公开的必填"),
    Column("summary", "内容概述", longest=2000),
    Column("keywords", "关键词", longest=120, note="以空格分隔"),
    Column("source", "信息来源", longest=100),
    Column("interprets", "解读的文件", longest=LONGEST_KEY, note="政策解读填原文件的原编号"),
    chosen("form", "解读形式", Form),
    Column("explainer", "解读人", longest=60, note="例如：县民政局局长 李明"),
    Column(
        "consultation",
        "对应的征求意见",
        longest=LONGEST_KEY,
        note="意见采纳情况、征求过意见的正式文件，填征求意见稿的原编号",
    ),
    day("opinions_until", "征求意见截止日期"),
    Column("opinions_to", "提出意见的方式", longest=2000, note="征求意见必填，一行一种"),
    day("published", "原发布日期"),
    Column("address", "原网址", longest=500),
)
"""Every column in its order; its key is the document's field, or stands in `BESIDE`."""

BESIDE = frozenset({"key", "files", "interprets", "consultation", "published", "address"})
"""Columns that are not the document's own fields, or lead to another row."""
