"""The five steps to a decision as data (补不补、该不该、有没有、给不给、当不当).

A tree of questions: each answer leads to another question, to an act that must come first, or to
an outcome. Pure: answers in, the path walked out. The order is Jiangsu's (苏政办函〔2019〕98号).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from gongkai.statute.law import REGULATION, Article

STEPS = ("补不补", "该不该", "有没有", "给不给", "当不当")


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: what it says, and where it leads (答案): question, act, or outcome."""

    text: str
    question: str = ""
    act: str = ""
    outcome: str = ""
    sub_kind: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a step, with the article that asks it (问题)."""

    step: str
    text: str
    article: Article
    answers: Mapping[str, Answer]


def _withholding(outcome: str, text: str) -> Answer:
    return Answer(text, question=f"separable:{outcome}")


def _separable(outcome: str) -> Question:
    answers = {
        "yes": Answer("能够区分：提供可以公开的内容", outcome="partial"),
        "no": Answer("不能区分", outcome=outcome),
    }
    return Question("给不给", "能否区分处理？", REGULATION.article(37), MappingProxyType(answers))


WITHHELD = (
    "refused_state_secret",
    "refused_prohibited",
    "refused_security",
    "refused_third_party",
    "refused_internal",
    "refused_deliberative",
    "refused_enforcement_file",
)

QUESTIONS: Mapping[str, Question] = MappingProxyType(
    {
        "complete": Question(
            "补不补",
            "申请是否写明姓名、身份证明、联系方式，所需信息的特征和获取形式？",
            REGULATION.article(29, 2),
            {
                "yes": Answer("齐备，或者补正后已经齐备", question="request"),
                "ask": Answer("不齐备，还没有告知补正", act="ask_correction"),
                "lapsed": Answer("告知后逾期不补正，没有正当理由", outcome="closed_uncorrected"),
                "unclear": Answer("补正后仍不明确", outcome="unavailable_unclear"),
                "withdrawn": Answer("申请人撤回了申请", act="withdraw"),
            },
        ),
        "request": Question(
            "该不该",
            "这是不是一件政府信息公开申请？",
            REGULATION.article(39),
            {
                "yes": Answer("是，要求获取政府信息", question="again"),
                "petition": Answer("以申请的形式信访、投诉、举报", outcome="declined_petition"),
                "consulting": Answer("提出咨询（各地口径不一）", outcome="declined_petition"),
                "publication": Answer("要求提供公开出版物", outcome="declined_publication"),
                "reissue": Answer("要求确认或者重新出具已经取得的信息", outcome="declined_reissue"),
                "other": Answer(
                    "所要的不是政府信息", outcome="closed_other", sub_kind="not_gov_info"
                ),
            },
        ),
        "again": Question(
            "该不该",
            "是否重复申请，或者数量、频次明显超过合理范围？",
            REGULATION.article(35),
            {
                "no": Answer("都不是", question="regime"),
                "repeat": Answer("已就同一信息答复过同一申请人", outcome="declined_repeat"),
                "ask": Answer("明显超过合理范围，还没有要求说明理由", act="ask_reasons"),
                "excessive": Answer(
                    "已说明的理由不合理，或者期满未说明", outcome="declined_excessive"
                ),
                "reasonable": Answer("理由合理，需要延迟答复", act="delay_reply"),
            },
        ),
        "regime": Question(
            "该不该",
            "法律、行政法规对查询这类信息有没有特别规定？",
            REGULATION.article(36, item=7),
            {
                "no": Answer("没有", question="mine"),
                "yes": Answer("有（工商、不动产登记资料等）", outcome="refused_inquiry"),
            },
        ),
        "mine": Question(
            "该不该",
            "是否由本机关负责公开？",
            REGULATION.article(36, item=5),
            {
                "yes": Answer("由本机关制作或者保存", question="held"),
                "consult": Answer("与其他机关共同制作，还没有征求意见", act="consult"),
                "no": Answer(
                    "不由本机关负责",
                    outcome="unavailable_not_held",
                    sub_kind="not_responsible",
                ),
            },
        ),
        "held": Question(
            "有没有",
            "经检索，有没有所申请的信息？",
            REGULATION.article(36, item=4),
            {
                "yes": Answer("有", question="public"),
                "search": Answer("还没有检索", act="record_search"),
                "unit": Answer("需要承办单位查找", act="assign"),
                "no": Answer("没有", outcome="unavailable_not_held", sub_kind="not_exist"),
                "creation": Answer(
                    "没有现成的，需要加工、分析", outcome="unavailable_needs_creation"
                ),
            },
        ),
        "public": Question(
            "给不给",
            "是否已经主动公开？",
            REGULATION.article(36, item=1),
            {
                "no": Answer("没有", question="absolute"),
                "yes": Answer("已经公开", outcome="granted", sub_kind="already_public"),
            },
        ),
        "absolute": Question(
            "给不给",
            "是否属于不得公开的信息？",
            REGULATION.article(14),
            {
                "no": Answer("不属于", question="third"),
                "secret": _withholding("refused_state_secret", "依法确定为国家秘密"),
                "law": _withholding("refused_prohibited", "法律、行政法规禁止公开"),
                "security": _withholding(
                    "refused_security", "公开后可能危及国家安全、公共安全、经济安全、社会稳定"
                ),
            },
        ),
        "third": Question(
            "给不给",
            "是否涉及商业秘密、个人隐私等，公开会损害第三方合法权益？",
            REGULATION.article(15),
            {
                "no": Answer("不涉及，或者第三方同意，或者公共利益需要", question="internal"),
                "consult": Answer("涉及，还没有征求第三方意见", act="consult"),
                "yes": _withholding("refused_third_party", "涉及，第三方不同意且有合理理由"),
            },
        ),
        "internal": Question(
            "给不给",
            "是否属于可以不予公开的信息，且没有规定应当公开？",
            REGULATION.article(16),
            {
                "no": Answer("不属于，或者法律、法规、规章规定应当公开", question="supply"),
                "internal": _withholding("refused_internal", "人事管理、后勤管理、内部工作流程"),
                "process": _withholding(
                    "refused_deliberative", "讨论记录、过程稿、磋商信函、请示报告"
                ),
                "file": _withholding("refused_enforcement_file", "行政执法案卷信息"),
            },
        ),
        "supply": Question(
            "给不给",
            "怎样提供？",
            REGULATION.article(36, item=2),
            {
                "supply": Answer("直接提供", outcome="granted", sub_kind="supplied"),
                "tell": Answer(
                    "告知获取的方式、途径和时间", outcome="granted", sub_kind="told_how"
                ),
                "fee": Answer("应当收费，还没有通知", act="notify_fee"),
                "unpaid": Answer("已通知收费，逾期未缴", outcome="closed_unpaid"),
            },
        ),
        **{f"separable:{code}": _separable(code) for code in WITHHELD},
    }
)
"""Every question by its key; the first is `complete`."""

FIRST = "complete"


@dataclass(frozen=True, slots=True)
class Path:
    """The questions answered on the way, and where it leads (判断路径)."""

    answered: tuple[tuple[str, str], ...]
    question: str = ""
    act: str = ""
    outcome: str = ""
    sub_kind: str = ""


def path(answers: Mapping[str, str]) -> Path:
    """The way that answers lead: on to the next question, an act, or an outcome.

    Answers to questions that are no longer on the way are left aside; an unknown one is none.

    >>> path({}).question, path({"complete": "lapsed"}).outcome
    ('complete', 'closed_uncorrected')
    """
    key, walked = FIRST, []
    while key:
        chosen = QUESTIONS[key].answers.get(answers.get(key, ""))
        if chosen is None:
            return Path(tuple(walked), question=key)
        walked.append((key, answers[key]))
        if not chosen.question:
            return Path(
                tuple(walked), act=chosen.act, outcome=chosen.outcome, sub_kind=chosen.sub_kind
            )
        key = chosen.question
    raise AssertionError("every answer leads somewhere")
