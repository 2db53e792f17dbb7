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

__all__ = ["Asked", "answer", "ask", "decline", "draft", "reveal", "take", "transfer"]
