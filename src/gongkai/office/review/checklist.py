"""What a reviewer must look at (审查事项清单): fourteen questions, each with its article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from gongkai.office.review.kinds import CLEARING


class Answer(StrEnum):
    """An answer to a question of the list (核对结果)."""

    NO = "no"
    YES = "yes"
    UNSURE = "unsure"


ANSWERS: Mapping[str, str] = MappingProxyType(
    {Answer.NO: "无", Answer.YES: "有", Answer.UNSURE: "拿不准"}
)
LONGEST_NOTE = 200


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that may keep information from the public (审查事项), and the law behind it.

    `bars` says that a "yes" leaves no way to publish; any other "yes" must be explained.
    """

    code: str
    label: str
    article: str
    bars: bool = False


QUESTIONS = (
    Question("state_secret", "国家秘密", "《条例》第十四条；《保守国家秘密法》第三十五条", True),
    Question("work_secret", "工作秘密", "《保守国家秘密法》第六十四条", True),
    Question("prohibited", "法律、行政法规禁止公开", "《条例》第十四条", True),
    Question("security", "危及国家安全、公共安全、经济安全、社会稳定", "《条例》第十四条", True),
    Question("trade_secret", "商业秘密", "《条例》第十五条"),
    Question("privacy", "个人隐私、敏感个人信息", "《条例》第十五条；《个人信息保护法》第二十八条"),
    Question("internal", "内部事务信息", "《条例》第十六条第一款"),
    Question("deliberative", "过程性信息", "《条例》第十六条第二款"),
    Question("enforcement_file", "行政执法案卷", "《条例》第十六条第二款"),
    Question("minors", "未成年人信息", "《未成年人保护法》第一百零三条"),
    Question("aggregation", "汇聚后可能涉密的数据", "《保守国家秘密法》第三十六条"),
    Question("maps_foreign", "地图、涉外表述", "《地图管理条例》第十五条"),
    Question("copyright", "他人著作权", "《著作权法》第十条"),
    Question("wording", "表述错误、敏感词", "《政府网站发展指引》"),
)
"""The list, in the order of the form; what arts. 15 and 16 name may go out all the same, with the
third party's consent or for the public interest: the note says so."""


def blank() -> dict[str, dict[str, str]]:
    """Every question answered with 无, as one who has looked finds most texts."""
    return {one.code: {"answer": Answer.NO.value, "note": ""} for one in QUESTIONS}


def faults(answers: Mapping[str, Any], *, result: str) -> list[str]:
    """What the answers lack, or what in them forbids a conclusion (清单的问题); empty if none."""
    found: list[str] = []
    for question in QUESTIONS:
        given = answers.get(question.code) or {}
        found += _of(question, given.get("answer", ""), given.get("note", ""), result=result)
    return found


def _of(question: Question, answer: str, note: str, *, result: str) -> list[str]:
    if answer not in ANSWERS:
        return [f"“{question.label}”还没有核对，请选择。"]
    if answer == Answer.NO:
        return []
    found = [] if note.strip() else [f"“{question.label}”选了“{ANSWERS[answer]}”，请写明是什么。"]
    if result in CLEARING and answer == Answer.UNSURE:
        found.append(f"“{question.label}”还拿不准，不能公开；弄清后再审，或者报请确定。")
    if result in CLEARING and answer == Answer.YES and question.bars:
        found.append(f"有“{question.label}”（{question.article}），不能公开。")
    return found
