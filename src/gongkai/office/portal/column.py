"""The 政府信息公开 column (专栏) of an organ: its sections in the fixed order, and what each holds.

Order and content: 国办公开办函〔2019〕61号. The column holds statutory content, not news.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.urls import reverse

from gongkai.office.annual.models import Report
from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.models import Document, GuideVersion
from gongkai.office.disclosure.reading.body import readable
from gongkai.office.disclosure.reading.finding import PUBLIC, listed, published
from gongkai.office.disclosure.reading.rows import indexed_rows, rows
from gongkai.office.organs.models import Organ
from gongkai.office.organs.visibility import visible
from gongkai.statute.duties import DUTIES

SECTIONS: Mapping[str, str] = MappingProxyType(
    {
        "guide": "政府信息公开指南",
        "rules": "政府信息公开制度",
        "content": "法定主动公开内容",
        "reports": "政府信息公开年报",
        "apply": "依申请公开",
    }
)
"""The sections, in the order that the form of the column fixes."""

ITEMS: Mapping[str, str] = MappingProxyType(
    {
        "2001": "法规、规章和规范性文件",
        "2002": "机构职能与联系方式",
        "2003": "规划与计划",
        "2004": "统计信息",
        "2005": "行政许可与办事服务",
        "2006": "行政处罚与行政强制",
        "2007": "财政预算、决算",
        "2008": "行政事业性收费",
        "2009": "政府集中采购",
        "2010": "重大建设项目",
        "2011": "扶贫、教育、医疗、社保、就业",
        "2012": "突发公共事件应对",
        "2013": "监督检查",
        "2014": "公务员招考",
        "2015": "其他法定公开信息",
        "21C": "城乡建设与社会治理",
        "21T": "农业农村与乡镇事务",
    }
)
"""Short names of the items of arts. 20 and 21, for headings and navigation."""

ELSEWHERE = (Kind.GUIDE, Kind.RULE, Kind.NEWS, Kind.ANSWER)
"""Kinds that stand in their own section, or not in the column at all."""

NEWEST = 5
"""Rows that an item shows on the page of all items."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the statutory content (公开事项): how many documents, and the newest."""

    code: str
    name: str
    article: str
    count: int
    rows: list[dict[str, Any]]

    @property
    def more(self) -> str:
        """The words of the link to all of them."""
        return f"全部 {self.count} 条"


def statutory(organ: Organ) -> QuerySet[Document]:
    """What an organ publishes because the law says so (法定主动公开内容)."""
    return published().filter(organ=organ).exclude(kind__in=ELSEWHERE)


def item_counts(organ: Organ) -> dict[str, int]:
    """How many documents each item has, in the order of the law; items without any left out."""
    counts = dict(statutory(organ).order_by().values_list("duty").annotate(count=Count("pk")))
    return {code: counts[code] for code in ITEMS if code in counts}


def items(organ: Organ, counts: Mapping[str, int], *, on: date) -> list[Item]:
    """The items that have documents, each with its newest, in one query and their changes."""
    place = Window(RowNumber(), partition_by=F("duty"), order_by=["-published_at", "-pk"])
    newest = listed(statutory(organ).annotate(place=place).filter(place__lte=NEWEST))
    chosen = list(newest)
    return [
        Item(
            code,
            ITEMS[code],
            str(DUTIES[code].article),
            count,
            indexed_rows([row for row in chosen if row.duty == code], on=on),
        )
        for code, count in counts.items()
    ]


def guide(organ: Organ, *, on: date) -> dict[str, Any]:
    """The organ's guide (指南, art. 12), its text in place; nothing where none is published."""
    document = published().filter(organ=organ, kind=Kind.GUIDE).first()
    versions = visible(PUBLIC, GuideVersion).filter(document=document)
    return {
        "document": document,
        "version": versions.first() if document else None,
        "body": readable(document.body) if document else "",
    }


def rules(organ: Organ, *, on: date) -> dict[str, Any]:
    """The rules of the office's disclosure work (制度)."""
    documents = list(listed(published().filter(organ=organ, kind=Kind.RULE)))
    versions = [
        {"text": f"{one.title}的历次版本", "href": reverse("versions", args=[one.pk])}
        for one in documents
    ]
    return {"rows": rows(documents, on=on), "versions": versions}


def content(organ: Organ, *, on: date) -> dict[str, Any]:
    """The statutory content, grouped by the items of art. 20."""
    counts = item_counts(organ)
    return {"items": items(organ, counts, on=on), "counts": counts}


def reports(organ: Organ, *, on: date) -> dict[str, Any]:
    """The organ's published annual reports (年报)."""
    published_reports = visible(PUBLIC, Report).filter(organ=organ).select_related("organ")
    return {
        "rows": [
            {"title": str(row), "href": row.get_absolute_url(), "date": row.published_at}
            for row in published_reports.defer("snapshot")
        ]
    }


def apply(organ: Organ, *, on: date) -> dict[str, Any]:
    """How and where to apply (依申请公开, art. 29)."""
    return {"apply_address": f"{reverse('apply')}?organ={organ.slug}"}


PARTS = MappingProxyType(
    {"guide": guide, "rules": rules, "content": content, "reports": reports, "apply": apply}
)
"""What each section shows."""


def navigation(
    organ: Organ, *, section: str, item: str = "", counts: Mapping[str, int] | None = None
) -> list[dict[str, Any]]:
    """The links on the left (左侧导航); under the statutory content its items, where open."""
    links = []
    for key, name in SECTIONS.items():
        here = key == section
        link = {"text": name, "href": section_address(organ, key), "current": here and not item}
        if here and counts:
            link["links"] = [
                {
                    "text": f"{ITEMS[code]}（{count}）",
                    "href": item_address(organ, code),
                    "current": code == item,
                }
                for code, count in counts.items()
            ]
        links.append(link)
    return links


def section_address(organ: Organ, section: str) -> str:
    """The address of a section; the first is the column itself."""
    first = section == next(iter(SECTIONS))
    return reverse("column", args=[organ.slug] if first else [organ.slug, section])


def item_address(organ: Organ, code: str) -> str:
    """The address of one item of the statutory content."""
    return reverse("column_item", args=[organ.slug, code])


def contact(organ: Organ) -> list[dict[str, str]]:
    """Where the organ is reached (联系方式, art. 12)."""
    said = [
        ("办公地址", organ.address),
        ("办公时间", organ.hours),
        ("联系电话", organ.phone),
        ("电子邮箱", organ.email),
        ("复议机关", organ.reconsideration_organ),
        ("管辖法院", organ.court),
    ]
    return [{"term": term, "value": value} for term, value in said if value]
