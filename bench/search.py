"""Search over many documents: ours against SQLite FTS5 and PostgreSQL on the same tokens, one run.

`search.py [--documents N] [--length N] [--postgresql] [--seconds N] [--queries N] [--folder F]`;
20,000 documents without any option; in a folder the texts and the indexes stay for another run.

Every query goes to each engine in turn: page 1, page 50, page 1 with all facets; then eight clients
at once; then changes. Each engine gives exact totals under the same conditions, and the totals are
compared with a scan of every text.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from multiprocessing import get_context
from operator import attrgetter
from pathlib import Path
from typing import Any

from finding import figures
from finding.engines import MADE, Served
from finding.figures import both, fiftieth, page, percentile, with_facets
from finding.queries import KINDS, sample, totals
from finding.texts import batches, write
from tests.office.at_once.running import Cluster, postgresql

CLIENTS = 8
CHANGES = 40
MB = 1_000_000


def apart(act: Callable[..., Any], *words: Any) -> Any:
    """What a function answers from a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(act, *words).result()


def kept(file: Path, act: Callable[..., Any], *words: Any) -> Any:
    """What a function answers, or what it answered in a run before."""
    if not file.exists():
        file.write_text(json.dumps(act(*words)))
    return json.loads(file.read_text())


def main() -> None:
    """Measure and print a page of tables."""
    asked = _asked()
    print(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {platform.processor() or platform.machine()}, "
          f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python "
          f"{platform.python_version()}, {asked.documents:,} documents")  # fmt: skip
    with ExitStack() as stack:
        made = asked.folder or stack.enter_context(tempfile.TemporaryDirectory(prefix="gongkai-"))
        folder = Path(made) / f"{asked.documents}-{asked.length}"
        folder.mkdir(parents=True, exist_ok=True)
        mean = kept(folder / "texts.json", write, folder / "corpus", asked.documents, asked.length)
        print(f"{mean:.0f} characters a text in the mean", flush=True)
        engines = _built(asked, folder, stack)
        queries = sample(asked.queries, documents=asked.documents, length=asked.length)
        _race(engines, queries, asked.checked, folder / "corpus")
        for job, said in ((page, "page 1"), (with_facets, "page 1 with facets")):
            _together(engines, queries, job, said=said, seconds=asked.seconds)
        _apart(engines, queries, asked, folder)


def _apart(engines: dict[str, Any], queries: list, asked: argparse.Namespace, folder: Path) -> None:
    snippets = figures.marked(engines["tantivy"], queries, asked.length)
    print(f"\ntitles and snippets of a page, the same for any engine: ms {both(snippets.wall)}")
    print("\nmemory of a process that asks, MB")
    for name in MADE:
        print(f"  {name}: {apart(figures.resident, name, folder / name, queries) / MB:.0f}")
    print(f"\none document changed, on disk, ms p50 / p95 of {CHANGES}")
    for name, engine in _copies(engines, folder).items():
        times = figures.changed(engine, CHANGES, documents=asked.documents, length=asked.length)
        print(f"  {name}: {both(times.wall)}", flush=True)


def _copies(engines: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The engines to change: of those in a folder copies, for another run must find them whole."""
    changed = folder / "changed"
    shutil.rmtree(changed, ignore_errors=True)
    for name in MADE:
        shutil.copytree(folder / name, changed / name)
    return engines | {name: kind(changed / name) for name, kind in MADE.items()}


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--length", type=int, default=400, help="characters of a text, about")
    parser.add_argument("--queries", type=int, default=400, help="all kinds together")
    parser.add_argument("--checked", type=int, default=200, help="queries that a scan proves")
    parser.add_argument("--seconds", type=float, default=8, help="of eight clients, each engine")
    parser.add_argument("--folder", help="where texts and indexes stay for another run")
    parser.add_argument("--postgresql", action="store_true", help="race it too")
    return parser.parse_args()


def _built(asked: argparse.Namespace, folder: Path, stack: ExitStack) -> dict[str, Any]:
    print("\nbuilding: seconds (CPU) with making tokens, MB of index, MB of memory")
    engines: dict[str, Any] = {}
    for name, kind in MADE.items():
        words = figures.build, name, folder / name, folder / "corpus"
        figure = kept(folder / f"{name}.json", apart, *words)
        seconds = f"{figure['wall']:.0f} ({figure['cpu']:.0f})"
        sizes = f"{figure['size'] / MB:.0f}, {figure['peak'] / MB:.0f}"
        print(f"  {name}: {seconds}, {sizes}", flush=True)
        engines[name] = kind(folder / name)
    programs = postgresql() if asked.postgresql else None
    if programs:
        cluster = Cluster(programs, Path(stack.enter_context(tempfile.TemporaryDirectory())))
        stack.callback(cluster.stop)
        served, times = Served(cluster.database()), figures.Times()
        entries = chain.from_iterable(batches(folder / "corpus"))
        times.take(partial(served.build, entries))
        print(f"  postgresql: {times.wall[0] / 1000:.0f}, {served.size() / MB:.0f}", flush=True)
        engines["postgresql"] = served
    return engines


def _race(engines: dict[str, Any], queries: list, checked: int, corpus: Path) -> None:
    raced: dict[str, Any] = {}
    jobs = (page, "page 1"), (fiftieth, "page 50"), (with_facets, "page 1 with facets")
    for job, said in jobs:
        raced = figures.raced(engines, queries, job)
        print(
            f"\n{said}, one client: ms p50 / p95 on the wall (of the thread's CPU, save a server's)"
        )
        for kind in KINDS:
            told = [_of_kind(name, raced[name]["times"][kind]) for name in engines]
            print(f"  {kind}: {'; '.join(told)}")
        for clock, of in (("wall", attrgetter("wall")), ("CPU", attrgetter("cpu"))):
            spent = {
                name: [one for times in each["times"].values() for one in of(times)]
                for name, each in raced.items()
            }
            if clock == "CPU":  # a server computes in other processes
                spent = {name: spent[name] for name in MADE}
            for name, times in spent.items():
                against = _against(times, spent["tantivy"])
                print(f"  all, {name}, {clock}: {both(times)}{against}", flush=True)
    truth = totals(queries[:checked], corpus)
    print(f"\ntotals of {len(truth)} queries that differ from a scan of every text")
    for name in engines:
        pairs = zip(queries, raced[name]["totals"], truth, strict=False)
        wrong = [(query.text, found, true) for query, found, true in pairs if found != true]
        print(f"  {name}: {len(wrong)} {wrong[:3] or ''}", flush=True)


def _of_kind(name: str, times: figures.Times) -> str:
    """An engine's times; the CPU only where it computes in this very thread, as no server does."""
    cpu = f" ({both(times.cpu)})" if name in MADE else ""
    return f"{name} {both(times.wall)}{cpu}"


def _against(wall: Sequence[float], ours: Sequence[float]) -> str:
    """How many times ours the times of an engine are."""
    if wall is ours:
        return ""
    times = [percentile(wall, n) / percentile(ours, n) for n in (50, 95)]
    return f"; {times[0]:.1f} and {times[1]:.1f} times ours"


def _together(
    engines: dict[str, Any], queries: list, job: figures.Job, *, said: str, seconds: float
) -> None:
    print(f"\n{said}, {CLIENTS} clients at once: queries a second, ms p50 / p95")
    ours: dict[str, Any] = {}
    for name, engine in engines.items():
        found = figures.at_once(engine, queries, job, clients=CLIENTS, seconds=seconds)
        ours = ours or found
        fewer = "" if found is ours else f"; {ours['rate'] / found['rate']:.1f} times fewer"
        times = f"{both(found['wall'])}{_against(found['wall'], ours['wall'])}"
        print(f"  {name}: {found['rate']:.1f}{fewer}, {times}", flush=True)


if __name__ == "__main__":
    main()
