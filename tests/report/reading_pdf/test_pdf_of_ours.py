"""What we write as PDF is read back identical, and published PDF files are read cell for cell."""

import json

import pytest
from hypothesis import Phase, given, settings
from tests.report.strategies import consistent_reports

from gongkai.report import checks
from gongkai.report.model import AnnualReport
from gongkai.report.reading import read, read_bytes
from gongkai.report.schema import from_text
from gongkai.report.writing import document


def told(report: AnnualReport) -> dict[str, object]:
    return {
        "cells": {path: report[path] for path in report.form.paths},
        "edition": report.edition,
        "extra": dict(report.extra),
        "organ": report.organ,
        "sections": {name: report.sections[name] for name in ("overview", "problems", "other")},
        "title": report.title,
        "year": report.year,
    }


@settings(max_examples=12, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(report=consistent_reports())
def test_a_pdf_is_read_back_as_it_was_written(report):
    again = read_bytes(document(report, "pdf"), "年报.pdf")

    assert told(again) == told(report)
    assert again.reading is not None
    assert again.reading.doubts == ()
    assert again.reading.format == "pdf"


@pytest.mark.parametrize(
    ("file", "figures"),
    [
        pytest.param("hongze_2023.pdf", "hongze_2023.expected.json", id="from WPS"),
        pytest.param("filled_jinhu_2023.pdf", "jinhu_2023.expected.json", id="from LibreOffice"),
    ],
)
def test_a_published_pdf_is_read_cell_for_cell(file, figures, published):
    (path,) = published(file)
    (other,) = published(figures)
    expected = from_text(json.dumps(json.loads(other.read_text("utf-8"))).encode())

    report = read(path)

    assert {at: report[at] for at in expected.form.paths} == {
        at: expected[at] for at in expected.form.paths
    }


def test_the_known_errors_of_a_published_pdf_are_found_and_no_others(published):
    (path,) = published("hongze_2023.pdf")

    found = checks.findings(read(path))

    assert sorted(item.code for item in found if item.severity == "error") == [
        "FORM-ROW",
        "T4-SUM",
        "T4-SUM",
    ]
