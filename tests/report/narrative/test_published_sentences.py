"""Published sentences with what a careful reader found in them; skipped where they are absent."""

import json
import os
from pathlib import Path

import pytest

from gongkai.report.checks import findings
from gongkai.report.narrative import figures
from gongkai.report.reading import read

FOLDER = Path(os.environ.get("GONGKAI_REPORTS", Path(__file__).parents[4] / "shared" / "reports"))
PRECISION, RECALL = 0.98, 0.90


@pytest.fixture
def sentences():
    path = FOLDER / "sentences.jsonl"
    if not path.exists():
        pytest.skip(f"no published sentences in {FOLDER}; GONGKAI_REPORTS names their folder")
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_the_figures_of_published_sentences_are_found_and_few_others(sentences):
    wanted = {(row["id"], of, n) for row in sentences for of, n in row["figures"].items()}

    found = {
        (row["id"], figure.of, figure.value)
        for row in sentences
        for figure in figures(row["text"])
        if figure.of is not None
    }

    assert len(found & wanted) / len(found) >= PRECISION, sorted(found - wanted)
    assert len(found & wanted) / len(wanted) >= RECALL, sorted(wanted - found)


EXPECTED = {
    "jinxiang_2022.txt": {("warning", "TEXT-TABLE"), ("info", "TEXT-UNIT")},
    "pingtan_2020.html": {("warning", "TEXT-SUM")},
    "pingtan_2021.html": set(),
    "pingtan_2022.html": {("warning", "TEXT-TABLE")},
    "jinhu_2023.html": set(),
    "suqian_2023.html": set(),
    "shuyang_county_2025.md": {("warning", "TEXT-TABLE")},
    "shanghai_office_2019.html": {
        ("warning", "TEXT-TABLE"),
        ("error", "TEXT-SHARE"),
        ("warning", "TEXT-SHARE"),
    },
}


@pytest.mark.parametrize("name", EXPECTED)
def test_every_known_inconsistency_of_a_published_text_is_found_and_no_other(name):
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"no published report {path}; GONGKAI_REPORTS names their folder")

    found = findings(read(path))

    told = {(item.severity.value, item.code) for item in found if item.code.startswith("TEXT")}
    assert told == EXPECTED[name]
