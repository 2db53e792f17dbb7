"""Public pages beside a bare Wagtail page and nginx: CPU, requests a second, queries.

`pages.py [HOME] [--requests N] [--documents N]`, HOME the folder of an office with the
demonstration; without one it is made first. Each subject has a process of its own. CPU is that of
one request through the whole application, which a busy machine stretches least; requests a second
are those of eight clients at one worker of granian. The bare page has the same title and text.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from paging import loading
from paging.bare.site import ADDRESS
from paging.filling import DATABASE, demonstration, filled

UNCACHED_BAR, KEPT_BAR = 1 / 3, 8
"""A document made costs at most a third of the bare page; kept it is at least 8 times as quick."""

TURNS = 5
"""Turns of the document and the bare page: a shared machine slows whole minutes at a time."""

BENCH = Path(__file__).parent
SUBJECTS = BENCH / "paging" / "subjects.py"


def main() -> int:
    """Measure every subject, print the tables, and say whether the bars are met."""
    asked = _asked()
    with tempfile.TemporaryDirectory(prefix="gongkai-bench-") as kept:
        folder = Path(kept)
        folder.chmod(0o755)  # nginx reads with less than our rights
        home = Path(asked.home).absolute() if asked.home else demonstration(folder / "home")
        made = _subject("office", asked.requests, GONGKAI_HOME=home, GONGKAI_KEPT_PAGES="0")
        shown = _subject("office", asked.requests, GONGKAI_HOME=home, GONGKAI_KEPT_PAGES="500")
        site = _bare_site(folder / "bare", made["text"])
        bare = _subject("bare", asked.requests, GONGKAI_BENCH_BARE=site)
        _told(made, shown, bare)
        costs = _compared(asked.requests, home, site)
        _told_queries(home, folder / "many", asked.documents)
        quick = _served(home, site, folder, made["document"])
    times = quick["kept"] / quick["bare"]
    print(f"document made: {costs:.2f} of the bare page's CPU (bar {UNCACHED_BAR:.2f})")
    print(f"document kept: {times:.1f} times the bare page's requests a second (bar {KEPT_BAR})")
    return 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("home", nargs="?", default="", type=str)
    parser.add_argument("--requests", type=int, default=400)
    parser.add_argument("--documents", type=int, default=100_000)
    return parser.parse_args()


def _environment(**more: object) -> dict[str, str]:
    told = {name: str(value) for name, value in more.items()}
    return {**os.environ, "PYTHONPATH": str(BENCH), **told}


def _subject(name: str, requests: int, **more: object) -> Any:
    words = [sys.executable, str(SUBJECTS), name, str(requests)]
    said = subprocess.run(words, env=_environment(**more), stdout=subprocess.PIPE, check=True)
    return json.loads(said.stdout)


def _bare_site(folder: Path, text: Mapping[str, str]) -> Path:
    folder.mkdir()
    words = [sys.executable, "-m", "paging.bare.site", str(folder)]
    subprocess.run(words, env=_environment(), input=json.dumps(text), text=True, check=True)
    return folder


def _told(made: Any, shown: Any, bare: Any) -> None:
    now, load = datetime.now(UTC), os.getloadavg()[0]
    print(f"{now:%Y-%m-%d %H:%M} UTC, {os.cpu_count()} cores, load {load:.1f}, "
          f"{made['documents']:,} documents")  # fmt: skip
    print("page: CPU ms made, queries; CPU ms kept, queries")
    for page, one in made["pages"].items():
        again = shown["pages"][page]
        print(f"{page}: {one['ms']:.2f}, {one['queries']}; {again['ms']:.2f}, {again['queries']}")
    rival = bare["pages"][ADDRESS]
    print(f"bare Wagtail page: {rival['ms']:.2f}, {rival['queries']} ({bare['size']} bytes; "
          f"ours {made['size']})", flush=True)  # fmt: skip


def _compared(requests: int, home: Path, site: Path) -> float:
    """The CPU of a document made by that of the bare page: the best of some turns of each.

    The document is asked for three times as often, so that both are watched for as long.
    """
    ours, bare = [], []
    for _ in range(TURNS):
        office = _subject("document", 3 * requests, GONGKAI_HOME=home, GONGKAI_KEPT_PAGES="0")
        rival = _subject("bare", requests, GONGKAI_BENCH_BARE=site)
        ours += [one["ms"] for one in office["pages"].values()]
        bare += [one["ms"] for one in rival["pages"].values()]
    print(f"in turn, ms: documents {ours}; bare {bare}", flush=True)
    return min(ours) / min(bare)


def _told_queries(home: Path, folder: Path, count: int) -> None:
    """Queries of each page with few documents and with many: the same, or it is said."""
    if not (home / DATABASE).exists():
        print("queries with many documents: left out, the office is not on SQLite")
        return
    folder.mkdir()
    few = _subject("queries", 1, GONGKAI_HOME=home, GONGKAI_KEPT_PAGES="0")
    filled(home, folder, count=count)
    many = _subject("queries", 1, GONGKAI_HOME=folder, GONGKAI_KEPT_PAGES="0")
    print(f"queries with {few['documents']:,} and with {many['documents']:,} documents:")
    for (page, before), after in zip(few["pages"].items(), many["pages"].values(), strict=True):
        print(f"{page}: {before}, {after}{'' if before == after else ' NOT THE SAME'}", flush=True)


def _served(home: Path, site: Path, folder: Path, document: str) -> dict[str, float]:
    """Requests a second of the document made, kept and exported, of the bare page, of any file."""
    office = {"GONGKAI_HOME": home, "GONGKAI_ALLOWED_HOSTS": '["127.0.0.1"]'}
    target, rates = "gongkai.office.wsgi:application", {}
    for name, kept in (("made", "0"), ("kept", "500")):
        environment = _environment(**office, GONGKAI_KEPT_PAGES=kept)
        with loading.granian(target, environment=environment) as port:
            rates[name] = loading.rate(port, document)
            if name == "made":
                page = loading.fetched(port, document)
    with loading.granian(
        "paging.bare.wsgi:application", environment=_environment(GONGKAI_BENCH_BARE=site)
    ) as port:
        rates["bare"] = loading.rate(port, ADDRESS)
    rates |= _files(folder / "nginx", document, page)
    by = "wrk" if loading.found("wrk") else "a loader in Python, wrk is not installed"
    print(f"requests a second, {loading.CLIENTS} clients for {loading.SECONDS} s, by {by}:")
    print("; ".join(f"{name} {rate:,.0f}" for name, rate in rates.items()), flush=True)
    return rates


def _files(folder: Path, document: str, page: bytes) -> dict[str, float]:
    """What nginx serves of the page as a file, and of any file of the same size."""
    if not loading.found("nginx"):
        print("exported: left out, nginx is not installed (apt-get install nginx)")
        return {}
    root = folder / "root"
    exported = root / document.strip("/") / "index.html"
    exported.parent.mkdir(parents=True)
    exported.write_bytes(page)
    (root / "any.html").write_bytes(b"x" * len(page))
    with loading.nginx(root, folder) as port:
        return {
            "exported": loading.rate(port, document),
            "any file of nginx": loading.rate(port, "/any.html"),
        }


if __name__ == "__main__":
    sys.exit(main())
