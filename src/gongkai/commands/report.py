"""`gongkai report read | figures | check | write | sum` (年度报告): files in, answers out."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from gongkai.commands.figures import list_figures
from gongkai.commands.judging import Against, Outcome, outcome, outcomes
from gongkai.commands.page import page
from gongkai.commands.screen import text
from gongkai.commands.sources import Unreadable, report_from, sources
from gongkai.commands.words import said
from gongkai.report.model import AnnualReport
from gongkai.report.narrative import figures_of
from gongkai.report.rollup import Adjustment, total
from gongkai.report.schema import as_json
from gongkai.report.writing import write

CLEAN, ERRORS, UNREADABLE = 0, 1, 2
"""Exit codes: nothing wrong, errors found, a file that could not be read."""

MOST_JOBS = 64


def register(subparsers: Any) -> None:
    """Add `report` and its verbs to the program."""
    report = subparsers.add_parser("report", help=said("report"), description=said("report"))
    verbs = report.add_subparsers(metavar="VERB", required=True, title=said("command"))
    _verb(verbs, "read", run=read_one).add_argument("file", metavar="FILE", help=said("file"))
    _verb(verbs, "figures", run=list_figures).add_argument(
        "file", metavar="FILE", help=said("text_file")
    )
    check = _verb(verbs, "check", run=check_files)
    check.add_argument("files", metavar="FILE", nargs="+", help=said("file"))
    check.add_argument("--previous", metavar="FILE", help=said("previous"))
    check.add_argument("--covers", metavar="FILE", nargs="+", default=[], help=said("covers"))
    check.add_argument(
        "--format", choices=("text", "json", "html"), default="text", help=said("format")
    )
    check.add_argument("--jobs", metavar="N", type=int, default=1, help=said("jobs"))
    writer = _verb(verbs, "write", run=write_one)
    writer.add_argument("file", metavar="FILE", help=said("file"))
    writer.add_argument("out", metavar="OUT", help=said("out"))
    adder = _verb(verbs, "sum", run=add_up)
    adder.add_argument("files", metavar="FILE", nargs="+", help=said("file"))
    adder.add_argument("--organ", metavar="NAME", default="", help=said("organ"))
    adder.add_argument("--adjustments", metavar="FILE", help=said("adjustments"))


def _verb(verbs: Any, name: str, *, run: Any) -> Any:
    parser = verbs.add_parser(name, help=said(name), description=said(name))
    parser.set_defaults(run=run)
    return parser


def read_one(args: Namespace) -> int:
    """Print a report as JSON, with the figures that its narrative states."""
    report = _one(args.file)
    figures = [figure.as_json() for figure in figures_of(report)]
    _print_json(as_json(report) | {"figures": figures})
    return CLEAN


def check_files(args: Namespace) -> int:
    """Print what is to be found in each file."""
    if not 1 <= args.jobs <= MOST_JOBS:
        raise Unreadable(said("bad_jobs", most=MOST_JOBS))
    given = sources([*args.files, *([args.previous] if args.previous else []), *args.covers])
    files, others = given[: len(args.files)], given[len(args.files) :]
    reports = [report_from(source) for source in others]
    first_cover = 1 if args.previous else 0
    against = Against(reports[0] if args.previous else None, tuple(reports[first_cover:]))
    judged = outcomes(files, against=against, jobs=args.jobs, keep=args.format == "html")
    for item in judged:
        if item.problem:
            print(item.problem, file=sys.stderr)
    _print_outcomes(judged, args.format)
    return exit_code(judged)


def exit_code(judged: list[Outcome]) -> int:
    """2 when a file could not be read, 1 when there are errors, else 0."""
    if any(item.problem for item in judged):
        return UNREADABLE
    return ERRORS if any(item.has_errors for item in judged) else CLEAN


def _print_outcomes(judged: list[Outcome], form: str) -> None:
    if form == "json":
        _print_json([_outcome_json(item) for item in judged])
    else:
        print(page(judged) if form == "html" else text(judged))


def _outcome_json(item: Outcome) -> dict[str, Any]:
    problem = {"problem": item.problem} if item.problem else {}
    found = [finding.as_json() for finding in item.findings]
    return {"file": item.file, **problem, "findings": found}


def write_one(args: Namespace) -> int:
    """Lay a report out in the format that the output's suffix names."""
    write(_one(args.file), Path(args.out))
    return CLEAN


def add_up(args: Namespace) -> int:
    """Print the sum of reports as JSON, with the findings on each of them and on the sum."""
    adjustments = _adjustments(args.adjustments) if args.adjustments else ()
    files = sources(args.files)
    reports = [report_from(source) for source in files]
    result = total(reports, organ=args.organ, adjustments=adjustments)
    judged = [outcome(report, source.label) for report, source in zip(reports, files, strict=True)]
    judged.append(outcome(result, said("sum")))
    _print_json(as_json(result) | {"findings": [_outcome_json(item) for item in judged]})
    return exit_code(judged)


def _adjustments(name: str) -> tuple[Adjustment, ...]:
    try:
        rows = json.loads(Path(name).read_bytes())
        return tuple(_adjustment(row) for row in rows)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Unreadable(said("bad_adjustments", name=name)) from error
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise Unreadable(said("cannot_open", name=name, why=why)) from error


def _adjustment(row: dict[str, Any]) -> Adjustment:
    if isinstance(row["delta"], bool) or not isinstance(row["delta"], int):
        raise TypeError(row)
    return Adjustment(str(row["cell"]), row["delta"], str(row["reason"]))


def _one(name: str) -> AnnualReport:
    return report_from(sources([name])[0])


def _print_json(data: object) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))
