"""What the annual report asks: received, decided and open, at the boundaries of the year."""

from datetime import date

import pytest
from tests.office.applications.deciding import conclude

from gongkai.office.applications import actions
from gongkai.office.applications.models import Application

LAST, FIRST = date(2025, 12, 31), date(2026, 1, 1)


@pytest.fixture
def decided(registered, handler):
    """Register an application and decide it on a day: `decided(arrived, on)`."""

    def make(arrived, on):
        application = registered(arrived=arrived)
        conclude(application, "granted", handler, sub_kind="supplied", on=on)
        return application

    return make


@pytest.mark.parametrize(("arrived", "year"), [(LAST, 2025), (FIRST, 2026)])
def test_the_day_of_receipt_decides_the_year(registered, arrived, year):
    application = registered(arrived=arrived)

    assert list(Application.objects.received_in(year)) == [application]
    assert not Application.objects.received_in(4051 - year).exists()


def test_confirmed_on_new_years_day_is_received_in_the_new_year(registered, handler):
    application = registered(arrived=LAST, channel="email")
    actions.confirm(application=application, by=handler, on=FIRST)

    assert list(Application.objects.received_in(2026)) == [application]
    assert not Application.objects.open_on(LAST).exists()


def test_a_correction_in_the_new_year_leaves_it_in_the_old_ones_receipts(registered, handler):
    application = registered(arrived=LAST)
    actions.ask_correction(application=application, items="甲", by=handler, on=LAST)
    actions.accept_correction(application=application, by=handler, on=date(2026, 1, 5))

    assert list(Application.objects.received_in(2025)) == [application]
    assert list(Application.objects.open_on(LAST)) == [application]


def test_decided_on_the_last_day_is_not_carried_over(decided):
    application = decided(date(2025, 12, 30), LAST)

    assert list(Application.objects.concluded_in(2025)) == [application]
    assert not Application.objects.open_on(LAST).exists()


def test_decided_on_new_years_day_is_carried_over(decided):
    application = decided(date(2025, 12, 30), FIRST)

    assert list(Application.objects.open_on(LAST)) == [application]
    assert list(Application.objects.concluded_in(2026)) == [application]
    assert not Application.objects.open_on(FIRST).exists()


def test_received_and_carried_in_make_decided_and_carried_over(decided, registered):
    for arrived, on in ((date(2025, 11, 3), LAST), (date(2025, 12, 8), FIRST), (FIRST, FIRST)):
        decided(arrived, on)
    registered(arrived=date(2026, 2, 2))

    for year in (2025, 2026):
        rows = Application.objects
        carried_in = rows.open_on(date(year - 1, 12, 31)).count()
        carried_over = rows.open_on(date(year, 12, 31)).count()
        received, concluded = rows.received_in(year).count(), rows.concluded_in(year).count()
        assert received + carried_in == concluded + carried_over


def test_void_and_trial_count_nowhere(registered, head):
    registered(is_trial=True)
    void = registered()
    actions.void(application=void, reason="重复登记", by=head, on=date(2026, 3, 3))

    assert not Application.objects.counted().exists()
    assert not Application.objects.received_in(2026).exists()
    assert not Application.objects.open_on(date(2026, 12, 31)).exists()


def test_unconfirmed_counts_nowhere_yet(registered):
    registered(channel="email")

    assert not Application.objects.received_in(2026).exists()
    assert not Application.objects.open_on(date(2026, 12, 31)).exists()


def test_overdue_is_pending_and_past_its_due_day(registered, decided):
    late = registered()
    decided(date(2026, 3, 2), date(2026, 3, 3))

    assert not Application.objects.overdue_on(date(2026, 3, 30)).exists()
    assert list(Application.objects.overdue_on(date(2026, 3, 31))) == [late]
