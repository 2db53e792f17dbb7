"""What a reader writes down (记录): mentions, the lists they stand in, shares and comparisons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from gongkai.report.narrative.figure import NO_CHANGE, Change, Number
from gongkai.report.narrative.grammar.context import Context, List, Mention
from gongkai.report.narrative.grammar.implied import Implied
from gongkai.report.narrative.grammar.roles import sign
from gongkai.report.narrative.grammar.view import ALIENS, CONCEPTS, LINKS, View
from gongkai.report.narrative.paths import NOTHING, Meaning
from gongkai.report.narrative.words.lexicon import Kind
from gongkai.report.narrative.words.sentences import Clause
from gongkai.report.narrative.words.tokens import Token

LONGEST_LABEL = 24
LONGEST_SCOPE = 60
SHARE_REACH = 3
"""Characters not understood that may stand between a figure and its share."""

_CARRIED_ON = CONCEPTS | LINKS | ALIENS | {Kind.NONE}
_EDGES = "，,、；;：:。（）()【】“”\"' "


@dataclass(slots=True)
class Record:
    """What was found in a text so far: `mentions` and `lists`, in order (读取记录)."""

    text: str
    context: Context = field(default_factory=Context)
    mentions: list[Mention] = field(default_factory=list)
    lists: list[List] = field(default_factory=list)
    sentence_start: int = 0

    def open_list(self, whole: Mention, *, opened_by: str = "", depth: int = 0) -> None:
        """Begin the parts of a whole; `depth` is 0 where they stand in no brackets."""
        found = List(whole, opened_by, bracketed=depth > 0, depth=depth)
        self.context.lists.append(found)
        self.lists.append(found)

    def open_part(self, words: Sequence[Token]) -> None:
        """其中 and 含 begin the parts of the figure before them."""
        context = self.context
        part = next((w for w in words if w.kind is Kind.PART and w.key != "beside"), None)
        if part is None:
            return
        latest = context.lists[-1] if context.lists else None
        if latest is not None and latest.bracketed and not latest.parts:
            latest.opened_by = part.key
        elif context.last is not None:
            self.open_list(self._whole_of(part, context.last), opened_by=part.key)

    def _whole_of(self, part: Token, last: Mention) -> Mention:
        """收到95件，结转4件。其中自然人88件: a new sentence goes back to what came."""
        main = self.context.main
        is_aside = self.context.target is None and last.rows in (("carried_in",), ("carried_over",))
        return main if main is not None and is_aside and part.key == "of" else last

    def add_implied(self, item: Implied) -> None:
        """Write down a figure that no digit states."""
        mention = Mention(item.value, "", item.start, item.end, item.meaning)
        mention.year, mention.is_implied = self.context.year, True
        self.mentions.append(mention)
        if item.value == 0 and item.meaning.blocks:
            self.context.blocks = item.meaning.blocks
        if item.value == 0 and item.meaning.rows == ("received",):
            self.context.applications = True
        self.context.handled = self.context.handled or item.meaning.rows == ("handled",)

    def compare(self, view: View) -> None:
        """较上年增加5件: by how many the last figure differs from last year's."""
        quantity, target = view.number.quantity, self.context.target
        if quantity is None or quantity.about:
            return
        signed = view.value * sign(view.left)
        by_percent = view.number.kind is Kind.PERCENT
        change = Change(percent=Decimal(signed)) if by_percent else Change(by=signed)
        self.change(change)
        if target is not None and not by_percent and not view.unit:
            target.bare_change = (view.number.start, view.number.end)

    def change(self, change: Change) -> None:
        """Add a comparison to the last figure, or keep it for the next where there is none."""
        target = self.context.target
        if target is None:
            self.context.change = _merged(self.context.change, change)
        else:
            target.change = _merged(target.change, change)

    def end_sentence(self) -> None:
        """A comparison that found no figure in its sentence belongs to the one before."""
        context = self.context
        if context.change is not NO_CHANGE and context.last is not None:
            context.last.change = _merged(context.last.change, context.change)
        context.change = NO_CHANGE

    def share(self, view: View, clause: Clause) -> None:
        """占12.5%: the share of the last figure, or of the one that follows in brackets."""
        context, quantity = self.context, view.number.quantity
        if quantity is None or quantity.about:
            return
        place = max(i for i, word in enumerate(view.left) if word.kind is Kind.SHARE)
        words = self.text[view.left[place].start : view.number.start]
        before = [word for word in view.left[:place] if word.kind in CONCEPTS]
        share, target = (Decimal(quantity.value), words), context.target
        if target is not None and view.number.unknown - target.unknown > SHARE_REACH:
            self.add(view, NOTHING, clause)
        elif before or target is None:
            context.share, context.dangling = share, before or context.dangling
        elif target.share is None:
            target.share, target.share_of = share
            context.shared = target

    def _move_share(self, view: View, clause: Clause) -> None:
        """占比60%（9件）: the share is that of the number in the brackets behind it."""
        context = self.context
        shared = context.shared
        is_bare = not view.left and view.number.unknown == view.base
        if clause.opens and shared is not None and shared.share is not None and is_bare:
            context.share, shared.share = (shared.share, shared.share_of), None
        context.shared = None

    def count(self, view: View, found: Meaning, clause: Clause) -> None:
        """Write down a count, and what the next clauses need to know of it."""
        self._move_share(view, clause)
        self._remember(self.add(view, found, clause), view)

    def add(self, view: View, found: Meaning, clause: Clause) -> Mention:
        """Write down a number."""
        number = view.number
        mention = Mention(
            value=view.value,
            unit=view.unit,
            start=number.start,
            end=number.end,
            meaning=found,
            label="" if found.paths else self._label(view, clause),
            about=number.quantity is not None and number.quantity.about,
            scope=self.text[max(self.sentence_start, number.start - LONGEST_SCOPE) : number.start],
            year=self.context.year,
            unknown=number.unknown,
            number_first=view.is_number_first,
        )
        self.mentions.append(mention)
        self.context.number_end = number.end
        return mention

    def _label(self, view: View, clause: Clause) -> str:
        """The words that say what a number counts where the form has no cell for it."""
        number, dangling = view.number, self.context.dangling
        start = max(clause.start, self.context.number_end)
        before = self.text[start : number.start].strip(_EDGES)
        if not before and dangling:
            before = self.text[dangling[0].start : dangling[-1].end]
        if before:
            return before if len(before) <= LONGEST_LABEL else f"…{before[-LONGEST_LABEL:]}"
        end = view.right[-1].end if view.right else number.end + LONGEST_LABEL
        behind = self.text[number.end : min(end, number.end + LONGEST_LABEL)]
        return behind.split("，")[0].split("。")[0].split("\n")[0].strip(_EDGES)

    def _remember(self, mention: Mention, view: View) -> None:
        context = self.context
        if context.share is not None and view.number.unknown == view.base:
            mention.share, mention.share_of = context.share
        if context.change is not NO_CHANGE and context.target is None:
            mention.change, context.change = _merged(mention.change, context.change), NO_CHANGE
        context.share, context.dangling = None, ()
        context.last = context.target = mention
        if context.lists:
            self._add_part(context.lists[-1], mention)
        if mention.meaning.blocks:
            context.blocks, context.age = mention.meaning.blocks, 0
            context.cases.append(mention)
        if mention.rows:
            self._remember_row(mention)

    def _remember_row(self, mention: Mention) -> None:
        context = self.context
        is_total = mention.rows[0] in ("received", "handled")
        if is_total and mention.meaning.column == "total" and not context.lists:
            context.main = mention
        context.received = context.received or mention.rows[0] == "received"
        context.handled = context.handled or mention.rows[0] == "handled"
        context.outcomes = context.outcomes or not is_total
        context.applications = True

    def _add_part(self, found: List, part: Mention) -> None:
        """A part joins its list; 收到57件（含上年结转1件） counts both."""
        found.parts.append(part)
        whole = found.whole
        rows = {row for other in found.parts for row in other.rows}
        includes = part.rows == ("carried_in",) and found.opened_by in ("of", "with")
        is_both = includes or rows == {"received", "carried_in"}
        if is_both and whole.meaning.paths and whole.rows == ("received",):
            whole.meaning = _with_carried_in(whole.meaning)


def _with_carried_in(meaning: Meaning) -> Meaning:
    more = f"+applications.carried_in.{meaning.column}"
    paths = tuple(path + more if ".received." in path else path for path in meaning.paths)
    return replace(meaning, paths=paths, rows=("received", "carried_in"))


def concepts(words: Sequence[Token]) -> list[Token]:
    """What a clause leaves for the next to go on with, () where it names nothing (承前)."""
    if not any(word.kind in CONCEPTS for word in words):
        return []
    return [word for word in words if word.kind in _CARRIED_ON]


def base(value: Number) -> Change:
    """The comparison that only names last year's figure."""
    return Change(base=value)


def _merged(one: Change, other: Change) -> Change:
    """Two statements about the year before, the first of each kind kept."""
    return Change(
        by=other.by if one.by is None else one.by,
        percent=other.percent if one.percent is None else one.percent,
        base=other.base if one.base is None else one.base,
    )
