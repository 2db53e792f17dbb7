"""A year's figures of an invented office, with sums that hold or are made not to."""

from __future__ import annotations

import random
from collections.abc import Sequence
from decimal import Decimal

from gongkai.report.form import APPLICANTS, FORM_2019, FORM_2021, RESULTS
from gongkai.report.model import FEES, Value

Cells = dict[str, Value]


def numbers(rng: random.Random, *, consistent: bool, single_closed: bool = False) -> Cells:
    """A year's figures of an invented office; wrong in a few sums unless consistent."""
    form = FORM_2019 if single_closed else FORM_2021
    cells = _table_3_numbers(rng, [row.key for row in form.outcomes])
    for block in FORM_2021.remedies:
        results = [rng.choice((0, 0, 0, 1, 4, 27)) for _ in RESULTS[:-1]]
        for line, value in zip(RESULTS, [*results, sum(results)], strict=True):
            cells[f"remedies.{block.key}.{line.key}"] = value
    for path in FORM_2021.paths:
        if path.startswith("proactive."):
            cells[path] = rng.choice((0, 3, 88, 1234, 50007))
    cells[FEES] = Decimal(rng.randint(0, 9_999_999)).scaleb(-4)
    if not consistent:
        for path in rng.sample([path for path in cells if "applications" in path], 8):
            cells[path] = int(cells[path] or 0) + rng.choice((1, 2, 10))
    return cells


def _table_3_numbers(rng: random.Random, outcomes: Sequence[str]) -> Cells:
    cells: Cells = {}
    big = rng.choice((3, 30, 2000))
    for kind in (column.key for column in APPLICANTS):
        share = {"natural_person": 0.5, "business": 0.3}.get(kind, 0.08)
        counts = {row: rng.randint(1, big) if rng.random() < share else 0 for row in outcomes}
        handled, over = sum(counts.values()), rng.choice((0, 0, 0, 2, 11))
        carried = rng.randint(0, handled + over)
        counts |= {"handled": handled, "carried_over": over, "carried_in": carried}
        counts["received"] = handled + over - carried
        for row, count in counts.items():
            cells[f"applications.{row}.{kind}"] = count
            total = f"applications.{row}.total"
            cells[total] = int(cells.get(total) or 0) + count
    return cells
