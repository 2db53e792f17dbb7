"""The pieces of an annotated page (标注页面): the findings, worst first; the report with marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from gongkai.report.annotating.narrative import paragraphs
from gongkai.report.annotating.places import TITLE, Marks, marks
from gongkai.report.annotating.remarks import NAMES, Remark, flags_html, numbered
from gongkai.report.annotating.tables import Drawn, table
from gongkai.report.checks import place
from gongkai.report.findings import Finding, Severity
from gongkai.report.model import AnnualReport
from gongkai.report.writing.layout import Part, parts, title


@dataclass(frozen=True, slots=True)
class Annotated:
    """A report and its findings as HTML (标注结果), every word of the report escaped.

    `findings` is the list, empty where there is nothing to say; `report` the report itself. A
    sentence and its place in the report link to each other.
    """

    findings: str
    report: str


def annotated(
    report: AnnualReport,
    findings: Sequence[Finding],
    *,
    level: int = 2,
    prefix: str = "",
    names: Mapping[Severity, str] = NAMES,
) -> Annotated:
    """A report with its findings marked in place (核对标注), the findings in the order given.

    `level` is that of the report's title among the headings of the page; `prefix` keeps the
    anchors of several reports on one page apart; `names` are the words for the severities.
    """
    remarks = numbered(findings, names, prefix=prefix)
    drawn = parts(report)
    found = marks(report.form, drawn, texts=report.sections, of=remarks)
    sheet = _Sheet(report, found, level=level, prefix=prefix)
    return Annotated(_list(remarks, found), "\n".join(_report(sheet, drawn)))


@dataclass(frozen=True, slots=True)
class _Sheet:
    report: AnnualReport
    marks: Marks
    level: int
    prefix: str

    def heading(self, words: str, place: str, *, under: int = 0) -> str:
        """A heading with the flags of its place."""
        tag = f"h{min(self.level + under, 6)}"
        flags = flags_html(self.marks.flags.get(place, ()))
        return f'<{tag} id="{self.prefix}{place}">{escape(words)}{flags}</{tag}>'


def _list(remarks: Sequence[Remark], found: Marks) -> str:
    if not remarks:
        return ""
    rows = "\n".join(_entry(item, is_placed=item.number in found.placed) for item in remarks)
    return f'<ol class="gk-findings">\n{rows}\n</ol>'


def _entry(remark: Remark, *, is_placed: bool) -> str:
    finding = remark.finding
    kind = finding.severity.value
    words = escape(place(finding.where))
    where = f'<a href="#{remark.place}">{words}</a>' if is_placed else words
    return (
        f'<li class="gk-findings__one gk-findings__one--{kind}" id="{remark.anchor}">'
        f'<strong class="gk-findings__grade">{escape(remark.title)}</strong> '
        f'<span class="gk-findings__what">{escape(finding.message)}</span> '
        f'<span class="gk-findings__where">{where}　<code>{escape(finding.code)}</code></span></li>'
    )


def _report(sheet: _Sheet, drawn: Sequence[Part]) -> Iterator[str]:
    yield f'<article class="gk-annotated" lang="zh-CN" aria-labelledby="{sheet.prefix}{TITLE}">'
    yield sheet.heading(title(sheet.report), TITLE)
    for part in drawn:
        yield from _part(sheet, part)
    yield "</article>"


def _part(sheet: _Sheet, part: Part) -> Iterator[str]:
    yield sheet.heading(part.heading, f"part-{part.key}", under=1)
    tag = f"h{min(sheet.level + 2, 6)}"
    spans = sheet.marks.spans.get(part.key, ())
    for words, is_heading in paragraphs(sheet.report.sections.get(part.key, ""), spans):
        yield f"<{tag}>{words}</{tag}>" if is_heading else f"<p>{words}</p>"
    if part.table:
        reading = sheet.report.reading
        printed = reading.printed if reading else {}
        yield table(Drawn(part.table, sheet.marks, printed, sheet.prefix))
