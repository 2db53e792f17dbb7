"""The index follows the database: each change, in its transaction, whoever makes it."""

from datetime import date

import pytest
from django.db import connection
from tests.office.publishing import published, withdrawn
from tests.office.querying import queried
from tests.office.search.entries import phrases

from gongkai.office.disclosure import actions
from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.searching.hits import suggestions
from gongkai.office.search import actions as keeping
from gongkai.office.search.asking import NotReady, search
from gongkai.office.search.embedded import Embedded
from gongkai.office.search.engine import Asked
from gongkai.office.search.models import Change, Generation
from gongkai.office.search.shelf import folder, in_use

TODAY = date(2026, 11, 23)
TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger",
}


def asked(query: str, **conditions) -> Asked:
    return Asked(tuple(phrases(query)), **conditions)


def found(query: str) -> set[int]:
    return set(search(asked(query), offset=0, limit=50, on=TODAY).keys)


def facets(query: str) -> dict:
    return search(asked(query), offset=0, limit=1, on=TODAY, counted=True).counts


def test_what_is_published_is_found_at_once_and_what_is_taken_back_is_not(office):
    document = published(office, on=TODAY, title="停车收费公告", body="<p>收费<b>标</b>准</p>")

    assert found("停车") == found("收费标准") == {document.pk}
    withdrawn(document, on=TODAY)
    assert found("停车") == set()


def test_a_draft_is_in_no_result_count_facet_or_suggestion(office, handler):
    actions.draft(
        by=handler, on=TODAY, organ=office, kind=Kind.NEWS, title="停车", formed=TODAY, duty="2015"
    )

    assert found("停车") == set()
    assert search(asked("停车"), offset=0, limit=5, on=TODAY).total == 0
    assert facets("停车")["organ"] == {}
    assert suggestions("停车", on=TODAY) == []


def test_a_change_past_every_action_is_followed_too(office):
    document = published(office, on=TODAY, title="停车公告")
    assert found("停车") == {document.pk}

    Document.objects.filter(pk=document.pk).update(live=False)

    assert found("停车") == set()
    assert search(asked("停车"), offset=0, limit=5, on=TODAY).total == 0


def test_what_the_index_has_not_heard_of_yet_is_not_spoken_of(office, monkeypatch):
    document, other = (
        published(office, on=TODAY, title=title) for title in ("停车公告", "停车通告")
    )
    assert found("停车") == {document.pk, other.pk}
    monkeypatch.setattr("gongkai.office.search.asking.catch_up", lambda **_: False)

    withdrawn(document, on=TODAY)

    assert search(asked("停车"), offset=0, limit=5, on=TODAY).total == 1
    assert facets("停车")["organ"] == {office.pk: 1}
    assert suggestions("停车", on=TODAY) == [other.title]


def test_a_visitor_does_not_wait_for_merging_and_the_worker_does_it(office, monkeypatch):
    old = published(office, on=TODAY, title="停车公告")
    found("停车")
    monkeypatch.setattr(Embedded, "merges_next", lambda _: True)

    withdrawn(old, on=TODAY)
    new = published(office, on=TODAY, title="停车通告")

    assert found("停车") == set()  # what is gone is gone at once, what is new comes a little later
    keeping.keep(on=TODAY)
    assert found("停车") == {new.pk}


def test_a_view_is_no_change(office):
    document = published(office, on=TODAY)
    found("停水")

    actions.add_views({document.pk: 3})

    assert not Change.objects.exists()


def test_a_change_that_was_applied_but_not_struck_off_is_applied_again(office):
    document = published(office, on=TODAY, title="停车公告")
    found("停车")
    Change.objects.create(key=document.pk)

    assert keeping.catch_up()
    assert search(asked("停车"), offset=0, limit=5, on=TODAY).total == 1
    assert not Change.objects.exists()


def test_a_rebuild_answers_with_the_old_index_until_the_new_one_is_whole(office, monkeypatch):
    first = published(office, on=TODAY, title="停车公告")
    found("停车")
    old, late, apply = Generation.objects.get().name, [], keeping._apply

    def changed_meanwhile(engines, **day):
        if not late:
            late.append(published(office, on=TODAY, title="停车通告"))
            withdrawn(first, on=TODAY)
        return apply(engines, **day)

    monkeypatch.setattr(keeping, "_apply", changed_meanwhile)
    keeping.rebuild(on=TODAY)

    assert Generation.objects.get().name != old
    assert in_use().keys() == {late[0].pk}
    assert (folder() / old).is_dir()  # a reader may still have it


def test_a_rebuild_that_fails_leaves_the_old_index(office, monkeypatch):
    document = published(office, on=TODAY, title="停车公告")
    found("停车")
    old = Generation.objects.get().name

    monkeypatch.setattr(keeping, "_clear", lambda **_: None)
    monkeypatch.setattr(keeping, "_apply", _fails)
    with pytest.raises(OSError, match="full"):
        keeping.rebuild(on=TODAY)

    assert Generation.objects.get().name == old
    assert found("停车") == {document.pk}


def _fails(engines, **_):
    raise OSError("disk full")


def test_an_index_that_somebody_writes_to_is_not_called_broken(office, monkeypatch):
    monkeypatch.setattr("gongkai.office.search.embedded.TRIES", 1)
    first = published(office, on=TODAY, title="停车公告")
    assert found("停车") == {first.pk}
    name = Generation.objects.get().name
    second = published(office, on=TODAY, title="停车收费")

    with Embedded(folder() / name)._writer():  # as a program that was just started holds it
        assert found("停车") == {first.pk}
        keeping.keep(on=TODAY)

    assert Generation.objects.get().name == name
    assert found("停车") == {first.pk, second.pk}


def test_an_index_that_is_broken_is_answered_from_the_database_and_made_anew(client, office):
    published(office, on=TODAY, title="停车公告")
    found("停车")
    broken = folder() / Generation.objects.get().name
    for file in broken.iterdir():
        file.write_bytes(b"x" * 64)

    with pytest.raises(NotReady):
        found("停车")
    Generation.objects.create(name=broken.name, day=TODAY)
    page = client.get("/documents/", {"q": "停车"})
    keeping.keep(on=TODAY)

    assert "停车公告" in page.content.decode()
    assert Generation.objects.get().name != broken.name
    assert len(found("停车")) == 1


def test_a_search_costs_the_same_number_of_queries_for_any_number_of_documents(client, office):
    published(office, on=TODAY, title="停车公告")
    client.get("/documents/?q=停车")  # the index turns to today
    _, few = queried(client, "/documents/?q=停车")
    for _ in range(4):
        published(office, on=TODAY, title="停车公告")
    client.get("/documents/?q=停车")

    response, more = queried(client, "/documents/?q=停车")

    assert response.context["page"].paginator.count == 5
    assert more == few


def test_a_page_of_results_with_its_facets_is_one_question(client, office, monkeypatch):
    for kind in (Kind.NEWS, Kind.ANNOUNCEMENT):
        published(office, on=TODAY, title="停车公告", kind=kind)
    found("停车")
    questions, ask = [], Embedded.search

    def noted(engine, wanted, **page):
        questions.append(page)
        return ask(engine, wanted, **page)

    monkeypatch.setattr(Embedded, "search", noted)
    context = client.get("/documents/?q=停车").context

    assert [facet.label for facet in context["facets"]] == ["种类"]
    assert [page["counted"] for page in questions] == [True]


def test_results_narrow_by_conditions_and_come_newest_first_where_that_is_asked(client, office):
    old = published(office, on=date(2025, 5, 6), title="停车公告", kind=Kind.NORMATIVE)
    new = published(office, on=TODAY, title="公告", body="<p>停车</p>")

    def ask(**conditions):
        rows = client.get("/documents/", {"q": "停车", **conditions}).context["rows"]
        return [row["href"] for row in rows]

    assert ask() == [old.get_absolute_url(), new.get_absolute_url()]
    assert ask(order="newest") == [new.get_absolute_url(), old.get_absolute_url()]
    assert ask(year="2025") == ask(validity="in_force") == [old.get_absolute_url()]
    assert ask(organ=office.slug, kind="announcement") == [new.get_absolute_url()]


def test_every_trigger_outlives_the_migrations(db):
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS[connection.vendor])
        names = {name for (name,) in cursor.fetchall()}

    assert {
        f"disclosure_{table}_{event}_noted"
        for table in ("document", "attachment", "validitychange")
        for event in ("inserted", "updated", "deleted")
    } <= names
