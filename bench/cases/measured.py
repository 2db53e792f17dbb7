"""Each page of the back office about cases: how many queries, how long, and by which plans."""

from __future__ import annotations

import statistics
import sys
import time
from datetime import date, timedelta
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases import generated
from gongkai.office.applications.models import Application
from gongkai.office.applications.reminding.actions import remind
from gongkai.office.organs import actions as organs
from gongkai.office.organs.models import Organ, Role, User
from gongkai.statute import official_calendar

ROUNDS, MORNINGS = 7, 3
LIST = "/office/applications/"
SLOW = 0.02
"""Seconds from which a query's plan is printed."""


def settled() -> tuple[Organ, list[User]]:
    """An organ with a unit, two clerks and a head."""
    call_command("migrate", verbosity=0)
    organ = organs.establish(
        under=None, name="示范县人民政府办公室", short_name="办公室", kind=Organ.Kind.OFFICE,
        slug="office", code="110000000000000001", number_prefix="示政办",
        address="示范县光明路 1 号", phone="0000-0000000",
        reconsideration_organ="示范县人民政府", court="示范县人民法院",
    )  # fmt: skip
    organs.found_unit(organ=organ, name="文秘科")
    people = []
    for name, role in (("林晓", Role.HANDLER), ("周敏", Role.HANDLER), ("陈立", Role.HEAD)):
        user = organs.enrol(username=f"user-{len(people)}", name=name, password="shi-fan-2026!")
        user.email = f"{user.username}@example.org"
        user.save()
        organs.appoint(user=user, organ=organ, role=role)
        people.append(user)
    return organ, people


def pages() -> dict[str, str]:
    """What is measured, by its name."""
    count = Application.objects.count()
    middle = Application.objects.order_by("pk")[count // 2].pk
    return {
        "work list: 全部在办": f"{LIST}?list=pending",
        "work list: 轮到我": f"{LIST}?list=turn",
        "work list: 全部, page 1": f"{LIST}?list=all",
        "work list: 全部, page 50 (or last)": f"{LIST}?list=all&page=50",
        "work list: 全部, last page": f"{LIST}?list=all&page=999999",
        "work list: 全部 by due day": f"{LIST}?list=all&sort=due",
        "work list: two filters": f"{LIST}?list=all&category=business&channel=online",
        "search: rare word": f"{LIST}?list=all&q={generated.RARE}",
        "search: common word": f"{LIST}?list=all&q=合同",
        "search: two common words": f"{LIST}?list=all&q=路灯采购 验收报告",
        "search: one character": f"{LIST}?list=all&q=桐",
        "search: nothing": f"{LIST}?list=all&q=路灯验收",
        "search: word and filter": f"{LIST}?list=all&q=柳树镇&category=research",
        "case page": f"{LIST}case/{middle}/",
        "desk": "/office/",
    }


def measured(client: Client, address: str) -> tuple[int, float, list[str]]:
    """Queries, median milliseconds of CPU of an address, and the statements that were slow."""
    client.get(address)
    with CaptureQueriesContext(connection) as caught:
        response = client.get(address)
    queries = list(caught.captured_queries)  # before the next request forgets them
    assert response.status_code == 200, (address, response.status_code)
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        client.get(address)
        times.append(time.process_time() - start)
    slow = [one["sql"] for one in queries if float(one["time"]) > SLOW]
    return len(queries), statistics.median(times) * 1000, slow


def morning(day: date) -> tuple[int, float, list[str]]:
    """The same of a morning's reminders and digests, each time as if it were the first."""
    at = timezone.now()
    times = []
    for _ in range(MORNINGS):
        with transaction.atomic(), CaptureQueriesContext(connection) as caught:
            start = time.process_time()
            done = remind(day=day, at=at)
            times.append(time.process_time() - start)
            transaction.set_rollback(True)
        assert done.digests, "nobody was written to"
    slow = [one["sql"] for one in caught.captured_queries if float(one["time"]) > SLOW]
    return len(caught.captured_queries), statistics.median(times) * 1000, slow


def plan(sql: str) -> str:
    """How the database finds the rows of a statement."""
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + sql.replace("%", "%%"))
        return "\n".join(f"      {row[3]}" for row in cursor.fetchall())


def figures(count: int) -> dict[str, Any]:
    """Queries, milliseconds and slow plans of each page, with so many cases."""
    organ, people = settled()
    start = time.perf_counter()
    unit, today = organ.units.get(), timezone.localdate()
    generated.generate(count, organ=organ, unit=unit, people=people, today=today)
    print(f"{count} cases made in {time.perf_counter() - start:.0f} s", file=sys.stderr)
    client = Client(headers={"host": "localhost"})
    client.force_login(people[0])
    found = {name: measured(client, address) for name, address in pages().items()}
    found["morning digest"] = morning(official_calendar().add(today - timedelta(days=1), 1))
    return {
        name: {"queries": queries, "ms": ms, "slow": [f"{sql[:400]}\n{plan(sql)}" for sql in slow]}
        for name, (queries, ms, slow) in found.items()
    }
