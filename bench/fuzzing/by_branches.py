"""Reads changed bytes of every kind of file, led by the branches that the readers take.

    PYTHONPATH=. .venv/bin/python bench/fuzzing/by_branches.py [-runs=N] [FOLDER]

The options are libFuzzer's, through atheris: without `-runs` it goes on until Ctrl-C, and FOLDER
keeps the inputs that reached something new. A reader may give a report or raise `NotAReport`;
anything else ends the run with a traceback and the input. A few hundred runs are part of the tests.
"""

from __future__ import annotations

import resource
import sys

import atheris

with atheris.instrument_imports(include=["gongkai.report"]):
    from bench.fuzzing.readers import MOST_BYTES, tried
    from tests.report.mutations import SEEDS, mutated

KINDS = list(SEEDS)
MOST_CHANGES = 12


def one(raw: bytes) -> None:
    """Read the file of a kind with the changes that the fuzzer asks for."""
    asked = atheris.FuzzedDataProvider(raw)
    kind = asked.PickValueInList(KINDS)
    changes = [
        (
            asked.ConsumeFloatInRange(0.0, 0.999),
            asked.ConsumeIntInRange(0, 3),
            asked.ConsumeBytes(8),
        )
        for _ in range(asked.ConsumeIntInRange(1, MOST_CHANGES))
    ]
    tried(mutated(SEEDS[kind], changes))


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_BYTES, MOST_BYTES))
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
