"""Outcomes of table 3 (办理结果的口径): granted, refused, and the reasons under each.

Words such as 公开 and 其他 count only where nothing else can be meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.report.narrative.grammar.view import ALIENS, View, joined
from gongkai.report.narrative.paths import (
    GROUPS,
    NOTHING,
    Meaning,
    applications,
    is_leaf_of,
    of_rows,
)
from gongkai.report.narrative.words.lexicon import WEAK, Kind
from gongkai.report.narrative.words.tokens import Token

FREE_OUTCOMES = frozenset(
    {
        "partial",
        *GROUPS,
        "refused_prohibited",
        "refused_security",
        "refused_internal",
        "refused_deliberative",
        "refused_inquiry",
        "unavailable_not_held",
        "unavailable_needs_creation",
        "unavailable_unclear",
        "declined_repeat",
        "declined_publication",
        "declined_excessive",
        "declined_reissue",
        "closed_uncorrected",
        "closed_unpaid",
    }
)
"""Outcomes that only applications have; 予以公开 and 信访投诉 need an application in sight."""


def outcome(view: View) -> Meaning | None:
    """予以公开2件, 予以公开或部分公开3件, 因本机关不掌握等原因无法提供4件."""
    words = [word for word in view.concepts if word.kind is Kind.OUTCOME]
    run = joined(words, view.left)
    if run[-1].key in (WEAK, "other"):
        return _weak_outcome(view, run[-1])
    if not is_of_applications(view, run[-1]):
        return NOTHING
    return outcome_rows(run, words, view=view)


def outcome_rows(run: Sequence[Token], words: Sequence[Token], *, view: View) -> Meaning:
    """The rows of some outcomes joined by 和 or 或: one, each where none came, else their sum."""
    rows = tuple(dict.fromkeys(word.key for word in run if word.key not in (WEAK, "other")))
    if len(rows) == 1:
        return applications((_narrowest(words, view),))
    if view.value == 0:
        return Meaning(tuple(of_rows((row,)) for row in rows), rows)
    return applications(rows, sure=not view.has(Kind.FILL, "etc"))


def _narrowest(words: Sequence[Token], view: View) -> str:
    """因不掌握无法提供 is the row of the reason; 因不掌握等原因无法提供 is the whole group."""
    last = words[-1]
    line = (*view.left, *view.right)
    for word in reversed(words[:-1]):
        between = [other for other in line if word.start < other.start < last.start]
        if is_leaf_of(word.key, last.key) and not any(w.key == "etc" for w in between):
            return word.key
    return last.key


def is_of_applications(view: View, word: Token) -> bool:
    """Whether an outcome is one of applications: 收到信访投诉12件 is not."""
    named = any(other.kind is Kind.APPLICATION for other in (*view.left, *view.right))
    received = any(other.kind is Kind.RECEIVE for other in view.left)
    if received and not named:
        return False
    return view.context.applications or named or word.key in FREE_OUTCOMES


def _weak_outcome(view: View, word: Token) -> Meaning | None:
    """公开1件, 其他1件, in a list of outcomes only."""
    context = view.context
    if word.key == "other" and _is_rest(view):
        return applications(("handled",), sure=False)
    has_other_words = any(other.kind in (*ALIENS, Kind.DEED) for other in view.left)
    is_listed = context.whole is not None or context.lists_outcomes
    if not context.applications or not is_listed or has_other_words:
        return NOTHING
    if word.key == "other":
        return applications(("closed_other",), sure=False) if context.outcomes else NOTHING
    return applications(("granted",), sure=False)


def _is_rest(view: View) -> bool:
    """除2件结转外，其他13件均已答复: what is left of the applications was handled."""
    last = view.context.last
    was_carried = last is not None and last.rows == ("carried_over",)
    return view.has_behind(Kind.HANDLE, "closed") or (was_carried and view.has_behind(Kind.ALL))
