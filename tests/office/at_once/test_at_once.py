"""Fifty people at once, then a server killed while people apply, on a database that is real.

Nobody is lost and no number is given twice; after a kill there is a receipt and its case, or
neither. Whoever saw no receipt sends his form again and has one application, not two.
`GONGKAI_AT_ONCE=1` runs it, `GONGKAI_KILLS=50` kills as often as that, and
`GONGKAI_POSTGRESQL=1` besides does it all on PostgreSQL too.
"""

import os
import random
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Event

import psycopg
import pytest
from tests.office.at_once.visiting import UNREACHED, Visitor

WANTED = os.environ.get("GONGKAI_AT_ONCE", "")
pytestmark = [
    pytest.mark.e2e,
    pytest.mark.django_db,
    pytest.mark.skipif(not WANTED, reason="takes minutes: GONGKAI_AT_ONCE=1 runs this"),
]

AT_ONCE, CASES = 50, 10
KILLS = int(os.environ.get("GONGKAI_KILLS", "2"))
PEOPLE = 6
LONGEST = 1.5
"""Seconds of applying before the power goes."""

SERIALS = "SELECT serial FROM applications_application ORDER BY serial"
NUMBERS = "SELECT register_number FROM applications_application"
LETTERS = "SELECT letter_number FROM applications_correction ORDER BY id"
DONE, TOO_LATE = "告知补正：已记入台账", "，不能告知补正。"
TODAY = date.today()  # noqa: DTZ011


def test_fifty_at_once_lose_nothing(house):
    citizens = [Visitor(house.address) for _ in range(AT_ONCE)]
    filled = [one.applying() for one in citizens]
    clerk = Visitor(house.address)
    clerk.sign_in(username="handler", password=house.founded["password"])
    cases = house.founded["cases"]
    asking = [(case, clerk.form(_asking(case), holding="items")) for case in cases]

    with ThreadPoolExecutor(2 * AT_ONCE) as pool:
        applied = [pool.submit(one.sent, form) for one, form in zip(citizens, filled, strict=True)]
        asked = [
            pool.submit(ask_correction, clerk, *asking[number % CASES]) for number in range(AT_ONCE)
        ]
        receipts = [one.result() for one in applied]
        answers = [one.result() for one in asked]

    letters = [f"示政办公开补〔{TODAY.year}〕{number}号" for number in range(1, CASES + 1)]
    assert None not in receipts
    assert len(set(receipts)) == AT_ONCE
    assert set(receipts) < set(house.column(NUMBERS))
    assert house.column(SERIALS) == list(range(1, CASES + AT_ONCE + 1))
    assert house.column(LETTERS) == letters
    assert sorted(set(answers)) == sorted([DONE, TOO_LATE])
    assert answers.count(DONE) == CASES
    assert house.told("check").returncode == 0


def test_the_database_itself_refuses_to_change_the_ledger(house):
    changes = ["UPDATE ledger_event SET note = 'x'", "DELETE FROM ledger_event"]
    changes += ["TRUNCATE ledger_event CASCADE"] if house.database else []

    for change in changes:
        with pytest.raises((sqlite3.DatabaseError, psycopg.DatabaseError), match="append-only"):
            house.column(change)


def _asking(case):
    return f"/office/applications/case/{case}/ask_correction/"


def ask_correction(clerk, case, form):
    """What the page says after the act: done, or the sentence that another was first."""
    filled = form | {"on": TODAY.isoformat(), "items": "写明年份", "days": "10"}
    status, page = clerk.opened(_asking(case), filled)
    said = [one for one in (DONE, TOO_LATE) if one in page]
    return said[0] if said else f"{status}: {page}"


def test_after_every_kill_there_is_a_receipt_with_its_case_or_neither(house):
    earlier = len(house.column(SERIALS))
    chance, shown, unanswered = random.Random(20260302), [], []
    for _ in range(KILLS):
        receipts, lost = applying_until_killed(house, after=chance.uniform(0.05, LONGEST))
        house.start()

        assert set(receipts) <= set(house.column(NUMBERS))
        shown, unanswered = shown + receipts, unanswered + lost

    before = house.column(SERIALS)
    sent_again = [send_again(Visitor(house.address), key) for key in unanswered]
    serials = house.column(SERIALS)

    assert None not in sent_again
    assert len(set(shown + sent_again)) == len(shown) + len(unanswered)
    assert serials == list(range(1, len(serials) + 1))
    assert serials[: len(before)] == before
    assert len(serials) == earlier + len(shown) + len(unanswered)
    checked = house.told("check")
    assert checked.returncode == 0, checked.stdout


def send_again(person, key):
    """The number on the receipt of a form that is sent once more."""
    return person.sent(person.applying() | {"submission": key})


def applying_until_killed(house, *, after):
    """The receipts that were shown, and the keys of the forms whose senders saw none."""
    receipts, lost, gone = [], [], Event()

    def apply_on_and_on():
        while not gone.is_set():
            person = Visitor(house.address)
            try:
                filled = person.applying()
            except UNREACHED:
                return
            try:
                receipts.append(person.sent(filled))
            except UNREACHED:
                lost.append(filled["submission"])

    with ThreadPoolExecutor(PEOPLE) as pool:
        running = [pool.submit(apply_on_and_on) for _ in range(PEOPLE)]
        time.sleep(after)
        house.kill()
        gone.set()
        for one in running:
            one.result()
    assert None not in receipts
    return receipts, lost
