"""Words inside a chart (图表文字): names with figures beside bars, no part of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongkai.report.reading.pdf.lines import TextLine

FEWEST = 3
"""So many lines of a name and a figure, one below the other, are a chart."""

_BAR = re.compile(r"[^\W\d_]{2,12}\s?\d[\d,]*\s?件(?:\s?·\s?\d[\d.]*\s?%)?")


def without_charts(lines: Sequence[TextLine]) -> list[TextLine]:
    """Some lines without those that only name the bars of a chart."""
    kept: list[TextLine] = []
    run: list[TextLine] = []
    for line in lines:
        if _BAR.fullmatch(line.text):
            run.append(line)
            continue
        kept += run if len(run) < FEWEST else []
        kept.append(line)
        run = []
    return kept + (run if len(run) < FEWEST else [])
