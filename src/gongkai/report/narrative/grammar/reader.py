"""Reading a text clause by clause (逐句读取): each number gets its role, each count its meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gongkai.report.narrative.figure import Change
from gongkai.report.narrative.grammar.context import Context
from gongkai.report.narrative.grammar.implied import Implied, implied
from gongkai.report.narrative.grammar.meaning import meaning
from gongkai.report.narrative.grammar.record import Record, base, concepts
from gongkai.report.narrative.grammar.respective import respective
from gongkai.report.narrative.grammar.roles import Role, is_level, role
from gongkai.report.narrative.grammar.topics import (
    TOPICS,
    begins_anew,
    continues,
    take_in,
    take_in_sentence,
)
from gongkai.report.narrative.grammar.view import View
from gongkai.report.narrative.paths import COUNT_UNITS, NOTHING, Meaning, applications, remedies
from gongkai.report.narrative.words.lexicon import Kind
from gongkai.report.narrative.words.sentences import NUMERIC, Clause, clauses, sentences
from gongkai.report.narrative.words.tokens import Token, tokens

MOST_NUMBERS = 100_000
"""A text of more numbers is no narrative; what follows them is left unread, and said so."""

_NOT_A_COUNT = frozenset("年月日号.-/:%、|—~至")
_NO_OUTCOMES = ("received", "carried_in", "handled", "carried_over")
_ENDS_OF_COUNT = frozenset("，,。；;")
_TELLING = NUMERIC | {Kind.NONE, Kind.ALL, Kind.IS, Kind.COMPARE}
"""A sentence without such a word states no figure."""


@dataclass(slots=True)
class Reader:
    """Reads one text into a record; `unread_from` is where it stopped, None at the end."""

    record: Record
    numbers: int = 0
    unknown: int = 0
    end: int = 0
    unread_from: int | None = None

    @property
    def context(self) -> Context:
        """What the reader keeps in mind."""
        return self.record.context

    def read(self) -> None:
        """Go through the text once, to its end or to `MOST_NUMBERS`."""
        for sentence in sentences(tokens(self.record.text)):
            self.numbers += sum(word.kind in NUMERIC for word in sentence)
            if self.numbers > MOST_NUMBERS:
                self.unread_from = sentence[0].start
                return
            self._read_sentence(sentence)

    def _read_sentence(self, sentence: Sequence[Token]) -> None:
        if sentence[0].kind is Kind.HEAD:
            self.context.begin_paragraph()
        self.context.begin_sentence()
        base, start = self.unknown, self.end
        self.unknown, self.end = sentence[-1].unknown, sentence[-1].end
        self.record.sentence_start = start
        if not any(word.kind in _TELLING for word in sentence):
            self._take_in(sentence)
            return
        take_in_sentence(sentence, self.context)
        for clause in clauses(sentence, base, start):
            self._read_clause(clause)
        self.record.end_sentence()

    def _read_clause(self, clause: Clause) -> None:
        self._enter(clause)
        numbers = clause.numbers
        if not numbers:
            self._read_words(clause)
            return
        given_out = respective(clause)
        if given_out is not None:
            self._read_respective(clause, given_out)
            return
        left_from, unknown = 0, clause.base
        for index, place in enumerate(numbers):
            following = numbers[index + 1] if index + 1 < len(numbers) else None
            right_to = _end_of_right(clause.words, place, following)
            view = View(
                left=clause.words[left_from:place],
                number=clause.words[place],
                right=clause.words[place + 1 : right_to],
                context=self.context,
                base=unknown,
            )
            is_number_first = self._read_number(view, clause)
            left_from = right_to if is_number_first else place + 1
            unknown = clause.words[left_from - 1].unknown
        tail = clause.words[left_from:]
        if tail and tail[0].kind in (Kind.PAUSE, Kind.LINK):
            self.context.dangling = concepts(tail)

    def _read_respective(self, clause: Clause, given_out: Sequence[Sequence[Token]]) -> None:
        """行政复议、行政诉讼分别为3件、2件: each number with its own words."""
        for place, words in zip(clause.numbers, given_out, strict=True):
            number = clause.words[place]
            view = View((), number, (), self.context, number.unknown).with_left(words)
            found = NOTHING if self.context.mixes_years else meaning(view)
            self.record.count(view, found, clause)

    def _enter(self, clause: Clause) -> None:
        """Take in what the clause as a whole tells: brackets, years, topics."""
        context = self.context
        context.close_brackets(clause.depth)
        if clause.opens and context.target is not None and not context.dangling:
            self.record.open_list(context.target, depth=clause.depth)
        if clause.after_semicolon and begins_anew(clause.words):
            context.lists = []
        self._take_in(clause.words)
        context.reaches_at = max(
            (word.start for word in clause.words if word.kind is Kind.REACH), default=0
        )
        years = {word.year for word in clause.words if word.kind is Kind.TIME and word.year}
        context.mixes_years = len(years) > 1 and any(word.key == "each" for word in clause.words)

    def _take_in(self, words: Sequence[Token]) -> None:
        """Keep what is spoken of: applications, cases, documents, years."""
        for word in words:
            if word.kind in TOPICS:
                take_in(word, self.context)

    def _read_words(self, clause: Clause) -> None:
        """A clause without numbers: it may imply one, compare, or lead on to the next."""
        context = self.context
        context.awaits_base = clause.words[-1].kind is Kind.COMPARE
        self.record.open_part(clause.words)
        if is_level(clause.words, context) and context.target is not None:
            self.record.change(Change(by=0))
        found = list(implied(clause, context))
        for item in found:
            self.record.add_implied(item)
        self._take_in_cases(clause.words, found)
        left_over = concepts(clause.words)
        if left_over and not found:
            context.dangling = left_over

    def _take_in_cases(self, words: Sequence[Token], found: Sequence[Implied]) -> None:
        """行政诉讼结果：the results that follow are of these cases."""
        blocks = tuple(dict.fromkeys(word.key for word in words if word.kind is Kind.REMEDY))
        if blocks and not found:
            self.context.blocks, self.context.age = blocks, 0

    def _read_number(self, view: View, clause: Clause) -> bool:
        """Take in one number; True where the words behind it said what it counts."""
        context, record = self.context, self.record
        record.open_part(view.left)
        years = [word.year for word in view.left if word.kind is Kind.TIME and word.year]
        context.year = years[-1] if years else context.year
        purpose = role(view)
        context.awaits_base = False
        if purpose is Role.COUNT:
            return self._count(replace(view, is_part=bool(context.lists)), clause)
        if purpose in (Role.CHANGE, Role.BASE):
            context.dangling = concepts(view.left) or context.dangling
        if purpose is Role.CHANGE:
            record.compare(view)
        elif purpose is Role.BASE:
            record.change(base(view.value))
            context.year = None  # 由2022年的14件增至23件: what follows is this year's
        elif purpose is Role.SHARE:
            record.share(view, clause)
        else:
            record.add(view, NOTHING, clause)
        context.number_end = view.number.end
        return False

    def _count(self, view: View, clause: Clause) -> bool:
        found, is_number_first = self._meaning(view)
        if view.has(Kind.RECEIVE) and not view.is_part and not view.has(Kind.CHANNEL):
            self.context.received_other = not found.paths
        if self.context.mixes_years or self.context.spans_years:
            found = NOTHING
        if self._repeats_whole(found):
            found = NOTHING
        quantity = view.number.quantity
        if quantity is None or (found == NOTHING and _is_idle(view)):
            return False
        if not quantity.unit and not self._is_plain_count(view, found):
            return False
        is_number_first = is_number_first and view.unit in COUNT_UNITS
        self.record.count(replace(view, is_number_first=is_number_first), found, clause)
        return is_number_first

    def _repeats_whole(self, found: Meaning) -> bool:
        """共办结31件，其中延期办结3件: a part is not its whole again."""
        lists = self.context.lists
        whole = lists[-1].whole.meaning if lists else NOTHING
        is_same = bool(found.paths) and found.paths == whole.paths
        return is_same and found.rows != ("received",) and whole.is_weak == found.is_weak

    def _meaning(self, view: View) -> tuple[Meaning, bool]:
        """What the number counts, and whether the words behind it say so."""
        dangling, target = self.context.dangling, self.context.target
        if target is not None and continues(view, target, text=self.record.text):
            return target.meaning, False
        is_bare = not view.concepts and view.number.unknown == view.base
        is_alone = is_bare and not view.has(Kind.PART) and not view.has(Kind.REST)
        if dangling and is_alone and (view.has_behind(Kind.ALL) or not view.concepts_behind):
            return meaning(view.with_left(dangling)), False
        if is_bare and self._sums_up(view):
            return self._sum_of_parts(), False
        follows = bool(view.concepts_behind) and not view.concepts
        return meaning(view), follows and view.number.unknown - view.base <= 2

    def _sums_up(self, view: View) -> bool:
        """复议维持2件、纠正1件，共3件: the total behind its parts."""
        words = self.record.text[max(0, view.number.start - 2) : view.number.start]
        return self._sum_of_parts() != NOTHING and words.endswith(("共", "计"))

    def _sum_of_parts(self) -> Meaning:
        """What the results or the outcomes counted last add up to."""
        context, target = self.context, self.context.target
        if target is None or context.lists:
            return NOTHING
        if context.blocks and target.meaning.blocks == context.blocks:
            return remedies(context.blocks)
        is_outcome = bool(target.rows) and target.rows[0] not in _NO_OUTCOMES
        return applications(("handled",), sure=False) if is_outcome else NOTHING

    def _is_plain_count(self, view: View, found: Meaning) -> bool:
        """Whether a number without a unit counts all the same: 按期回复5."""
        quantity, end = view.number.quantity, view.number.end
        after = self.record.text[end : end + 1]
        is_word = quantity is None or quantity.words
        if is_word or not found.paths or not view.concepts or after in _NOT_A_COUNT:
            return False
        is_near = view.number.start - view.concepts[-1].end <= 1
        return is_near or (after in _ENDS_OF_COUNT and view.gap == 0)


def _end_of_right(words: Sequence[Token], place: int, following: int | None) -> int:
    """Where the words behind a number end: at the 、 before the next number, or at that number."""
    if following is None:
        return len(words)
    pauses = (i for i in range(place + 1, following) if words[i].kind is Kind.PAUSE)
    return next(pauses, following)


def _is_idle(view: View) -> bool:
    """Whether a Chinese numeral only belongs to an idiom: 办成一件事."""
    quantity = view.number.quantity
    return quantity is not None and quantity.words and quantity.value == 1
