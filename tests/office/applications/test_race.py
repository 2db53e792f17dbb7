"""Two registrations at once never share a number, on a database file as the office has it."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection, connections
from tests.office.applications.conftest import WANG

from gongkai.office.applications import actions
from gongkai.office.applications.models import Application
from gongkai.office.ledger.chain import breaks
from gongkai.office.ledger.models import Event, Head
from gongkai.office.organs import actions as organs
from gongkai.office.organs.models import Organ

AT_ONCE, EACH = 4, 3
ON = date(2026, 3, 2)


@pytest.fixture
def on_file(django_db_setup, django_db_blocker, tmp_path):
    """A database file with the migrated schema, on which every new thread connects."""
    path = tmp_path / "office.sqlite3"
    settings = connections.settings["default"]
    with django_db_blocker.unblock():
        connection.ensure_connection()
        with sqlite3.connect(path) as file:
            connection.connection.backup(file)
        kept = settings["NAME"]
        settings["NAME"] = path
        yield
        settings["NAME"] = kept


def in_thread(work):
    """The answer of a function run on a connection of its own."""

    def run():
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as one:
        return one.submit(run).result()


def found_office():
    return organs.establish(
        name="示范县人民政府办公室",
        short_name="办公室",
        kind=Organ.Kind.OFFICE,
        slug="office",
        code="110000000000000001",
        number_prefix="示政办",
        address="示范县光明路 1 号",
        phone="0000-0000000",
        reconsideration_organ="示范县人民政府",
        court="示范县人民法院",
    )


def register_some(office):
    try:
        return [
            actions.register(
                organ=office,
                channel="online",
                applicant=WANG,
                title="路灯合同",
                description="全文",
                arrived=ON,
                by=None,
                on=ON,
            ).application.serial
            for _ in range(EACH)
        ]
    finally:
        connection.close()


def test_registrations_at_once_have_numbers_of_their_own_and_no_gap(on_file):
    office = in_thread(found_office)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        taken = [serial for some in pool.map(register_some, [office] * AT_ONCE) for serial in some]

    assert sorted(taken) == list(range(1, AT_ONCE * EACH + 1))
    assert in_thread(lambda: Application.objects.count()) == AT_ONCE * EACH
    broken = in_thread(lambda: list(breaks(Event.objects.order_by("pk"), Head.objects.get())))
    assert broken == []
