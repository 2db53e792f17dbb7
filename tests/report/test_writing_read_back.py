"""What is written is read back identical, whatever the report."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from tests.report.strategies import consistent_reports

from gongkai.report.model import FEES, AnnualReport
from gongkai.report.reading import read_bytes
from gongkai.report.writing import document

SUFFIXES = ("html", "docx", "xlsx", "json")


def told(report: AnnualReport) -> dict[str, object]:
    """All that a report says of itself; not how it was read."""
    return {
        "cells": {path: report[path] for path in report.form.paths},
        "edition": report.edition,
        "extra": dict(report.extra),
        "organ": report.organ,
        "sections": {
            name: report.sections.get(name, "") for name in ("overview", "problems", "other")
        },
        "title": report.title,
        "year": report.year,
    }


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=8)
@given(report=consistent_reports())
def test_a_report_is_read_back_as_it_was_written(suffix, report):
    again = read_bytes(document(report, suffix), f"年报.{suffix}")

    assert told(again) == told(report)
    assert again.reading is not None
    assert again.reading.doubts == ()


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=4)
@given(report=consistent_reports(("2021",)))
def test_blank_cells_come_back_blank(suffix, report):
    blank = dict(report.cells) | {
        path: None for path in report.form.paths if ".reconsideration." in path or path == FEES
    }
    report = replace(report, cells=blank)

    again = read_bytes(document(report, suffix), f"年报.{suffix}")

    assert told(again)["cells"] == told(report)["cells"]


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=4)
@given(report=consistent_reports(("2021",)))
def test_numbers_that_do_not_add_up_come_back_unmended(suffix, report):
    wrong = dict(report.cells) | {
        "applications.handled.total": 987_654,
        "applications.partial.business": -3,
        FEES: Decimal("0.5"),
    }
    report = replace(report, cells=wrong)

    again = read_bytes(document(report, suffix), f"年报.{suffix}")

    assert told(again)["cells"] == told(report)["cells"]
