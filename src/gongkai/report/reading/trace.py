"""What the reader writes down while it reads (读取记录): cells, repairs, doubts, labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gongkai.report.model import Note, Value
from gongkai.report.reading.numbers import Figure
from gongkai.report.reading.tables.placing import Placed

MAX_NOTES = 1_000
"""How many doubts, and how many strangers, are kept; a report has some 200 cells."""

REPAIR_WEIGHT = 0.2
"""How much a repaired cell lowers the confidence against one in doubt or missing."""


@dataclass(slots=True)
class Trace:
    """Everything that one reading found; `Reading` is made of it at the end."""

    cells: dict[str, Value] = field(default_factory=dict)
    printed: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    repairs: list[Note] = field(default_factory=list)
    doubts: list[Note] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    disputed: set[str] = field(default_factory=set)
    noted: set[Note] = field(default_factory=set)

    def doubt(self, where: str, what: str) -> None:
        """Note a doubt once (存疑)."""
        note = Note(where, what)
        if note not in self.noted and len(self.doubts) < MAX_NOTES:
            self.noted.add(note)
            self.doubts.append(note)

    def repair(self, where: str, what: str) -> None:
        """Note what was put right (修复)."""
        self.repairs.append(Note(where, what))

    def stranger(self, text: str) -> None:
        """Note a label or heading that the form does not know."""
        if text and len(self.strangers) < MAX_NOTES and text not in self.strangers:
            self.strangers.append(text)

    def fill(self, where: str, keys: Sequence[str], *, row: Placed) -> None:
        """Write a row's figures into its cells, with what was done and doubted."""
        if row.repair:
            self.repair(where, row.repair)
        if row.doubt:
            self.doubt(where, row.doubt)
        for key, figure in zip(keys, row.figures, strict=True):
            self._put(f"{where}.{key}", figure)

    def _put(self, path: str, figure: Figure | None) -> None:
        if figure is None:
            self.cells.setdefault(path, None)
            return
        if figure.printed:
            self.printed[path] = figure.printed
        if figure.doubt:
            self.doubt(path, figure.doubt)
        if path in self.disputed or self._is_disputed(path, figure.value):
            self.cells[path] = None
        elif self.cells.get(path) is None:
            self.cells[path] = figure.value

    def _is_disputed(self, path: str, value: Value) -> bool:
        """Whether the document gives two values for one cell; then neither is taken."""
        before = self.cells.get(path)
        if before is None or value is None or before == value:
            return False
        self.disputed.add(path)
        self.doubt(path, f"同一单元格在文中出现两次，分别为{before}和{value}，未取值")
        return True

    def confidence(self, paths: Iterable[str]) -> float:
        """How much of the report was read without doubt, 0 to 1, two decimals (置信度)."""
        wanted = list(paths)
        doubtful = _covered(wanted, [note.where for note in self.doubts])
        doubtful |= _covered(wanted, [where for where, text in self.labels.items() if not text])
        repaired = _covered(wanted, [note.where for note in self.repairs]) - doubtful
        lost = len(doubtful) + REPAIR_WEIGHT * len(repaired)
        return round(max(0.0, 1 - lost / len(wanted)), 2)


def _covered(paths: Iterable[str], places: Sequence[str]) -> set[str]:
    exact, prefixes = set(places), tuple(f"{place}." for place in places if place)
    return {path for path in paths if path in exact or path.startswith(prefixes)}
