"""Search over many documents: ours against SQLite FTS5 and PostgreSQL on the same tokens, one run.

`search.py [--documents N] [--length N] [--postgresql] [--seconds N] [--queries N]`; 20,000
documents without any option. Every query goes to each engine in turn, page 1 and page 50; then
eight clients at once; then changes. The totals are compared with a scan of every text.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from finding import figures
from finding.engines import MADE, Served
from finding.figures import FIFTIETH, both, percentile
from finding.queries import KINDS, sample, totals
from finding.texts import entry_of
from tests.office.at_once.running import Cluster, postgresql

CLIENTS = 8
CHANGES = 40
MB = 1_000_000


def apart(act: Callable[..., Any], *words: Any) -> Any:
    """What a function answers from a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(act, *words).result()


def main() -> None:
    """Measure and print a page of tables."""
    asked = _asked()
    print(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {platform.processor() or platform.machine()}, "
          f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python "
          f"{platform.python_version()}, {asked.documents:,} documents")  # fmt: skip
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="gongkai-bench-")))
        engines = _built(asked, folder, stack)
        queries = sample(asked.queries, documents=asked.documents, length=asked.length)
        _race(engines, queries, asked)
        _together(engines, queries, asked)
        print("\nmemory of a process that asks, MB")
        for name in MADE:
            print(f"  {name}: {apart(figures.resident, name, folder / name, queries) / MB:.0f}")
        print(f"\none document changed, on disk, ms p50 / p95 of {CHANGES}")
        for name, engine in engines.items():
            times = figures.changed(engine, CHANGES, documents=asked.documents, length=asked.length)
            print(f"  {name}: {both(times.wall)}")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--length", type=int, default=400, help="characters of a text, about")
    parser.add_argument("--queries", type=int, default=400, help="all kinds together")
    parser.add_argument("--checked", type=int, default=200, help="queries that a scan proves")
    parser.add_argument("--seconds", type=float, default=8, help="of eight clients, each engine")
    parser.add_argument("--postgresql", action="store_true", help="race it too")
    return parser.parse_args()


def _built(asked: argparse.Namespace, folder: Path, stack: ExitStack) -> dict[str, Any]:
    print("\nbuilding: seconds (CPU) with making tokens, MB of index, MB of memory")
    engines: dict[str, Any] = {}
    for name, kind in MADE.items():
        figure = apart(figures.build, name, folder / name, asked.documents, asked.length)
        seconds = f"{figure['wall']:.0f} ({figure['cpu']:.0f})"
        sizes = f"{figure['size'] / MB:.0f}, {figure['peak'] / MB:.0f}"
        print(f"  {name}: {seconds}, {sizes}; {figure['mean']:.0f} characters a text", flush=True)
        engines[name] = kind(folder / name)
    programs = postgresql() if asked.postgresql else None
    if programs:
        cluster = Cluster(programs, Path(stack.enter_context(tempfile.TemporaryDirectory())))
        stack.callback(cluster.stop)
        served, times = Served(cluster.database()), figures.Times()
        times.take(
            lambda: served.build(entry_of(n, asked.length) for n in range(1, asked.documents + 1))
        )
        print(f"  postgresql: {times.wall[0] / 1000:.0f}, {served.size() / MB:.0f}", flush=True)
        engines["postgresql"] = served
    return engines


def _race(engines: dict[str, Any], queries: list, asked: argparse.Namespace) -> None:
    raced: dict[str, Any] = {}
    for page, offset in ((1, 0), (50, FIFTIETH)):
        raced = figures.raced(engines, queries, offset)
        print(f"\npage {page}, one client: ms p50 / p95 on the wall (of the thread's CPU)")
        for kind in KINDS:
            print(f"  {kind}: " + "; ".join(
                f"{name} {both(raced[name]['times'][kind].wall)}"
                f" ({both(raced[name]['times'][kind].cpu)})" for name in engines
            ))  # fmt: skip
        _all_kinds(raced)
    checked = queries[: asked.checked]
    truth = totals(checked, documents=asked.documents, length=asked.length)
    print(f"\ntotals of {len(checked)} queries that differ from a scan of every text")
    for name in engines:
        pairs = zip(checked, raced[name]["totals"], truth, strict=False)
        wrong = [(query.text, found, true) for query, found, true in pairs if found != true]
        print(f"  {name}: {len(wrong)} {wrong[:3] or ''}")


def _all_kinds(raced: dict[str, Any]) -> None:
    wall = {
        name: [one for times in each["times"].values() for one in times.wall]
        for name, each in raced.items()
    }
    cpu = {
        name: [one for times in each["times"].values() for one in times.cpu]
        for name, each in raced.items()
    }
    for name in raced:
        print(f"  all, {name}: {both(wall[name])} ({both(cpu[name])})", end="")
        times = [percentile(wall[name], n) / percentile(wall["tantivy"], n) for n in (50, 95)]
        print("" if name == "tantivy" else f"; {times[0]:.1f} and {times[1]:.1f} times ours")


def _together(engines: dict[str, Any], queries: list, asked: argparse.Namespace) -> None:
    print(f"\n{CLIENTS} clients at once: queries a second, ms p50 / p95")
    for name, engine in engines.items():
        found = figures.at_once(engine, queries, clients=CLIENTS, seconds=asked.seconds)
        print(f"  {name}: {found['rate']:.1f}, {both(found['wall'])}", flush=True)


if __name__ == "__main__":
    main()
