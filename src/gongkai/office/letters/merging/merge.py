"""A template merged with a case (合并): a Word document, and what stands in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError

from gongkai.office.letters.merging.language import Language, NotAllowed
from gongkai.report.writing.layout import NOT_TEXT
from gongkai.report.writing.packing import packed

PARAGRAPH = "\a"
"""What the engine turns into a new paragraph of the same style."""

ENDS = "。；;. \n"
BRACES = re.compile(r"[{}]")


class CannotMerge(ValueError):
    """A template that cannot be merged (不能合并): one Chinese sentence."""


def merged(template: bytes, values: Mapping[str, Any], language: Language | None = None) -> bytes:
    """The document that a template makes of these values, by the names of its fields.

    Values are inserted as text: nothing in them is a field, a tag or markup. Raises
    `CannotMerge` for a template with a wrong name, a wrong tag, or one that is not allowed.
    """
    paper = DocxTemplate(BytesIO(template))
    try:
        paper.render(_inserted(values), jinja_env=language or Language(), autoescape=True)
    except TemplateError as fault:
        raise CannotMerge(_explained(fault)) from fault
    out = BytesIO()
    paper.save(out)
    return packed(out.getvalue())


def _explained(fault: TemplateError) -> str:
    if isinstance(fault, NotAllowed):
        return str(fault)
    if isinstance(fault, UndefinedError):
        return f"模板用了不存在的字段（{fault.message}），请改用字段表中的名称。"
    if isinstance(fault, TemplateSyntaxError):
        return (
            "模板中的字段或者语句写得不完整，请核对双大括号、“如果”和“结束”是否成对"
            f"（{fault.message}）。"
        )
    return f"模板不能合并：{fault}"


def _inserted(value: Any) -> Any:
    """Text as the engine may insert it, in whatever it stands."""
    if isinstance(value, Mapping):
        return {name: _inserted(part) for name, part in value.items()}
    if isinstance(value, tuple | list):
        return [_inserted(part) for part in value]
    return text_of(str(value))


def text_of(value: str) -> str:
    """A value as text of a document: each line a paragraph, no stop at the end, no braces.

    The template ends the sentence; braces would be read as tags by whoever opens the file.
    """
    lines = [NOT_TEXT.sub("", line).strip() for line in value.splitlines()]
    joined = PARAGRAPH.join(line for line in lines if line).rstrip(ENDS)
    return BRACES.sub(lambda brace: {"{": "｛", "}": "｝"}[brace[0]], joined)
