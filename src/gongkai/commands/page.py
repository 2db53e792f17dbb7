"""Reports with their findings as one self-contained web page (网页输出): nothing else is needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape

from gongkai.commands.judging import Outcome
from gongkai.commands.screen import counts, message, summary, who
from gongkai.commands.words import LANGUAGE, said
from gongkai.report.annotating import STYLE, annotated
from gongkai.report.annotating.remarks import NAMES
from gongkai.report.findings import Severity
from gongkai.report.model import AnnualReport

LEVEL = 3
"""The heading level of a report's title: below the page's, and below the file's name."""


def page(outcomes: Sequence[Outcome]) -> str:
    """The page: for each file its sums, its findings, and the report with them marked in place."""
    title = said("page_title")
    language = "zh-CN" if LANGUAGE.get() == "zh" else "en"
    parts = "\n".join(
        "\n".join(_part(outcome, f"r{number}-")) for number, outcome in enumerate(outcomes, 1)
    )
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{title}</h1>\n<p>{escape(summary(outcomes))}</p>\n{parts}\n</main>\n</body>\n</html>"
    )


def _part(outcome: Outcome, prefix: str) -> Iterator[str]:
    yield f'<section aria-labelledby="{prefix}file">'
    yield f'<h2 id="{prefix}file">{escape(outcome.file)}</h2>'
    if outcome.problem:
        yield f'<p class="problem">{escape(outcome.problem)}</p>'
    if outcome.report is not None:
        yield f"<p>{escape(who(outcome))} · {counts(outcome)}</p>"
        yield _proof(outcome)
        yield from _shown(outcome, outcome.report, prefix=prefix)
    yield "</section>"


def _proof(outcome: Outcome) -> str:
    """The proof line (勾稽校验结论), green where every sum holds."""
    kind = ' class="proof"' if outcome.held == outcome.sums else ""
    return f"<p{kind}>{said('proofs', all=outcome.sums, held=outcome.held)}</p>"


def _shown(outcome: Outcome, report: AnnualReport, *, prefix: str) -> Iterator[str]:
    found = [replace(finding, message=message(finding)) for finding in outcome.findings]
    names = NAMES if LANGUAGE.get() == "zh" else {grade: grade.value for grade in Severity}
    pieces = annotated(report, found, level=LEVEL, prefix=prefix, names=names)
    if pieces.findings:
        yield f"<h3>{said('found')}</h3>"
        yield pieces.findings
    yield pieces.report
