from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from lxml import etree
from tests.report.strategies import consistent_reports

from gongkai.report.model import AnnualReport
from gongkai.report.writing.charts import ON_PAPER, applicants, charts, leaves, outcomes

SVG = "{http://www.w3.org/2000/svg}"
CELLS = {f"applications.{row.key}.total": 0 for row in AnnualReport("", None, {}).form.outcomes}
REPORT = AnnualReport(
    "云溪县档案馆",
    2024,
    CELLS
    | {
        "applications.received.natural_person": 3,
        "applications.received.business": 1,
        "applications.received.research": 0,
        "applications.granted.total": 2,
        "applications.refused_internal.total": 1,
        "applications.refused_inquiry.total": 1,
    },
)


def test_applicants_are_shown_by_kind_with_number_and_share():
    rows = applicants(REPORT).rows

    assert rows[:4] == (
        ("自然人", "3", "75.0%"),
        ("商业企业", "1", "25.0%"),
        ("科研机构", "0", ""),
        ("社会公益组织", "", ""),
    )


def test_outcomes_are_shown_by_group():
    assert outcomes(REPORT).rows == (
        ("予以公开", "2", "50.0%"),
        ("部分公开", "0", ""),
        ("不予公开", "2", "50.0%"),
        ("无法提供", "0", ""),
        ("不予处理", "0", ""),
        ("其他处理", "0", ""),
    )


def test_leaves_are_the_outcomes_that_occurred():
    assert leaves(REPORT).rows == (
        ("予以公开", "2", "50.0%"),
        ("属于三类内部事务信息", "1", "25.0%"),
        ("属于行政查询事项", "1", "25.0%"),
    )


def test_a_group_with_a_blank_row_is_unknown_not_zero():
    report = replace(REPORT, cells={**REPORT.cells, "applications.refused_security.total": None})

    (refused,) = [bar for bar in outcomes(report).bars if bar.label == "不予公开"]

    assert (refused.value, refused.figure) == (None, "未填")


def test_a_drawing_is_named_and_described_for_those_who_cannot_see_it():
    drawn = etree.fromstring(applicants(REPORT).svg(prefix="r7-"))

    assert drawn.get("role") == "img"
    assert drawn.get("aria-labelledby") == "r7-applicants-title r7-applicants-desc"
    assert drawn.findtext(f"{SVG}title").endswith("年度报告：本年新收申请的申请人")
    assert "自然人 3 件 · 75.0%；商业企业 1 件 · 25.0%" in drawn.findtext(f"{SVG}desc")


def test_bars_are_as_long_as_their_numbers_and_nothing_has_none():
    widths = [
        int(bar.get("width"))
        for bar in etree.fromstring(applicants(REPORT).svg()).iter(f"{SVG}rect")
    ]

    assert len(widths) == 2
    assert widths[0] == 3 * widths[1] + widths[0] % widths[1]


def test_a_page_gets_its_tokens_and_paper_plain_colours():
    assert "var(--gk-blue" in applicants(REPORT).svg()
    assert "var(" not in applicants(REPORT).svg(ON_PAPER)


def test_a_year_without_applications_has_no_charts():
    assert charts(AnnualReport("云溪县档案馆", 2024, {})) == ()


@settings(max_examples=20)
@given(consistent_reports())
def test_a_drawing_is_sound_and_shares_add_up(report):
    for chart in charts(report):
        etree.fromstring(chart.svg())
        shares = [Decimal(share.rstrip("%")) for _, _, share in chart.rows if share]

        assert abs(sum(shares) - 100) <= Decimal("0.05") * len(shares)


def test_a_title_with_markup_is_escaped():
    drawn = etree.fromstring(applicants(replace(REPORT, title="<年报>&")).svg(prefix='"'))

    assert drawn.findtext(f"{SVG}title") == "<年报>&：本年新收申请的申请人"
