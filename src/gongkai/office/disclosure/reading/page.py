"""What stands on the page of a document (信息页): its metadata, validity, files, relations."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat

from gongkai.office.disclosure.gazette.shown import contents, printed_in
from gongkai.office.disclosure.kinds import Genre, Kind, Openness, Validity
from gongkai.office.disclosure.models import Attachment, Document
from gongkai.office.disclosure.parts.telling import text_of
from gongkai.office.disclosure.reading import asked
from gongkai.office.disclosure.reading.body import readable
from gongkai.office.disclosure.reading.conditions import VALIDITY_WORDS
from gongkai.office.disclosure.reading.relations import changes, effects, related
from gongkai.office.disclosure.reading.rows import appeared, form_of, tag
from gongkai.office.disclosure.reading.sharing import address, linked_data
from gongkai.office.disclosure.showing.announced import takes_questions
from gongkai.office.disclosure.showing.media import recordings
from gongkai.office.disclosure.showing.topic import sections
from gongkai.office.organs.addresses import address_of
from gongkai.statute.duties import DUTIES

COPIES = {"docx": "Word", "pdf": "PDF"}
"""The files that the text of a document is offered in, by their endings (下载文本)."""

FACTS_LAST = frozenset({Kind.TOPIC, Kind.SERVICE})
"""Kinds that people come to in order to do something: what to do stands before the metadata."""

FILES_HEADINGS = MappingProxyType({Kind.GAZETTE: "下载本期公报"})
"""What the files of a document are called where they are the thing itself, no attachments."""

MOST_CHARACTERS = 300_000
"""The longest text that is made into a file: setting it must not hold up the site."""


def page(document: Document, *, request: HttpRequest, today: date) -> dict[str, Any]:
    """Everything that the template of a document asks for, in a fixed number of queries."""
    files = asked.files(document)
    is_topic = document.kind == Kind.TOPIC
    here, state = address(request), document.validity(today)
    return {
        "section": "documents",
        "document": document,
        "published": _moment(document),
        "published_at": appeared(document).isoformat(),
        "trail": _trail(document),
        "state": tag(document, state) if state else None,
        "warning": warning(document, today=today),
        "ask": _ask(document) if takes_questions(document, on=today) else "",
        "facts": facts(document, today=today),
        "facts_last": document.kind in FACTS_LAST,
        "body": readable(document.body if is_topic else text_of(document)),
        "recordings": recordings(files),
        "sections": sections(document, on=today) if is_topic else contents(document, today=today),
        "files_heading": FILES_HEADINGS.get(Kind(document.kind), "附件"),
        "files": [_file(file) for file in files],
        "related": related(document, today=today),
        "changes": changes(document, today=today),
        "effects": effects(document, today=today),
        "address": here,
        "qr": address_of("document_qr", document.pk),
        "linked_data": linked_data(document, address=here, state=state),
        "copies": _copies(document),
    }


def facts(document: Document, *, today: date) -> list[dict[str, str]]:
    """The metadata box (元数据, 国办秘函〔2009〕6号); empty conditional fields are left out."""
    state, duty, organ = document.validity(today), DUTIES[document.duty], document.organ
    always = [
        {"term": "索引号", "value": document.index_number},
        {"term": "发布机构", "value": organ.name, "href": organ.get_absolute_url()},
        {"term": "发布时间", "value": _moment(document)},
        {"term": "信息分类", "value": duty.text, "note": str(duty.article)},
        *_filed(document),
        *printed_in(document),
        {"term": "主题分类", "value": document.theme},
        {"term": "公开方式", "value": Openness(document.openness).label},
    ]
    formal = [
        ("发文机关", document.issuing_organ if document.is_formal else ""),
        ("发文字号", document.document_number),
        ("登记号", document.registration_number),
        ("成文日期", _day(document.formed) if document.is_formal else ""),
        ("施行日期", _day(document.effective)),
        ("有效期至", _day(document.expires)),
        ("有效性", VALIDITY_WORDS[state] if state else ""),
        ("体裁分类", Genre(document.genre).label if document.is_formal else ""),
        ("解读形式", form_of(document)),
        ("解读人", document.explainer),
        ("征求意见截止", _day(document.opinions_until)),
        ("提出意见的方式", document.opinions_to),
        ("信息来源", document.source),
        ("关键词", document.keywords),
    ]
    shown = [{"term": term, "value": value} for term, value in formal if value]
    # a key that a template misses costs it more than one that is empty
    return [{"href": "", "note": "", **fact} for fact in (*always[:2], *shown, *always[2:])]


def _filed(document: Document) -> list[dict[str, str]]:
    """The entry of the catalogue under which it hangs (公开目录), where there is one."""
    row = asked.filed(document)
    if not row:
        return []
    href = address_of("catalogue_entry", document.entry_id)
    return [{"term": "公开目录", "value": row, "href": href}]


def warning(document: Document, *, today: date) -> dict[str, str] | None:
    """The sentence that a reader must see before the text, where one is due (有效性提示)."""
    if document.opinions_until:
        return _asking(document, until=document.opinions_until, today=today)
    state = document.validity(today)
    if state in {None, Validity.IN_FORCE}:
        return None
    if state is Validity.PENDING:
        text = f"自 {_day(document.effective)}起施行，在此之前不能作为依据。"
        return {"title": "本文件尚未生效", "text": text, "kind": "warning"}
    changes = [change for change in document.validity_changes.all() if change.on <= today]
    last = next((change for change in reversed(changes) if change.validity == state), None)
    if last is None:
        text = f"有效期至 {_day(document.expires)}，已经届满。"
    else:
        text = f"自 {_day(last.on)}起，依据：{last.basis}。"
    kind = "warning" if state is Validity.AMENDED else "error"
    return {"title": f"本文件{VALIDITY_WORDS[state]}", "text": text, "kind": kind}


def _asking(document: Document, *, until: date, today: date) -> dict[str, str]:
    """Whether opinions are still taken, and how they are sent (征求意见提示)."""
    if until < today:
        text = f"已于 {_day(until)}截止，意见的采纳情况公布后，在本页“意见采纳情况”中查看。"
        return {"title": "征求意见已经结束", "text": text, "kind": "info"}
    left = (until - today).days
    text = f"截止 {_day(until)}，{f'还有 {left} 天' if left else '今天是最后一天'}。"
    return {
        "title": "正在征求意见",
        "text": f"{text}请按“提出意见的方式”提出。",
        "kind": "warning",
    }


def _trail(document: Document) -> list[dict[str, str]]:
    return [
        {"text": "首页", "href": address_of("home")},
        {"text": document.organ.short_name, "href": document.organ.get_absolute_url()},
        {
            "text": Kind(document.kind).label,
            "href": f"{address_of('documents')}?kind={document.kind}",
        },
        {"text": "正文", "href": ""},
    ]


def _ask(document: Document) -> str:
    return f"{address_of('ask')}?about={document.pk}"


def file_name(file: Attachment) -> str:
    """The name that a downloaded file gets: its title, with the ending of its kind."""
    ending = file.ending
    return file.title if file.title.endswith(ending) else file.title + ending


def _file(file: Attachment) -> dict[str, str]:
    ending = file.ending.lstrip(".").upper()
    return {
        "text": file.title,
        "href": address_of("attachment", file.document_id, file.pk),
        "size": f"{ending}，{_size(file.size)}".lstrip("，"),
    }


@lru_cache(maxsize=4096)
def _size(count: int) -> str:
    return filesizeformat(count)


def is_offered(document: Document) -> bool:
    """Whether the text can be taken along as a file: there is one, and it is no book.

    An issue of the gazette is its PDF; the line above its contents is nothing to take along.
    """
    if document.kind == Kind.GAZETTE:
        return False
    return 0 < len(text_of(document).strip()) <= MOST_CHARACTERS


def _copies(document: Document) -> list[dict[str, str]]:
    if not is_offered(document):
        return []
    return [
        {"text": f"下载 {name}", "href": address_of("document_copy", document.pk, suffix)}
        for suffix, name in COPIES.items()
    ]


def _day(day: date | None) -> str:
    return f"{day.year} 年 {day.month} 月 {day.day} 日" if day else ""


def _moment(document: Document) -> str:
    return f"{appeared(document):%Y-%m-%d %H:%M}"
