"""What a reader keeps in mind (上下文): what was spoken of before, what the last figure was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from gongkai.report.narrative.figure import NO_CHANGE, Change, Number
from gongkai.report.narrative.paths import NOTHING, Meaning
from gongkai.report.narrative.words.tokens import Token


@dataclass(slots=True)
class Mention:
    """A number while its text is still being read (数字，读取中)."""

    value: Number
    unit: str
    start: int
    end: int
    meaning: Meaning = NOTHING
    label: str = ""
    about: bool = False
    share: Decimal | None = None
    share_of: str = ""
    change: Change = NO_CHANGE
    scope: str = ""
    year: int | None = None
    whole: Mention | None = None
    number_first: bool = False
    is_implied: bool = False
    bare_change: tuple[int, int] | None = None
    unknown: int = 0

    @property
    def rows(self) -> tuple[str, ...]:
        """The rows of table 3 that it counts, () where it counts none."""
        return self.meaning.rows


@dataclass(slots=True)
class List:
    """A whole and its parts while they are still being read (总数与分项，读取中)."""

    whole: Mention
    opened_by: str = ""
    bracketed: bool = False
    depth: int = 0
    parts: list[Mention] = field(default_factory=list)


@dataclass(slots=True)
class Context:
    """Where the reader is: in which paragraph, after which figures (语境).

    `applications`: this paragraph speaks of applications, so that 收到12件 needs no noun.
    `main`: the last count of what came or was done. `last`: the last figure, over the end of a
    sentence; `target`: the same within the sentence, what a share or a comparison speaks of.
    `received_other`: this sentence counted what came of something else, 收到投诉5件，答复5件.
    `reaches_at`: where 增至 stands in this clause; numbers of years before it are past.
    `cases_in_sight`: the blocks of table 4 that this sentence named last, if nothing else since.
    """

    year: int | None = None
    applications: bool = False
    received: bool = False
    handled: bool = False
    outcomes: bool = False
    mixes_years: bool = False
    spans_years: bool = False
    lists_outcomes: bool = False
    assigns: bool = False
    received_other: bool = False
    main: Mention | None = None
    last: Mention | None = None
    target: Mention | None = None
    blocks: tuple[str, ...] = ()
    cases: list[Mention] = field(default_factory=list)
    document: str = ""
    cases_in_sight: tuple[str, ...] = ()
    lists: list[List] = field(default_factory=list)
    compared: bool = False
    awaits_base: bool = False
    reaches_at: int = 0
    change: Change = NO_CHANGE
    share: tuple[Decimal, str] | None = None
    shared: Mention | None = None
    number_end: int = 0
    dangling: Sequence[Token] = ()
    age: int = 0

    @property
    def whole(self) -> Mention | None:
        """The figure that parts belong to: the one they stand under, or the last main one."""
        if self.lists and self.lists[-1].whole.rows:
            return self.lists[-1].whole
        return self.main

    def begin_paragraph(self) -> None:
        """Forget what only the last numbered paragraph spoke of."""
        self.applications = self.received = self.handled = self.outcomes = False
        self.main = self.last = None
        self.blocks = ()

    def begin_sentence(self) -> None:
        """Forget what only the last sentence spoke of; parts may still follow its whole."""
        self.compared = self.awaits_base = self.spans_years = False
        self.lists_outcomes = self.assigns = self.received_other = False
        self.year = self.share = self.shared = self.target = None
        self.change = NO_CHANGE
        self.dangling, self.document = (), ""
        self.cases_in_sight = ()
        self.lists, self.cases = [], []
        self.age += 1
        if self.age > 1:
            self.blocks = ()

    def close_brackets(self, depth: int) -> None:
        """Leave the lists whose brackets have closed: what follows speaks of their whole."""
        while self.lists and self.lists[-1].depth > depth:
            self.last = self.target = self.lists.pop().whole
