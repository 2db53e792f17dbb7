"""A case that was decided again counts by its first decision, and the compiler is told."""

from datetime import date

import pytest
from tests.office.annual.test_back_office import desk, text_of
from tests.office.applications.conftest import WANG
from tests.office.applications.deciding import conclude, serve, signer

from gongkai.office.annual import actions as annual
from gongkai.office.annual.compilation import compiled
from gongkai.office.annual.figures.redecided import redecided
from gongkai.office.applications import actions

pytestmark = pytest.mark.urls("tests.office.annual.addresses")


@pytest.fixture
def again(office, handler, settings, tmp_path):
    """An application granted in 2025, and again on the order of a reconsideration in 2026."""
    settings.MEDIA_ROOT = tmp_path
    day = date(2025, 12, 1)
    case = actions.register(
        organ=office,
        channel="in_person",
        applicant=WANG,
        title="道路养护合同",
        description="合同全文",
        arrived=day,
        by=handler,
        on=day,
    ).application
    _decided(case, handler, "supplied", on=date(2025, 12, 15))
    actions.reopen(
        application=case,
        ground="reconsideration",
        document="示政复〔2026〕1号",
        matter="责令重新答复",
        by=signer(office),
        on=date(2026, 2, 2),
    )
    _decided(case, handler, "supplied", on=date(2026, 2, 10))
    return case


def _decided(case, handler, sub_kind, *, on):
    conclude(case, "granted", handler, sub_kind=sub_kind, on=on)
    serve(case, handler, on=on)


@pytest.mark.parametrize(("year", "count", "words"), [
    (2025, 1, "计入本年"),
    (2026, 0, "计入 2025 年"),
])  # fmt: skip
def test_the_compiler_sees_which_decisions_do_not_count(
    client, office, handler, again, year, count, words
):
    report = annual.begin(organ=office, year=year, by=handler, on=date(year + 1, 1, 5))
    client.force_login(handler)

    page = text_of(client.get(desk(report)))

    assert compiled(office, year).cells["applications.granted.total"] == count
    assert again.register_number in page
    assert f"首次决定“予以公开”，{words}；2026-02-10 重新决定" in page
    assert "不另计（行政复议决定责令重新答复）" in page


def test_a_year_without_such_a_case_says_nothing_of_it(office, again):
    assert redecided(office, 2024) == []
    assert [one.case for one in redecided(office, 2025)] == [again]
