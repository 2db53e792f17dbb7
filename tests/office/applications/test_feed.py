"""A clerk's due days come to his calendar by a secret address, as long as he holds his role."""

import re
from datetime import date

import pytest
from icalendar import Calendar
from tests.office.applications.pages import words

from gongkai.office.applications import actions
from gongkai.office.applications.models import Feed
from gongkai.office.organs import actions as organs
from gongkai.office.organs.models import Role

PAGE = "/office/applications/reminders/"


@pytest.fixture
def subscribed(client):
    """Make a person's feed through the page: `subscribed(person)` is its address."""

    def make(person):
        client.force_login(person)
        page = client.post(PAGE, {"act": "subscribe"})
        return re.search(r"/calendar/\d+/[\w-]+\.ics", page.content.decode())[0]

    return make


def days(client, address):
    """What a calendar reads at an address: (day, summary)."""
    client.logout()
    events = Calendar.from_ical(client.get(address).content).walk("VEVENT")
    return sorted((event.decoded("dtstart"), str(event["summary"])) for event in events)


def test_a_clerk_reads_the_days_of_his_open_cases(client, application, handler, subscribed):
    number = application.register_number

    assert days(client, subscribed(handler)) == [
        (date(2026, 3, 25), f"{number} 内部期限"),
        (date(2026, 3, 30), f"{number} 法定答复期限"),
    ]


def test_a_member_of_a_unit_reads_the_units_day_and_no_other(
    client, application, handler, member, subscribed
):
    unit = member.units.get().unit
    actions.assign(
        application=application,
        unit=unit,
        task="检索",
        due=date(2126, 3, 9) if application.due is None else application.due,
        by=handler,
        on=application.received,
    )

    ((_, summary),) = days(client, subscribed(member))
    assert summary == f"{application.register_number} 承办期限（财务科）"


def test_the_file_holds_no_name_and_no_subject_and_is_kept_by_nobody(
    client, application, handler, subscribed
):
    response = client.get(subscribed(handler))

    text = response.content.decode()
    assert not any(word in text for word in ("王", "养护合同", "柳树路"))
    assert response["Content-Type"].startswith("text/calendar")
    assert "no-store" in response["Cache-Control"]


def test_the_address_is_shown_once_and_not_kept(client, handler, subscribed):
    address = subscribed(handler)

    token = address.rpartition("/")[2].removesuffix(".ics")
    client.force_login(handler)
    assert token not in client.get(PAGE).content.decode()
    assert token not in str(Feed.objects.values().get())
    assert "已建立" in words(client.get(PAGE))


def test_a_new_address_ends_the_old_one_and_stopping_ends_both(client, handler, subscribed):
    old, new = subscribed(handler), subscribed(handler)

    assert (client.get(old).status_code, client.get(new).status_code) == (404, 200)
    client.post(PAGE, {"act": "unsubscribe"})
    assert client.get(new).status_code == 404


def test_who_lost_his_role_gets_nothing(client, application, handler, office, subscribed):
    address = subscribed(handler)

    organs.dismiss(user=handler, organ=office, role=Role.HANDLER)

    assert client.get(address).status_code == 404


def test_who_moved_to_another_organ_reads_its_cases_only(
    client, application, handler, office, other_office, subscribed
):
    address = subscribed(handler)
    organs.appoint(user=handler, organ=other_office, role=Role.HANDLER)
    organs.dismiss(user=handler, organ=office, role=Role.HANDLER)

    assert days(client, address) == []


def test_who_left_gets_nothing(client, handler, subscribed):
    address = subscribed(handler)
    handler.is_active = False
    handler.save()

    assert client.get(address).status_code == 404


def test_a_guess_is_told_nothing(client, handler, subscribed):
    address = subscribed(handler)
    feed = Feed.objects.get().pk

    for guess in (f"/calendar/{feed}/x.ics", f"/calendar/{feed + 1}/x.ics", address + "x"):
        assert client.get(guess).status_code == 404
