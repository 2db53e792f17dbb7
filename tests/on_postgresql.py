"""The office's tests on PostgreSQL: `python -m tests.on_postgresql tests/office/disclosure`.

What is given is given to pytest. The server is private and gone at the end; making its tables
takes a minute.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.office.at_once.running import Cluster, postgresql


def run(words: list[str]) -> int:
    """How pytest ended, on a database of the tests' own."""
    programs = postgresql()
    if not programs:
        print("没有安装 PostgreSQL，请先运行：requirements/install dev postgresql")
        return 1
    with tempfile.TemporaryDirectory(prefix="gongkai-cluster-") as folder:
        cluster = Cluster(programs, Path(folder))
        try:
            given = {"GONGKAI_DATABASE_URL": cluster.database()}
            pytest = [sys.executable, "-m", "pytest", *words]
            return subprocess.run(pytest, env=os.environ | given, check=False).returncode
        finally:
            cluster.stop()


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
