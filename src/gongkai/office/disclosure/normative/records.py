"""What is kept about the end of a document (有效期提醒)."""

from __future__ import annotations

from django.db import models


class ExpiryReminder(models.Model):
    """A reminder that a document's validity ends (有效期提醒), given once for each step.

    `expires` is the day as it stood: a day that moves has steps of its own.
    """

    document = models.ForeignKey(
        "disclosure.Document",
        models.CASCADE,
        related_name="expiry_reminders",
        verbose_name="政府信息",
    )
    expires = models.DateField("有效期至")
    step = models.PositiveSmallIntegerField("届满前天数")
    on = models.DateField("提醒日期")

    class Meta:
        verbose_name = "有效期提醒"
        verbose_name_plural = "有效期提醒"
        ordering = ["-on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "expires", "step"], name="one_reminder_per_step"
            )
        ]

    def __str__(self) -> str:
        return f"{self.document} {self.expires} 前 {self.step} 天"
