"""The words of a review (审查用语), as data and people share them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.db import models

from gongkai.office.organs.standing import Duty


class Purpose(models.TextChoices):
    """What a review is about (审查事项)."""

    PUBLICATION = "publication", "公开"
    WITHDRAWAL = "withdrawal", "撤下"


class Step(models.TextChoices):
    """The levels of a review (审查层级), from the first to the last."""

    FIRST = "first", "初审"
    SECOND = "second", "复审"
    FINAL = "final", "终审"


MOST_LEVELS = 3
STEPS: Mapping[int, tuple[Step, ...]] = MappingProxyType(
    {
        1: (Step.FINAL,),
        2: (Step.FIRST, Step.FINAL),
        MOST_LEVELS: (Step.FIRST, Step.SECOND, Step.FINAL),
    }
)
"""The levels of a review that has so many."""

DUTIES: Mapping[Step, Duty] = MappingProxyType(
    {Step.FIRST: Duty.EXAMINE, Step.SECOND: Duty.APPROVE, Step.FINAL: Duty.CLEAR}
)
"""The duty behind each level."""


class Result(models.TextChoices):
    """What a reviewer holds, and how a review ends (审查结论)."""

    PUBLIC = "public", "公开"
    PARTIAL = "partial", "部分公开（脱敏后）"
    ON_REQUEST = "on_request", "依申请公开"
    NOT_DISCLOSED = "not_disclosed", "不予公开"
    REFERRED = "referred", "报请确定"
    RETURNED = "returned", "退回修改"
    WITHDRAWN = "withdrawn", "同意撤下"
    RECALLED = "recalled", "撤回送审"
    SUPERSEDED = "superseded", "稿件已改，另行送审"


CLEARING = frozenset({Result.PUBLIC, Result.PARTIAL})
"""Conclusions after which exactly this content may go out."""

DECIDED = frozenset({*CLEARING, Result.ON_REQUEST, Result.NOT_DISCLOSED})
"""Conclusions on whether it becomes public; also what another authority may answer."""

WITHOUT_CONCLUSION = frozenset({Result.RECALLED, Result.SUPERSEDED})
"""Endings in which nobody held anything: as if it had not been sent."""

REASONED = frozenset({Result.PARTIAL, Result.ON_REQUEST, Result.NOT_DISCLOSED, Result.REFERRED})
"""Conclusions that need a reason and a basis: all that keep something from the public."""

OFFERED: Mapping[Purpose, tuple[Result, ...]] = MappingProxyType(
    {
        Purpose.PUBLICATION: (
            Result.PUBLIC,
            Result.PARTIAL,
            Result.ON_REQUEST,
            Result.NOT_DISCLOSED,
            Result.REFERRED,
            Result.RETURNED,
        ),
        Purpose.WITHDRAWAL: (Result.WITHDRAWN, Result.RETURNED),
    }
)
"""What a reviewer may choose."""


class Carrier(models.TextChoices):
    """In what form the information stands (载体)."""

    OFFICIAL = "official", "公文"
    OTHER = "other", "非公文"


class Source(models.TextChoices):
    """Where the information comes from (来源)."""

    OWN = "own", "本机关制作"
    OBTAINED = "obtained", "从其他机关、个人获取"
    JOINT = "joint", "与其他机关联合制作"
