"""The sections of a topic page (专题栏目): what each block shows on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from gongkai.office.disclosure.models import Document, Topic
from gongkai.office.disclosure.parts.blocks import lines
from gongkai.office.disclosure.reading.finding import listed, published
from gongkai.office.disclosure.reading.rows import rows


def sections(document: Document, *, on: date) -> list[dict[str, Any]]:
    """The sections of a topic; chosen documents are fetched together, each newest by itself."""
    topic = document.topics.first()
    if topic is None:
        return []
    chosen = _chosen(topic)
    return [_section(block, chosen, on=on) for block in topic.blocks]


def _chosen(topic: Topic) -> dict[str, Document]:
    """The documents that its blocks name and that are still public, by index number."""
    named = [
        number
        for block in topic.blocks
        if block.block_type == "chosen"
        for number in lines(block.value["numbers"])
    ]
    if not named:
        return {}
    return {one.index_number: one for one in listed(published()).filter(index_number__in=named)}


def _section(block: Any, chosen: dict[str, Document], *, on: date) -> dict[str, Any]:
    value = block.value
    section: dict[str, Any] = {"heading": value["heading"]}
    if block.block_type == "text":
        section["paragraphs"] = lines(value["text"])
    elif block.block_type == "links":
        section["links"] = [
            {"title": link["text"], "href": link["href"]} for link in value["links"]
        ]
    else:
        found = _newest(value) if block.block_type == "newest" else _in_order(value, chosen)
        section["rows"] = rows(found, on=on)
    return section


def _in_order(value: Any, chosen: dict[str, Document]) -> list[Document]:
    return [chosen[number] for number in lines(value["numbers"]) if number in chosen]


def _newest(value: Any) -> list[Document]:
    """The newest of what the block's conditions name; a topic lists no topics."""
    found = listed(published()).exclude(kind="topic")
    if value["theme"]:
        found = found.filter(theme=value["theme"])
    if value["kind"]:
        found = found.filter(kind=value["kind"])
    if value["word"]:
        found = found.filter(title__contains=value["word"])
    return list(found[: value["count"]])
