"""Every write of this room (文书的变更): templates, seals, letters issued."""

from gongkai.office.letters.actions.issuing import Place, issue, issued_of, opened
from gongkai.office.letters.actions.seals import keep_seal, retire_seal, seal_in_use
from gongkai.office.letters.actions.templates import decide, in_force, objection, propose

__all__ = [
    "Place",
    "decide",
    "in_force",
    "issue",
    "issued_of",
    "keep_seal",
    "objection",
    "opened",
    "propose",
    "retire_seal",
    "seal_in_use",
]
