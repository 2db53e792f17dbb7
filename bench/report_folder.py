"""A folder checked from end to end, with one process and with two: seconds and memory.

`gongkai report check FOLDER` runs as its user runs it, on made reports in four formats; memory is
that of the program and all its processes together, looked at every tenth of a second, pages that
they share counted once (Linux). Run: .venv/bin/python bench/report_folder.py
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from report_check import SUFFIXES, invented_report

from gongkai.report.writing import write

PROGRAM = Path(sys.prefix) / "bin" / "gongkai"
SIZES = (60, 300)
JOBS = (1, 2)
FORMATS = ("text", "html")
MEGABYTE = 1024


def made(folder: Path, count: int) -> None:
    """A folder of so many reports, all of them right."""
    for seed in range(count):
        write(invented_report(seed), folder / f"{seed}.{SUFFIXES[seed % len(SUFFIXES)]}")


def run(folder: Path, jobs: int, form: str) -> tuple[float, int]:
    """Seconds that a run takes, and the memory that it needs, in MB."""
    command = [PROGRAM, "report", "check", folder, "--jobs", str(jobs), "--format", form]
    began, most = time.perf_counter(), 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True) as started:
        while started.poll() is None:
            most = max(most, sum(kilobytes(started.pid)))
            time.sleep(0.1)
    assert started.returncode == 0, started.returncode
    return time.perf_counter() - began, most // MEGABYTE


def kilobytes(session: int) -> Iterator[int]:
    """The memory of each process of a session, what several share divided among them (PSS)."""
    for place in Path("/proc").glob("[0-9]*"):
        try:
            fields = (place / "stat").read_text("utf-8").rpartition(")")[2].split()
            if int(fields[3]) == session:
                lines = (place / "smaps_rollup").read_text("utf-8").splitlines()
                yield next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        except (OSError, StopIteration):  # it has ended meanwhile
            continue


def main() -> None:
    print(f"{'files':>6}{'format':>8}{'jobs':>6}{'seconds':>10}{'a second':>10}{'MB':>6}")
    with tempfile.TemporaryDirectory() as place:
        for count in SIZES:
            folder = Path(place) / str(count)
            folder.mkdir()
            made(folder, count)
            for form in FORMATS:
                for jobs in JOBS:
                    seconds, memory = run(folder, jobs, form)
                    speed = count / seconds
                    print(f"{count:>6}{form:>8}{jobs:>6}{seconds:>10.1f}{speed:>10.0f}{memory:>6}")


if __name__ == "__main__":
    main()
