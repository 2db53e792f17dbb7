"""Which parts a document of its kind has (应有的组成部分)."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from gongkai.office.disclosure.kinds import Kind

WANTED = MappingProxyType(
    {
        Kind.INTERVIEW: ("interviews", "访谈应填写日期和嘉宾，请在“访谈”一栏填写。"),
        Kind.SERVICE: (
            "services",
            "办事指南应填写办理条件、地点、步骤和电话，请在“办事指南”一栏填写。",
        ),
        Kind.TOPIC: ("topics", "专题应至少有一个栏目，请在“专题”一栏添加。"),
        Kind.PROPOSAL_REPLY: (
            "suggestions",
            "建议提案答复应填写届次、编号、主办单位和交办、答复日期，请在“建议提案”一栏填写。",
        ),
        Kind.GAZETTE: ("issues", "公报应有期号和目录，请在“公报”中编辑这一期。"),
    }
)
"""The part without which a document of a kind is not complete, and the sentence that says so."""


def parts_objection(document: Any) -> str:
    """Why a draft may not be sent yet: what it lacks, or has too often, or should not have.

    What was public before is not asked for a part: it may come from a time without such parts.
    """
    own, lacks = WANTED.get(document.kind, ("", ""))
    if own and document.published_at is None and not len(getattr(document, own).all()):
        return lacks
    for relation, _ in WANTED.values():
        rows = getattr(document, relation).all()
        if len(rows) > 1 or (rows and relation != own):
            word = rows[0]._meta.verbose_name
            return f"“{document.get_kind_display()}”不能有{len(rows)}项“{word}”，请删去多余的。"
    return ""
