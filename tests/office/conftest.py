"""An office to test with: a county, two departments, and their people. All invented."""

import sqlite3
from contextlib import contextmanager
from datetime import date

import pytest
from django.db import connection, connections

from gongkai.office.organs import actions as organs
from gongkai.office.organs.models import Organ, Role

TODAY = date(2026, 11, 23)
PASSWORD = "shi-fan-2026!"


def _organ(name: str, kind: Organ.Kind, *, number: int, under: Organ | None = None) -> Organ:
    return organs.establish(
        under=under,
        name=f"示范县{name}",
        short_name=name,
        kind=kind,
        slug=f"organ-{number}",
        code=f"1100000000000000{number:02d}",
        number_prefix=f"示{name[:1]}",
        address="示范县光明路 1 号",
        phone="0000-0000000",
        reconsideration_organ="示范县人民政府",
        court="示范县人民法院",
    )


@pytest.fixture
def county(db):
    return _organ("人民政府", Organ.Kind.GOVERNMENT, number=1)


@pytest.fixture
def office(county):
    return _organ("人民政府办公室", Organ.Kind.OFFICE, number=2, under=county)


@pytest.fixture
def other_office(county):
    return _organ("教育局", Organ.Kind.DEPARTMENT, number=3, under=county)


@pytest.fixture
def enrolled(db):
    """Make a person with a role: `enrolled("林晓", office, Role.HANDLER)`."""

    def make(name: str, organ: Organ, *roles: Role):
        user = organs.enrol(username=f"user-{name}", name=name, password=PASSWORD)
        for role in roles:
            organs.appoint(user=user, organ=organ, role=role)
        return user

    return make


@pytest.fixture
def handler(enrolled, office):
    return enrolled("林晓", office, Role.HANDLER)


@pytest.fixture
def reviewer(enrolled, office):
    return enrolled("周敏", office, Role.REVIEWER)


@pytest.fixture
def head(enrolled, office):
    return enrolled("陈立", office, Role.HEAD)


@pytest.fixture
def supervisor(enrolled, county):
    return enrolled("吴洁", county, Role.SUPERVISOR)


@pytest.fixture
def administrator(enrolled, county):
    return enrolled("郑安", county, Role.ADMINISTRATOR)


@pytest.fixture
def stranger(enrolled, other_office):
    """A person of another organ, with every role there."""
    return enrolled("孙远", other_office, Role.HANDLER, Role.REVIEWER, Role.HEAD)


@pytest.fixture
def member(enrolled, office):
    """A member of a unit of the office, with no role."""
    return _seated(enrolled("贺川", office), office, "财务科")


@pytest.fixture
def colleague(enrolled, office):
    """A member of another unit of the office, with no role."""
    return _seated(enrolled("谭溪", office), office, "文秘科")


def _seated(user, organ: Organ, unit: str):
    organs.seat(user=user, unit=organs.found_unit(organ=organ, name=unit))
    return user


@pytest.fixture
def on_file(django_db_setup, django_db_blocker, tmp_path):
    """A database of its own with the migrated schema, on which every new thread connects."""
    settings = connections.settings["default"]
    kept = settings["NAME"]
    with django_db_blocker.unblock(), _copied(tmp_path) as name:
        settings["NAME"] = name
        yield
        settings["NAME"] = kept


@contextmanager
def _copied(folder):
    """The name of a copy of the test database: a file, or beside it on the same server."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with sqlite3.connect(folder / "office.sqlite3") as file:
            connection.connection.backup(file)
        yield folder / "office.sqlite3"
        return
    connection.close()  # nobody may be on a database that is copied
    beside = connection.creation
    beside.clone_test_db("at_once", verbosity=0)
    yield beside.get_test_db_clone_settings("at_once")["NAME"]
    beside.destroy_test_db(suffix="at_once", verbosity=0)
