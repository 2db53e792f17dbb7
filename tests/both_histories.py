"""Whether both histories end in the same tables: `python -m tests.both_histories`.

A new office is made by migrations that replace many, an older one came by the many. Makes both,
on SQLite and, where it is installed, on PostgreSQL, and prints what only one of them has. Takes
two minutes; whoever writes a migration that replaces others runs it.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import django
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.migration import Migration
from tests.office.at_once.running import Cluster, postgresql

HISTORIES = ("replaced", "replacing")


def lay(history: str) -> None:
    """Make all tables of the database; an older office has come as far as the first replaced."""
    if history == "replaced":
        early = MigrationExecutor(connection)
        early.loader = MigrationLoader(connection, replace_migrations=False)
        early.migrate([one.replaces[0] for one in replacing(early.loader)])
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def replacing(loader: MigrationLoader) -> list[Migration]:
    """The migrations of ours that replace others."""
    known = loader.disk_migrations.values()
    return [one for one in known if one.replaces and type(one).__module__.startswith("gongkai.")]


def clauses(statement: str) -> list[str]:
    """A statement, or the lines of a table in an order that does not depend on their making."""
    statement = " ".join(re.sub(r"--.*", "", statement).split())
    if not statement.startswith("CREATE TABLE"):
        return [statement]
    head, _, body = statement.partition("(")
    depth, parts = 0, [""]
    for letter in body.rpartition(")")[0]:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return [f"{head.strip()}: {part.strip()}" for part in parts]


def sqlite() -> list[str]:
    """The statements of which SQLite says that they made what it holds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
        return [statement for (statement,) in cursor.fetchall()]


def dumped(programs: Path) -> list[str]:
    """The statements by which PostgreSQL would make what it holds."""
    words = [programs / "pg_dump", "--schema-only", "--no-comments"]
    words += ["--dbname", os.environ["GONGKAI_DATABASE_URL"]]
    said = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    return re.split(r"\n\n+(?=CREATE |ALTER |--)", re.sub(r"\\(un)?restrict .*", "", said))


def rows() -> Iterator[str]:
    """How many rows each table begins with, but that of the migrations themselves."""
    with connection.cursor() as cursor:
        names = sorted({*connection.introspection.table_names()} - {"django_migrations"})
        for name in names:
            cursor.execute(f'SELECT count(*) FROM "{name}"')
            yield f"{name} has {cursor.fetchone()[0]} rows"


def said() -> set[str]:
    """All that the database holds, statement by statement and table by table."""
    programs = postgresql()
    if connection.vendor == "postgresql":
        assert programs
        held = dumped(programs)
    else:
        held = sqlite()
    return {*(clause for one in held for clause in clauses(one)), *rows()}


def made(history: str, programs: Path | None) -> set[str]:
    """What a history leaves in an empty database, in a process of its own."""
    words = [sys.executable, "-m", "tests.both_histories", history]
    with tempfile.TemporaryDirectory(prefix="gongkai-cluster-") as folder:
        cluster = Cluster(programs, Path(folder)) if programs else None
        given = {"GONGKAI_DATABASE_URL": cluster.database()} if cluster else {}
        try:
            done = subprocess.run(words, env=os.environ | given, check=True, stdout=subprocess.PIPE)
        finally:
            if cluster:
                cluster.stop()
    return set(json.loads(done.stdout))


def compared(programs: Path | None) -> bool:
    """Print what only one history leaves; whether both leave the same."""
    replaced, replacing = (made(history, programs) for history in HISTORIES)
    for history, alone in zip(HISTORIES, (replaced - replacing, replacing - replaced), strict=True):
        for statement in sorted(alone):
            print(f"{history} only: {statement}")
    print(f"{'PostgreSQL' if programs else 'SQLite'}: {len(replaced & replacing)} in common")
    return replaced == replacing


def run(words: list[str]) -> int:
    """Make one history, or compare both."""
    if words:
        django.setup()
        lay(words[0])
        print(json.dumps(sorted(said())))
        return 0
    return 0 if all(compared(programs) for programs in {None, postgresql()}) else 1


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    sys.exit(run(sys.argv[1:]))
