"""Reads changed bytes of every kind of file for as long as one likes, and stops at a fault.

    PYTHONPATH=. .venv/bin/python bench/fuzzing/readers.py [--inputs N] [--first SEED] [KIND…]

A reader may give a report or raise `NotAReport`; anything else, more than ten CPU seconds, or more
than 600 MB ends the run with the kind and the seed that show it. `tests/report/test_reading_fuzzed`
does a small, fixed part of this in every run of the tests. `bench/fuzzing/by_branches.py` lets the
branches that are reached choose the changes.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Sequence

from tests.report.mutations import SEEDS, Change, mutated

from gongkai.report.model import NotAReport
from gongkai.report.reading import read_bytes

INPUTS = 100
LONGEST = 10.0
MOST_BYTES = 600 * 1024 * 1024


class Fault(AssertionError):
    """A reader took too long."""


def tried(data: bytes) -> bool:
    """Whether some bytes were read as a report; raises for anything but a report or a refusal."""
    start = time.process_time()
    try:
        read_bytes(data, "fuzzed")
    except NotAReport:
        is_read = False
    else:
        is_read = True
    if time.process_time() - start > LONGEST:
        raise Fault(f"took {time.process_time() - start:.1f} s")
    return is_read


def changes_of(dice: random.Random) -> Sequence[Change]:
    """A few changes, mostly small."""
    count = dice.choice((1, 2, 4, 12, 60))
    return [
        (dice.random(), dice.randrange(4), dice.randbytes(dice.choice((1, 1, 2, 8))))
        for _ in range(count)
    ]


def at_random(kind: str, seeds: range) -> None:
    """Every seed's changes to the file of a kind."""
    read = 0
    start = time.process_time()
    for seed in seeds:
        try:
            read += tried(mutated(SEEDS[kind], changes_of(random.Random(seed))))
        except Exception as fault:
            raise SystemExit(f"{kind}, seed {seed}: {type(fault).__name__}: {fault}") from fault
    each = 1000 * (time.process_time() - start) / len(seeds)
    print(
        f"{kind:10}{len(seeds):>7} inputs, {read} read as reports, {each:.1f} ms each", flush=True
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Reads changed bytes until a reader fails.")
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(SEEDS))
    parser.add_argument("--inputs", type=int, default=INPUTS, help="files of each kind")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    asked = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_BYTES, MOST_BYTES))
    kinds = asked.kinds or list(SEEDS)
    for kind in kinds:
        at_random(kind, range(asked.first, asked.first + asked.inputs))


if __name__ == "__main__":
    main()
