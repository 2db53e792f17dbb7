"""What is recorded of what has to follow a document (不作解读的理由、催办记录)."""

from __future__ import annotations

from django.db import models

from gongkai.office.organs.models import User


class Waiver(models.Model):
    """Why a document has no interpretation (不作解读的理由), as somebody recorded it."""

    document = models.ForeignKey(
        "disclosure.Document", models.CASCADE, related_name="waivers", verbose_name="政府信息"
    )
    reason = models.CharField("不作解读的理由", max_length=200)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="经办人")
    on = models.DateField("日期")

    class Meta:
        verbose_name = "不作解读的理由"
        verbose_name_plural = "不作解读的理由"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.document} {self.reason}"


class Awaited(models.TextChoices):
    """What has to follow a document (应跟进的)."""

    INTERPRETATION = "interpretation", "解读"
    ADOPTION = "adoption", "意见采纳情况"


class FollowUpReminder(models.Model):
    """A reminder that something has not followed a document (催办记录), given once for each."""

    document = models.ForeignKey(
        "disclosure.Document", models.CASCADE, related_name="follow_ups", verbose_name="政府信息"
    )
    awaited = models.CharField("应跟进的", max_length=14, choices=Awaited)
    on = models.DateField("提醒日期")

    class Meta:
        verbose_name = "跟进提醒"
        verbose_name_plural = "跟进提醒"
        ordering = ["-on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["document", "awaited"], name="one_follow_up_reminder")
        ]

    def __str__(self) -> str:
        return f"{self.document} {self.get_awaited_display()}"
