"""The supervisor of the demonstration has a scored test application, and one to score."""

from datetime import date

import pytest

from gongkai.office.demo.cases import lived
from gongkai.office.demo.oversight.assessing import assessed
from gongkai.office.demo.people import settled
from gongkai.office.ledger.models import Event
from gongkai.office.organs.visibility import visible
from gongkai.office.supervision.assessments.sheets import lines
from gongkai.office.supervision.models import Assessment


@pytest.mark.django_db
@pytest.mark.parametrize(
    "today",
    [
        pytest.param(date(2026, 11, 23), id="a Monday"),
        pytest.param(date(2026, 10, 5), id="in the middle of a holiday"),
        pytest.param(date(2023, 7, 1), id="the first day that can be"),
    ],
)
def test_the_supervisor_sees_a_scored_sheet_and_a_test_that_awaits_its_score(today):
    county = settled()

    lived(assessed(county, today=today))

    seen = visible(county.people["supervisor"], Assessment).order_by("sent")
    scored, waiting = seen
    assert (scored.assessed.slug, scored.timeliness, scored.form) == ("education", 30, 24)
    assert sum(line.points for line in lines(scored)) == scored.total == 90
    assert (waiting.assessed.slug, waiting.ended) == ("land", None)
    assert waiting.application.served
    assert not Event.objects.filter(on__gt=today).exists()
