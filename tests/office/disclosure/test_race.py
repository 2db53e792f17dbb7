"""Who changes a part or a file in the moment of its publication brings nothing past the gate."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from tests.office.reviewing import pass_review, person
from tests.office.threads import found_office, in_thread

from gongkai.office.disclosure import actions
from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.parts.records import Interview
from gongkai.office.organs.models import Role
from gongkai.office.review.models import Verdict

ON = date(2026, 11, 23)
LINGERS = 0.4
"""Seconds between an act and its end, in which the other begins."""

CHANGES = {
    "the part is changed": "UPDATE disclosure_interview SET guests = '别人'",
    "the part is deleted": "DELETE FROM disclosure_interview",
    "the file is changed": "UPDATE disclosure_attachment SET sha256 = 'x'",
    "the file is deleted": "DELETE FROM disclosure_attachment",
}


@pytest.fixture(params=CHANGES.values(), ids=CHANGES.keys())
def change(request, on_file):
    return request.param


def passed():
    """The SQL that publishes an interview with a file, as its reviewers read it."""
    office = found_office()
    by = person(office, "许言", Role.HANDLER)
    document = actions.draft(
        by=by,
        on=ON,
        organ=office,
        kind=Kind.INTERVIEW,
        title="谈一谈路灯",
        formed=ON,
        duty="2015",
        parts=[Interview(held=ON, guests="县城管局局长程远")],
    )
    actions.attach(
        document=document, title="实录", data=b"1", name="a.txt", content_type="text/plain"
    )
    document = Document.objects.get(pk=document.pk)
    document.save_revision(user=by, clean=False)
    pass_review(Document.objects.get(pk=document.pk), by=by, on=ON)
    return (
        "UPDATE disclosure_document SET live = true, published_at = '2026-11-23',"
        f" clearance_id = {Verdict.objects.get().pk}"
    )


def at_once(first, second):
    """Begin the second while the first is done and not yet committed; whether each was refused."""
    begun = threading.Event()

    def leading():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(first)
            begun.set()
            time.sleep(LINGERS)

    def following():
        begun.wait(10)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(second)

    def refused(act):
        try:
            act()
        except IntegrityError:
            return True
        finally:
            connection.close()
        return False

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(refused, (leading, following)))


def test_what_is_changed_while_it_is_published_is_published_as_it_was_read(change):
    publish = in_thread(passed)

    assert at_once(publish, change) == [False, True]
    assert in_thread(lambda: Document.objects.get().live)


def test_what_is_published_while_it_is_changed_is_not_published(change):
    publish = in_thread(passed)

    assert at_once(change, publish) == [False, True]
    assert not in_thread(lambda: Document.objects.get().live)


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="只有 PostgreSQL 有 TRUNCATE")
@pytest.mark.parametrize(
    "table",
    [
        "catalogue_edition",
        "catalogue_row",
        *(f"disclosure_{name}" for name in ("document", "takingback", "guideversion")),
        *(f"disclosure_{name}" for name in ("attachment", "interview", "serviceguide", "topic")),
        *(f"disclosure_{name}" for name in ("gazetteissue", "gazetteitem")),
        "ledger_event",
        *(f"review_{name}" for name in ("scrutiny", "scrutinyopinion", "determination", "verdict")),
    ],
)
def test_no_table_of_the_record_is_emptied(table):
    with (
        pytest.raises(DatabaseError, match="emptied|append-only|does not change"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"TRUNCATE {table} CASCADE")
