"""Reading a text clause by clause (逐句读取): each number gets its role, each count its meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gongkai.report.narrative.figure import Change
from gongkai.report.narrative.grammar.application import FREE_OUTCOMES
from gongkai.report.narrative.grammar.context import Context
from gongkai.report.narrative.grammar.implied import implied
from gongkai.report.narrative.grammar.meaning import meaning
from gongkai.report.narrative.grammar.record import Record, base, concepts
from gongkai.report.narrative.grammar.roles import Role, is_level, role
from gongkai.report.narrative.grammar.view import View
from gongkai.report.narrative.paths import NOTHING, Meaning, remedies
from gongkai.report.narrative.words.lexicon import WEAK, Kind
from gongkai.report.narrative.words.sentences import NUMERIC, Clause, clauses, sentences
from gongkai.report.narrative.words.tokens import Token, tokens

MOST_NUMBERS = 100_000
"""A text of more numbers is no narrative; what follows them is left unread, and said so."""

_NOT_A_COUNT = frozenset("年月日号.-/:%、|—~至")
_TELLING = NUMERIC | {Kind.NONE, Kind.ALL, Kind.IS, Kind.COMPARE}
"""A sentence without such a word states no figure."""

_TOPICS = frozenset({Kind.APPLICATION, Kind.REMEDY, Kind.DOCUMENT, Kind.COMPARE, Kind.TIME})


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
        if _lists_outcomes(sentence):
            self.context.applications = True
        for clause in clauses(sentence, base, start):
            self._read_clause(clause)
        self.record.end_sentence()

    def _read_clause(self, clause: Clause) -> None:
        self._enter(clause)
        numbers = clause.numbers
        if not numbers:
            self._read_words(clause)
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

    def _enter(self, clause: Clause) -> None:
        """Take in what the clause as a whole tells: brackets, years, topics."""
        context = self.context
        context.close_brackets(clause.depth)
        if clause.opens and context.target is not None and not context.dangling:
            self.record.open_list(context.target, depth=clause.depth)
        if clause.after_semicolon and _begins_anew(clause.words):
            context.lists = []
        self._take_in(clause.words)
        years = {word.year for word in clause.words if word.kind is Kind.TIME and word.year}
        context.mixes_years = len(years) > 1 and any(word.key == "each" for word in clause.words)

    def _take_in(self, words: Sequence[Token]) -> None:
        """Keep what is spoken of: applications, cases, documents, years."""
        for word in words:
            if word.kind in _TOPICS:
                _take_in_topic(word, self.context)

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
        left_over = concepts(clause.words)
        if left_over and not found:
            context.dangling = left_over

    def _read_number(self, view: View, clause: Clause) -> bool:
        """Take in one number; True where the words behind it said what it counts."""
        context, record = self.context, self.record
        record.open_part(view.left)
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
        elif purpose is Role.SHARE:
            record.share(view, clause)
        else:
            record.add(view, NOTHING, clause)
        context.number_end = view.number.end
        return False

    def _count(self, view: View, clause: Clause) -> bool:
        found, is_number_first = self._meaning(view)
        if self.context.mixes_years:
            found = NOTHING
        quantity = view.number.quantity
        if quantity is None or (found == NOTHING and _is_idle(view)):
            return False
        if not quantity.unit and not self._is_plain_count(view, found):
            return False
        self.record.count(replace(view, is_number_first=is_number_first), found, clause)
        return is_number_first

    def _meaning(self, view: View) -> tuple[Meaning, bool]:
        """What the number counts, and whether the words behind it say so."""
        dangling = self.context.dangling
        is_bare = not view.concepts and view.number.unknown == view.base
        is_alone = is_bare and not view.has(Kind.PART) and not view.has(Kind.REST)
        if dangling and is_alone and (view.has_behind(Kind.ALL) or not view.concepts_behind):
            return meaning(view.with_left(dangling)), False
        if is_bare and self._sums_up(view):
            return remedies(self.context.blocks), False
        follows = bool(view.concepts_behind) and not view.concepts
        return meaning(view), follows and view.number.unknown - view.base <= 2

    def _sums_up(self, view: View) -> bool:
        """复议维持2件、纠正1件，共3件: the total behind its parts."""
        context = self.context
        words = self.record.text[max(0, view.number.start - 2) : view.number.start]
        is_result = context.target is not None and context.target.meaning.blocks == context.blocks
        return bool(context.blocks) and is_result and words.endswith(("共", "计"))

    def _is_plain_count(self, view: View, found: Meaning) -> bool:
        """Whether a number without a unit counts all the same: 按期回复5."""
        quantity, end = view.number.quantity, view.number.end
        after = self.record.text[end : end + 1]
        close = bool(view.concepts) and view.number.start - view.concepts[-1].end <= 1
        is_word = quantity is None or quantity.words
        return bool(found.paths) and close and not is_word and after not in _NOT_A_COUNT


def _lists_outcomes(sentence: Sequence[Token]) -> bool:
    """Whether a sentence counts what only applications can come to: 部分公开6件."""
    return any(word.kind is Kind.OUTCOME and word.key in FREE_OUTCOMES for word in sentence) and (
        any(word.kind is Kind.NUMBER for word in sentence)
    )


def _take_in_topic(word: Token, context: Context) -> None:
    if word.kind is Kind.APPLICATION:
        context.applications = context.applications or word.key != WEAK
        context.cases_in_sight = ()
    elif word.kind is Kind.REMEDY:
        context.cases_in_sight = tuple(dict.fromkeys((*context.cases_in_sight, word.key)))
    elif word.kind is Kind.DOCUMENT:
        context.document = word.key
    elif word.kind is Kind.COMPARE:
        context.compared = True
    elif word.year is not None:
        context.year = word.year


def _end_of_right(words: Sequence[Token], place: int, following: int | None) -> int:
    """Where the words behind a number end: at the 、 before the next number, or at that number."""
    if following is None:
        return len(words)
    pauses = (i for i in range(place + 1, following) if words[i].kind is Kind.PAUSE)
    return next(pauses, following)


def _begins_anew(words: Sequence[Token]) -> bool:
    """Whether a clause behind a semicolon starts a list of its own: ；共办理718件."""
    return any(word.kind in (Kind.RECEIVE, Kind.DEED, Kind.REMEDY) for word in words)


def _is_idle(view: View) -> bool:
    """Whether a Chinese numeral only belongs to an idiom: 办成一件事."""
    quantity = view.number.quantity
    return quantity is not None and quantity.words and quantity.value == 1
