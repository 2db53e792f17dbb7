"""Comparisons: against last year's report where it is given, else against their own words."""

import pytest
from tests.report.narrative.reports import messages, report, said_of
from tests.report.samples import changed

CODE = "TEXT-CHANGE"


def last_year(text="共收到政府信息公开申请11件。主动公开政府信息759条。", **fields):
    """Last year's report: 11 came, 4 were carried over."""
    numbers = {
        "applications__received__total": 11,
        "applications__received__natural_person": 10,
        "applications__carried_in__total": 3,
        "applications__carried_in__natural_person": 3,
    }
    return changed(report(text, **numbers), year=2021, **fields)


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请16件，较上年增加5件。",
        "收到政府信息公开申请16件，较上年增加5件，增长45.5%。",
        "收到政府信息公开申请16件，比2021年（11件）增长45%。",
        "收到政府信息公开申请16件，较上年增长14.29%。",
        "主动公开政府信息624条，较上年减少135条。",
        "全年主动公开政府信息624条，同比下降17.8%。",
        "编印公报12期，较上年增加3期。",
        "收到政府信息公开申请16件，较上年增加约9件。",
        "\n12期，较上年增加3期。",
    ],
)
def test_a_comparison_that_last_years_report_bears_out_gives_no_finding(text):
    assert said_of(text, code=CODE, previous=last_year()) == []


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("收到政府信息公开申请16件，较上年增加6件。", "error"),
        ("收到政府信息公开申请16件，同比增长40%。", "error"),
        ("收到政府信息公开申请16件，同比下降45.5%。", "error"),
        ("收到政府信息公开申请16件，与上年持平。", "error"),
        ("收到政府信息公开申请16件，同比增长45.4%。", "warning"),
        ("主动公开政府信息624条，较上年减少134条。", "warning"),
        ("行政复议3件，较上年增加2件。", "warning"),
    ],
)
def test_a_comparison_that_it_does_not_bear_out_is_found(text, severity):
    assert said_of(text, code=CODE, previous=last_year()) == [severity]


def test_a_finding_says_what_last_year_was_and_what_the_difference_is():
    text = "收到政府信息公开申请16件，较上年增加6件，增长50%。"

    by, percent = messages(text, code=CODE, previous=last_year())

    assert "所述较上年增加6，上年为11，应为增加5，相差1" in by
    assert "所述较上年增加50%，按上年11计应为增加45%，差5个百分点" in percent


@pytest.mark.parametrize(
    ("text", "severities"),
    [
        ("收到政府信息公开申请16件，比2021年（11件）增加5件。", []),
        ("收到政府信息公开申请16件，比2021年（11件）增加6件。", ["warning"]),
        ("收到政府信息公开申请16件，比2021年（11件）增长50%。", ["warning"]),
        ("收到政府信息公开申请16件，较上年增加5件，增长45.45%。", []),
        ("收到政府信息公开申请16件，较上年增加5件，增长31.25%。", ["warning"]),
        ("收到政府信息公开申请16件，较上年增加16件，增长100%。", []),
        ("收到政府信息公开申请16件，同比增长45%。", []),
    ],
)
def test_without_last_years_report_a_text_is_held_to_its_own_words(text, severities):
    assert said_of(text, code=CODE) == severities


def test_a_report_of_another_year_is_not_compared_with():
    text = "收到政府信息公开申请16件，较上年增加6件。"
    older = changed(last_year(), year=2020)

    assert said_of(text, code=CODE, previous=older) == []


def test_an_approximation_of_last_years_text_is_no_base():
    text = "主动公开政府信息624条，较上年减少135条。"

    assert said_of(text, code=CODE, previous=last_year("主动公开政府信息近760条。")) == []


def test_nothing_can_be_said_of_percent_of_nothing():
    text = "收到政府信息公开申请16件，同比增长100%。"
    nothing = {f"applications.{row}.total": 0 for row in ("received", "carried_in", "handled")}

    previous = changed(last_year(""), nothing)

    assert said_of(text, code=CODE, previous=previous) == []
