"""Races our whole reading of a report against the bare table extraction of others, in one run.

    PYTHONPATH=. .venv/bin/python bench/report_reading.py [FILE…]

The rivals are not dependencies. Put them into a folder of their own and name it too:

    .venv/bin/pip install --target /tmp/rivals pdfplumber camelot-py pandas html5lib beautifulsoup4
    PYTHONPATH=.:/tmp/rivals .venv/bin/python bench/report_reading.py

Times are CPU milliseconds, the best of five rounds over the same files; ours is everything from
bytes to a report, a rival's its tables alone. The bars are the ratios to reach; whether each is
met stands behind it. Memory is the most that a process held which only started Python, loaded
the reader and read one file. Without files, invented reports of each kind are read.
"""

from __future__ import annotations

import importlib
import io
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.report_check import invented_report
from tests.report.documents import LAYOUTS, blocks_of
from tests.report.packing_open import mht_bytes, odt_bytes, rtf_bytes

from gongkai.report.reading import read_bytes
from gongkai.report.writing import document

ROUNDS = 5
FILES = 10
SLOW, FEW = 2.0, 2
"""A rival that takes more seconds for one file reads so many files, once."""
WRITTEN = ("html", "docx", "xlsx", "pdf")
PACKED = {"odt": odt_bytes, "rtf": rtf_bytes, "mht": mht_bytes}
MOST_MEGABYTES = 150
PER_SECOND = {".html": 100, ".docx": 100, ".xlsx": 100, ".pdf": 20}
"""Reports that one idle core is to read in a second."""

MEMORY = """
import sys
from pathlib import Path
from gongkai.report.reading import read
read(Path(sys.argv[1]))
status = Path("/proc/self/status").read_text()
print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))
"""
"""Not `ru_maxrss`, in which Linux counts what the process held that started this one."""


def pdfplumber_tables(data: bytes) -> object:
    with importlib.import_module("pdfplumber").open(io.BytesIO(data)) as file:
        return [page.extract_tables() for page in file.pages]


def camelot_tables(data: bytes) -> object:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        Path(file.name).write_bytes(data)
        tables = importlib.import_module("camelot").read_pdf(file.name, pages="all")
        return [table.df for table in tables]


def docx_tables(data: bytes) -> object:
    file = importlib.import_module("docx").Document(io.BytesIO(data))
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in file.tables]


def pandas_tables(data: bytes) -> object:
    return importlib.import_module("pandas").read_html(io.BytesIO(data), encoding="utf-8")


def openpyxl_tables(data: bytes) -> object:
    book = importlib.import_module("openpyxl").load_workbook(io.BytesIO(data))
    return [list(sheet.iter_rows(values_only=True)) for sheet in book]


@dataclass(frozen=True)
class Rival:
    """Another reader: its module, how it is called, and how many times our time it may take."""

    module: str
    tables: Callable[[bytes], object]
    bar: float


RIVALS: Mapping[str, Sequence[Rival]] = {
    ".pdf": (Rival("pdfplumber", pdfplumber_tables, 3), Rival("camelot", camelot_tables, 10)),
    ".docx": (Rival("docx", docx_tables, 4),),
    ".html": (Rival("pandas", pandas_tables, 0.5),),
    ".xlsx": (Rival("openpyxl", openpyxl_tables, 1),),
}


def best(act: Callable[[bytes], object], files: Sequence[bytes]) -> float:
    """CPU milliseconds a file, the best of all rounds; the first file has warmed up."""
    start = time.process_time()
    act(files[0])
    rounds = ROUNDS
    if time.process_time() - start > SLOW:
        files, rounds = files[:FEW], 1
    times = []
    for _ in range(rounds):
        start = time.process_time()
        for data in files:
            act(data)
        times.append(time.process_time() - start)
    return 1000 * min(times) / len(files)


def race(suffix: str, files: Sequence[bytes]) -> None:
    """Our time and memory for some files of a kind, and the rivals' beside them."""
    ours = best(lambda data: read_bytes(data, f"report{suffix}"), files)
    rate, wanted = 1000 / ours, PER_SECOND.get(suffix)
    bar = f", bar {wanted}: {met(rate >= wanted)}" if wanted else ""
    print(f"{suffix[1:]:6}gongkai, whole report {ours:9.1f} ms {rate:7.0f} a second{bar}")
    peak = megabytes(suffix, files[0])
    print(f"{'':6}memory {peak:.0f} MB, bar {MOST_MEGABYTES}: {met(peak < MOST_MEGABYTES)}")
    for rival in RIVALS.get(suffix, ()):
        try:
            importlib.import_module(rival.module)
        except ImportError as error:
            print(f"{'':6}{rival.module} left out ({error}); the script's first lines say how")
            continue
        theirs = best(rival.tables, files)
        ratio = theirs / ours
        said = f"{ratio:.1f} times ours, bar {rival.bar:g}: {met(ratio >= rival.bar)}"
        print(f"{'':6}{rival.module}, tables only {theirs:9.1f} ms, {said}", flush=True)


def met(is_met: bool) -> str:
    return "met" if is_met else "NOT MET"


def megabytes(suffix: str, data: bytes) -> float:
    """The peak memory of a fresh process that reads one file."""
    with tempfile.NamedTemporaryFile(suffix=suffix) as file:
        Path(file.name).write_bytes(data)
        command = [sys.executable, "-c", MEMORY, file.name]
        out = subprocess.run(command, check=True, capture_output=True, text=True)
        return int(out.stdout) / 1024


def invented() -> dict[str, list[bytes]]:
    """Reports of each kind, as we write them or as others do."""
    reports = [invented_report(seed) for seed in range(FILES)]
    made = {f".{kind}": [document(report, kind) for report in reports] for kind in WRITTEN}
    for kind, packed in PACKED.items():
        made[f".{kind}"] = [packed(blocks_of(seed, LAYOUTS[0])[0]) for seed in range(FILES)]
    return made


def main() -> None:
    print(f"Python {platform.python_version()}, {platform.machine()}, CPU time\n")
    given: dict[str, list[bytes]] = {}
    for path in map(Path, sys.argv[1:]):
        given.setdefault(path.suffix, []).append(path.read_bytes())
    for suffix, files in (given or invented()).items():
        race(suffix, files)


if __name__ == "__main__":
    main()
