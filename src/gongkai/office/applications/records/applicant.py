"""What the applicant does himself (申请人的行为): takes his application back, rates the work."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

BEST = 5
"""The highest mark that a rating gives."""


def _one(name: str) -> models.OneToOneField:
    return models.OneToOneField(
        "applications.Application", models.PROTECT, related_name=name, verbose_name="申请"
    )


class Withdrawal(models.Model):
    """The applicant takes his application back (撤回申请); the office then closes the case."""

    application = _one("withdrawal")
    note = models.TextField("说明", blank=True)
    on = models.DateField("提出日期")

    class Meta:
        verbose_name = "申请人撤回"
        verbose_name_plural = "申请人撤回"

    def __str__(self) -> str:
        return f"申请人撤回 {self.on}"


class Rating(models.Model):
    """What the applicant thinks of how he was answered (评价): once, and for the office alone."""

    application = _one("rating")
    score = models.PositiveSmallIntegerField("评分")
    words = models.TextField("意见", blank=True)
    on = models.DateField("评价日期")

    class Meta:
        verbose_name = "申请人评价"
        verbose_name_plural = "申请人评价"
        constraints = [
            models.CheckConstraint(
                condition=Q(score__gte=1) & Q(score__lte=BEST), name="rating_of_1_to_5"
            )
        ]

    def __str__(self) -> str:
        return f"申请人评价 {self.on}"
