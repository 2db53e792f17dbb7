"""Parts and wholes in a sentence (分项核对): TEXT-SUM, for lists that claim all (ADR 0102)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongkai.report.checks.case import CheckRule
from gongkai.report.checks.narrative.told import Told, distance, finding, reported, shown
from gongkai.report.findings import Finding, Severity
from gongkai.report.narrative import Figure, Listing
from gongkai.report.narrative.paths import COUNT_UNITS
from gongkai.statute.law import REGULATION

FEWEST_PARTS = 2
_REST_WORDS = ("其他", "其它", "其余", "剩余")


RULES = (
    CheckRule(
        "TEXT-SUM",
        Severity.WARNING,
        "The parts of a list that claims to be whole add up to its total.",
        REGULATION.article(6, 1),
        "sum",
        "“准确”",
    ),
)
"""The rules of this module, as the page of the checks lists them."""


def sums(told: Told) -> Iterator[Finding]:
    """Every list whose parts do not add up to its whole (分项之和不等于总数)."""
    for statement in told.statements.values():
        for listing in statement.listings:
            parts = open_parts(listing)
            if parts and _claims_all(listing, parts):
                yield _broken(told, listing, parts)


def open_parts(listing: Listing) -> tuple[Figure, ...]:
    """The parts that no complete division of the whole accounts for (未合上的分项).

    A list may divide its whole twice, by applicant and by outcome: each run of parts that adds
    up to the whole is done with. () where everything adds up, or there is too little to judge.
    """
    whole = listing.whole
    if whole.about or any(part.about for part in listing.parts):
        return ()
    alike = [part for part in listing.parts if _is_alike(part.unit, whole.unit)]
    run: list[Figure] = []
    has_closed = False
    for part in alike:
        run.append(part)
        if sum(one.value for one in run) == whole.value:
            run, has_closed = [], True
    return () if has_closed or len(run) < FEWEST_PARTS else tuple(run)


def _is_alike(unit: str, other: str) -> bool:
    return unit == other or {unit, other} <= COUNT_UNITS


def _claims_all(listing: Listing, parts: Sequence[Figure]) -> bool:
    """Whether the parts mean to be all of the whole."""
    total = sum(part.value for part in parts)
    if listing.opened_by == "with":
        return False
    if listing.bracketed:
        return True
    dimensions = {_dimension(part) for part in parts}
    if len(dimensions) > 1 and not all(part.number_first for part in parts):
        return False
    has_rest = any(part.label.startswith(_REST_WORDS) for part in parts)
    is_told = all(part.number_first for part in parts) or None not in dimensions
    return has_rest or is_told or (total > listing.whole.value and dimensions == {None})


def _dimension(part: Figure) -> str | None:
    """What a part divides by: applicants, outcomes, results; None where the form has no cell."""
    if part.of is None:
        return None
    table, _, column = part.of.partition("+")[0].split(".")
    if table == "applications":
        return "outcome" if column == "total" else "applicant"
    return table


def _broken(told: Told, listing: Listing, parts: Sequence[Figure]) -> Finding:
    whole, total = listing.whole, sum(part.value for part in parts)
    terms = "＋".join(shown(part.value) for part in parts[:12])
    more = "＋…" if len(parts) > 12 else ""
    return finding(
        "TEXT-SUM",
        Severity.WARNING,
        whole,
        message=f"“{told.quoted(whole)}”所列分项{terms}{more}＝{shown(total)}，"
        f"与总数{shown(whole.value)}相差{shown(distance(total, whole.value))}"
        "；应改正或者说明",
        expected=reported(total),
        found=reported(whole.value),
    )
