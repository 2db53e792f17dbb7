"""A file with the reports of two years: the year that is asked for is read and checked."""

import json

import pytest
from tests.report.documents import LAYOUTS, blocks_of, html_text

from gongkai.cli import main


@pytest.fixture
def both(tmp_path):
    """A page with two reports of one organ, the later year first, and their years."""
    (first, one), (second, other) = blocks_of(1, LAYOUTS[0]), blocks_of(2, LAYOUTS[0])
    path = tmp_path / "both.html"
    later = [first[0].replace(str(one.year), str(other.year + 1)), *first[1:]]
    same = [second[0].replace(other.organ, one.organ), *second[1:]]
    path.write_text(html_text([*later, *same]), "utf-8")
    return path, other.year + 1, other.year


def test_the_year_that_is_asked_for_is_read(both, capsys):
    path, later, earlier = both

    assert main(["report", "read", str(path), "--year", str(earlier)]) == 0

    assert json.loads(capsys.readouterr().out)["year"] == earlier


def test_a_year_is_held_against_the_year_before_in_the_same_file(both, capsys):
    path, later, earlier = both
    words = ["report", "check", str(path), "--year", str(later), "--previous", str(path)]

    assert main([*words, "--format", "json"]) == 1

    (checked,) = json.loads(capsys.readouterr().out)
    assert any(found["code"] == "YEAR-CARRY" for found in checked["findings"])


def test_a_year_that_the_file_does_not_hold_is_one_sentence(both, capsys):
    path, later, earlier = both

    assert main(["report", "read", str(path), "--year", "1999"]) == 2

    assert f"没有1999年的报告，只有{later}年、{earlier}年的" in capsys.readouterr().err
