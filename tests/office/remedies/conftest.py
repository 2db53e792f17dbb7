"""An application of another organ."""

from datetime import date

import pytest
from tests.office.annual.records import application


@pytest.fixture
def foreign_application(other_office):
    row = application(other_office, date(2026, 1, 5))
    row.save()
    return row
