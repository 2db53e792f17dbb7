"""Figures without a digit of their own (无数字的表述): 未收到申请, 均为自然人, 全部办结."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from gongkai.report.narrative.figure import Number
from gongkai.report.narrative.grammar.application import carried_row
from gongkai.report.narrative.grammar.context import Context, Mention
from gongkai.report.narrative.grammar.view import ALIENS, CONCEPTS
from gongkai.report.narrative.paths import (
    Meaning,
    applications,
    of_blocks,
    remedies,
)
from gongkai.report.narrative.words.lexicon import WEAK, Kind
from gongkai.report.narrative.words.sentences import Clause
from gongkai.report.narrative.words.tokens import Token

NEGATED_REACH = 14
"""Characters not understood that may stand between 未发生 and what did not happen."""


@dataclass(frozen=True, slots=True)
class Implied:
    """A meaning with its value and where it is said."""

    meaning: Meaning
    value: Number
    start: int
    end: int


def implied(clause: Clause, context: Context) -> Iterator[Implied]:
    """The figures that a clause without numbers states all the same."""
    words = clause.words
    if clause.closed and not any(word.kind in (Kind.ALL, Kind.NONE) for word in words):
        return  # （9件）为自然人申请 speaks of the nine
    for rule in _RULES:
        found = list(rule(words, context))
        if found:
            yield from found
            return


def _nothing_came(words: Sequence[Token], context: Context) -> Iterator[Implied]:
    """未收到政府信息公开申请, 未发生行政复议、行政诉讼, 无下年度结转."""
    place = next((i for i, word in enumerate(words) if word.kind is Kind.NONE), None)
    if place is None:
        return
    none, after = words[place], words[place + 1 :]
    concepts = [word for word in after if word.kind in CONCEPTS]
    if not concepts and none.key == "none_of":
        yield from _never_happened(words[:place], none, context=context)
    if not concepts or concepts[0].unknown - none.unknown > NEGATED_REACH:
        return
    last = concepts[-1]
    if _is_about_aliens(after, last):
        return
    for meaning in _zeros(words, none, concepts=concepts, context=context):
        yield Implied(meaning, 0, none.start, last.end)


def _is_about_aliens(after: Sequence[Token], last: Token) -> bool:
    """Whether 未发生 speaks of something else: 行政诉讼败诉, but not 行政诉讼和举报."""
    if last.kind is not Kind.REMEDY:
        return _has_aliens(after)
    behind = [word for word in after if word.start > last.start]
    return bool(behind) and behind[0].kind in ALIENS


def _zeros(
    words: Sequence[Token], none: Token, *, concepts: Sequence[Token], context: Context
) -> Iterator[Meaning]:
    kinds = {word.kind for word in concepts}
    last = concepts[-1]
    if last.kind is Kind.REMEDY:
        blocks = [word.key for word in concepts if word.kind is Kind.REMEDY]
        yield _no_cases(tuple(dict.fromkeys(blocks)))
    elif Kind.CARRY in kinds and kinds <= {Kind.CARRY, Kind.APPLICATION}:
        row = _carried(words, next(w for w in concepts if w.kind is Kind.CARRY), context=context)
        yield from [applications((row,))] if row else []
    elif kinds <= {Kind.RECEIVE, Kind.APPLICATION, Kind.APPLICANT}:
        says_none = none.key == "none_of" or Kind.RECEIVE in kinds
        is_direct = last.kind is Kind.APPLICATION and last.start - none.end <= 2
        if Kind.APPLICATION in kinds and (says_none or is_direct):
            yield applications(("received",), sure=False)
    elif kinds == {Kind.DEED, Kind.DOCUMENT}:
        yield from _no_documents(concepts)


def _carried(words: Sequence[Token], word: Token, *, context: Context) -> str:
    """The row of 结转: 上年度无结转 says which year, 无结转 alone speaks of the next."""
    years = [other.key for other in words if other.kind is Kind.TIME and other.start < word.start]
    if "last" in years:
        return "carried_in"
    return carried_row(word, context)


def _no_documents(concepts: Sequence[Token]) -> Iterator[Meaning]:
    deeds = [word.key for word in concepts if word.kind is Kind.DEED]
    documents = [word.key for word in concepts if word.kind is Kind.DOCUMENT]
    for document, deed in product(documents, deeds):
        if document in ("normative_documents", "regulations") and deed in ("issued", "repealed"):
            yield Meaning((f"proactive.{document}.{deed}",), sure=False)


def _no_cases(blocks: tuple[str, ...]) -> Meaning:
    return Meaning(tuple(of_blocks([block]) for block in blocks), sure=False, blocks=blocks)


def _never_happened(before: Sequence[Token], none: Token, *, context: Context) -> Iterator[Implied]:
    """行政复议、行政诉讼均未发生; 收到政府信息公开申请件数为零."""
    concepts = [word for word in before if word.kind in CONCEPTS]
    if concepts and not _has_aliens(before):
        for meaning in _zeros(before, none, concepts=concepts, context=context):
            yield Implied(meaning, 0, concepts[0].start, none.end)


def _all_by_one_applicant(words: Sequence[Token], context: Context) -> Iterator[Implied]:
    """均为自然人申请, 申请人为自然人: all of what was counted before."""
    whole = _counted(context)
    kinds = [word for word in words if word.kind is Kind.APPLICANT]
    says_so = [word for word in words if word.kind in (Kind.IS, Kind.ALL)]
    if whole is None or len(kinds) != 1 or kinds[0].key == "both" or not says_so:
        return
    if says_so[0].start > kinds[0].start or whole.meaning.is_weak or _is_denied(words):
        return
    if kinds[0].unknown - says_so[0].unknown <= 2:
        column = "natural_person" if kinds[0].key == "public" else kinds[0].key
        yield _like(whole, applications(whole.rows, column=column), end=kinds[0].end)


def _all_of_one_outcome(words: Sequence[Token], context: Context) -> Iterator[Implied]:
    """为本机关不掌握的政府信息, 均予以公开: all of what was counted before."""
    whole = _counted(context)
    concepts = [word for word in words if word.kind in CONCEPTS]
    says_so = [word for word in words if word.kind in (Kind.IS, Kind.ALL)]
    if whole is None or len(concepts) != 1 or not says_so or _is_denied(words):
        return
    outcome = concepts[0]
    is_plain = outcome.kind is Kind.OUTCOME and outcome.key not in (WEAK, "other")
    is_said = says_so[0].start < outcome.start and outcome.unknown - says_so[0].unknown <= 4
    if is_plain and is_said and not _has_aliens(words):
        yield _like(whole, applications((outcome.key,), sure=False), end=outcome.end)


def _all_handled(words: Sequence[Token], context: Context) -> Iterator[Implied]:
    """已全部办结: as many were handled as came."""
    whole = _counted(context)
    every = next((word for word in words if word.key == "every"), None)
    handled = [w for w in words if w.kind is Kind.HANDLE and w.key != WEAK]
    if whole is None or whole.rows[0] != "received" or every is None or not handled:
        return
    if handled[0].start > every.start and not _is_denied(words):
        yield _like(whole, applications(("handled",), sure=False), end=handled[0].end)


def _all_cases(words: Sequence[Token], context: Context) -> Iterator[Implied]:
    """行政复议7件、行政诉讼9件，均获维持: each of the cases; 1件，结果维持: the one."""
    results = [word for word in words if word.kind is Kind.RESULT]
    everything = any(word.kind is Kind.ALL for word in words)
    if len(results) != 1 or _is_denied(words):
        return
    for case in context.cases if everything else _only_case(words, context):
        if not _is_judged_by(case.meaning.blocks, words):
            continue
        if case.meaning.paths == (of_blocks(case.meaning.blocks),):
            meaning = remedies(case.meaning.blocks, result=results[0].key)
            yield _like(case, meaning, end=results[0].end)


def _only_case(words: Sequence[Token], context: Context) -> list[Mention]:
    """行政诉讼1件，结果维持: the single case that was just counted."""
    case = context.cases[-1] if context.cases else None
    is_single = case is not None and case is context.target and case.value == 1
    is_of_it = all(word.kind in (Kind.RESULT, Kind.IS, Kind.REMEDY) for word in words)
    return [case] if case is not None and is_single and is_of_it else []


def _is_judged_by(blocks: Sequence[str], words: Sequence[Token]) -> bool:
    """复议机关均予以维持 speaks of reconsiderations, 法院均维持 of lawsuits."""
    keys = {word.key for word in words}
    is_review = "reconsideration" in blocks
    return is_review if "reviewer" in keys else not (is_review and "court" in keys)


def _counted(context: Context) -> Mention | None:
    """What was counted before, if this clause can speak of all of it."""
    whole = context.target or context.last
    is_count = whole is not None and bool(whole.rows) and whole.meaning.column == "total"
    is_main = is_count and whole is not None and whole.rows[0] in ("received", "handled")
    return whole if is_main else None


def _is_denied(words: Sequence[Token]) -> bool:
    return any(word.kind is Kind.NONE for word in words)


def _has_aliens(words: Sequence[Token]) -> bool:
    return any(word.kind in ALIENS for word in words)


def _like(whole: Mention, meaning: Meaning, *, end: int) -> Implied:
    return Implied(meaning, whole.value, whole.start, end)


_RULES: tuple[Callable[[Sequence[Token], Context], Iterator[Implied]], ...] = (
    _nothing_came,
    _all_by_one_applicant,
    _all_of_one_outcome,
    _all_handled,
    _all_cases,
)
