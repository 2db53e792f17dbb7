"""Bytes changed at random in every kind of file: a report comes of it, or the one exception.

`bench/fuzzing/readers.py` does the same for as long as one lets it, from the same files.
"""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.report.mutations import SEEDS, mutated

from gongkai.report.model import AnnualReport, NotAReport
from gongkai.report.reading import read_bytes

LONGEST = 10.0
"""CPU seconds that no file of this size may take, however busy the machine is."""

mutations = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 3), st.binary(max_size=8)),
    min_size=1,
    max_size=12,
)


@pytest.mark.parametrize("kind", SEEDS)
@settings(max_examples=15, derandomize=True, suppress_health_check=list(HealthCheck))
@given(changes=mutations)
def test_changed_bytes_end_in_a_report_or_in_one_sentence(kind, changes):
    data = mutated(SEEDS[kind], changes)
    start = time.process_time()

    try:
        outcome = read_bytes(data, "某文件")
    except NotAReport as refusal:
        outcome = refusal

    assert isinstance(outcome, AnnualReport) or "某文件" in str(outcome) or "超出" in str(outcome)
    assert time.process_time() - start < LONGEST
