"""An application is registered once, with its number, and its clock starts by the law's rule."""

from datetime import date

from tests.office.applications.conftest import ARRIVED

from gongkai.office.applications.kinds import State


def test_a_paper_application_has_its_number_and_its_due_day(application):
    assert application.register_number == "示人公开申〔2026〕1号"
    assert application.received == ARRIVED
    assert application.due == date(2026, 3, 30)
    assert application.state == State.HANDLING
