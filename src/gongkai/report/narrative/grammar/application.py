"""Figures of table 3 (申请数字的口径): what came, what was done, what was carried, by whom."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.report.narrative.grammar.context import Context, Mention
from gongkai.report.narrative.grammar.outcome import is_of_applications, outcome, outcome_rows
from gongkai.report.narrative.grammar.view import ALIENS, View, joined
from gongkai.report.narrative.paths import NOTHING, Meaning, applications, of_rows
from gongkai.report.narrative.words.lexicon import WEAK, Kind
from gongkai.report.narrative.words.tokens import Token

NEAREST_DEED = 5
"""Characters not understood between a number and 答复 behind it: 6件均严格按时限答复."""

LONGEST_OBJECT = 14
"""Characters not understood between 收到 and its noun: 收到省厅转来的政府信息公开申请."""


def application_meaning(view: View) -> Meaning | None:
    """What a number behind words of table 3 counts."""
    words = view.concepts
    kinds = {word.kind for word in words}
    if view.context.assigns:
        return NOTHING
    if view.is_denied_before(words[-1]):
        return _left_undone(view, words[-1])
    if Kind.CARRY in kinds:
        return _carried(view)
    if Kind.OUTCOME in kinds and _is_last_row(words, Kind.OUTCOME):
        return outcome(view)
    if kinds & {Kind.RECEIVE, Kind.HANDLE}:
        return _deed_done(view)
    if Kind.APPLICANT in kinds:
        return _by_applicant(view)
    return _noun_alone(view)


def _left_undone(view: View, word: Token) -> Meaning:
    """未办结7件结转下年度: what is not done, but carried over."""
    carries = [other for other in view.right if other.kind is Kind.CARRY]
    is_carried = word.kind is Kind.HANDLE and bool(carries)
    row = carried_row(carries[0], view.context) if is_carried else ""
    return applications((row,)) if row else NOTHING


def _is_last_row(words: Sequence[Token], kind: Kind) -> bool:
    """Whether the last word that names a row is of a kind; 处理 in 予以公开处理 names none."""
    rows = [
        word
        for word in words
        if word.kind in (Kind.OUTCOME, Kind.RECEIVE)
        or (word.kind is Kind.HANDLE and word.key != WEAK)
    ]
    return bool(rows) and rows[-1].kind is kind


def carried_row(word: Token, context: Context) -> str:
    """The row of a word of carrying: last year's into this, or this year's into the next."""
    if word.key == "by_year":
        is_past = word.year is not None and context.year is not None and word.year < context.year
        return "carried_in" if is_past else "carried_over"
    if word.key == "moved":
        opened_by = context.lists[-1].opened_by if context.lists else ""
        return "carried_over" if context.handled and opened_by != "with" else ""
    return word.key


def _carried(view: View) -> Meaning | None:
    """上年结转2件; 新收和上年结转共18件 is the sum of both."""
    words = view.concepts
    carry = [word for word in words if word.kind is Kind.CARRY][-1]
    row = carried_row(carry, view.context)
    if not row:
        return NOTHING
    column = _column(words)
    before = [word for word in words if word.start < carry.start]
    is_sum = any(word.kind is Kind.RECEIVE for word in before) and view.has(Kind.LINK)
    if row == "carried_in" and is_sum:
        return applications(("received", "carried_in"), column=column)
    return applications((row,), column=column)


def _deed_done(view: View) -> Meaning | None:
    """收到申请12件, 答复12件, 受理并办结2件."""
    words = view.concepts
    verbs = [word for word in words if word.kind in (Kind.RECEIVE, Kind.HANDLE)]
    nouns = [word for word in words if word.kind is Kind.APPLICATION]
    verbs = [word for word in verbs if not _is_of_noun(word, nouns)] or verbs
    if not verbs or not _has_object(view, verbs, nouns):
        return NOTHING
    run = joined(verbs, [word for word in view.left if word not in nouns])
    column = _column(words)
    if len(run) > 1 and {word.kind for word in run} == {Kind.RECEIVE, Kind.HANDLE}:
        return _both(run, column=column)
    if run[-1].kind is Kind.HANDLE:
        is_weak = run[-1].key == WEAK
        return applications(("handled",), column=column, sure=not is_weak, is_weak=is_weak)
    return _received(view, run[-1], column=column, is_named=bool(nouns))


def _is_of_noun(word: Token, nouns: Sequence[Token]) -> bool:
    """收到依申请公开办理事项7件: 办理 behind the noun belongs to it."""
    return word.key == WEAK and bool(nouns) and word.start > nouns[0].start


def _has_object(view: View, verbs: Sequence[Token], nouns: Sequence[Token]) -> bool:
    """Whether the verb speaks of applications: it says so, or the paragraph does."""
    if not nouns:
        aliens = view.context.received_other or any(word.kind in ALIENS for word in view.left)
        speaks_alone = verbs[-1].key in ("new", "with_carried")
        return (view.context.applications or speaks_alone) and not aliens and view.gap <= 1
    if _is_for_a_decision(view, nouns[-1]):
        return False
    if verbs[-1].start > nouns[-1].start:
        return True
    return _is_application(view, nouns[-1]) and not _is_partial_channel(view, verbs[0])


def _is_for_a_decision(view: View, noun: Token) -> bool:
    """行政许可申请 are no applications for information."""
    before = [word for word in view.left if word.end <= noun.start]
    return noun.key == WEAK and bool(before) and before[-1].kind is Kind.DOCUMENT


def _is_application(view: View, noun: Token) -> bool:
    """Whether 申请 is one for information; 低保申请 is another matter."""
    place = [word.start for word in view.left].index(noun.start)
    before = view.left[place - 1].unknown if place else view.base
    unknown = noun.unknown - before
    return unknown <= (0 if noun.key == WEAK else LONGEST_OBJECT)


def _is_partial_channel(view: View, verb: Token) -> bool:
    """收到网上申请14件 is what came by one channel; 通过网站、信函等渠道 names them all."""
    between = [word for word in view.left if word.start > verb.start and word.kind in ALIENS]
    channels = [word for word in between if word.kind is Kind.CHANNEL]
    return bool(between) and len(channels) < 2


def _both(run: Sequence[Token], *, column: str) -> Meaning:
    """受理并办结2件 gives two figures; 收到和办理2件 surely gives the first alone."""
    received = next(word for word in run if word.kind is Kind.RECEIVE)
    handled = next(word for word in run if word.kind is Kind.HANDLE)
    rows = _received_rows(received)
    paths = [of_rows(rows, column=column)]
    if handled.key != WEAK:
        paths.append(of_rows(("handled",), column=column))
    return Meaning(tuple(paths), rows, column, sure=False)


def _received_rows(verb: Token) -> tuple[str, ...]:
    return ("received", "carried_in") if verb.key == "with_carried" else ("received",)


def _received(view: View, verb: Token, *, column: str, is_named: bool) -> Meaning:
    rows = _received_rows(verb)
    is_part = view.is_part and view.context.whole is not None
    is_subset = is_part or (view.context.received and not is_named)
    if is_subset and verb.key == "received" and column == "total":
        return NOTHING
    return applications(rows, column=column)


def _column(words: Sequence[Token]) -> str:
    """The column of the applicants that words name; the total where they name all or none."""
    keys = {word.key for word in words if word.kind is Kind.APPLICANT} - {"public"}
    return keys.pop() if len(keys) == 1 and "both" not in keys else "total"


def _by_applicant(view: View) -> Meaning | None:
    """自然人72件: the parts, by applicant, of what was spoken of before."""
    kinds = [word for word in view.left if word.kind is Kind.APPLICANT]
    if len(kinds) > 1 or kinds[0].key == "both" or view.is_alien_after(kinds[0]):
        return NOTHING
    column = "natural_person" if kinds[0].key == "public" else kinds[0].key
    whole = view.context.whole
    return _of_whole(whole, column) if view.context.applications else NOTHING


def _of_whole(whole: Mention | None, column: str) -> Meaning:
    if whole is None:
        return applications(("received",), column=column, sure=False)
    if not whole.rows or whole.meaning.is_weak or whole.meaning.column != "total":
        return NOTHING
    return applications(whole.rows, column=column)


def _noun_alone(view: View) -> Meaning | None:
    """全年政府信息公开申请16件: no verb, so what came, though not surely."""
    noun = view.concepts[-1]
    if view.has(Kind.FOREIGN):
        return None  # 发放信息公开申请表
    is_vague = noun.key == WEAK and not view.context.lists_outcomes
    if is_vague or view.is_part or view.has(Kind.CHANNEL) or view.right:
        return None
    return applications(("received",), sure=False)


def row_behind(view: View) -> Meaning | None:
    """What the words behind a number say was done with so many: 10件已经完成答复."""
    words = view.concepts_behind
    quantity = view.number.quantity
    is_idiom = quantity is not None and quantity.words and quantity.value == 1
    if view.is_denied_before(words[-1]) or any(word.kind in ALIENS for word in view.left):
        return NOTHING
    carries = [word for word in words if word.kind is Kind.CARRY]
    if carries:
        row = carried_row(carries[0], view.context)
        return applications((row,)) if row else NOTHING
    if is_idiom and not view.is_part:
        return NOTHING  # 一件答复未告知救济渠道 counts nothing
    outcomes = [w for w in words if w.kind is Kind.OUTCOME and w.key not in (WEAK, "other")]
    if outcomes:
        is_ours = is_of_applications(view, outcomes[-1])
        run = joined(outcomes, view.right)
        return outcome_rows(run, outcomes, view=view) if is_ours else NOTHING
    return _handled_behind(view)


def _handled_behind(view: View) -> Meaning | None:
    words = view.concepts_behind
    if not view.context.applications:
        return NOTHING
    done = [word for word in words if word.kind is Kind.HANDLE and word.key == "closed"]
    if done:  # 7件由县政府办直接答复 tells who, not how many
        is_all = done[0].unknown - view.number.unknown <= NEAREST_DEED
        return applications(("handled",)) if is_all else NOTHING
    if words[0].kind is Kind.APPLICANT and words[0].unknown - view.number.unknown <= 1:
        return _of_whole(view.context.whole, words[0].key)
    return NOTHING
