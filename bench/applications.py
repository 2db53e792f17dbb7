"""The pages of a case with 1,000 and with 100,000 cases: queries and time of each, how they grow.

`applications.py [--plans] [COUNT…]`; each count in a process and a database of its own. With
`--plans`, how the database finds the rows of each query that takes more than 20 ms. The cases are
made straight in the tables (see `cases/generated.py`).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from importlib import import_module
from typing import Any

import django

COUNTS = (1_000, 100_000)


def apart(count: int) -> dict[str, Any]:
    """The figures of a count, from a process with a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="gongkai-bench-") as home:
        own = {"GONGKAI_HOME": home, "DJANGO_SETTINGS_MODULE": "gongkai.office.settings"}
        done = subprocess.run(
            [sys.executable, __file__, "--one", str(count)],
            env=os.environ | own,
            check=True,
            stdout=subprocess.PIPE,
        )
    return json.loads(done.stdout)


def one(count: int) -> None:
    """Print the figures of a count, as JSON; in the folder that the environment names."""
    django.setup()
    print(json.dumps(import_module("cases.measured").figures(count), ensure_ascii=False))


def show(counts: list[int], *, plans: bool) -> None:
    """Print a row for each page."""
    found = [apart(count) for count in counts]
    print("| page | " + " | ".join(f"{n:,}: queries | ms" for n in counts) + " | time grows |")
    print("|---|" + "--:|" * (2 * len(counts) + 1))
    for name, last in found[-1].items():
        cells = [f"{run[name]['queries']} | {run[name]['ms']:.0f}" for run in found]
        growth = last["ms"] / found[0][name]["ms"]
        print(f"| {name} | " + " | ".join(cells) + f" | ×{growth:.1f} |")
        for told in last["slow"] if plans else ():
            print(f"    {told}")


def main() -> None:
    """Measure each page at each count and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", nargs="*", type=int)
    parser.add_argument("--plans", action="store_true", help="plans of slow queries")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        one(asked.one)
    else:
        show(asked.counts or list(COUNTS), plans=asked.plans)


if __name__ == "__main__":
    main()
