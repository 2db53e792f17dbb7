"""Several reports in one file (一份文件、几份报告): one behind the other, or side by side.

A year's report stands beside that of the year before in one table, or a folder was joined into
one file. Each line belongs to one report; no report ever takes a figure of another (ADR 0126).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from gongkai.report.model import NotAReport
from gongkai.report.reading.sections import Line, headings
from gongkai.report.reading.titles import Heading, titled

FEWEST_HEADINGS = 4
"""So many headings of the six parts, with rows of a table, make a report of its own."""


def reports(found: Sequence[Line]) -> list[Sequence[Line]]:
    """The lines of each report, in the order in which they begin; one where there is one.

    A part's heading that comes again, or a title of another year, begins the next report.
    """
    part_at = dict(headings(found))
    if len(set(part_at.values())) == len(part_at):
        return [found]
    lanes = _lanes(found, part_at)
    return list(lanes) if all(map(_is_whole, lanes)) else [found]


def _lanes(found: Sequence[Line], part_at: Mapping[int, str]) -> list[list[Line]]:
    begun = titled(found)
    seen: Counter[str] = Counter()
    lanes: list[list[Line]] = [[]]
    lane = 0
    for at, line in enumerate(found):
        if at in begun:
            lane = begun[at]
        elif at in part_at:
            lane = seen[part_at[at]]
            seen[part_at[at]] += 1
        lanes += [[] for _ in range(lane + 1 - len(lanes))]
        lanes[lane].append(line)
    return lanes


def _is_whole(lane: Sequence[Line]) -> bool:
    """Whether some lines are a report of their own: most of its parts, and tables."""
    parts = {key for _, key in headings(lane)}
    return len(parts) >= FEWEST_HEADINGS and any(line.row is not None for line in lane)


def chosen(found: Sequence[Heading], source: str, *, year: int | None) -> int:
    """Which of the reports is read: that of the year asked for, else the first.

    Raises `NotAReport` where the year asked for is none of theirs.
    """
    if year is None:
        return 0
    years = [one.year for one in found]
    if year in years:
        return years.index(year)
    if len(found) == 1 and years == [None]:
        return 0
    told = "、".join(f"{one}年" for one in years if one is not None)
    raise NotAReport(f"“{source}”里没有{year}年的报告，只有{told}的；请核对年份")


def others(found: Sequence[Heading], taken: int) -> str:
    """What is said of the reports in the same file that were not read; empty for none."""
    rest = [one for at, one in enumerate(found) if at != taken]
    if not rest:
        return ""
    names = "、".join(f"《{one.title}》" if one.title else "没有标题的一份" for one in rest)
    years = [one.year for one in rest if one.year is not None and one.year != found[taken].year]
    way = f"用--year {years[0]}读取另一年的，或者" if years else ""
    return f"文件里有{len(found)}份报告，只读取了其中一份，没有读取{names}；请{way}把各份分开保存"
