"""Applications to test with. All people, organs and texts are invented."""

from datetime import date

import pytest

from gongkai.office.applications import actions
from gongkai.office.applications.actions import Applicant

ARRIVED = date(2026, 3, 2)
"""A Monday; twenty working days later is 2026-03-30."""

WANG = Applicant(
    name="王小满",
    category="natural_person",
    id_kind="resident",
    id_number="11010519491231002X",
    phone="0000-1234567",
    address="示范县柳树路 3 号",
    postcode="000000",
)
"""An invented person; the ID number is the example of the standard (GB 11643)."""


@pytest.fixture
def registered(office, handler):
    """Register an application: `registered(arrived=..., channel=...)`."""

    def make(*, arrived=ARRIVED, channel="in_person", applicant=WANG, by=handler, **fields):
        return actions.register(
            organ=fields.pop("organ", office),
            channel=channel,
            applicant=applicant,
            title=fields.pop("title", "2025 年县城道路养护合同"),
            description=fields.pop("description", "养护合同全文及付款凭证"),
            arrived=arrived,
            by=by,
            on=fields.pop("on", arrived),
            **fields,
        ).application

    return make


@pytest.fixture
def application(registered):
    return registered()
