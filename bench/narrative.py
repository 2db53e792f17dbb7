"""Times the grammar that reads figures from a report's text, part by part.

    PYTHONPATH=. .venv/bin/python bench/narrative.py [FILE…]

CPU milliseconds a report, the best of ten rounds; the files are read first, which is not timed.
Without files, one report of all invented sentences. The slowest functions with `--profile`.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import time
from dataclasses import replace
from pathlib import Path

from bench.report_check import invented_report

from gongkai.report.model import AnnualReport
from gongkai.report.narrative import statements
from gongkai.report.reading import read

ROUNDS = 10
SENTENCES = Path("tests/report/narrative/sentences.jsonl")


def invented() -> AnnualReport:
    """A report whose text is every invented sentence that the grammar is tested with."""
    lines = SENTENCES.read_text("utf-8").splitlines()
    text = "\n".join(json.loads(line)["text"] for line in lines)
    return replace(invented_report(1), sections={"overview": text})


def best(report: AnnualReport) -> float:
    """CPU milliseconds of one report's text, the best of all rounds."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        statements(report)
        times.append(time.process_time() - start)
    return 1000 * min(times)


def main() -> None:
    """Time each report and print a line of it."""
    parser = argparse.ArgumentParser(description="Times the reading of a report's text.")
    parser.add_argument("files", nargs="*", type=Path, help="reports of any kind")
    parser.add_argument("--profile", action="store_true", help="print the slowest functions")
    asked = parser.parse_args()
    reports = {path.name: read(path) for path in asked.files} or {"invented": invented()}
    times = {name: best(report) for name, report in reports.items()}
    for name, milliseconds in times.items():
        length = sum(map(len, reports[name].sections.values()))
        count = sum(len(said.figures) for said in statements(reports[name]).values())
        print(f"{name:32}{length:8} characters{count:6} figures{milliseconds:8.2f} ms")
    print(f"{'mean':32}{sum(times.values()) / len(times):37.2f} ms")
    if asked.profile:
        profile = cProfile.Profile()
        profile.runcall(lambda: [statements(report) for report in reports.values()])
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)


if __name__ == "__main__":
    main()
