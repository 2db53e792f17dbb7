"""What was thought on the way to a decision (分步判断), and the words cases are found by."""

from __future__ import annotations

import re

from django.db import models

from gongkai.office.organs.models import Organ, User

WORDS = re.compile(r"[\u4e00-\u9fff]+|[0-9A-Za-z]+")
COMMON = frozenset({"申请", "请公", "公开", "政府", "信息", "有关", "文件", "关于", "提供"})


def bigrams(text: str) -> frozenset[str]:
    """The pairs of characters that tell a text from others (二元字).

    >>> sorted(bigrams("申请公开路灯合同"))
    ['合同', '开路', '灯合', '路灯']
    """
    runs = WORDS.findall(text)
    pairs = {run[at : at + 2] for run in runs for at in range(len(run) - 1)}
    return frozenset(pairs - COMMON)


class Judgement(models.Model):
    """The answers of the five steps (分步判断); nothing is decided by them."""

    application = models.OneToOneField(
        "applications.Application",
        models.PROTECT,
        related_name="judgement",
        verbose_name="申请",
    )
    answers = models.JSONField("答案", default=dict)
    on = models.DateField("判断日期")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="经办人")

    class Meta:
        verbose_name = "分步判断"
        verbose_name_plural = "分步判断"

    def __str__(self) -> str:
        return f"分步判断 {self.on}"


class Gram(models.Model):
    """Two characters of an application's title (二元字), by which cases alike are found."""

    application = models.ForeignKey(
        "applications.Application", models.CASCADE, related_name="grams", verbose_name="申请"
    )
    organ = models.ForeignKey(Organ, models.CASCADE, related_name="+", verbose_name="行政机关")
    gram = models.CharField("二元字", max_length=2)

    class Meta:
        verbose_name = "二元字"
        verbose_name_plural = "二元字"
        indexes = [models.Index(fields=["organ", "gram"], name="gram_of_organ")]

    def __str__(self) -> str:
        return self.gram
