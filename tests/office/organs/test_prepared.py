"""A prepared query gives what the queryset gives, now and after each change, in every thread."""

from datetime import date
from threading import Thread

import pytest
from django.db import connection
from django.db.models import F
from django.db.models.functions import Length
from tests.office.publishing import published, withdrawn

from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.reading import finding
from gongkai.office.organs.models import Organ
from gongkai.office.organs.prepared import STAND_IN, NotPrepared, Prepared

ON = date(2026, 11, 20)


def test_rows_are_those_of_the_queryset_with_all_that_is_fetched_with_them(office):
    one, other = published(office, on=ON), published(office, on=ON)
    asked = Prepared(lambda pk: finding.published().filter(pk=pk), "pk")

    (found,), (next_found,) = asked(pk=one.pk), asked(pk=other.pk)

    assert (found, next_found) == (one, other)
    assert found.published_at == one.published_at
    with connection.execute_wrapper(lambda *_args: pytest.fail("fetched with the row")):
        assert found.organ.name == office.name


def test_an_object_is_in_everything_what_the_queryset_would_make(office):
    original = published(office, on=ON, kind=Kind.NORMATIVE)
    published(office, on=ON, kind=Kind.INTERPRETATION, interprets=original)
    lengths = Document.objects.select_related("interprets", "issuer").annotate(
        length=Length("title"), first=F("interprets__pk")
    )
    asked = Prepared(lambda floor: lengths.filter(pk__gte=floor).order_by("pk"), "floor")

    made, expected = asked(floor=1), list(lengths.order_by("pk"))

    assert [said(one) for one in made] == [said(one) for one in expected]
    assert [said(one.interprets) for one in made] == [said(one.interprets) for one in expected]
    assert made[0].interprets is None
    assert made[1].interprets.title == original.title


def said(one):
    """All that is known of an object; its state apart, for two are never one."""
    if one is None:
        return None
    state = one._state
    return {**vars(one), "_state": (state.db, state.adding, sorted(state.fields_cache))}


def test_a_column_that_was_left_out_is_fetched_when_somebody_asks(office):
    one = published(office, on=ON)
    asked = Prepared(lambda pk: Document.objects.filter(pk=pk).only("title"), "pk")

    (found,) = asked(pk=one.pk)

    assert "body" not in vars(found)
    assert found.body == one.body


def test_a_query_for_anything_but_rows_of_a_model_is_refused(db):
    asked = Prepared(lambda pk: Organ.objects.filter(pk=pk).values_list("name"), "pk")

    with pytest.raises(NotPrepared, match="模型"):
        asked(pk=1)


def test_sql_is_made_once_and_each_call_is_one_query(office, django_assert_num_queries):
    made = []
    asked = Prepared(lambda pk: (made.append(pk), Document.objects.filter(pk=pk))[1], "pk")

    with django_assert_num_queries(3):
        assert [asked(pk=key) for key in (7, 8, 9)] == [[], [], []]

    assert made == [STAND_IN]


def test_what_is_taken_back_is_gone_with_the_next_call(office):
    one = published(office, on=ON)
    asked = Prepared(lambda pk: finding.published().filter(pk=pk), "pk")
    assert asked(pk=one.pk) == [one]

    withdrawn(one, on=ON)

    assert asked(pk=one.pk) == []


def test_each_key_stands_where_its_name_does(office):
    original = published(office, on=ON, kind=Kind.NORMATIVE)
    later = published(office, on=ON, kind=Kind.INTERPRETATION, interprets=original)
    asked = Prepared(
        lambda pk, original: Document.objects.filter(pk=pk, interprets=original), "pk", "original"
    )

    assert asked(original=original.pk, pk=later.pk) == [later]
    assert asked(original=later.pk, pk=original.pk) == []


def test_a_key_that_is_not_asked_for_is_refused(db):
    asked = Prepared(lambda pk, other: Organ.objects.filter(pk=pk), "pk", "other")

    with pytest.raises(NotPrepared, match="other"):
        asked(pk=1, other=2)


def test_a_key_beyond_every_database_finds_nothing(db):
    assert Prepared(lambda pk: Organ.objects.filter(pk=pk), "pk")(pk=2**63) == []


@pytest.mark.usefixtures("on_file")
def test_every_thread_asks_its_own_connection(django_db_blocker):
    asked = Prepared(lambda pk: Organ.objects.filter(pk=pk), "pk")
    found = []

    def ask():
        found.append(asked(pk=1))
        connection.close()

    threads = [Thread(target=ask) for _ in range(3)]
    # Held open here, not in each thread: the first to leave would shut it on the others.
    with django_db_blocker.unblock():
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert found == [[], [], []]
