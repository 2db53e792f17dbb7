"""What a number counts (口径判定): rules over the words round it, the most telling first.

Each rule gives a meaning or None; what none of them knows counts nothing of the form. A rule
would rather be silent than wrong: an unread figure costs a look, a misread one costs trust.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from gongkai.report.narrative.grammar.application import application_meaning, row_behind
from gongkai.report.narrative.grammar.view import NOUNS, View, joined
from gongkai.report.narrative.paths import (
    COUNT_UNITS,
    MONEY_UNITS,
    NOTHING,
    Meaning,
    of_blocks,
    remedies,
)
from gongkai.report.narrative.words.lexicon import Kind
from gongkai.report.narrative.words.tokens import Token

_DEEDS_THEMSELVES = ("licences", "penalties", "coercive_measures")
"""Lines of table 2 that count decisions, not documents."""


def meaning(view: View) -> Meaning:
    """What the number of a view counts; `NOTHING` where the form has no cell for it."""
    if view.unit in MONEY_UNITS:
        return _charge(view)
    if view.unit not in COUNT_UNITS:
        return NOTHING
    for rule in _RULES:
        found = rule(view)
        if found is not None:
            return found
    return NOTHING


def _charge(view: View) -> Meaning:
    """行政事业性收费20.3万元: the one amount of money in the form."""
    words = view.concepts
    if words and words[-1].key == "fees" and view.is_reached():
        return Meaning(("proactive.fees.fees_10k_yuan",), sure=False)
    return NOTHING


def _behind(view: View) -> Meaning | None:
    """10件依申请公开请求: the noun stands behind the number, the verb before it."""
    if any(word.kind in NOUNS for word in view.concepts) or not view.concepts_behind:
        return None
    noun = view.concepts_behind[0]
    if noun.kind not in NOUNS or noun.unknown - view.number.unknown > 4:
        return None
    if not view.concepts or view.has(Kind.PART):
        return _remedy_first(view, noun)
    supplied = [*view.left, noun._replace(unknown=view.number.unknown)]
    return _before(replace(view, left=supplied, right=()))


def _remedy_first(view: View, noun: Token) -> Meaning | None:
    """2件行政复议: nothing but a number before the noun."""
    if noun.kind is not Kind.REMEDY or view.number.unknown - view.base > 4:
        return None
    return _result_of(view, [noun.key], behind=True)


def _before(view: View) -> Meaning | None:
    """行政复议2件, 不予公开3件: the words before the number."""
    if not view.concepts or not view.is_reached():
        return None
    domain = next((word.kind for word in reversed(view.concepts) if word.kind in NOUNS), None)
    if domain is Kind.REMEDY:
        return _remedy(view)
    if domain is Kind.DOCUMENT:
        return _document(view)
    last = view.concepts[-1]
    if domain is None and _is_other_result(view, last):
        return remedies(view.context.blocks, result="other")
    if domain is None and last.kind is Kind.RESULT:
        return _result_of(view, view.context.blocks or view.context.cases_in_sight)
    if domain is None and last.kind is Kind.DEED:
        return _deed(view, view.context.document)
    if domain is None and last.kind is Kind.HANDLE and view.context.cases_in_sight:
        return remedies(view.context.cases_in_sight)  # 复议、诉讼案件的应诉工作，共办理74件
    return application_meaning(view)


def _is_other_result(view: View, last: Token) -> bool:
    """维持5件、纠正1件、其他0件, where cases are counted."""
    target = view.context.target
    is_case = target is not None and target.meaning.blocks == view.context.blocks
    return is_case and bool(view.context.blocks) and last.key == "other"


def _remedy(view: View) -> Meaning | None:
    """行政复议2件, 行政复议、行政诉讼共3件, 复议维持1件."""
    words = view.concepts
    nouns = [word for word in words if word.kind is Kind.REMEDY]
    after = [word for word in words if word.start > nouns[-1].start]
    if any(word.kind is not Kind.RESULT for word in after) or view.is_alien_after(nouns[-1]):
        return NOTHING
    if view.has(Kind.FOREIGN, "reviewer"):  # 以区政府为复议机关的行政复议案件 are others' cases
        return NOTHING
    blocks = [word.key for word in joined(nouns, view.left)]
    return _result_of(view, blocks)


def _result_of(view: View, blocks: Sequence[str], *, behind: bool = False) -> Meaning | None:
    """The total of some blocks of table 4, or the result that stands beside the number."""
    if not blocks:
        return None
    words = view.concepts_behind if behind else view.concepts
    results = [word.key for word in words if word.kind is Kind.RESULT]
    result = results[-1] if results else "total"
    if view.value == 0 and len(blocks) > 1:
        paths = tuple(of_blocks([block], result=result) for block in blocks)
        return Meaning(paths, sure=False, blocks=tuple(blocks))
    return remedies(blocks, result=result)


def _document(view: View) -> Meaning | None:
    """制发规范性文件7件: a document of table 2 and what was done to it."""
    documents = [word for word in view.concepts if word.kind is Kind.DOCUMENT]
    block = documents[-1].key
    is_deed = block in _DEEDS_THEMSELVES and view.unit == "次"
    if len(documents) > 1 or (view.unit in ("条", "次", "项") and not is_deed):
        return NOTHING
    return _deed(view, block)


def _deed(view: View, block: str) -> Meaning | None:
    deeds = [word.key for word in view.concepts if word.kind is Kind.DEED]
    if not block:
        return None
    if block in _DEEDS_THEMSELVES:
        return NOTHING if deeds else Meaning((f"proactive.{block}.decisions",), sure=False)
    if block == "fees" or not deeds:
        return NOTHING
    path = f"proactive.{block}.{deeds[-1]}"
    if deeds[-1] == "published":
        return Meaning(sure=False, near=f"proactive.{block}.issued")
    return Meaning((path,), sure=False)


def _number_first(view: View) -> Meaning | None:
    """1件结转下年办理, 97件准予公开, 1件维持: the words behind the number."""
    if not view.concepts_behind or view.number.unknown - view.base > 4:
        return None
    last = view.concepts_behind[-1]
    if last.kind is Kind.RESULT and view.context.blocks:
        return _result_of(view, view.context.blocks, behind=True)
    return row_behind(view)


_RULES: tuple[Callable[[View], Meaning | None], ...] = (_behind, _before, _number_first)
