"""A report of 2025, from its first figure to publication."""

from datetime import UTC, date, datetime

import pytest
from tests.office.annual.records import application

from gongkai.office.annual import actions
from gongkai.office.annual.models import ENTERED

YEAR = 2025
ON = date(2026, 1, 12)
AT = datetime(2026, 1, 15, 1, 30, tzinfo=UTC)
SECTIONS = {
    "overview": "（一）主动公开\n本年工作平稳。",
    "problems": "解读形式单一，已改进。",
    "other": "收取信息处理费0元。",
}


@pytest.fixture
def case(office):
    """One application, received and granted in the year."""
    row = application(
        office,
        date(2025, 3, 3),
        concluded=date(2025, 3, 20),
        outcome="granted",
        category="business",
    )
    row.save()
    return row


@pytest.fixture
def report(office, handler, case):
    """A report that has only been begun."""
    return actions.begin(organ=office, year=YEAR, by=handler, on=ON)


@pytest.fixture
def complete(report, handler):
    """A report with its figures entered and its narrative written."""
    for path in ENTERED:
        actions.enter_figure(
            organ=report.organ, year=YEAR, path=path, value=0, source="业务系统", by=handler, on=ON
        )
    return actions.write_sections(report=report, sections=SECTIONS, by=handler, on=ON)


@pytest.fixture
def checked(complete, handler):
    return actions.self_check(report=complete, by=handler, on=ON)


@pytest.fixture
def signed(checked, head):
    return actions.sign(report=checked, by=head, on=ON)


@pytest.fixture
def public(signed, handler):
    """A published report."""
    return actions.publish(report=signed, by=handler, on=ON, at=AT)
