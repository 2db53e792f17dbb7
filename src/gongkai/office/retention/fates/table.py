"""The table of fates (去留表): every model that knows of a matter, field by field."""

from __future__ import annotations

from gongkai.office.applications import models as cases
from gongkai.office.letters.models import IssuedLetter, LetterWords
from gongkai.office.messages.models import Message
from gongkai.office.questions.models import Question
from gongkai.office.redaction.models import Copy, Job, Plan
from gongkai.office.remedies.models import Evidence, Petition, RemedyCase
from gongkai.office.retention.fates import Fate, Kept, Row
from gongkai.office.retention.models import Matter

GONE, NAMED, FILE = Fate.EMPTIED, Fate.REPLACED, Fate.REMOVED
NUMBER = Kept("登记号、文号、档号是案卷的身份，不是人的")
DIGEST = Kept("文书、文件的摘要，只能核对手上的文件")
ORGAN = Kept("机关名称")
CITED = Kept("所依据的法律条款")
PLACE = Kept("对象和位置，只有类别和编号")
WORDING = Kept("模板、格式和通道的名称")

_CASE = {Matter.APPLICATION: "application"}


def _of_case(model: type, **fields: Fate | Kept) -> Row:
    return Row(model, fields, _CASE)


def _deleted(model: type, **fields: Fate | Kept) -> Row:
    return Row(model, fields, _CASE, deleted=True)


TABLE: tuple[Row, ...] = (
    Row(
        cases.Application,
        {
            "register_number": NUMBER,
            "letter_number": NUMBER,
            "archive_number": NUMBER,
            "masked_name": NAMED,
            "sealed": GONE,
            "lookup": GONE,
            "title": NAMED,
            "description": NAMED,
            "document_number": NAMED,
            "purpose": NAMED,
            "told_by": GONE,
            "accessibility": NAMED,
            "received_rule": Kept("收到之日适用的规则，由平台写出"),
            "outcome": Kept("办理结果，计入年度报告"),
            "sub_kind": Kept("办理结果的细分，计入年度报告"),
            "query_code_hash": GONE,
            "submission": GONE,
        },
        {Matter.APPLICATION: "pk"},
    ),
    _of_case(cases.Correction, letter_number=NUMBER, items=NAMED, text=NAMED),
    _of_case(cases.ExtensionRequest, reason=NAMED, opinion=NAMED),
    _of_case(cases.Extension, reason=NAMED),
    _of_case(
        cases.Consultation, party=NAMED, sealed_party=GONE, letter_number=NUMBER, grounds=NAMED
    ),
    _of_case(cases.Search, systems=NAMED, keywords=NAMED, result=NAMED),
    _of_case(cases.ReasonsNotice, letter_number=NUMBER, counts=NAMED, answer=NAMED),
    _of_case(cases.Delay, letter_number=NUMBER, reason=NAMED),
    _of_case(
        cases.FeeNotice,
        letter_number=NUMBER,
        working=Kept("收费的计算过程，由平台写出，只有件数、页数和金额"),
    ),
    _of_case(cases.Amendment, letter_number=NUMBER, record=NAMED, competent=ORGAN, reasons=NAMED),
    _of_case(cases.Withdrawal, note=NAMED),
    _of_case(cases.Rating, words=NAMED),
    _of_case(cases.Assignment, task=NAMED, refusal=NAMED, report=NAMED),
    _of_case(cases.Finding, title=NAMED, file=FILE, sha256=DIGEST),
    _of_case(
        cases.Draft,
        outcome=Kept("拟作出的处理，是办理结果的代码"),
        sub_kind=Kept("细分情形的代码"),
        letter_number=NUMBER,
        basis=CITED,
        reasons=NAMED,
        facts=Fate.STATED,
    ),
    _of_case(cases.Review, opinion=NAMED),
    _of_case(
        cases.Conclusion,
        outcome=Kept("办理结果，计入年度报告"),
        sub_kind=Kept("办理结果的细分，计入年度报告"),
        letter_number=NUMBER,
        basis=CITED,
        reasons=NAMED,
        facts=Fate.STATED,
    ),
    _of_case(cases.Service, proof=NAMED),
    _of_case(cases.Rectification, letter_number=NUMBER, wrong=NAMED, right=NAMED),
    _of_case(cases.GivenFile, sha256=DIGEST),
    _of_case(cases.Reopening, document=NAMED, matter=NAMED),
    _of_case(
        cases.Enclosure,
        title=NAMED,
        kind=Kept("文件类型"),
        file=FILE,
        sha256=GONE,
        virus=Kept("病毒名称"),
    ),
    _of_case(cases.Shift),
    _deleted(cases.Judgement, answers=GONE),
    _deleted(cases.Gram, gram=GONE),
    _deleted(cases.Posting),
    _deleted(cases.Reminder, key=GONE),
    Row(
        RemedyCase,
        {"number": NAMED, "matter": NAMED, "note": NAMED},
        {Matter.APPLICATION: "application", Matter.REMEDY: "pk"},
    ),
    Row(
        Petition,
        {
            "number": NUMBER,
            "masked_name": NAMED,
            "sealed": GONE,
            "query_code_hash": GONE,
            "submission": Fate.DETACHED,
            "title": NAMED,
            "text": NAMED,
            "answer": NAMED,
        },
        {Matter.PETITION: "pk"},
    ),
    Row(
        Question,
        {
            "number": NUMBER,
            "masked_name": NAMED,
            "sealed": GONE,
            "query_code_hash": GONE,
            "submission": Fate.DETACHED,
            "title": NAMED,
            "text": NAMED,
            "answer": NAMED,
        },
        {Matter.QUESTION: "pk"},
    ),
    Row(
        Evidence,
        {
            "title": NAMED,
            "kind": Kept("文件类型"),
            "file": FILE,
            "sha256": GONE,
            "virus": Kept("病毒名称"),
        },
        {Matter.PETITION: "petition"},
    ),
    Row(
        Message,
        {
            "key": Kept("由类别和编号组成，防止重复发送"),
            "subject": PLACE,
            "sealed": GONE,
            "masked": NAMED,
            "wording": WORDING,
            "heading": NAMED,
            "text": NAMED,
            "fault": NAMED,
            "gateway": WORDING,
        },
        through="",
    ),
    Row(
        IssuedLetter,
        {
            "subject": PLACE,
            "slot": PLACE,
            "code": WORDING,
            "number": NUMBER,
            "file": FILE,
            "sha256": DIGEST,
            "confirmed": Kept("核对过的要素的名称，没有内容"),
        },
        through="",
    ),
    Row(
        LetterWords,
        {"subject": PLACE, "slot": PLACE, "number": NUMBER, "values": GONE},
        through="",
    ),
    Row(
        Job,
        {
            "subject": PLACE,
            "title": NAMED,
            "source": FILE,
            "words": FILE,
            "sha256": DIGEST,
            "pages": Kept("各页的幅面"),
        },
        through="",
    ),
    Row(Plan, {"boxes": GONE, "listed": GONE}, through="job__"),
    Row(
        Copy,
        {"file": FILE, "sha256": DIGEST, "checks": GONE, "opinion": NAMED},
        through="job__",
    ),
)
"""Every model that knows of a matter. The matters themselves come first in their kind."""
