"""The sheet of a review on paper (审查单): what was sent, found, asked, held and concluded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from django.utils import timezone

from gongkai.office.letters.catalogue.scripts import HEADING, TITLE
from gongkai.office.letters.merging.reading import Block, Content, Grid, GridCell
from gongkai.office.letters.typesetting import pdf
from gongkai.office.review.checklist import ANSWERS, QUESTIONS
from gongkai.office.review.findings.answers import answered
from gongkai.office.review.findings.finding import findings_of
from gongkai.office.review.kinds import Purpose, Step
from gongkai.office.review.models import Scrutiny, ScrutinyOpinion
from gongkai.office.review.subjects import category_label

NAME = "政府信息公开保密审查单"
GROUP = 16
"""Characters of a digest that stand together, so that its line can break."""


def sheet_pdf(scrutiny: Scrutiny) -> bytes:
    """The sheet as a PDF (打印审查单). Raises CannotWrite for a character that no font has."""
    return pdf(sheet(scrutiny), organ=scrutiny.organ.name)


def sheet(scrutiny: Scrutiny) -> Content:
    """The sheet, part by part; parts in which nothing stands are left out."""
    opinions = list(scrutiny.opinions.all())
    parts = [("审查意见", _opinions(opinions)), ("审查结论", _form(_ending(scrutiny)))]
    if scrutiny.purpose == Purpose.PUBLICATION:
        lists = [("机器核查", _found(scrutiny, opinions)), ("审查事项清单", _asked(opinions))]
        parts = lists + parts
    filled = [(heading, grid) for heading, grid in parts if grid.rows]
    blocks = [
        block
        for number, (heading, grid) in zip("一二三四", filled, strict=False)
        for block in (Block(HEADING, f"{number}、{heading}"), grid)
    ]
    return (Block(TITLE, NAME), _form(_sent(scrutiny)), *blocks)


def _sent(scrutiny: Scrutiny) -> Iterator[tuple[str, str]]:
    """What was sent, by whom, and what exactly: the digests."""
    yield "审查编号", scrutiny.number
    yield "审查事项", scrutiny.get_purpose_display()
    yield "标题", scrutiny.title
    yield "发文字号", scrutiny.document_number
    yield "种类", category_label(scrutiny.category)
    yield "载体、来源", f"{scrutiny.get_carrier_display()}；{scrutiny.get_source_display()}"
    yield "来源机关的同意", scrutiny.consent
    yield "拟公开", " ".join(filter(None, (scrutiny.channels, str(scrutiny.planned or ""))))
    yield "说明", scrutiny.statement
    yield "拟稿人", str(scrutiny.drafted_by)
    yield (
        "送审",
        f"{scrutiny.submitted_by}，{timezone.localtime(scrutiny.submitted_at):%Y-%m-%d %H:%M}",
    )
    for number, file in enumerate(scrutiny.paper.get("files", ()), 1):
        yield f"附件{number}", f"{file['title']}\nSHA-256 {_grouped(file['sha256'])}"
    yield "内容摘要", f"SHA-256 {_grouped(scrutiny.content_digest)}"


def _found(scrutiny: Scrutiny, opinions: Sequence[ScrutinyOpinion]) -> Grid:
    """What the machine found, and what each level said of it."""
    findings = findings_of(scrutiny.paper)
    said = [
        [
            f"{answer}{f'：{note}' if note else ''}"
            for _, answer, note in answered(findings, one.checklist)
        ]
        for one in opinions
    ]
    return _matrix("查出的内容", [one.words for one in findings], said, opinions)


def _asked(opinions: Sequence[ScrutinyOpinion]) -> Grid:
    """The checklist, and what each level answered."""
    said = []
    for one in opinions:
        given = [one.checklist.get(question.code, {}) for question in QUESTIONS]
        said.append([_answer(each.get("answer", ""), each.get("note", "")) for each in given])
    return _matrix("审查事项", [one.label for one in QUESTIONS] if opinions else [], said, opinions)


def _answer(answer: str, note: str) -> str:
    label = ANSWERS.get(answer, "")
    return f"{label}：{note}" if note else label


def _matrix(
    head: str,
    lines: Sequence[str],
    said: Iterable[Sequence[str]],
    opinions: Sequence[ScrutinyOpinion],
) -> Grid:
    """A line for each thing, a column for each opinion; none where there is no thing."""
    if not lines:
        return Grid(())
    top = tuple(GridCell(text, True) for text in (head, *(_level(one) for one in opinions)))
    columns = zip_longest(lines, *said, fillvalue="")
    return Grid((top, *(tuple(GridCell(text, False) for text in row) for row in columns)))


def _opinions(opinions: Sequence[ScrutinyOpinion]) -> Grid:
    """What each level held, and whose letter answered it."""
    return _form((_level(one), "\n".join(filter(None, _held(one)))) for one in opinions)


def _held(one: ScrutinyOpinion) -> Iterator[str]:
    behalf = f"（受{one.on_behalf_of}委托）" if one.on_behalf_of else ""
    yield f"{one.get_result_display()}。{one.opinion}"
    yield f"理由：{one.reason}（{one.basis}）" if one.reason else ""
    yield f"脱敏、删去：{one.withheld}" if one.withheld else ""
    yield f"审查人：{one.by}{behalf}，{timezone.localtime(one.at):%Y-%m-%d %H:%M}"
    letter = getattr(one, "determination", None)
    yield f"复函：{letter}，{letter.dated}，{letter.get_answer_display()}" if letter else ""


def _ending(scrutiny: Scrutiny) -> Iterator[tuple[str, str]]:
    ending = scrutiny.ending
    if ending is None:
        yield "结论", "在审，尚无结论"
        return
    yield "结论", ending.get_result_display()
    yield "说明", ending.reason
    yield "办结", f"{ending.by}，{timezone.localtime(ending.at):%Y-%m-%d %H:%M}"


def _form(rows: Iterable[tuple[str, str]]) -> Grid:
    """Terms and values; those without a value are left out."""
    return Grid(
        tuple((GridCell(term, True), GridCell(value, False)) for term, value in rows if value)
    )


def _level(one: ScrutinyOpinion) -> str:
    return Step(one.step).label


def _grouped(digest: str) -> str:
    return " ".join(digest[at : at + GROUP] for at in range(0, len(digest), GROUP))
