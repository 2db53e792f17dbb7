"""Who was reminded of what (提醒记录): once for each person, day to keep and step."""

from __future__ import annotations

from django.db import models

from gongkai.office.applications.kinds import DueKind
from gongkai.office.organs.models import Unit, User


class Reminder(models.Model):
    """One reminder to one person (提醒): of a case's day, at a step before it or after.

    `step` is the working days before the day at which it was due, negative once it has passed.
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="提醒对象")
    application = models.ForeignKey(
        "applications.Application", models.PROTECT, related_name="reminders", verbose_name="申请"
    )
    kind = models.CharField("期限", max_length=8, choices=DueKind)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, related_name="+", verbose_name="承办单位"
    )
    due = models.DateField("到期日")
    step = models.SmallIntegerField("提前（工作日）")
    on = models.DateField("提醒日期")
    key = models.CharField(max_length=80, unique=True, editable=False)

    class Meta:
        verbose_name = "提醒"
        verbose_name_plural = "提醒"
        ordering = ["due", "pk"]
        indexes = [models.Index(fields=["user", "on"], name="reminder_of_the_day")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.due}"


class Morning(models.Model):
    """A morning's run (晨间提醒): once a day, by whichever worker comes first."""

    day = models.DateField("日期", unique=True)
    reminders = models.PositiveIntegerField("提醒条数", default=0)
    digests = models.PositiveIntegerField("待办邮件", default=0)

    class Meta:
        verbose_name = "晨间提醒"
        verbose_name_plural = "晨间提醒"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"晨间提醒 {self.day}"


class Feed(models.Model):
    """A person's subscription to his due days (日历订阅): one at a time, its token hashed."""

    user = models.OneToOneField(User, models.PROTECT, related_name="feed", verbose_name="订阅人")
    token_hash = models.CharField(max_length=64, editable=False)
    made = models.DateField("建立日期")

    class Meta:
        verbose_name = "日历订阅"
        verbose_name_plural = "日历订阅"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"日历订阅 {self.made}"
