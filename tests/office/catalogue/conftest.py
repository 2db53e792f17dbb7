"""A catalogue to test with: of the office, for the whole county, two rows, adopted."""

from datetime import date

import pytest

from gongkai.office.catalogue import actions
from gongkai.office.catalogue.kinds import Channel, Kind, Level, LimitKind, Period

ADOPTED = date(2026, 1, 5)


def fields(**changed):
    """The fields of a row that every organ of the county owes each month."""
    return {
        "duty": "2002",
        "subject": "机构职能",
        "item": "机关简介",
        "content": "职能、地址、电话",
        "basis": "《政府信息公开条例》第二十条第（二）项",
        "limit_kind": LimitKind.WORKING_DAYS,
        "limit_days": 20,
        "period": Period.MONTHLY,
        "responsible": "各机关",
        "channels": [Channel.WEBSITE],
        "level": Level.BOTH,
    } | changed


@pytest.fixture
def draft(office, handler):
    """A catalogue with a first draft of two rows."""
    found = actions.found(organ=office, kind=Kind.BASIC, by=handler, on=ADOPTED)
    for changed in ({}, {"item": "财政预算", "duty": "2007", "responsible": "人民政府办公室"}):
        actions.put_row(catalogue=found, by=handler, on=ADOPTED, **fields(**changed))
    return found


@pytest.fixture
def catalogue(draft, head):
    """The same, adopted."""
    actions.adopt(edition=draft.editions.get(), reason="首次公布", by=head, on=ADOPTED)
    return draft
