"""What a changed calendar did to the cases (期限重算记录)."""

from __future__ import annotations

from django.db import models


class Recalculation(models.Model):
    """One counting again (期限重算): the calendar's digest, how many were looked at and moved."""

    version = models.CharField("工作日历版本", max_length=12)
    on = models.DateField("重算日期")
    looked_at = models.PositiveIntegerField("核对件数", default=0)
    moved = models.PositiveIntegerField("变动件数", default=0)

    class Meta:
        verbose_name = "期限重算"
        verbose_name_plural = "期限重算"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"期限重算 {self.on}"


class Shift(models.Model):
    """A case whose last day a changed calendar moved (期限变动)."""

    run = models.ForeignKey(
        Recalculation, models.PROTECT, related_name="shifts", verbose_name="期限重算"
    )
    application = models.ForeignKey(
        "applications.Application", models.PROTECT, related_name="shifts", verbose_name="申请"
    )
    before = models.DateField("原期限", null=True)
    after = models.DateField("新期限", null=True)
    was_provisional = models.BooleanField("原为暂定", default=False)

    class Meta:
        verbose_name = "期限变动"
        verbose_name_plural = "期限变动"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"
