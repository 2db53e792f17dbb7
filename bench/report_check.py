"""Reports checked per second on one core, and how the time grows from 10 to 10,000 reports.

A rival runs on the same reports in the same process: a straightforward checker of the same sums
and cells over the parsed JSON, as one would at first write it, without sentences, blanks that
are weighed, years or roll-ups. `json.loads` alone is the floor that nothing can beat which
reads a report at all. Run: .venv/bin/python bench/report_check.py
"""

from __future__ import annotations

import json
import platform
import random
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time
from typing import Any

from gongkai.report import FORM_2021, AnnualReport, as_json, from_text
from gongkai.report.checks import findings
from gongkai.report.form import APPLICANTS, RESULTS
from gongkai.report.reading import read
from gongkai.report.writing import write

SIZES = (10, 100, 1_000, 10_000)
ROUNDS = 5
"""Each measurement is the best of so many; what else the machine does only adds time."""

FILES = 20
SUFFIXES = ("json", "html", "docx", "xlsx")
OUTCOMES = [row.key for row in FORM_2021.outcomes]
COLUMNS = [column.key for column in APPLICANTS]

PARTS = "主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障"
OVERVIEW = "\n".join(
    f"（{number}）{part}\n{'全年工作平稳。' * 12}"
    for number, part in zip("一二三四五", PARTS, strict=True)
)
FEES = "收取信息处理费：发出收费通知0件，通知收取总金额0元，实际收取总金额0元。"


def invented_report(seed: int) -> AnnualReport:
    """A report of an invented county in which every sum holds."""
    dice = random.Random(seed)
    cells = dict.fromkeys(FORM_2021.paths, 0)
    for column in COLUMNS:
        for row in dice.sample(OUTCOMES, 6):
            cells[f"applications.{row}.{column}"] = dice.randrange(200)
        handled = sum(cells[f"applications.{row}.{column}"] for row in OUTCOMES)
        over = dice.randrange(9)
        carried_in = dice.randrange(handled + over + 1)
        cells[f"applications.handled.{column}"] = handled
        cells[f"applications.carried_over.{column}"] = over
        cells[f"applications.carried_in.{column}"] = carried_in
        cells[f"applications.received.{column}"] = handled + over - carried_in
    for row in (line.key for line in FORM_2021.rows):
        parts = [cells[f"applications.{row}.{column}"] for column in COLUMNS]
        cells[f"applications.{row}.total"] = sum(parts)
    name = f"第{seed}县人民政府"
    title = f"{name}2025年政府信息公开工作年度报告"
    texts = {"overview": OVERVIEW, "problems": "解读不足。" * 20, "other": FEES}
    return AnnualReport(name, 2025, cells, title=title, sections=texts)


def faults(data: dict[str, Any]) -> list[str]:
    """The rival: every cell of tables 2 to 4, then the sums of tables 3 and 4."""
    wrong = []
    for name in ("proactive", "applications", "remedies"):
        for row, cells in data[name].items():
            for column, value in cells.items():
                if value is None:
                    wrong.append(f"FORM-BLANK {name}.{row}.{column}")
                elif column != "fees_10k_yuan" and (not isinstance(value, int) or value < 0):
                    wrong.append(f"FORM-VALUE {name}.{row}.{column}")
    return wrong + sums_that_fail(data)


def sums_that_fail(data: dict[str, Any]) -> list[str]:
    """The sums of tables 3 and 4 of a report without blanks that do not hold."""
    wrong = []
    table = data["applications"]
    for row, cells in table.items():
        if sum(cells[column] for column in COLUMNS) != cells["total"]:
            wrong.append(f"T3-ROW-SUM {row}")
    for column in (*COLUMNS, "total"):
        handled = table["handled"][column]
        if sum(table[row][column] for row in OUTCOMES) != handled:
            wrong.append(f"T3-OUTCOMES {column}")
        begun = table["received"][column] + table["carried_in"][column]
        if begun != handled + table["carried_over"][column]:
            wrong.append(f"T3-BALANCE {column}")
    for block, cells in data["remedies"].items():
        if sum(cells[result.key] for result in RESULTS[:-1]) != cells["total"]:
            wrong.append(f"T4-SUM {block}")
    return wrong


def seconds(work: Callable[[Any], object], items: Sequence[Any]) -> float:
    """CPU seconds of the work on all items, the best of several rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        begun = process_time()
        for item in items:
            work(item)
        best = min(best, process_time() - begun)
    return best


def growth() -> None:
    """How the time of checking grows with the number of reports."""
    reports = [invented_report(seed) for seed in range(SIZES[-1])]
    texts = [json.dumps(as_json(report), ensure_ascii=False) for report in reports]
    parsed = [json.loads(text) for text in texts]
    contestants: dict[str, tuple[Callable[[Any], object], Sequence[Any]]] = {
        "gongkai: findings(report)": (findings, reports),
        "gongkai: text to findings": (lambda text: findings(from_text(text)), texts),
        "rival: faults of parsed JSON": (faults, parsed),
        "rival: text to faults": (lambda text: faults(json.loads(text)), texts),
        "floor: json.loads": (json.loads, texts),
    }
    print(f"{'ms CPU for so many reports':32}" + "".join(f"{size:>10,}" for size in SIZES))
    for name, (work, items) in contestants.items():
        times = [seconds(work, items[:size]) for size in SIZES]
        row = "".join(f"{time * 1000:>10.2f}" for time in times)
        ratios = [f"{after / before:.1f}" for before, after in zip(times, times[1:], strict=False)]
        print(f"{name:32}{row}  {SIZES[-1] / times[-1]:>9,.0f}/s  x{' x'.join(ratios)}")


def files() -> None:
    """Whole files: read, checked, per second."""
    print(f"\n{'files read and checked':32}{'ms each':>10}{'per second':>12}")
    with tempfile.TemporaryDirectory() as folder:
        for suffix in SUFFIXES:
            paths = [Path(folder) / f"{seed}.{suffix}" for seed in range(FILES)]
            for seed, path in enumerate(paths):
                write(invented_report(seed), path)
            time = seconds(lambda path: findings(read(path)), paths) / FILES
            print(f"{suffix:32}{time * 1000:>10.2f}{1 / time:>12,.0f}")


def main() -> None:
    assert findings(invented_report(0)) == []
    assert faults(as_json(invented_report(0))) == []
    print(f"Python {platform.python_version()}, {platform.machine()}, {sys.platform}\n")
    growth()
    files()


if __name__ == "__main__":
    main()
