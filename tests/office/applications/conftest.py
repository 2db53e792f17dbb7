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


@pytest.fixture
def busy(registered, handler, head):
    """A case in which everybody was written to."""
    one, who = registered(), {"by": handler}
    actions.ask_correction(application=one, items="请写明年份", on=date(2026, 3, 3), **who)
    actions.accept_correction(application=one, text="2025 年", on=date(2026, 3, 4), **who)
    for consulted, party in (("third_party", "青禾商贸"), ("other_organ", "示范县交通运输局")):
        actions.consult(
            application=one, consulted=consulted, party=party, on=date(2026, 3, 5), **who
        )
    asked = one.consultations.get(consulted="third_party")
    actions.receive_opinion(
        consultation=asked, opinion="objects", grounds="有成本", on=date(2026, 3, 9), **who
    )
    other = one.consultations.get(consulted="other_organ")
    actions.receive_opinion(
        consultation=other, opinion="agrees", grounds="", on=date(2026, 3, 9), **who
    )
    actions.request_extension(
        application=one, days=5, reason="需要核实", on=date(2026, 3, 10), **who
    )
    actions.extend(application=one, by=head, on=date(2026, 3, 10))
    actions.record_search(
        application=one,
        systems="档案室",
        keywords="合同",
        result="一件",
        on=date(2026, 3, 10),
        **who,
    )
    actions.notify_fee(application=one, basis="page", units=250, on=date(2026, 3, 11), **who)
    actions.accept_payment(application=one, on=date(2026, 3, 12), **who)
    one.refresh_from_db()
    return one
