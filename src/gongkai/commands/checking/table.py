"""The summary of many files as a table for a terminal (汇总表)."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from rich import box
from rich.table import Table
from rich.text import Text

from gongkai.commands.checking.outcome import Outcome, worst
from gongkai.commands.words import said
from gongkai.report.findings import Severity


def table(outcomes: Sequence[Outcome], *, width: int) -> Table:
    """File, organ, year, errors, warnings, and as much of the worst finding as a line holds."""
    drawn = Table(box=box.SIMPLE_HEAD, width=width, padding=(0, 1, 0, 0), show_edge=False)
    for head, share in (("file_head", 4), ("organ_head", 3)):
        drawn.add_column(said(head), overflow="fold", ratio=share)
    for head in ("year_head", "errors", "warnings"):
        drawn.add_column(said(head), justify="right", no_wrap=True)
    drawn.add_column(said("worst_head"), overflow="ellipsis", no_wrap=True, ratio=5)
    for outcome, name in zip(outcomes, short_names([item.file for item in outcomes]), strict=True):
        drawn.add_row(*_row(outcome, name))
    return drawn


def _row(outcome: Outcome, name: str) -> tuple[Text, ...]:
    """A row; each cell without what could steer a terminal."""
    numbers = ("", "") if outcome.problem else _numbers(outcome)
    colour = "red" if outcome.problem or outcome.has_errors else "yellow"
    words = (name, outcome.organ, str(outcome.year or ""), *numbers, worst(outcome))
    styles = ("", "", "", "bold red", "yellow", colour if numbers != ("0", "0") else "")
    return tuple(
        Text("".join(c if c.isprintable() else " " for c in word), style)
        for word, style in zip(words, styles, strict=True)
    )


def _numbers(outcome: Outcome) -> tuple[str, str]:
    return str(outcome.count(Severity.ERROR)), str(outcome.count(Severity.WARNING))


def short_names(names: Sequence[str]) -> list[str]:
    """The names without the folder that all of them are in.

    >>> short_names(["年报/2022/教育局.docx", "年报/2022/镇/柳湾镇.docx"])
    ['教育局.docx', '镇/柳湾镇.docx']
    """
    folders = {str(Path(name).parent) for name in names}
    if len({Path(folder).is_absolute() for folder in folders}) != 1:
        return list(names)
    shared = os.path.commonpath(folders)
    return [str(Path(name).relative_to(shared)) if shared else name for name in names]
