"""Published reports, where a copy stands beside the project: each fault is found, and no more."""

import pytest
from tests.report.test_reading_published import FOLDER

from gongkai.report.checks import findings
from gongkai.report.findings import Severity
from gongkai.report.reading import read

SHANGHAI_TOTALS = {
    "granted": 272,
    "partial": 3,
    "refused_state_secret": 14,
    "refused_internal": 5,
    "refused_deliberative": 4,
    "refused_inquiry": 12,
    "unavailable_not_held": 265,
    "unavailable_needs_creation": 47,
    "unavailable_unclear": 25,
    "declined_petition": 149,
    "declined_repeat": 9,
}
ERRORS = {
    "hongze_2023.pdf": {
        ("FORM-ROW", "applications.closed", None, None),
        ("T4-SUM", "remedies.reconsideration.total", 11, 0),
        ("T4-SUM", "remedies.litigation_after_reconsideration.total", 5, 0),
    },
    "jinhu_2023.html": {("T4-SUM", "remedies.litigation_direct.total", 3, 0)},
    "filled_jinhu_2023.pdf": {("T4-SUM", "remedies.litigation_direct.total", 3, 0)},
    "jinxiang_2022.txt": {("FORM-BLANK", "remedies.reconsideration", None, None)},
    "pingtan_2020.html": {
        ("T3-OUTCOMES", "applications.handled.natural_person", 26, 20),
        ("T3-OUTCOMES", "applications.handled.total", 27, 21),
    },
    "pingtan_2021.html": set(),
    "pingtan_2022.html": set(),
    "suqian_2023.html": set(),
    "shuyang_county_2025.md": set(),
    "shanghai_office_2019.html": {
        ("TEXT-SHARE", "sections.overview", "32.0%", "33.9%"),
        ("FORM-BLANK", "applications", None, None),
        ("FORM-BLANK", "remedies.reconsideration", None, None),
        ("FORM-BLANK", "remedies.litigation_direct", None, None),
        ("FORM-BLANK", "remedies.litigation_after_reconsideration", None, None),
        *(
            ("FORM-BLANK", f"applications.{row}.total", total, None)
            for row, total in SHANGHAI_TOTALS.items()
        ),
    },
}
"""Code, place (of a sentence: its part), what was expected and what was found."""

QUESTIONS = {
    "jinxiang_2022.txt": {("TEXT-TABLE", 3, 7)},
    "pingtan_2020.html": {("TEXT-SUM", 2603, 2602)},
    "pingtan_2021.html": set(),
    "pingtan_2022.html": {("TEXT-TABLE", 74, 75)},
    "suqian_2023.html": set(),
    "shuyang_county_2025.md": {("TEXT-TABLE", 713, 749)},
    "shanghai_office_2019.html": {
        ("TEXT-TABLE", 275, 258),
        ("TEXT-SHARE", "4.35%", "4.34%"),
        ("TEXT-TABLE", 337, 265),
        ("TEXT-TABLE", 5, 7),
        ("TEXT-TABLE", 8, 9),
    },
}
"""Code, what was expected and what was found, all of part one."""


def told(name, severity):
    """The findings of a published report that are so severe."""
    if not FOLDER.is_dir():
        pytest.skip(f"no published reports in {FOLDER}; set GONGKAI_REPORTS to their folder")
    return [one for one in findings(read(FOLDER / name)) if one.severity is severity]


@pytest.mark.parametrize("name", ERRORS)
def test_each_known_fault_is_an_error_and_nothing_else_is(name):
    found = told(name, Severity.ERROR)

    places = [one.where.partition("[")[0] for one in found]
    assert {
        (one.code, where, one.expected, one.found) for one, where in zip(found, places, strict=True)
    } == ERRORS[name]


@pytest.mark.parametrize("name", QUESTIONS)
def test_what_a_careful_reader_asks_of_the_text_is_asked(name):
    found = [one for one in told(name, Severity.WARNING) if one.code.startswith("TEXT")]

    assert {(one.code, one.expected, one.found) for one in found} == QUESTIONS[name]
