"""`gongkai report read | figures | check | write | sum` (年度报告): files in, answers out."""

from __future__ import annotations

import json
from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import Any

from gongkai.commands.checking.command import (
    CLEAN,
    add_options,
    check_files,
    exit_code,
    print_json,
    tell,
)
from gongkai.commands.checking.command import (
    as_json as outcome_json,
)
from gongkai.commands.checking.folders import found_in, told
from gongkai.commands.checking.outcome import outcome
from gongkai.commands.checking.progress import tracked
from gongkai.commands.figures import list_figures
from gongkai.commands.sources import Source, Unreadable, report_from, require_file, sources
from gongkai.commands.words import said, system_reason
from gongkai.report.model import AnnualReport
from gongkai.report.narrative import figures_of
from gongkai.report.reading.limits import MAX_DIGITS
from gongkai.report.rollup import Adjustment, total
from gongkai.report.schema import as_json
from gongkai.report.writing import write


def register(subparsers: Any) -> None:
    """Add `report` and its verbs to the program."""
    report = subparsers.add_parser("report", help=said("report"), description=said("report"))
    verbs = report.add_subparsers(metavar="VERB", required=True, title=said("command"))
    reader = _verb(verbs, "read", run=read_one)
    reader.add_argument("file", metavar="FILE", help=said("file"))
    reader.add_argument("--year", metavar="YEAR", type=int, help=said("only_year"))
    _verb(verbs, "figures", run=list_figures).add_argument(
        "file", metavar="FILE", help=said("text_file")
    )
    add_options(_verb(verbs, "check", run=check_files))
    writer = _verb(verbs, "write", run=write_one)
    writer.add_argument("file", metavar="FILE", help=said("file"))
    writer.add_argument("out", metavar="OUT", help=said("out"))
    adder = _verb(verbs, "sum", run=add_up)
    adder.add_argument("files", metavar="FILE", nargs="+", help=said("files"))
    adder.add_argument("--organ", metavar="NAME", default="", help=said("organ"))
    adder.add_argument("--adjustments", metavar="FILE", help=said("adjustments"))


def _verb(verbs: Any, name: str, *, run: Any) -> Any:
    parser = verbs.add_parser(name, help=said(name), description=said(name))
    parser.set_defaults(run=run)
    return parser


def read_one(args: Namespace) -> int:
    """Print a report as JSON, with the figures that its narrative states."""
    report = _one(args.file, year=args.year)
    figures = [figure.as_json() for figure in figures_of(report)]
    print_json(as_json(report) | {"figures": figures})
    return CLEAN


def write_one(args: Namespace) -> int:
    """Lay a report out in the format that the output's suffix names."""
    write(_one(args.file), Path(args.out))
    return CLEAN


def add_up(args: Namespace) -> int:
    """Print the sum of reports as JSON, with the findings on each of them and on the sum."""
    adjustments = _adjustments(args.adjustments) if args.adjustments else ()
    files = _summands(args.files)
    reports = [report_from(source) for source in files]
    result = total(reports, organ=args.organ, adjustments=adjustments)
    judged = [outcome(report, source.label) for report, source in zip(reports, files, strict=True)]
    judged.append(outcome(result, said("sum")))
    print_json(as_json(result) | {"findings": [outcome_json(item) for item in judged]})
    return exit_code(judged)


def _summands(names: list[str]) -> list[Source]:
    """The files that the command names, folders searched; none of them twice."""
    found = found_in(names)
    tell(told(found))
    seen: set[Path] = set()
    for name in found.names:
        place = Path(name)
        if place in seen:
            raise Unreadable(said("twice", name=name))
        seen.add(place)
    return sources(found.names)


def _adjustments(name: str) -> tuple[Adjustment, ...]:
    require_file(name)
    try:
        rows = json.loads(Path(name).read_bytes())
        return tuple(_adjustment(row) for row in rows)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Unreadable(said("bad_adjustments", name=name)) from error
    except OSError as error:
        raise Unreadable(said("cannot_open", name=name, why=system_reason(error))) from error


def _adjustment(row: dict[str, Any]) -> Adjustment:
    if isinstance(row["delta"], bool) or not isinstance(row["delta"], int):
        raise TypeError(row)
    if abs(row["delta"]) >= 10**MAX_DIGITS:
        raise ValueError(row)
    return Adjustment(str(row["cell"]), row["delta"], str(row["reason"]))


def _one(name: str, *, year: int | None = None) -> AnnualReport:
    wanted = [replace(source, year=year) for source in sources([name])]
    (report,) = tracked(map(report_from, wanted), total=1, name=said("reading_report"))
    return report
