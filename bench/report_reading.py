"""Races our whole reading of a report against the bare table extraction of others, in one run.

    .venv/bin/python bench/report_reading.py [FILE…]

The rivals are not dependencies. Put them into a folder of their own and name it:

    .venv/bin/pip install --target /tmp/rivals pdfplumber
    PYTHONPATH=/tmp/rivals .venv/bin/python bench/report_reading.py

Times are CPU milliseconds, the best of five rounds. Without files, an invented report is read.
"""

from __future__ import annotations

import importlib
import io
import sys
import time
from collections.abc import Callable
from pathlib import Path

from gongkai.report.form import FORM_2021
from gongkai.report.model import AnnualReport
from gongkai.report.reading import read_bytes
from gongkai.report.writing import document

ROUNDS = 5


def pdfplumber_tables(data: bytes) -> object:
    with importlib.import_module("pdfplumber").open(io.BytesIO(data)) as file:
        return [page.extract_tables() for page in file.pages]


def docx_tables(data: bytes) -> object:
    file = importlib.import_module("docx").Document(io.BytesIO(data))
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in file.tables]


RIVALS: dict[str, tuple[str, Callable[[bytes], object]]] = {
    ".pdf": ("pdfplumber", pdfplumber_tables),
    ".docx": ("docx", docx_tables),
}


def best(act: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        act()
        times.append(time.process_time() - start)
    return 1000 * min(times)


def race(name: str, data: bytes) -> None:
    ours = best(lambda: read_bytes(data, name))
    print(f"{name}: gongkai {ours:.1f} ms for the whole report")
    module, rival = RIVALS.get(Path(name).suffix, ("", None))
    if rival is None:
        return
    try:
        importlib.import_module(module)
    except ImportError:
        print(f"    {module} is not installed; the script's first lines say how")
        return
    theirs = best(lambda: rival(data))
    print(f"    {module} {theirs:.1f} ms for its tables alone, {theirs / ours:.1f} times ours")


def invented() -> dict[str, bytes]:
    report = AnnualReport("云溪县教育局", 2024, dict.fromkeys(FORM_2021.paths, 0))
    return {f"invented.{kind}": document(report, kind) for kind in ("pdf", "docx", "html", "xlsx")}


if __name__ == "__main__":
    files = {path: Path(path).read_bytes() for path in sys.argv[1:]}
    for name, data in (files or invented()).items():
        race(name, data)
