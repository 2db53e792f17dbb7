"""The texts that letters begin with (自带文本), one file a letter, in a small script.

A line is a paragraph; some begin with a sign:

- `= title`: what the letter is called, under the organ's name; `@salutation`, `@request`,
  `@remedy`, `@contact`, `@attachments`, `@sign`: what many share; `一、…` is a heading.
- `%if …`, `%else`, `%end`: whether the paragraphs between stand.
- `| a | b`: a row of a table; `|! a` a cell that heads its column or row, `|_` one left blank to
  write in; `%row if …`, `%row for …`, `%row else`, `%row end` (of an
  if), `%row done` (of a for): about the rows between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from gongkai.office.letters.catalogue.kind import LetterKind

TEXTS = files("gongkai.office.letters.catalogue").joinpath("texts")

TITLE, ADDRESSEE, BODY, HEADING = "文书标题", "主送", "正文", "小标题"
MARK, NUMBER, ATTACHMENT = "发文机关标志", "发文字号", "附件说明"
SIGNATURE, DATE = "署名", "成文日期"
"""The roles of paragraphs: in a Word template they are the names of styles."""

ROLES = (MARK, NUMBER, TITLE, ADDRESSEE, BODY, HEADING, ATTACHMENT, SIGNATURE, DATE)

REQUEST = (
    "本机关于{{收到日期}}收到{{称呼}}提出的政府信息公开申请"
    "（登记号：{{登记号}}，申请渠道：{{申请渠道}}），申请获取：{{申请内容}}。"
)
CONTACT = "联系单位：{{工作机构}}，地址：{{联系地址}}，电话：{{联系电话}}。"
ATTACHMENTS = (
    "{%if loop.first%}附件：{%else%}　　　{%endif%}{%if loop.length > 1%}{{loop.index}}. {%endif%}"
    "{{件.名称}}{%if 件.页数%}（{{件.页数}}页）{%endif%}"
)

SHARED: dict[str, tuple[tuple[str, str], ...]] = {
    "@salutation": ((ADDRESSEE, "{{收件人}}："),),
    "@request": ((BODY, REQUEST),),
    "@remedy": ((BODY, "{{救济告知}}。"),),
    "@contact": ((BODY, CONTACT),),
    "@attachments": (
        (BODY, "{%p for 件 in 附件清单 %}"),
        (ATTACHMENT, ATTACHMENTS),
        (BODY, "{%p endfor %}"),
    ),
    "@sign": ((SIGNATURE, "{{机关名称}}"), (DATE, "{{成文日期}}")),
}

CELL = re.compile(r"\|([!_]?)\s*([^|]*)")
HEADING_LINE = re.compile(r"[一二三四五六七八九十]、[^。；]{1,30}")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a template: its role and its words."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class ScriptCell:
    """A cell of a table: its words, and whether it heads its column or row."""

    text: str
    heads: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """A table of a template: rows of cells; a row of one cell that says `{%tr` is an order."""

    rows: tuple[tuple[ScriptCell, ...], ...]


Piece = Line | Rows


@lru_cache(maxsize=64)
def script(kind: LetterKind) -> tuple[Piece, ...]:
    """The text of a letter, piece by piece, its head included (自带文本)."""
    text = TEXTS.joinpath(f"{kind.code}.txt").read_text("utf-8")
    head = [Line(MARK, "{{机关名称}}")] if kind.has_salutation else []
    head += [Line(NUMBER, "{{文号}}")] if kind.series and kind.has_salutation else []
    return (*head, *_pieces(text.splitlines()))


def _pieces(lines: list[str]) -> Iterator[Piece]:
    table: list[tuple[ScriptCell, ...]] = []
    for line in lines:
        if line.startswith(("|", "%row")):
            table.append(_row(line))
            continue
        if table:
            yield Rows(tuple(table))
            table = []
        yield from _lines(line)
    if table:
        yield Rows(tuple(table))


def _row(line: str) -> tuple[ScriptCell, ...]:
    if line.startswith("%row"):
        word = line.removeprefix("%row").strip()
        return (ScriptCell(f"{{%tr {_ending(word)} %}}"),)
    return tuple(ScriptCell(text.strip(), sign == "!") for sign, text in CELL.findall(line))


def _ending(word: str) -> str:
    """An order as the template says it: `end` of an if, `done` of a for."""
    return {"end": "endif", "done": "endfor"}.get(word, word)


def _lines(line: str) -> Iterator[Line]:
    if line in SHARED:
        yield from (Line(role, text) for role, text in SHARED[line])
    elif line.startswith("= "):
        yield Line(TITLE, "{{机关名称}}\n" + line.removeprefix("= "))
    elif line.startswith("%"):
        word = line.removeprefix("%").strip()
        yield Line(BODY, f"{{%p {_ending(word)} %}}")
    else:
        yield Line(HEADING if HEADING_LINE.fullmatch(line) else BODY, line)
