"""kill -9 at any moment leaves nothing missing and nothing stale (突然断电)."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

from django.db import connection

KILLING = Path(__file__).with_name("killing.py")
ROUNDS = 10


def test_a_killed_writer_leaves_nothing_missing_and_nothing_stale(
    tmp_path, django_db_setup, django_db_blocker
):
    with django_db_blocker.unblock():
        connection.ensure_connection()
        with sqlite3.connect(tmp_path / "gongkai.sqlite3") as file:
            connection.connection.backup(file)
    own = {name: value for name, value in os.environ.items() if not name.startswith("GONGKAI_")}

    done = subprocess.run(
        [sys.executable, str(KILLING), str(ROUNDS)],
        env=own | {"GONGKAI_HOME": str(tmp_path), "PYTHONPATH": str(Path.cwd())},
        capture_output=True,
        text=True,
        timeout=500,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    assert said["faults"] == []
    assert said["left"] > 0, "no kill came in the middle of anything"
