"""Which reports belong together (对应报告): last year's of an organ, those that a sum covers.

Reports say themselves whose they are and of which year; the name of the file helps only where a
report does not. Where two fit, neither is taken, and the reader is told which they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gongkai.commands.words import said
from gongkai.report.model import AnnualReport

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_SEAT = re.compile(r"(?<=.{2})(?:人民政府|管理委员会|管委会)$")
"""What a title may leave out behind the name of a region: 云溪县, 云溪县人民政府."""


@dataclass(frozen=True, slots=True)
class Known:
    """A report with the name of its file (已读报告)."""

    file: str
    report: AnnualReport

    @property
    def stem(self) -> str:
        """The file's own name."""
        return Path(self.file).stem

    @property
    def year(self) -> int | None:
        """The year that the report says, else the one in the file's name."""
        found = _YEAR.search(self.stem)
        return self.report.year or (int(found[1]) if found else None)

    @property
    def title(self) -> str:
        """How the output calls it: its file, whose it is, of which year."""
        organ = self.report.organ or said("no_organ")
        year = said("year", year=self.year) if self.year else said("no_year")
        return said("known", file=self.file, organ=organ, year=year)


@dataclass(frozen=True, slots=True)
class References:
    """What reports are held against: given one by one, or to be looked for among a folder's."""

    previous: tuple[Known, ...] = ()
    covers: tuple[Known, ...] = ()
    searches_previous: bool = False
    searches_covers: bool = False


@dataclass(frozen=True, slots=True)
class Against:
    """What one report is held against, and what the reader is told of it."""

    previous: AnnualReport | None = None
    covers: tuple[AnnualReport, ...] = ()
    notes: tuple[str, ...] = ()


def against(known: Known, references: References) -> Against:
    """Last year's report of the same organ, and the reports that this one covers."""
    previous, about_previous = _previous(known, references)
    covers, about_covers = _covers(known, references)
    return Against(previous, covers, (*about_previous, *about_covers))


def _previous(known: Known, references: References) -> tuple[AnnualReport | None, list[str]]:
    fitting: Sequence[Known] = references.previous
    if references.searches_previous:
        fitting = last_years(known, references.previous)
    elif not fitting:
        return None, []
    if len(fitting) > 1:
        names = said("and").join(item.file for item in fitting)
        return None, [said("two_previous", count=len(fitting), names=names)]
    if not fitting:
        return None, [said("none_previous")]
    return fitting[0].report, [said("held_previous", title=fitting[0].title)]


def last_years(known: Known, candidates: Iterable[Known]) -> list[Known]:
    """The reports of the same organ and the year before: by its full name, else by a short one."""
    if known.year is None:
        return []
    before = [item for item in candidates if item.year == known.year - 1]
    for is_same in (_is_same_name, _is_same_seat, _is_short_form, _is_in_file_name):
        fitting = [item for item in before if is_same(known, item)]
        if fitting:
            return fitting
    return []


def _is_same_name(one: Known, other: Known) -> bool:
    return bool(one.report.organ) and one.report.organ == other.report.organ


def _is_same_seat(one: Known, other: Known) -> bool:
    """云溪县 and 云溪县人民政府."""
    return bool(one.report.organ) and _seat(one) == _seat(other)


def _seat(known: Known) -> str:
    return _SEAT.sub("", known.report.organ)


def _is_short_form(one: Known, other: Known) -> bool:
    """教育局 and 云溪县教育局."""
    names = (one.report.organ, other.report.organ)
    return all(names) and (names[0].endswith(names[1]) or names[1].endswith(names[0]))


def _is_in_file_name(one: Known, other: Known) -> bool:
    """Whether one does not say whose it is, and its file bears the other's name."""
    pairs = ((one, other), (other, one))
    return any(not a.report.organ and b.report.organ and b.report.organ in a.stem for a, b in pairs)


def _covers(known: Known, references: References) -> tuple[tuple[AnnualReport, ...], list[str]]:
    given = references.covers
    if not given:
        return (), []
    if not references.searches_covers:
        return tuple(item.report for item in given), [said("held_covers", count=len(given))]
    fitting = [item for item in given if item.year == known.year and not _is_itself(known, item)]
    twice = list(_twice(fitting))
    if twice:
        return (), [said("two_covers", names=said("and").join(twice))]
    if not fitting:
        return (), [said("none_covers")]
    names = said("and").join(item.report.organ or item.file for item in fitting)
    told = said("found_covers", count=len(fitting), names=names)
    return tuple(item.report for item in fitting), [told]


def _is_itself(known: Known, other: Known) -> bool:
    return known.report.organ == other.report.organ or known.file == other.file


def _twice(reports: Sequence[Known]) -> Iterator[str]:
    """The files that come from one organ, of every organ with more than one."""
    organs: dict[str, list[str]] = {}
    for item in reports:
        organs.setdefault(item.report.organ or item.file, []).append(item.file)
    for files in organs.values():
        if len(files) > 1:
            yield from files
