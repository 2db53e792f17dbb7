"""The open data of very many documents: CPU and memory, beside Django's own dump and a bare one.

`dump.py [HOME] [--documents N]`, HOME the folder of an office on SQLite with the demonstration;
without one it is made first. The documents are copies of those it has, with their attachments and
parts. Each dump has a process of its own, at a quarter of the documents and at all of them.

The rivals write less: `dumpdata` of Django the rows of the documents as JSON, and a bare SELECT in
plain Python the same columns as CSV, markup and all, without attachments or parts.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import django
from django.core.management import call_command
from paging.filling import DATABASE, demonstration, filled

BENCH = Path(__file__).parent
PARTS = (
    "disclosure_attachment",
    "disclosure_interview",
    "disclosure_serviceguide",
    "disclosure_suggestion",
    "disclosure_topic",
)
BARE = """
SELECT document.*, organ.name, issuer.name FROM disclosure_document document
JOIN organs_organ organ ON organ.id = document.organ_id
LEFT JOIN organs_organ issuer ON issuer.id = document.issuer_id
WHERE document.live AND document.openness = 'proactive' ORDER BY document.id
"""
MOST_MEMORY, MOST_TIMES = 1.1, 1.5
"""Four times the documents: at most so many times the memory, and the CPU of a document."""


def ours(_home: Path) -> int:
    """CSV and Parquet, dictionary and sums; how many documents."""
    made = import_module("gongkai.office.portal.dumping.making").make(datetime.now(UTC))
    return int(made.rows["documents"])


def dumpdata(home: Path) -> int:
    """Every row of the table, by Django."""
    written = home / "documents.json"
    call_command("dumpdata", "disclosure.document", output=str(written), verbosity=0)
    return int(import_module("gongkai.office.disclosure.models").Document.objects.count())


def bare(home: Path) -> int:
    """A question and its answer as CSV."""
    with (
        closing(sqlite3.connect(home / DATABASE)) as database,
        (home / "documents.csv").open("w", newline="") as file,
    ):
        csv.writer(file).writerows(database.execute(BARE))
        return int(database.execute(f"SELECT count(*) FROM ({BARE})").fetchone()[0])


CONTESTANTS: Mapping[str, Callable[[Path], int]] = {
    "ours": ours, "dumpdata": dumpdata, "bare": bare
}  # fmt: skip


def one(name: str) -> None:
    """Print what a dump costs, as JSON; of the office that the environment names."""
    home = Path(os.environ["GONGKAI_HOME"])
    if name != "bare":
        django.setup()
    begun = time.process_time()
    count = CONTESTANTS[name](home)
    cpu = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"documents": count, "cpu": cpu, "peak": peak}))


def apart(name: str, home: Path) -> dict[str, float]:
    """What a dump of an office costs, from a process of its own."""
    own = {"GONGKAI_HOME": str(home), "DJANGO_SETTINGS_MODULE": "gongkai.office.settings"}
    words = [sys.executable, __file__, "--one", name]
    said = subprocess.run(words, env=os.environ | own, check=True, stdout=subprocess.PIPE).stdout
    found: dict[str, float] = json.loads(said)
    return found


def main() -> None:
    """Measure every dump at both sizes and print a row for each, then whether the bars are met."""
    asked = _asked()
    if asked.one:
        one(asked.one)
        return
    print(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {os.cpu_count()} cores, load "
          f"{os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}")  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="gongkai-bench-") as kept:
        home = Path(asked.home).absolute() if asked.home else demonstration(Path(kept) / "home")
        rows: dict[str, list[dict[str, float]]] = {name: [] for name in CONTESTANTS}
        for count in (asked.documents // 4, asked.documents):
            folder = Path(kept) / str(count)
            folder.mkdir()
            filled(home, folder, count=count, parts=PARTS)
            for name, found in rows.items():
                found.append(apart(name, folder))
    _told(rows)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("home", nargs="?", default="")
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--one", choices=CONTESTANTS, help=argparse.SUPPRESS)
    return parser.parse_args()


def _told(rows: dict[str, list[dict[str, float]]]) -> None:
    print("dump: documents, CPU s, ms of CPU a document, most MB; then the same for all of them")
    for name, found in rows.items():
        cells = [
            f"{one['documents']:,}, {one['cpu']:.1f}, {_each(one):.2f}, {one['peak']:.0f}"
            for one in found
        ]
        print(f"{name}: {'; '.join(cells)}")
    few, many = rows["ours"]
    for name in ("dumpdata", "bare"):
        print(f"ours: {many['cpu'] / rows[name][-1]['cpu']:.1f} times the CPU of {name}")
    memory, times = many["peak"] / few["peak"], _each(many) / _each(few)
    print(f"four times the documents: {memory:.2f} times the memory (bar {MOST_MEMORY}), "
          f"{times:.2f} times the CPU of each (bar {MOST_TIMES})")  # fmt: skip


def _each(cost: Mapping[str, float]) -> float:
    """Milliseconds of CPU that a document took."""
    return cost["cpu"] * 1000 / cost["documents"]


if __name__ == "__main__":
    main()
