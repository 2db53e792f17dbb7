"""Findings as one self-contained web page (网页输出), readable without anything else."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from gongkai.commands.judging import Outcome
from gongkai.commands.screen import counts, message, summary, who
from gongkai.commands.words import LANGUAGE, said
from gongkai.report.checks import place
from gongkai.report.findings import Finding, Severity

STYLE = """
:root { color-scheme: light; }
body { margin: 0 auto; padding: 24px 16px 64px; max-width: 60rem; color: #1b1f24;
  background: #fff; font: 16px/1.75 "Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
h1 { font-size: 1.5rem; }
h2 { font-size: 1.125rem; margin-top: 2.5rem; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
thead th:first-child { width: 4.5em; }
thead th:nth-child(2) { width: 32%; }
th, td { padding: 8px 12px; border-bottom: 1px solid #c9ced6; text-align: left;
  vertical-align: top; overflow-wrap: anywhere; }
th { font-weight: 600; white-space: nowrap; }
code { font-size: .8125rem; color: #4a5361; }
.error { color: #a4161a; font-weight: 600; }
.warning { color: #7a4d00; font-weight: 600; }
.proof { color: #1d6b3a; }
@media (max-width: 40rem) {
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr, td { display: block; }
  td { border: 0; padding: 2px 0; }
  tr { padding: 12px 0; border-bottom: 1px solid #c9ced6; }
}
"""


def page(outcomes: Sequence[Outcome]) -> str:
    """The page: a heading for each file, its sums, its findings in a table."""
    title = said("page_title")
    language = "zh-CN" if LANGUAGE.get() == "zh" else "en"
    parts = "\n".join(_part(outcome) for outcome in outcomes)
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{title}</h1>\n<p>{escape(summary(outcomes))}</p>\n{parts}\n</main>\n</body>\n</html>"
    )


def _part(outcome: Outcome) -> str:
    head = f"<section>\n<h2>{escape(outcome.file)}</h2>\n"
    if outcome.problem:
        return f'{head}<p class="error">{escape(outcome.problem)}</p>\n</section>'
    proofs = said("proofs", all=outcome.sums, held=outcome.held)
    kind = ' class="proof"' if outcome.held == outcome.sums else ""
    return (
        f"{head}<p>{escape(who(outcome))} · {counts(outcome)}</p>\n"
        f"<p{kind}>{proofs}</p>\n{_table(outcome.findings)}</section>"
    )


def _table(findings: Sequence[Finding]) -> str:
    if not findings:
        return ""
    heads = "".join(f'<th scope="col">{said(key)}</th>' for key in ("grade", "place", "what"))
    rows = "\n".join(_row(finding) for finding in findings)
    return f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n"


def _row(finding: Finding) -> str:
    grade = finding.severity.label if LANGUAGE.get() == "zh" else finding.severity.value
    where = f"{escape(place(finding.where))}<br><code>{escape(finding.where)}</code>"
    what = f"{escape(message(finding))} <code>{finding.code}</code>"
    kind = "" if finding.severity is Severity.INFO else f' class="{finding.severity.value}"'
    return f"<tr><td{kind}>{grade}</td><td>{where}</td><td>{what}</td></tr>"
