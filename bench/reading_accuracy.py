"""Counts the cells of freshly made reports that are read right, left in doubt, or silently wrong.

    PYTHONPATH=. .venv/bin/python bench/reading_accuracy.py [--reports N] [--first SEED] [KIND…]

Every seed is another report, in the layouts of `tests.report.kinds` in turn; the first seed is
taken from the command line, so that no run need be one that the reader was made with. Reports
whose figures stand outside of their columns (damaged) are counted apart. Kinds that LibreOffice
or Chromium has to make are left out, with a word, where it is not installed.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.report.documents import score
from tests.report.kinds import KINDS, Missing, Sample, is_damaged
from tests.report.reading_pdf.presses import PDF_KINDS
from tests.report.reading_scan.scans import SCANS

from gongkai.report.model import NotAReport
from gongkai.report.reading import read_bytes

QUICK = {**KINDS, **PDF_KINDS}
ALL = {**QUICK, **SCANS}
REPORTS = 220
FIRST = 1_000_000


@dataclass
class Count:
    """What was read of some reports of one kind."""

    reports: int = 0
    right: int = 0
    doubtful: int = 0
    silent: int = 0
    seconds: float = 0.0
    lost: Counter[str] = field(default_factory=Counter)

    def take(self, sample: Sample) -> None:
        """Read one report and count its cells; all are in doubt where it is refused."""
        self.reports += 1
        start = time.process_time()
        try:
            report = read_bytes(sample.data, sample.name)
        except NotAReport:
            self.doubtful += len(sample.cells)
            self.lost["refused whole"] += len(sample.cells)
            return
        self.seconds += time.process_time() - start
        found = score(report, sample.cells)
        self.right += found.right
        self.doubtful += len(found.unread) + len(found.doubted)
        self.silent += len(found.silent)
        self.lost[sample.layout.name] += len(found.unread) + len(found.doubted) + len(found.silent)

    def __str__(self) -> str:
        cells = max(self.right + self.doubtful + self.silent, 1)
        share, doubt = 100 * self.right / cells, 100 * self.doubtful / cells
        each = 1000 * self.seconds / max(self.reports, 1)
        return (
            f"{self.reports:>8}{share:>10.3f} %{doubt:>10.3f} %{self.silent:>8}"
            f"{self.doubtful:>8}{each:>10.1f}"
        )


def counted(kind: str, seeds: Sequence[int]) -> tuple[Count, Count]:
    """The reports of a kind read: the undamaged and the damaged."""
    whole, damaged = Count(), Count()
    for sample in ALL[kind](seeds):
        (damaged if is_damaged(sample.layout) else whole).take(sample)
    return whole, damaged


def main() -> None:
    parser = argparse.ArgumentParser(description="Counts cells right, doubtful and silently wrong.")
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(ALL))
    parser.add_argument("--reports", type=int, default=REPORTS, help="reports of each kind")
    parser.add_argument("--first", type=int, default=FIRST, help="the first seed")
    asked = parser.parse_args()
    seeds = range(asked.first, asked.first + asked.reports)
    print(f"{'':30}{'reports':>8}{'right':>12}{'doubtful':>12}{'silent':>8}{'cells':>8}{'ms':>10}")
    for kind in asked.kinds or QUICK:
        try:
            whole, damaged = counted(kind, seeds)
        except Missing as error:
            print(f"{kind:30} left out: {error}")
            continue
        print(f"{kind:30}{whole}", f"{kind + ', damaged':30}{damaged}", sep="\n", flush=True)
        worst = [f"{name} {cells}" for name, cells in whole.lost.most_common(5) if cells]
        if worst:
            print(f"    cells lost, undamaged: {', '.join(worst)}", flush=True)


if __name__ == "__main__":
    main()
