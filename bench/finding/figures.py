"""What is measured of an engine (测量): building, asking one by one, asking at once, changing."""

from __future__ import annotations

import gc
import random
import resource
import shutil
import statistics
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from finding.engines import MADE
from finding.queries import Query
from finding.texts import batches, entry_of
from gongkai.office.search.engine import Asked, Entry, Found
from gongkai.office.search.words.snippets import Seeker
from gongkai.office.search.words.synonyms import sought

PAGE = 20


@dataclass
class Times:
    """Milliseconds on the wall and of this thread's computing (耗时)."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def take(self, act: Callable[[], Any]) -> Any:
        """Do something and note how long it took."""
        wall, cpu = time.perf_counter(), time.thread_time()
        done = act()
        self.cpu.append((time.thread_time() - cpu) * 1000)
        self.wall.append((time.perf_counter() - wall) * 1000)
        return done


def percentile(values: Sequence[float], share: int) -> float:
    """A percentile of some values (百分位数)."""
    return statistics.quantiles(values, n=100, method="inclusive")[share - 1]


def both(values: Sequence[float]) -> str:
    """The median and the 95th percentile, as a cell of a table."""
    return f"{percentile(values, 50):.2f} / {percentile(values, 95):.2f}"


def page(engine: Any, asked: Asked) -> Found:
    """The first page and the exact total (首页)."""
    return engine.search(asked, offset=0, limit=PAGE)


def fiftieth(engine: Any, asked: Asked) -> Found:
    """The fiftieth page and the exact total (第五十页)."""
    return engine.search(asked, offset=49 * PAGE, limit=PAGE)


def with_facets(engine: Any, asked: Asked) -> Found:
    """All that a page of results asks of an engine (结果页): page, total, every facet."""
    return engine.search(asked, offset=0, limit=PAGE, counted=True)


Job = Callable[[Any, Asked], Found]


def build(name: str, folder: Path, corpus: Path) -> dict[str, float]:
    """Make the index of an engine, in this process: its seconds, its size, its memory."""
    shutil.rmtree(folder, ignore_errors=True)
    engine, whole, read = MADE[name](folder, new=True), Times(), Times()
    reading = iter(partial(read.take, partial(next, batches(corpus), [])), [])
    cpu = time.process_time()
    whole.take(partial(engine.fill, reading))
    cpu = time.process_time() - cpu - sum(read.cpu) / 1000
    wall = (whole.wall[0] - sum(read.wall)) / 1000
    del engine
    gc.collect()  # closes SQLite's connection, and its log goes
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"wall": wall, "cpu": cpu, "size": size, "peak": peak * 1024}


def resident(name: str, folder: Path, queries: Sequence[Query]) -> int:
    """The memory of a process that answered some queries (查询进程的内存): its own pages."""
    engine = MADE[name](folder)
    for query in queries:
        engine.search(query.asked(), offset=0, limit=PAGE)
    rows = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return sum(int(row.split()[1]) for row in rows if row.startswith("Pss:")) * 1024


def raced(engines: dict[str, Any], queries: Sequence[Query], job: Job) -> dict[str, dict]:
    """Every query to each engine in turn (逐条对比): times by kind, and the totals."""
    raced = {name: {"times": {}, "totals": []} for name in engines}
    for query in queries:
        asked = query.asked()
        for name, engine in engines.items():
            times = raced[name]["times"].setdefault(query.kind, Times())
            raced[name]["totals"].append(times.take(partial(job, engine, asked)).total)
    return raced


def marked(engine: Any, queries: Sequence[Query], length: int) -> Times:
    """The titles and snippets of each first page (摘要), which are cut the same for any engine."""
    times = Times()
    for query in queries:
        seeker = Seeker(sought(query.text, ()) or ())
        entries = [entry_of(key, length) for key in page(engine, query.asked()).keys]
        times.take(partial(_marked, seeker, entries))
    return times


def _marked(seeker: Seeker, entries: Sequence[Entry]) -> None:
    for entry in entries:
        seeker.marked(entry.title)
        seeker.snippet(entry.text)


def at_once(
    engine: Any, queries: Sequence[Query], job: Job, *, clients: int, seconds: float
) -> dict[str, Any]:
    """Several clients that ask without a pause (并发): queries a second, and their times."""
    times, end = [Times() for _ in range(clients)], time.perf_counter() + seconds

    def client(number: int) -> None:
        chance = random.Random(number)
        while time.perf_counter() < end:
            asked = chance.choice(queries).asked()
            times[number].take(partial(job, engine, asked))

    started = time.perf_counter()
    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    wall = [one for each in times for one in each.wall]
    return {"rate": len(wall) / (time.perf_counter() - started), "wall": wall}


def changed(engine: Any, count: int, *, documents: int, length: int) -> Times:
    """One document after the other taken in again, each on disk (更新)."""
    times, chance = Times(), random.Random(5)
    for _ in range(count):
        one = entry_of(chance.randint(1, documents), length)
        times.take(partial(engine.index, [one]))
    return times
