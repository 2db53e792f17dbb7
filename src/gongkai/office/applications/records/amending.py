"""What was asked and done about wrong records (更正, art. 41)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai.office.applications.kinds import AmendmentResult
from gongkai.office.organs.models import User


class Amendment(models.Model):
    """The answer to an applicant who finds a record about himself wrong (更正申请, art. 41).

    `record` names the record and its item, never what stands in it: that is in the letter.
    """

    application = models.ForeignKey(
        "applications.Application",
        models.PROTECT,
        related_name="amendments",
        verbose_name="申请",
    )
    letter_number = models.CharField("更正申请处理告知书文号", max_length=80)
    received = models.DateField("收到更正申请的日期")
    record = models.CharField("要求更正的信息和项目", max_length=300)
    result = models.CharField("处理结果", max_length=10, choices=AmendmentResult)
    competent = models.CharField("有权更正的机关", max_length=100, blank=True)
    reasons = models.TextField("理由")
    on = models.DateField("告知日期")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="经办人")

    class Meta:
        verbose_name = "更正申请的处理"
        verbose_name_plural = "更正申请的处理"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(on__gte=F("received")), name="amendment_answered_after_receipt"
            ),
            models.CheckConstraint(
                condition=Q(result__in=("corrected", "refused")) | ~Q(competent=""),
                name="amendment_elsewhere_says_where",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter_number} {self.get_result_display()}"

    @property
    def told(self) -> str:
        """The result as the letter says it (更正处理结果)."""
        return {
            AmendmentResult.CORRECTED: f"经核实，已对{self.record}予以更正",
            AmendmentResult.FORWARDED: f"更正{self.record}的申请已转送{self.competent}处理",
            AmendmentResult.TOLD_WHERE: f"请向有权更正{self.record}的{self.competent}提出申请",
            AmendmentResult.REFUSED: f"经核实，对{self.record}不予更正",
        }[AmendmentResult(self.result)]
