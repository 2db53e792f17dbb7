"""Times the reading of made scans, and measures the memory of the process that reads one.

    PYTHONPATH=. .venv/bin/python bench/scan_reading.py [--reports N] [--first SEED]

Each scan is read by a process of its own that does nothing else: CPU seconds for its tables alone
(no line of prose is read), then for the whole report, each in a warm process, and the most memory
that the process held. `bench/reading_accuracy.py scan` counts the cells of the same seeds.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.report.reading_scan.scans import scanned

REPORTS = 10
FIRST = 2_000_000
BARS = {"tables": 6.0, "megabytes": 1000.0}

READING = """
import json, sys, time
from pathlib import Path
from gongkai.report.reading import read
from gongkai.report.reading.scan import prose
from gongkai.report.reading.scan.engine import recogniser

def seconds(path):
    start = time.process_time()
    read(path)
    return time.process_time() - start

path = Path(sys.argv[1])
recogniser()
usual, prose.MOST_LINES = prose.MOST_LINES, 0
tables = seconds(path)
prose.MOST_LINES = usual
whole = seconds(path)
status = Path("/proc/self/status").read_text()
peak = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
print(json.dumps({"tables": tables, "whole": whole, "megabytes": peak / 1024}))
"""


def measured(data: bytes) -> dict[str, float]:
    """What a fresh process needs for one scan."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        Path(file.name).write_bytes(data)
        command = [sys.executable, "-c", READING, file.name]
        out = subprocess.run(command, check=True, capture_output=True, text=True)
        found: dict[str, float] = json.loads(out.stdout)
        return found


def main() -> None:
    parser = argparse.ArgumentParser(description="Times the reading of made scans.")
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--first", type=int, default=FIRST, help="the first seed")
    asked = parser.parse_args()
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; CPU seconds")
    found = []
    for sample in scanned(range(asked.first, asked.first + asked.reports)):
        found.append(measured(sample.data))
        one = found[-1]
        print(
            f"{sample.name:32}{one['tables']:8.2f}{one['whole']:8.2f}{one['megabytes']:8.0f} MB",
            flush=True,
        )
    for name, worst in (("tables", False), ("whole", False), ("megabytes", True)):
        each = [one[name] for one in found]
        value = max(each) if worst else median(each)
        bar = BARS.get(name)
        said = "" if bar is None else f", bar {bar:g}: {'met' if value <= bar else 'NOT MET'}"
        print(f"{'most' if worst else 'median'} {name} {value:.2f}{said}")


if __name__ == "__main__":
    main()
