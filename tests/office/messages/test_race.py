"""Two workers that empty one outbox take each message once."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import connection
from tests.office.threads import found_office, in_thread

from gongkai.office.messages.actions import Recipient, put, send_due
from gongkai.office.messages.kinds import Way
from gongkai.office.messages.models import Message
from gongkai.office.messages.wording import Written

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
MESSAGES, WORKERS = 12, 3


class Counting:
    """A gateway that all workers share."""

    name = "counting"

    def __init__(self):
        self.keys = []

    def send(self, parcel):
        self.keys.append(parcel.key)


def test_workers_at_once_send_each_message_once(on_file):
    office = in_thread(found_office)
    gateway, begin = Counting(), threading.Barrier(WORKERS)

    def fill():
        for number in range(MESSAGES):
            to = Recipient(Way.SMS, "13800001234", "application", number, office)
            put(to, Written("received", 1, "通知", "字"), key=f"k/{number}", at=MONDAY)

    def worker(_):
        try:
            begin.wait(10)
            return send_due({Way.SMS: gateway}, at=MONDAY).sent
        finally:
            connection.close()

    in_thread(fill)
    with ThreadPoolExecutor(WORKERS) as pool:
        sent = sum(pool.map(worker, range(WORKERS)))

    assert sorted(gateway.keys) == sorted(f"k/{number}/0" for number in range(MESSAGES))
    assert sent == MESSAGES
    assert in_thread(lambda: Message.objects.filter(standing="sent").count()) == MESSAGES
