"""Reading a text clause by clause (逐句读取): numbers become mentions, mentions make lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from gongkai.report.narrative.context import Context, List, Mention
from gongkai.report.narrative.figure import NO_CHANGE, Change, Number
from gongkai.report.narrative.implied import Implied, implied
from gongkai.report.narrative.lexicon import Kind
from gongkai.report.narrative.meaning import meaning
from gongkai.report.narrative.paths import NOTHING, Meaning, remedies
from gongkai.report.narrative.roles import Role, is_level, role, sign
from gongkai.report.narrative.sentences import Clause, clauses, sentences
from gongkai.report.narrative.tokens import Token, tokens
from gongkai.report.narrative.view import CONCEPTS, View

LONGEST_LABEL = 24
LONGEST_SCOPE = 60
_EDGES = "，,、；;：:。（）()【】“”\"' 。"
_NOT_A_COUNT = frozenset("年月日号.-/:%、|—~至")


@dataclass(slots=True)
class Reader:
    """Reads one text; `mentions` and `lists` hold what it found, in order."""

    text: str
    context: Context
    mentions: list[Mention]
    lists: list[List]
    sentence_start: int = 0

    def read(self) -> None:
        """Go through the whole text once."""
        for sentence in sentences(tokens(self.text)):
            self._read_sentence(sentence)

    def _read_sentence(self, sentence: Sequence[Token]) -> None:
        context = self.context
        if sentence[0].kind is Kind.HEAD:
            context.begin_paragraph()
        context.begin_sentence()
        self.sentence_start = sentence[0].start
        for clause in clauses(sentence):
            self._read_clause(clause)
        if context.change is not NO_CHANGE and context.last is not None:
            self._change(context.last, context.change)

    def _read_clause(self, clause: Clause) -> None:
        self._enter(clause)
        numbers = clause.numbers
        if not numbers:
            self._read_words(clause)
            return
        left_from, base = 0, clause.base
        for index, place in enumerate(numbers):
            following = numbers[index + 1] if index + 1 < len(numbers) else None
            right_to = _end_of_right(clause.words, place, following)
            view = View(
                left=clause.words[left_from:place],
                number=clause.words[place],
                right=clause.words[place + 1 : right_to],
                context=self.context,
                base=base,
                is_part=bool(self.context.lists),
            )
            is_number_first = self._read_number(view, clause)
            left_from = right_to if is_number_first else place + 1
            base = clause.words[left_from - 1].unknown
        tail = clause.words[left_from:]
        has_tail = bool(tail) and tail[0].kind in (Kind.PAUSE, Kind.LINK)
        if has_tail:
            self.context.dangling = _concepts(tail)

    def _enter(self, clause: Clause) -> None:
        """Take in what the clause as a whole tells: brackets, years, topics."""
        context = self.context
        context.close_brackets(clause.depth)
        if clause.opens and context.target is not None and not context.dangling:
            self._open(context.target, bracketed=True, depth=clause.depth)
        if clause.after_semicolon and _begins_anew(clause.words):
            context.lists = []
        for word in clause.words:
            if word.kind is Kind.APPLICATION and word.key != "weak":
                context.applications = True
            elif word.kind is Kind.DOCUMENT:
                context.document = word.key
            elif word.kind is Kind.COMPARE:
                context.compared = True
            elif word.kind is Kind.TIME and word.year is not None:
                context.year = word.year

    def _open(
        self, whole: Mention, *, bracketed: bool = False, opened_by: str = "", depth: int = 0
    ) -> None:
        found = List(whole, opened_by, bracketed, depth)
        self.context.lists.append(found)
        self.lists.append(found)

    def _read_words(self, clause: Clause) -> None:
        """A clause without numbers: it may imply one, compare, or lead on to the next."""
        context = self.context
        context.awaits_base = clause.words[-1].kind is Kind.COMPARE
        self._open_part(clause.words)
        if is_level(clause.words, context) and context.target is not None:
            self._change(context.target, Change(by=0))
        found = list(implied(clause, context))
        for item in found:
            self._add_implied(item)
        concepts = _concepts(clause.words)
        if concepts and not found:
            context.dangling = [*concepts]

    def _open_part(self, words: Sequence[Token]) -> None:
        """其中 and 含 begin the parts of the figure before them."""
        context = self.context
        part = next((w for w in words if w.kind is Kind.PART and w.key != "beside"), None)
        if part is None:
            return
        open_list = context.lists[-1] if context.lists else None
        if open_list is not None and open_list.bracketed and not open_list.parts:
            open_list.opened_by = part.key
        elif context.last is not None:
            self._open(context.last, opened_by=part.key, depth=0)

    def _add_implied(self, item: Implied) -> None:
        mention = Mention(item.value, "", item.start, item.end, item.meaning)
        mention.year = self.context.year
        self.mentions.append(mention)
        if item.value == 0 and item.meaning.blocks:
            self.context.blocks = item.meaning.blocks
        if item.value == 0 and item.meaning.rows == ("received",):
            self.context.applications = True

    def _read_number(self, view: View, clause: Clause) -> bool:
        """Take in one number; True where the words behind it said what it counts."""
        self._open_part(view.left)
        context = self.context
        view = replace(view, is_part=bool(context.lists))
        purpose = role(view)
        value = view.value
        context.awaits_base = False
        if purpose in (Role.CHANGE, Role.BASE) and _concepts(view.left):
            context.dangling = _concepts(view.left)
        if purpose is Role.CHANGE:
            self._compare(view, value)
        elif purpose is Role.BASE:
            self._base(value)
        elif purpose is Role.SHARE:
            self._share(view)
        elif purpose in (Role.RATE, Role.RISE):
            self._add(view, NOTHING, clause)
        else:
            return self._count(view, clause)
        context.number_end = view.number.end
        return False

    def _compare(self, view: View, value: Number) -> None:
        signed = value * sign(view.left)
        by_percent = view.number.kind is Kind.PERCENT
        change = Change(percent=Decimal(signed)) if by_percent else Change(by=signed)
        target = self.context.target
        if view.number.quantity is not None and view.number.quantity.about:
            return
        if target is None:
            self.context.change = _merged(self.context.change, change)
            return
        self._change(target, change)
        if not by_percent and not view.unit:
            target.bare_change = (view.number.start, view.number.end)

    def _base(self, value: Number) -> None:
        target = self.context.target
        if target is None:
            self.context.change = _merged(self.context.change, Change(base=value))
        else:
            self._change(target, Change(base=value))

    def _change(self, target: Mention, change: Change) -> None:
        target.change = _merged(target.change, change)
        self.context.change = NO_CHANGE

    def _share(self, view: View) -> None:
        place = max(i for i, word in enumerate(view.left) if word.kind is Kind.SHARE)
        quantity = view.number.quantity
        if quantity is None or quantity.about:
            return
        words = self.text[view.left[place].start : view.number.start]
        before = [word for word in view.left[:place] if word.kind in CONCEPTS]
        share = (Decimal(quantity.value), words)
        target = self.context.target
        if before or target is None:
            self.context.share, self.context.dangling = share, before or self.context.dangling
        elif target.share is None:
            target.share, target.share_of = share
            self.context.shared = target

    def _count(self, view: View, clause: Clause) -> bool:
        found, is_number_first = self._meaning(view)
        quantity = view.number.quantity
        if quantity is None or (found == NOTHING and _is_idle(view)):
            return False
        if not quantity.unit and not self._is_plain_count(view, found):
            return False
        self._move_share(view, clause)
        mention = self._add(view, found, clause)
        mention.number_first = is_number_first
        self._remember(mention, view)
        return is_number_first

    def _move_share(self, view: View, clause: Clause) -> None:
        """占比60%（9件）: the share is that of the number in the brackets behind it."""
        context = self.context
        shared = context.shared
        is_bare = not view.left and view.number.unknown == view.base
        if clause.opens and shared is not None and shared.share is not None and is_bare:
            context.share, shared.share = (shared.share, shared.share_of), None
        context.shared = None

    def _meaning(self, view: View) -> tuple[Meaning, bool]:
        """What the number counts, and whether the words behind it say so."""
        dangling = self.context.dangling
        is_bare = not view.concepts and view.number.unknown == view.base
        if is_bare and dangling and not view.has(Kind.PART) and not view.has(Kind.REST):
            if view.has_behind(Kind.ALL) or not view.concepts_behind:
                return meaning(view.with_left(dangling)), False
        if is_bare and self._sums_up(view):
            return remedies(self.context.blocks), False
        found = meaning(view)
        follows = bool(view.concepts_behind) and not view.concepts
        is_number_first = follows and view.number.unknown - view.base <= 2
        return found, is_number_first

    def _sums_up(self, view: View) -> bool:
        """复议维持2件、纠正1件，共3件: the total behind its parts."""
        target = self.context.target
        words = self.text[max(0, view.number.start - 2) : view.number.start]
        is_result = target is not None and target.meaning.blocks == self.context.blocks
        return bool(self.context.blocks) and is_result and words.endswith(("共", "计"))

    def _is_plain_count(self, view: View, found: Meaning) -> bool:
        """Whether a number without a unit counts all the same: 按期回复5."""
        quantity = view.number.quantity
        after = self.text[view.number.end : view.number.end + 1]
        close = bool(view.concepts) and view.number.start - view.concepts[-1].end <= 1
        is_word = quantity is None or quantity.words
        return bool(found.paths) and close and not is_word and after not in _NOT_A_COUNT

    def _add(self, view: View, found: Meaning, clause: Clause) -> Mention:
        number = view.number
        mention = Mention(
            value=view.value,
            unit=view.unit,
            start=number.start,
            end=number.end,
            meaning=found,
            label=self._label(view, clause) if not found.paths else "",
            about=number.quantity is not None and number.quantity.about,
            scope=self.text[max(self.sentence_start, number.start - LONGEST_SCOPE) : number.start],
            year=self.context.year,
            depth=clause.depth,
        )
        self.mentions.append(mention)
        return mention

    def _label(self, view: View, clause: Clause) -> str:
        """The words that say what a number counts where the form has no cell for it."""
        number = view.number
        start = max(clause.start, self.context.number_end)
        before = self.text[start : number.start].strip(_EDGES)
        dangling = self.context.dangling
        if not before and dangling:
            before = self.text[dangling[0].start : dangling[-1].end]
        if before:
            return before[-LONGEST_LABEL:]
        end = view.right[-1].end if view.right else number.end + LONGEST_LABEL
        behind = self.text[number.end : min(end, number.end + LONGEST_LABEL)]
        return behind.split("，")[0].split("。")[0].split("\n")[0].strip(_EDGES)

    def _remember(self, mention: Mention, view: View) -> None:
        """Keep what the next clauses need to know of a figure."""
        context = self.context
        context.number_end = mention.end
        if context.share is not None and view.number.unknown == view.base:
            mention.share, mention.share_of = context.share
        context.share = None
        context.dangling = ()
        if context.change is not NO_CHANGE and context.target is None:
            self._change(mention, context.change)
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
        context.outcomes = context.outcomes or not is_total
        context.applications = True

    def _add_part(self, found: List, part: Mention) -> None:
        """A part joins its list; 收到57件（含上年结转1件） counts both."""
        found.parts.append(part)
        whole = found.whole
        part.whole = whole
        rows = {row for other in found.parts for row in other.rows}
        includes = part.rows == ("carried_in",) and found.opened_by in ("of", "with")
        if (includes or rows == {"received", "carried_in"}) and whole.meaning.paths and whole.rows == ("received",):
            column = whole.meaning.column
            paths = tuple(
                f"{path}+applications.carried_in.{column}" if ".received." in path else path
                for path in whole.meaning.paths
            )
            whole.meaning = replace(whole.meaning, paths=paths, rows=("received", "carried_in"))


def _end_of_right(words: Sequence[Token], place: int, following: int | None) -> int:
    """Where the words behind a number end: at the 、 before the next number, or at that number."""
    if following is None:
        return len(words)
    pauses = (i for i in range(place + 1, following) if words[i].kind is Kind.PAUSE)
    return next(pauses, following)


def _concepts(words: Sequence[Token]) -> list[Token]:
    kinds = {*CONCEPTS, Kind.LINK, Kind.PAUSE, Kind.NONE, Kind.FOREIGN, Kind.CHANNEL}
    found = [word for word in words if word.kind in kinds]
    return found if any(word.kind in CONCEPTS for word in found) else []


def _begins_anew(words: Sequence[Token]) -> bool:
    """Whether a clause behind a semicolon starts a list of its own: ；共办理718件."""
    return any(word.kind in (Kind.RECEIVE, Kind.DEED, Kind.REMEDY) for word in words)


def _is_idle(view: View) -> bool:
    """Whether a Chinese numeral only belongs to an idiom: 办成一件事."""
    quantity = view.number.quantity
    return quantity is not None and quantity.words and quantity.value == 1


def _merged(one: Change, other: Change) -> Change:
    """Two statements about the year before, the first of each kind kept."""
    return Change(
        by=other.by if one.by is None else one.by,
        percent=other.percent if one.percent is None else one.percent,
        base=other.base if one.base is None else one.base,
    )
