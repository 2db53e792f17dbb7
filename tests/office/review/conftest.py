"""A draft that was sent to review."""

from datetime import date

import pytest

from gongkai.office.disclosure import actions
from gongkai.office.disclosure.kinds import Kind

ON = date(2026, 11, 23)


@pytest.fixture
def draft(office, handler):
    """A draft of the handler."""
    return actions.draft(
        by=handler,
        on=ON,
        organ=office,
        kind=Kind.ANNOUNCEMENT,
        title="停水公告",
        formed=ON,
        duty="2015",
        body="<p>十一月二十五日停水。</p>",
    )


@pytest.fixture
def sent(draft, handler):
    """The draft in review."""
    return actions.submit(document=draft, by=handler, on=ON)
