"""Every write to questions (咨询建言的写入): asked, handled, told."""

from gongkai.office.questions.actions.asking import Asked, ask
from gongkai.office.questions.actions.handling import (
    answer,
    decline,
    draft,
    reveal,
    take,
    transfer,
)
from gongkai.office.questions.actions.publishing import prepare

__all__ = [
    "Asked",
    "answer",
    "ask",
    "decline",
    "draft",
    "prepare",
    "reveal",
    "take",
    "transfer",
]
