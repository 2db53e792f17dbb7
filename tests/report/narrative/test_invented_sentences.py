"""Some 380 invented sentences in the ways reports are written, each with what it states.

`may` are figures that one reader finds and another does not; `limit` says what the grammar
cannot know. The sentences were written before the grammar was looked at.
"""

import json
from pathlib import Path

import pytest

from gongkai.report.narrative import figures

ROWS = [
    json.loads(line)
    for line in Path(__file__).with_name("sentences.jsonl").read_text("utf-8").splitlines()
]
PRECISION, RECALL = 0.98, 0.98


def pairs(figures_of_text):
    return {(of, str(value)) for of, value in figures_of_text.items()}


def found_in(row, *, year=None):
    listed = [figure.as_json() for figure in figures(row["text"], year=year)]
    return {(item["of"], str(item["value"])) for item in listed if item["of"] is not None}


@pytest.mark.parametrize(
    "row", [row for row in ROWS if "limit" not in row], ids=lambda row: row["text"][:24]
)
def test_an_invented_sentence_states_exactly(row):
    found, stated = found_in(row), pairs(row["figures"])

    assert found | pairs(row.get("may", {})) == stated | pairs(row.get("may", {}))
    assert stated <= found


def test_what_the_grammar_cannot_know_stays_rare():
    wanted = {(n, *pair) for n, row in enumerate(ROWS) for pair in pairs(row["figures"])}
    spared = {(n, *pair) for n, row in enumerate(ROWS) for pair in pairs(row.get("may", {}))}

    found = {(n, *pair) for n, row in enumerate(ROWS) for pair in found_in(row)} - spared

    assert len(found & wanted) / len(found) >= PRECISION
    assert len(found & wanted) / len(wanted) >= RECALL
