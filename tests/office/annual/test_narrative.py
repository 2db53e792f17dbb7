"""The narrative is drafted from the records, with last year beside it."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.office.annual.records import application, day, published

from gongkai.office.annual.figures import narrative
from gongkai.office.annual.figures.summary import share_of, summary
from gongkai.office.applications.models import FeeNotice
from gongkai.office.disclosure.kinds import Kind
from gongkai.office.supervision import actions as supervision

YEAR = 2025


@pytest.fixture
def year(office, other_office, county, handler, supervisor):
    """A small year: five items and two the year before, four applications and one before."""
    for kind, when in (
        (Kind.NORMATIVE, datetime(2025, 1, 1, 1, tzinfo=UTC)),
        (Kind.OTHER_DOCUMENT, datetime(2025, 5, 1, tzinfo=UTC)),
        (Kind.GAZETTE, datetime(2025, 6, 1, tzinfo=UTC)),
        (Kind.INTERVIEW, datetime(2025, 7, 1, tzinfo=UTC)),
        (Kind.INTERPRETATION, datetime(2025, 12, 31, 15, tzinfo=UTC)),
        (Kind.NEWS, datetime(2024, 12, 31, 15, 59, tzinfo=UTC)),
        (Kind.NEWS, datetime(2024, 3, 1, tzinfo=UTC)),
        (Kind.NEWS, datetime(2025, 12, 31, 16, 0, tzinfo=UTC)),
    ):
        issuer = county if kind is Kind.NORMATIVE else office
        published(
            office,
            by=handler,
            formed=day("2024-02-01"),
            kind=kind,
            at=when,
            issuer=issuer,
        )
    for outcome in ("granted", "unavailable_not_held", "unavailable_not_held", ""):
        application(
            office,
            day("2025-03-03"),
            concluded=day("2025-03-20") if outcome else None,
            outcome=outcome,
        ).save()
    before = application(office, day("2024-03-03"), concluded=day("2024-03-20"), outcome="granted")
    before.save()
    FeeNotice.objects.create(
        application=before,
        basis="page",
        units=50,
        amount=Decimal("200.00"),
        served=day("2025-01-05"),
        due=day("2025-02-05"),
        paid=day("2025-01-20"),
        by=handler,
    )
    supervision.issue(
        issuer=office,
        addressed=other_office,
        matter="栏目空白",
        due=day("2025-05-01"),
        by=supervisor,
        on=day("2025-04-01"),
    )
    return summary(office, YEAR)


def test_the_year_is_summed_up_by_publication_in_local_time(year):
    assert (year.items, year.items_before) == (5, 2)
    assert (year.normative, year.other_documents, year.gazettes) == (1, 1, 1)
    assert (year.interviews, year.interpretations, year.notices) == (1, 1, 1)
    assert (year.received, year.received_before, year.handled) == (4, 1, 3)
    assert (year.fees.notices, year.fees.asked, year.fees.received) == (1, 200, 200)
    assert [(one.label, one.count, one.share) for one in year.outcomes] == [
        ("予以公开", 1, "33.33%"),
        ("本机关不掌握相关政府信息", 2, "66.67%"),
    ]


def test_the_draft_says_the_figures_in_plain_official_chinese(year):
    text = narrative.overview(year)

    assert "2025年，通过政府网站主动公开政府信息5条，较2024年增加3条。" in text
    assert "公开行政规范性文件1件、其他文件1件，编发政府公报1期" in text
    assert "共收到政府信息公开申请4件，较2024年增加3件；上年结转0件。" in text
    assert "予以公开1件，占33.33%；本机关不掌握相关政府信息2件，占66.67%。" in text
    assert "下发政务公开专项整改通报1次" in text
    assert "发出收费通知1件，通知收费总金额200元，实际收取总金额200元" in narrative.other(year)


def test_what_no_record_tells_is_asked_for(year):
    for text in (narrative.overview(year), narrative.problems(year), narrative.other(year)):
        assert narrative.TO_WRITE in text


def test_an_empty_year_is_drafted_without_shares(office):
    text = narrative.overview(summary(office, YEAR))

    assert "与2024年持平" in text
    assert "占" not in text


def test_the_summary_costs_the_same_for_any_year(year, office):
    with CaptureQueriesContext(connection) as caught:
        summary(office, YEAR)

    assert len(caught) == 8


def test_a_share_of_nothing_is_unsaid():
    assert share_of(3, 0) == ""
    assert share_of(1, 8) == "12.5%"
