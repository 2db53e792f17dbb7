"""Reading single cells of a catalogue (单元格): words to fields, or a sentence on what to write."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import TextChoices

from gongkai.office.catalogue.applying import SEPARATORS, listed
from gongkai.office.catalogue.kinds import Audience, Channel, Level
from gongkai.office.catalogue.timing import limit_of
from gongkai.statute import DUTIES

MARKED, UNMARKED = "■☑√✓☒", "□☐"
"""Boxes before a channel: those that choose it, and those that leave it out."""

BOX = re.compile(rf"([{MARKED}{UNMARKED}])")


class Wrong(ValueError):
    """A cell that says what no catalogue says; the message tells what to write."""


def serial(text: str) -> Mapping[str, Any]:
    """The number of an entry (事项编号)."""
    if not (text.isascii() and text.isdigit() and int(text)):
        raise Wrong(f"“{text}”不是事项编号，请照导出的编号填写；新增的事项不填。")
    return {"serial": int(text)}


def duty(text: str) -> Mapping[str, Any]:
    """The item of arts. 20 and 21 (法定项)."""
    if text.upper() not in DUTIES:
        raise Wrong(f"“{text}”不是法定项代码，请填 2001 至 2015、21C 或者 21T。")
    return {"duty": text.upper()}


def limit(text: str) -> Mapping[str, Any]:
    """The limit (公开时限)."""
    found = limit_of(text)
    if found is None:
        raise Wrong(
            f"“{text[:30]}”无法计算期限，请写“实时公开”“及时公开”，"
            "或者“自信息形成或者变更之日起20个工作日内”的样子。"
        )
    return {"limit_kind": found.kind, "limit_days": found.days, "limit_since": found.since}


def chosen(name: str, choices: type[TextChoices]) -> Callable[[str], Mapping[str, Any]]:
    """A reader of one word among some."""
    words = {str(label): value for value, label in choices.choices}

    def read(text: str) -> Mapping[str, Any]:
        if text not in words:
            raise Wrong(f"“{text[:30]}”不是可填的词，请填：{'、'.join(words)}。")
        return {name: words[text]}

    return read


def channels(text: str) -> Mapping[str, Any]:
    """The channels (公开渠道和载体): named, or ticked among all."""
    words = {str(label): value for value, label in Channel.choices}
    said = _ticked(text) if BOX.search(text) else listed(text)
    unknown = [one for one in said if one not in words]
    if unknown:
        raise Wrong(
            f"“{'”“'.join(unknown)}”不是渠道的名称，请填：{'、'.join(words)}；"
            "专门的平台填在“专用平台”列。"
        )
    if not said:
        raise Wrong("没有选择渠道，请至少填一个。")
    return {"channels": [words[one] for one in said]}


def _ticked(text: str) -> list[str]:
    """The names behind marked boxes: a box, then its name up to the next box."""
    _, *parts = BOX.split(text)
    pairs = zip(parts[::2], parts[1::2], strict=True)
    names = (SEPARATORS.sub("", name).strip() for box, name in pairs if box in MARKED)
    return [name for name in names if name]


def audience(text: str) -> Mapping[str, Any]:
    """Who is addressed (公开对象)."""
    if text == Audience.EVERYBODY.label:
        return {"audience": Audience.EVERYBODY, "group": ""}
    sort, _, group = text.replace(":", "：").partition("：")
    if sort != Audience.GROUP.label or not group.strip():
        raise Wrong("请填“全社会”，或者写明群体，如“特定群体：村民委员会”。")
    return {"audience": Audience.GROUP, "group": group.strip()}


def level(text: str) -> Mapping[str, Any]:
    """The levels (公开层级), in any order."""
    words = {one for one in SEPARATORS.split(text) if one}
    county, township = str(Level.COUNTY.label), str(Level.TOWNSHIP.label)
    if words == {county, township}:
        return {"level": Level.BOTH}
    if words == {county}:
        return {"level": Level.COUNTY}
    if words == {township}:
        return {"level": Level.TOWNSHIP}
    raise Wrong(f"“{text[:20]}”不是公开层级，请填：{'；'.join(map(str, Level.labels))}。")
