"""Reports with their findings as one self-contained web page (网页输出): nothing else is needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape

from gongkai.commands.checking.outcome import (
    GROUPS,
    Outcome,
    counts,
    grade,
    message,
    summary,
    who,
    worst,
)
from gongkai.commands.checking.table import short_names
from gongkai.commands.words import LANGUAGE, said
from gongkai.report.annotating import STYLE, annotated
from gongkai.report.findings import Severity
from gongkai.report.model import AnnualReport

LEVEL = 3
"""The heading level of a report's title: below the page's, and below the file's name."""


def prefix_of(number: int) -> str:
    """What keeps the anchors of one report on the page apart from the others'."""
    return f"r{number}-"


def shown(report: AnnualReport, outcome: Outcome, *, prefix: str) -> str:
    """The findings on a report and the report itself with them marked in place."""
    found = [replace(finding, message=message(finding)) for finding in outcome.findings]
    names = {severity: grade(severity) for severity in Severity}
    pieces = annotated(report, found, level=LEVEL, prefix=prefix, names=names)
    listed = f"<h3>{said('found')}</h3>\n{pieces.findings}\n" if pieces.findings else ""
    return listed + pieces.report


def page(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The page, piece by piece: where there are several files an index of them, then each file."""
    title = said("page_title")
    language = "zh-CN" if LANGUAGE.get() == "zh" else "en"
    yield (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f'<h1 id="top">{title}</h1>\n<p>{escape(summary(outcomes))}</p>'
    )
    if len(outcomes) > 1:
        yield from _index(outcomes)
    for number, outcome in enumerate(outcomes, 1):
        yield from _part(outcome, prefix_of(number), is_one_of_many=len(outcomes) > 1)
    yield "</main>\n</body>\n</html>"


def _index(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Every file in one table, each a link to its part of the page."""
    keys = ("file_head", "organ_head", "year_head", *(title for _, title in GROUPS), "worst_head")
    heads = "".join(f'<th scope="col">{said(key)}</th>' for key in keys)
    name = said("all_files")
    yield (
        f'<div class="gk-table" role="region" tabindex="0" aria-label="{name}">\n'
        f'<table class="gk-table__table gk-index">\n<caption>{name}</caption>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>"
    )
    names = short_names([outcome.file for outcome in outcomes])
    for number, (outcome, name) in enumerate(zip(outcomes, names, strict=True), 1):
        yield _index_row(outcome, name, prefix=prefix_of(number))
    yield "</tbody>\n</table>\n</div>"


def _index_row(outcome: Outcome, name: str, *, prefix: str) -> str:
    link = f'<a href="#{prefix}file">{escape(name)}</a>'
    numbers = "".join(_number(outcome, severity) for severity, _ in GROUPS)
    kind = ' class="gk-index__problem"' if outcome.problem else ""
    return (
        f'<tr><th scope="row">{link}</th><td>{escape(outcome.organ)}</td>'
        f"<td>{outcome.year or ''}</td>{numbers}<td{kind}>{escape(worst(outcome))}</td></tr>"
    )


def _number(outcome: Outcome, severity: Severity) -> str:
    if outcome.problem:
        return "<td></td>"
    count = outcome.count(severity)
    kind = f' class="gk-index__{severity.value}"' if count else ""
    return f"<td{kind}>{count}</td>"


def _part(outcome: Outcome, prefix: str, *, is_one_of_many: bool) -> Iterator[str]:
    yield f'<section class="gk-file" aria-labelledby="{prefix}file">'
    yield f'<h2 id="{prefix}file">{escape(outcome.file)}</h2>'
    if outcome.problem:
        yield f'<p class="problem">{escape(outcome.problem)}</p>'
    else:
        yield f"<p>{escape(who(outcome))} · {counts(outcome)}</p>"
        yield _proof(outcome)
        yield from (f"<p>{escape(note)}</p>" for note in outcome.notes)
        yield outcome.page
    if is_one_of_many:
        yield f'<p class="gk-file__back"><a href="#top">{said("to_top")}</a></p>'
    yield "</section>"


def _proof(outcome: Outcome) -> str:
    """The proof line (勾稽校验结论), green where every sum holds."""
    kind = ' class="proof"' if outcome.held == outcome.sums else ""
    return f"<p{kind}>{said('proofs', all=outcome.sums, held=outcome.held)}</p>"
