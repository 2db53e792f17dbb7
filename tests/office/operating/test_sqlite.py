"""SQLite is asked as Django would ask it, its queries rewritten once."""

import pytest
from django.db import connection
from django.db.backends.sqlite3.base import SQLiteCursorWrapper

from gongkai.office.operating.sqlite.base import Cursor

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="the office is not on SQLite"),
]


@pytest.mark.parametrize(
    "query", ["SELECT %s, %s", "SELECT '%%', %s", "SELECT '%%s', %s", "SELECT 1", ""]
)
def test_a_query_reads_as_django_writes_it(query):
    ours, djangos = connection.connection.cursor(Cursor), SQLiteCursorWrapper(connection.connection)

    assert ours.convert_query(query) == djangos.convert_query(query)
    assert ours.convert_query(query) == djangos.convert_query(query)


def test_values_are_written_in_by_place_and_by_name():
    with connection.cursor() as cursor:
        assert cursor.execute("SELECT %s, '100%%'", [7]).fetchone() == (7, "100%")
        assert cursor.execute("SELECT %(one)s, %(two)s", {"one": 1, "two": 2}).fetchone() == (1, 2)
        assert cursor.execute("SELECT '%s'").fetchone() == ("%s",)
