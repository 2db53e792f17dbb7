"""One office for each database: founded, and serving."""

import os
import sqlite3
import tempfile
from pathlib import Path

import pytest
from django.db import connection
from tests.office.at_once.running import Cluster, House, postgresql

WANTED = os.environ.get("GONGKAI_POSTGRESQL", "")


@pytest.fixture(scope="session")
def cluster():
    """A PostgreSQL of our own; making the tables there takes a minute, so only where asked for.

    It does not run as root, so its folder is not among the tests' own, which are root's alone.
    """
    if not WANTED:
        pytest.skip("tables on PostgreSQL take a minute: GONGKAI_POSTGRESQL=1 runs this")
    programs = postgresql()
    assert programs, "PostgreSQL is not installed: requirements/install dev postgresql"
    with tempfile.TemporaryDirectory(prefix="gongkai-cluster-") as folder:
        one = Cluster(programs, Path(folder))
        yield one
        one.stop()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def founded(request, tmp_path_factory, django_db_setup, django_db_blocker):
    """An office with a handler and ten cases, on SQLite with the tables that the tests made."""
    home = tmp_path_factory.mktemp("house")
    if request.param == "postgresql":
        one = House(home, request.getfixturevalue("cluster").database())
    else:
        one = House(home)
        with django_db_blocker.unblock():
            connection.ensure_connection()
            with sqlite3.connect(home / "gongkai.sqlite3") as file:
                connection.connection.backup(file)
    one.seed()
    return one


@pytest.fixture(scope="module")
def house(founded):
    """The same, serving."""
    founded.start()
    yield founded
    founded.stop()
