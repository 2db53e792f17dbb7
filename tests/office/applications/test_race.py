"""Two registrations at once never share a number, on a database file as the office has it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

from django.db import connection
from tests.office.applications.conftest import WANG
from tests.office.threads import found_office, in_thread

from gongkai.office.applications import actions
from gongkai.office.applications.models import Application
from gongkai.office.ledger.chain import breaks
from gongkai.office.ledger.models import Event, Head

AT_ONCE, EACH = 4, 3
ON = date(2026, 3, 2)


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
