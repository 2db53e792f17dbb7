"""What is being spoken of (话题): applications, cases, documents, years; what goes on after."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gongkai.report.narrative.grammar.context import Context, Mention
from gongkai.report.narrative.grammar.outcome import FREE_OUTCOMES
from gongkai.report.narrative.grammar.view import View
from gongkai.report.narrative.words.lexicon import WEAK, Kind
from gongkai.report.narrative.words.tokens import Token

TOPICS = frozenset({Kind.APPLICATION, Kind.REMEDY, Kind.DOCUMENT, Kind.COMPARE, Kind.TIME})
"""The words that tell what is spoken of, see `take_in`."""

_REACHING = ("达", "达到", "为")


def take_in_sentence(sentence: Sequence[Token], context: Context) -> None:
    """Keep what a sentence as a whole tells: that it lists outcomes, that it sorts documents."""
    context.assigns = _assigns(sentence)
    if _lists_outcomes(sentence):
        context.applications = context.lists_outcomes = True


def _lists_outcomes(sentence: Sequence[Token]) -> bool:
    """Whether a sentence counts what only applications can come to: 部分公开6件."""
    return any(word.kind is Kind.OUTCOME and word.key in FREE_OUTCOMES for word in sentence) and (
        any(word.kind is Kind.NUMBER for word in sentence)
    )


def _assigns(sentence: Sequence[Token]) -> bool:
    """Whether a sentence sorts documents by 公开属性: 主动公开412件、依申请公开96件."""
    if any(word.key == "attribute" for word in sentence):
        return True
    return any(
        word.key == "proactive"
        and following.start - word.end <= 1
        and following.quantity is not None
        and following.quantity.unit == "件"
        for word, following in pairwise(sentence)
    )


def take_in(word: Token, context: Context) -> None:
    """Keep what a word tells of the topic: applications, cases, a document, a year."""
    if word.kind is Kind.APPLICATION:
        context.applications = context.applications or word.key != WEAK
        context.cases_in_sight = ()
    elif word.kind is Kind.REMEDY:
        context.cases_in_sight = tuple(dict.fromkeys((*context.cases_in_sight, word.key)))
    elif word.kind is Kind.DOCUMENT:
        context.document = word.key
    elif word.kind is Kind.COMPARE:
        context.compared = True
    elif word.key == "span":
        context.spans_years = True
    elif word.year is not None:
        context.year, context.spans_years = word.year, False


def begins_anew(words: Sequence[Token]) -> bool:
    """Whether a clause behind a semicolon starts a list of its own: ；共办理718件."""
    return any(word.kind in (Kind.RECEIVE, Kind.DEED, Kind.REMEDY) for word in words)


def continues(view: View, last: Mention, *, text: str) -> bool:
    """Whether a number goes on with what the last one counted, in other words."""
    if last.about:  # 突破两千件，达2043件
        before = text[max(0, view.number.start - 2) : view.number.start]
        return not view.concepts and before.endswith(_REACHING)
    return _continues_years(view, last.year)


def _continues_years(view: View, last: int | None) -> bool:
    """2021年67件、2022年83件: the next year of the same."""
    words = view.left
    is_year = len(words) > 0 and all(word.kind in (Kind.TIME, Kind.PAUSE) for word in words)
    is_other = any(word.year not in (None, last) for word in words)
    return last is not None and is_year and is_other and view.number.unknown == view.base
