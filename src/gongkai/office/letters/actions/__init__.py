"""Every write of this room (文书的变更): templates, seals, words, letters issued."""

from gongkai.office.letters.actions.issuing import issue, opened
from gongkai.office.letters.actions.papers import Paper, keep_paper
from gongkai.office.letters.actions.places import Place, issued_of, words_of
from gongkai.office.letters.actions.seals import keep_seal, retire_seal, seal_in_use
from gongkai.office.letters.actions.templates import decide, in_force, objection, propose
from gongkai.office.letters.actions.words import write_words

__all__ = [
    "Paper",
    "Place",
    "decide",
    "in_force",
    "issue",
    "issued_of",
    "keep_paper",
    "keep_seal",
    "objection",
    "opened",
    "propose",
    "retire_seal",
    "seal_in_use",
    "words_of",
    "write_words",
]
