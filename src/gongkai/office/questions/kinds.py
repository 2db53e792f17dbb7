"""The words of questions (咨询用语): where one stands, what may be done then, why not accepted."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.db import models


class State(models.TextChoices):
    """Where a question stands (办理状态)."""

    OPEN = "open", "待办理"
    DRAFTED = "drafted", "已拟答复"
    ANSWERED = "answered", "已答复"
    DECLINED = "declined", "不予受理"


UNFINISHED = frozenset({State.OPEN, State.DRAFTED})
"""States in which the asker still waits."""


class Deed(models.TextChoices):
    """What the office does with a question (办理动作)."""

    TAKE = "take", "由我办理"
    DRAFT = "draft", "拟写答复"
    ANSWER = "answer", "答复"
    TRANSFER = "transfer", "转交其他机关"
    DECLINE = "decline", "不予受理"
    PREPARE = "prepare", "起草公开稿"


_WAITING = (Deed.DRAFT, Deed.TAKE, Deed.TRANSFER, Deed.DECLINE)

PERMITTED: Mapping[State, tuple[Deed, ...]] = MappingProxyType(
    {
        State.OPEN: _WAITING,
        State.DRAFTED: (Deed.ANSWER, *_WAITING),
        State.ANSWERED: (Deed.PREPARE,),
        State.DECLINED: (),
    }
)
"""What may be done in each state, the main thing first."""


class Ground(models.TextChoices):
    """Why a question is not accepted (不予受理的情形); each has its own channel, or none."""

    APPLICATION = "application", "申请公开政府信息，请到“依申请公开”提交申请"
    PETITION = "petition", "属于信访事项，请向信访工作机构提出"
    REPORT = "report", "属于投诉举报，请向有权处理的机关提出"
    COMPETENCE = "competence", "不属于本机关的职责"
    UNCLEAR = "unclear", "内容不明确，看不出所问的事项"
