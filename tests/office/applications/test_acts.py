"""Every pair of act and state, for every person, through the door: offered, accepted, refused."""

import re
from datetime import date

import pytest
from django.db import transaction
from tests.office.applications.acting import AFTER_THE_PERIOD, LATE, QUERY, brought_to, filled
from tests.office.applications.pages import case, words

from gongkai.office.applications import actions
from gongkai.office.applications.acts import ACTS, Place, obstacle
from gongkai.office.applications.admin.deeds import DEEDS
from gongkai.office.applications.kinds import State
from gongkai.office.ledger.models import Event
from gongkai.office.organs.models import Role
from gongkai.office.organs.standing import HOLDERS, NotPermitted
from gongkai.statute import outcome

INSIDE = {"handler": Role.HANDLER, "reviewer": Role.REVIEWER, "head": Role.HEAD, "member": None}
OUTSIDE = ("stranger", "supervisor", "administrator", "colleague")
BY_UNIT = {"accept_assignment", "refuse_assignment", "report_findings", "record_search"}
"""What a member of a unit may do, and only on a case that his unit was given."""


@pytest.fixture
def people(request):
    """Everybody by role."""
    return {who: request.getfixturevalue(who) for who in (*INSIDE, *OUTSIDE)}


@pytest.fixture
def on_the_day(monkeypatch):
    """Set the day on which the pages are asked."""

    def at(day: date) -> None:
        monkeypatch.setattr("django.utils.timezone.localdate", lambda: day)

    return at


def due_to(one, who, person):
    """The acts that the table gives a person on a case."""
    held = {name for name, rule in ACTS.items() if INSIDE.get(who) in HOLDERS[rule.duty]}
    if who == "member" and one.assignments.exists():
        held = BY_UNIT
    return {
        name
        for name in held
        if one.state in ACTS[name].states and not obstacle(one, ACTS[name], person)
    }


def shown_to(one):
    """Those inside the organ; the unit's member where his unit was given the case."""
    return [who for who in INSIDE if who != "member" or one.assignments.exists()]


@pytest.mark.parametrize("state", list(State))
def test_exactly_the_permitted_acts_are_offered(client, registered, people, state):
    one = brought_to(state, registered, people)

    for who in shown_to(one):
        client.force_login(people[who])
        page = client.get(case(one)).content.decode()
        offered = set(re.findall(rf"case/{one.pk}/(\w+)/", page))
        assert offered & ACTS.keys() == due_to(one, who, people[who]), who


@pytest.mark.parametrize("state", list(State))
def test_exactly_the_permitted_acts_are_accepted(client, registered, people, on_the_day, state):
    one = brought_to(state, registered, people)

    for who in shown_to(one):
        client.force_login(people[who])
        for act in due_to(one, who, people[who]):
            on_the_day(LATE if act in AFTER_THE_PERIOD else date(2026, 3, 20))
            with transaction.atomic():
                before = Event.objects.count()
                response = client.post(case(one, act) + QUERY.get(act, ""), filled(act, one))
                assert response.status_code in {200, 302}, (who, act, words(response))
                written = ["concluded", "letter_issued"] if act == "sign" else [None]
                kinds = Event.objects.order_by("pk").values_list("kind", flat=True)
                assert len(kinds[before:]) == len(written), (who, act)
                assert act != "sign" or list(kinds[before:]) == written
                transaction.set_rollback(True)
            one.refresh_from_db()


@pytest.mark.parametrize("state", list(State))
def test_every_other_act_is_refused_with_one_sentence(registered, people, state):
    one = brought_to(state, registered, people)
    before = Event.objects.count()

    for who, person in people.items():
        for act in ACTS.keys() - due_to(one, who, people[who]):
            with pytest.raises((actions.Refused, NotPermitted)) as refusal:
                attempt(act, one, person)
            assert re.fullmatch(r"[^。]+。([^。]+。)?", str(refusal.value)), str(refusal.value)

    assert Event.objects.count() == before


def attempt(act, one, person):
    """Call an act's action as its page does."""
    form = DEEDS[act].form
    options = {"application": one, "user": person, "today": date(2026, 3, 20)}
    options |= {"leaf": outcome("granted")} if act == "draft" else {}
    asked = form({"on": "2026-03-20"} if act == "sign" else filled(act, one), **options)
    asked.is_valid()
    for name in {"consultation", "assignment"} & set(asked.fields):
        rows = getattr(one, f"{name}s")
        asked.cleaned_data[name] = rows.first() or rows.model(application=one)
    DEEDS[act].perform(by=person, **asked.arguments())


@pytest.mark.parametrize("who", OUTSIDE)
def test_the_case_does_not_exist_for_those_outside(client, registered, people, who):
    one = brought_to(State.HANDLING, registered, people)
    client.force_login(people[who])

    statuses = {client.post(case(one, act), filled(act, one)).status_code for act in ACTS}

    assert statuses <= {302, 404}
    assert client.get(case(one)).status_code in {302, 404}


def test_the_page_of_an_act_out_of_turn_says_so(client, handler, application):
    client.force_login(handler)

    page = words(client.get(case(application, "serve")))

    assert "现在不能办理" in page


def test_every_act_says_its_article_where_the_law_has_one():
    silent = {name for name, rule in ACTS.items() if rule.article is None}

    assert silent == {"withdraw", "reveal"}
    assert {rule.place for rule in ACTS.values()} == set(Place)
