"""The home page: search, the errands, what is new, how well the office does."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from lxml import html
from tests.office.annual.records import application
from tests.office.publishing import published
from tests.office.querying import queried

from gongkai.office.annual.compilation import compiled
from gongkai.office.annual.models import Report
from gongkai.office.portal.figures import year_in_figures
from gongkai.report.model import FEES
from gongkai.report.schema import as_json

ON = date(2026, 11, 20)


def figures(year=2026) -> dict[str, object]:
    return {figure["label"]: figure["value"] for figure in year_in_figures(year)}


def test_search_comes_first_and_then_the_four_errands(client, db):
    page = html.fromstring(client.get("/").content.decode())

    main = page.get_element_by_id("main")
    (search,) = main.xpath(".//form[@role='search']")
    errands = main.xpath(".//ul[@class='gk-errands']//a")

    assert search.get("action") == "/documents/"
    assert [link.get("href") for link in errands] == [
        "/policies/?validity=in_force",
        "/apply/",
        "/apply/track/",
        "/check/",
    ]


def test_the_newest_documents_are_shown(client, office):
    for number in range(9):
        published(office, on=ON - timedelta(number), title=f"第 {number} 天前的公告")

    shown = client.get("/").content.decode()

    assert "第 0 天前的公告" in shown
    assert "第 8 天前的公告" not in shown


def test_the_figures_count_this_year_and_only_what_counts(office):
    published(office, on=date(2025, 12, 31))
    published(office, on=date(2026, 1, 1))
    due = date(2026, 3, 31)
    for one in (
        application(office, date(2025, 12, 31)),
        application(office, date(2026, 1, 1)),
        application(office, date(2026, 3, 3), concluded=due, outcome="granted", due=due),
        application(
            office, date(2026, 3, 3), concluded=due + timedelta(1), outcome="granted", due=due
        ),
        application(office, date(2026, 3, 3), voided=ON),
        application(office, date(2026, 3, 3), is_trial=True),
    ):
        one.serial, one.register_number = one.serial + 900, f"门户{one.register_number}"
        one.save()

    counted = year_in_figures(2026)

    assert [figure["value"] for figure in counted] == [1, 3, 1]
    assert counted[2]["unit"] == "/ 2 件"


def test_an_empty_office_counts_nothing_and_says_what_will_stand_there(client, db):
    page = client.get("/").content.decode()

    assert figures() == {"2026 年已公开": 0, "收到申请": 0, "按期答复": 0}
    assert "还没有公开的信息" in page


def test_the_latest_published_report_stands_with_its_proof(client, report):
    page = client.get("/").content.decode()

    assert "示范县人民政府办公室2025年政府信息公开工作年度报告" in page
    assert "项勾稽校验全部通过" in page


def test_a_report_that_does_not_add_up_is_not_called_proved(client, report):
    report.snapshot["applications"]["received"]["total"] += 1
    report.save()

    page = client.get("/").content.decode()

    assert "示范县人民政府办公室2025年政府信息公开工作年度报告" in page
    assert "全部通过" not in page


def test_a_report_that_is_not_published_is_not_named(client, report):
    Report.objects.filter(pk=report.pk).update(state=Report.State.SIGNED, published_at=None)

    assert "2025年政府信息公开工作年度报告" not in client.get("/").content.decode()


@pytest.fixture
def report(office, head):
    """A published report in which everything is zero."""
    zeros = Report(organ=office, year=2025, overview="总体情况。", problems="问题。")
    zeros.snapshot = _zeros(zeros)
    zeros.digest, zeros.signed, zeros.signed_by = "0" * 64, date(2026, 1, 12), head
    zeros.state, zeros.published_at = Report.State.PUBLISHED, timezone.now()
    zeros.save()
    return zeros


def _zeros(report: Report) -> dict:
    data = compiled(report.organ, report.year, sections=report.sections)
    cells = {path: Decimal(0) if path == FEES else 0 for path in data.cells}
    return as_json(replace(data, cells=cells))


def test_the_page_costs_a_fixed_number_of_queries(client, office):
    for _ in range(8):
        published(office, on=ON, kind="normative", duty="2001", issuer=office)

    _, queries = queried(client, "/")

    # newest, their changes, newest gazette, published, applications, latest report
    assert queries == 6
