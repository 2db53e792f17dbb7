"""Kills whoever writes to the index, at any moment, and says what is missing or stale afterwards.

`killing.py ROUNDS`, in an office's folder with an empty, migrated database; answers in JSON. In
every other round a rebuild is killed instead of the keeping of changes.
"""

import json
import os
import random
import signal
import sys
import time
from datetime import date

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "gongkai.office.settings"
django.setup()

from django.db import connection, connections  # noqa: E402
from tests.office.publishing import published  # noqa: E402
from tests.office.search.entries import phrases  # noqa: E402

from gongkai.office.disclosure.kinds import Openness  # noqa: E402
from gongkai.office.disclosure.models import Document  # noqa: E402
from gongkai.office.organs import actions as organs  # noqa: E402
from gongkai.office.organs.models import Organ  # noqa: E402
from gongkai.office.search import actions as keeping  # noqa: E402
from gongkai.office.search.engine import Asked  # noqa: E402
from gongkai.office.search.models import Change  # noqa: E402
from gongkai.office.search.shelf import in_use  # noqa: E402

ON = date(2026, 11, 23)
DOCUMENTS, AT_ONCE = 24, 5
SHORTEST, LONGEST = 0.02, 0.35
"""Seconds that a writer lives."""


def founded() -> list[int]:
    organ = organs.establish(
        under=None, name="示范县人民政府", short_name="县政府", kind=Organ.Kind.GOVERNMENT,
        slug="county", code="110000000000000001", number_prefix="示", address="光明路 1 号",
        phone="0000-0000000", reconsideration_organ="示范市人民政府", court="示范县人民法院",
    )  # fmt: skip
    return [published(organ, on=ON, title=f"停车第 {n} 号").pk for n in range(DOCUMENTS)]


def writer(round_: int) -> int:
    """A process that keeps the index for ever, or makes it anew for ever."""
    connections.close_all()
    pid = os.fork()
    if pid:
        return pid
    while True:
        if round_ % 2:
            keeping.rebuild(on=ON)
        keeping.catch_up()


def changed(keys: list[int], chance: random.Random) -> None:
    some = Document.objects.filter(pk__in=chance.sample(keys, AT_ONCE))
    openness = Openness.PROACTIVE if chance.random() < 0.7 else Openness.ON_REQUEST
    some.update(keywords=f"改动{chance.randrange(10**6)}", openness=openness)


def wrong() -> list[str]:
    """What the index says that the database does not, or the other way round."""
    engine, rows = in_use(), Document.objects.filter(live=True, openness=Openness.PROACTIVE)
    said = dict(rows.values_list("pk", "keywords"))
    faults = [f"keys {engine.keys() ^ said.keys()}"] if engine.keys() != said.keys() else []
    for word in filter(None, set(Document.objects.values_list("keywords", flat=True))):
        wanted = {key for key, keywords in said.items() if keywords == word}
        found = engine.search(Asked(tuple(phrases(word))), offset=0, limit=DOCUMENTS)
        if set(found.keys) != wanted or found.total != len(wanted):
            faults.append(f"{word}: {found} instead of {wanted}")
    return faults


def main(rounds: int) -> None:
    chance, keys = random.Random(7), founded()
    with connection.cursor() as cursor:  # words change here at random, which the gate refuses
        cursor.execute("DROP TRIGGER disclosure_document_uncleared_update")
    keeping.rebuild(on=ON)
    faults, left = [], 0
    for round_ in range(rounds):
        pid = writer(round_)
        end = time.monotonic() + chance.uniform(SHORTEST, LONGEST)
        while time.monotonic() < end:
            changed(keys, chance)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        left += Change.objects.count()
        faults += wrong() if keeping.catch_up() else ["the lock outlived its process"]
    print(json.dumps({"faults": faults, "left": left}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
