"""The figures are counted from the records: one case, one cell, whatever the day."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.office.annual.records import application, day, remedy

from gongkai.office.annual import actions
from gongkai.office.annual.compilation import cell_rows, compiled
from gongkai.office.annual.figures.counting import counted_paths
from gongkai.office.annual.models import ENTERED
from gongkai.office.applications.models import Application
from gongkai.office.organs.models import Role
from gongkai.office.remedies.models import RemedyCase
from gongkai.report.checks import findings
from gongkai.report.findings import Severity
from gongkai.report.form import APPLICANTS, FORM_2021, RESULTS

YEAR = 2025
"""The year that is counted."""

DAYS = st.one_of(
    st.sampled_from(
        [
            date(2024, 12, 31),
            date(2025, 1, 1),
            date(2025, 12, 31),
            date(2026, 1, 1),
        ]
    ),
    st.dates(date(2024, 6, 1), date(2026, 6, 30)),
)
SPANS = st.one_of(st.none(), st.integers(0, 500))


@st.composite
def applications_of_a_while(draw):
    """Days, kind of applicant, outcome: a few applications around the year."""
    rows = draw(
        st.lists(
            st.tuples(
                DAYS,
                SPANS,
                st.sampled_from([kind.key for kind in APPLICANTS]),
                st.sampled_from([row.key for row in FORM_2021.outcomes]),
                st.sampled_from(["", "", "", "void", "trial"]),
            ),
            max_size=12,
        )
    )
    return [
        (received, received + timedelta(span) if span is not None else None, *rest)
        for received, span, *rest in rows
    ]


@st.composite
def cases_of_a_while(draw):
    """Days, block, result: a few remedy cases around the year."""
    rows = draw(
        st.lists(
            st.tuples(
                DAYS,
                SPANS,
                st.sampled_from([block.key for block in FORM_2021.remedies]),
                st.sampled_from(["upheld", "corrected", "other"]),
            ),
            max_size=8,
        )
    )
    return [
        (filed, filed + timedelta(span) if span is not None else None, *rest)
        for filed, span, *rest in rows
    ]


def lay_down(organ, applications, cases):
    """Replace every application and case by these."""
    RemedyCase.objects.all().delete()
    Application.objects.all().delete()
    Application.objects.bulk_create(
        application(
            organ,
            received,
            category=category,
            concluded=concluded,
            outcome=outcome if concluded else "",
            voided=received if special == "void" else None,
            is_trial=special == "trial",
        )
        for received, concluded, category, outcome, special in applications
    )
    RemedyCase.objects.bulk_create(
        remedy(organ, filed, kind=kind, closed=closed, result=result if closed else "")
        for filed, closed, kind, result in cases
    )


def recounted(applications, cases):
    """Tables 3 and 4 counted by hand, one record after the other."""
    cells = {path: 0 for path in FORM_2021.paths if not path.startswith("proactive")}
    for received, concluded, category, outcome, special in applications:
        if special:
            continue
        decided = concluded is not None and concluded.year <= YEAR
        rows = {
            "received": received.year == YEAR,
            "carried_in": received.year < YEAR and (not concluded or concluded.year >= YEAR),
            "handled": decided and concluded.year == YEAR,
            outcome: decided and concluded.year == YEAR,
            "carried_over": received.year <= YEAR and not decided,
        }
        for row in (row for row, counts in rows.items() if counts):
            cells[f"applications.{row}.{category}"] += 1
            cells[f"applications.{row}.total"] += 1
    for filed, closed, kind, result in cases:
        if closed and closed.year == YEAR:
            line = result
        elif filed.year <= YEAR and (not closed or closed.year > YEAR):
            line = "pending"
        else:
            continue
        cells[f"remedies.{kind}.{line}"] += 1
        cells[f"remedies.{kind}.total"] += 1
    return cells


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(applications=applications_of_a_while(), cases=cases_of_a_while())
def test_any_year_is_counted_as_by_hand_and_adds_up(office, handler, applications, cases):
    lay_down(office, applications, cases)

    report = compiled(office, YEAR)

    expected = recounted(applications, cases)
    assert {path: report[path] for path in expected} == expected
    errors = [found for found in findings(report) if found.severity is Severity.ERROR]
    assert {found.code for found in errors} <= {"FORM-BLANK"}


@settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(applications=applications_of_a_while(), cases=cases_of_a_while())
def test_the_rows_behind_every_cell_are_as_many_as_its_figure(office, handler, applications, cases):
    lay_down(office, applications, cases)

    report = compiled(office, YEAR)

    behind = {path: cell_rows(office, YEAR, path, user=handler).count() for path in counted_paths()}
    assert behind == {path: report[path] for path in behind}


@pytest.mark.parametrize(
    ("received", "concluded", "rows"),
    [
        ("2024-12-31", None, {"carried_in", "carried_over"}),
        ("2024-12-31", "2024-12-31", set()),
        ("2024-12-31", "2025-01-01", {"carried_in", "granted", "handled"}),
        ("2025-01-01", "2025-12-31", {"received", "granted", "handled"}),
        ("2025-12-31", "2026-01-01", {"received", "carried_over"}),
        ("2026-01-01", None, set()),
    ],
)
def test_the_ends_of_the_year_belong_to_the_year(office, received, concluded, rows):
    application(
        office,
        day(received),
        concluded=concluded and day(concluded),
        outcome="granted" if concluded else "",
    ).save()

    report = compiled(office, YEAR)

    counted = {row.key for row in FORM_2021.rows if report[f"applications.{row.key}.total"]}
    assert counted == rows


def test_an_application_that_was_never_received_counts_nowhere(office):
    row = application(office, day("2025-03-01"))
    row.received = None
    row.save()

    report = compiled(office, YEAR)

    assert not any(report[path] for path in report.cells)


def test_applications_and_cases_of_another_organ_count_nowhere(office, other_office):
    application(other_office, day("2025-03-01")).save()
    remedy(other_office, day("2025-03-01")).save()

    report = compiled(office, YEAR)

    assert not any(report[path] for path in report.cells)


@pytest.mark.parametrize(
    ("filed", "closed", "lines"),
    [
        ("2024-12-31", None, {"pending", "total"}),
        ("2024-12-31", "2024-12-31", set()),
        ("2025-12-31", "2025-12-31", {"corrected", "total"}),
        ("2025-12-31", "2026-01-01", {"pending", "total"}),
        ("2026-01-01", None, set()),
    ],
)
def test_a_remedy_case_counts_where_it_closed_or_where_it_still_pends(office, filed, closed, lines):
    remedy(
        office,
        day(filed),
        closed=closed and day(closed),
        result="corrected" if closed else "",
    ).save()

    report = compiled(office, YEAR)

    counted = {line.key for line in RESULTS if report[f"remedies.reconsideration.{line.key}"]}
    assert counted == lines


def test_entered_cells_are_blank_until_they_are_entered(office, handler):
    before = compiled(office, YEAR)

    actions.enter_figure(
        organ=office,
        year=YEAR,
        path="proactive.licences.decisions",
        value=0,
        source="行政审批系统",
        by=handler,
        on=day("2026-01-05"),
    )

    after = compiled(office, YEAR)
    assert [before[path] for path in ENTERED] == [None] * 4
    assert [after[path] for path in ENTERED] == [0, None, None, None]


def test_an_entered_figure_has_no_rows_and_an_unknown_cell_does_not_exist(office, handler):
    assert cell_rows(office, YEAR, ENTERED[0], user=handler) is None
    with pytest.raises(KeyError):
        cell_rows(office, YEAR, "applications.nothing.total", user=handler)


def test_compiling_costs_the_same_for_one_case_and_for_many(office, handler):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as caught:
            compiled(office, YEAR)
        return len(caught)

    before = queries()
    Application.objects.bulk_create(
        application(office, day("2025-03-01"), category=kind.key)
        for kind in APPLICANTS
        for _ in range(40)
    )
    RemedyCase.objects.bulk_create(remedy(office, day("2025-03-01")) for _ in range(40))

    assert queries() == before == 4


def test_the_rows_behind_a_cell_are_hidden_from_another_organ(office, stranger, enrolled, county):
    application(office, day("2025-03-01")).save()
    supervisor = enrolled("何洁", county, Role.SUPERVISOR)

    for user in (stranger, supervisor):
        rows = cell_rows(office, YEAR, "applications.received.total", user=user)
        assert not rows.exists()
