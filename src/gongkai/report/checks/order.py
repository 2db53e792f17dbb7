"""The order of findings (排列): the worst first, then as the form runs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from gongkai.report.findings import Finding, Severity
from gongkai.report.form import COLUMNS, FORM_2021, PROACTIVE, REMEDIES, Line

GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, the worst first, those of equal gravity in the order of the form."""
    return sorted(findings, key=_key)


def _key(finding: Finding) -> tuple[int, int, int, str]:
    path, _, offsets = finding.where.partition("[")
    start = offsets.partition(":")[0]
    position = _positions().get(path, len(_positions()))
    return GRAVITY[finding.severity], position, int(start) if start.isdigit() else 0, finding.code


def _rows() -> dict[str, list[tuple[str, tuple[Line, ...]]]]:
    outcomes = [*FORM_2021.rows[:-2], Line("closed", "（六）其他处理"), *FORM_2021.rows[-2:]]
    return {
        "proactive": [(block.key, block.lines) for block in PROACTIVE],
        "applications": [(row.key, COLUMNS) for row in outcomes],
        "remedies": [(block.key, block.lines) for block in REMEDIES],
    }


@lru_cache(maxsize=1)
def _positions() -> dict[str, int]:
    """The place of every path in reading order: a table before its rows, a row before its cells."""
    paths: dict[str, None] = dict.fromkeys(("organ", "year", "title", "sections"))
    paths["sections.overview"] = None
    for table, rows in _rows().items():
        paths |= dict.fromkeys((f"sections.{table}", table))
        paths |= dict.fromkeys(f"{table}.*.{line.key}" for _, lines in rows for line in lines)
        for row, lines in rows:
            paths[f"{table}.{row}"] = None
            paths |= dict.fromkeys(f"{table}.{row}.{line.key}" for line in lines)
    paths |= dict.fromkeys(("sections.problems", "sections.other"))
    return {path: position for position, path in enumerate(paths)}
