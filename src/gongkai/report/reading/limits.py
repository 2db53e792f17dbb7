"""How much a reader takes in before it says no (读取上限): bad input ends within seconds.

The figures are far above any published report and far below what hurts a small machine; why
these and no others stands in ADR 0041.
"""

from __future__ import annotations

from gongkai.report.model import NotAReport

MAX_FILE_BYTES = 50 * 1024 * 1024
"""The largest file that is opened at all (文件大小上限); reports are seldom above 5 MB."""

MAX_INFLATED_BYTES = 64 * 1024 * 1024
"""What all parts of a ZIP container may come to, counted while inflating, not as declared."""

MAX_PART_BYTES = 32 * 1024 * 1024
"""What one part of a container may come to (单个部件上限)."""

MAX_RATIO = 200
"""How many times its packed size a large part may inflate to; XML packs 10 to 60 times."""

MAX_PARTS = 5_000
"""How many parts a container may hold."""

MAX_TAGS = 600_000
"""How many `<` a marked-up text may hold; a report in Word's own HTML has about 20,000."""

MAX_CELLS = 100_000
"""How many table cells a document may hold, spanned ones counted (单元格上限)."""

MAX_TEXT = 1_000_000
"""How many characters of plain text are read (文本字数上限)."""

MAX_LINES = 60_000
"""How many paragraphs and table rows a document may hold."""

MAX_SPAN = 200
"""How many columns one cell may span; browsers stop at 1,000, the form's widest row has 15."""

MAX_COLUMNS = 1_000
"""How many columns a table may have; the form's widest has 15."""

MAX_DIGITS = 12
"""How many digits a figure may have before it is taken for something else."""


class TooLarge(NotAReport):
    """A document larger than a report can be (超出读取上限)."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(f"{what}，超出读取上限，不像是年度报告；请确认文件后重新提供")


def require(count: int, limit: int, *, what: str) -> None:
    """Raise `TooLarge` when a count is above its limit."""
    if count > limit:
        raise TooLarge(what)
