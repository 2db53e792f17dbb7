"""The list and the desk: whose turn, the clock, the next due first."""

from datetime import date

import pytest
from tests.office.applications.pages import LIST, words

from gongkai.office.applications import actions


def test_the_list_shows_whose_turn_and_the_clock_and_masks_the_applicant(
    client, handler, application
):
    client.force_login(handler)

    page = words(client.get(LIST))

    assert application.register_number in page
    assert "2026-03-30" in page
    assert "王**" in page
    assert "王小满" not in page
    assert "已逾期" in page


def test_the_list_puts_the_next_due_first(client, handler, registered):
    client.force_login(handler)
    closed = registered(arrived=date(2026, 1, 5))
    actions.withdraw(application=closed, by=handler, on=date(2026, 1, 6))
    later, unconfirmed = registered(arrived=date(2026, 3, 9)), registered(channel="email")
    sooner = registered(arrived=date(2026, 3, 2))

    page = words(client.get(LIST))

    places = [page.index(one.register_number) for one in (sooner, later, unconfirmed)]
    assert places == sorted(places)
    assert closed.register_number not in page


@pytest.mark.parametrize(
    ("scope", "shown"), [("pending", True), ("overdue", True), ("finished", False)]
)
def test_the_list_is_narrowed(client, handler, application, scope, shown):
    client.force_login(handler)

    page = words(client.get(LIST, {"list": scope}))

    assert (application.register_number in page) is shown


def test_the_desk_shows_what_falls_due(client, handler, application):
    client.force_login(handler)

    page = words(client.get("/office/"))

    assert application.register_number in page
    assert "轮到经办人" in page
