"""Every write of reviews (保密审查的办理)."""

from gongkai.office.review.actions.delegating import delegate, end_delegation
from gongkai.office.review.actions.ending import recall, record_answer
from gongkai.office.review.actions.opining import STALE, Held, give_opinion
from gongkai.office.review.actions.registering import Reviewed, entries, register_reviewed
from gongkai.office.review.actions.reminding import remind_reviewers
from gongkai.office.review.actions.ruling import keep_rule
from gongkai.office.review.actions.submitting import Item, Statement, submit

__all__ = [
    "STALE",
    "Held",
    "Item",
    "Reviewed",
    "Statement",
    "delegate",
    "end_delegation",
    "entries",
    "give_opinion",
    "keep_rule",
    "recall",
    "record_answer",
    "register_reviewed",
    "remind_reviewers",
    "submit",
]
