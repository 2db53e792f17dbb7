"""A workbook that waits for its import (待导入的工作簿): kept sealed, and no longer than that."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from gongkai.office.organs.models import Organ, User


class ImportRun(models.Model):
    """One import of earlier cases (导入任务): asked for on a page, done in the background.

    The workbook lies `sealed` until it is in or refused; a run that was killed begins anew.
    """

    class State(models.TextChoices):
        """How far it is (导入状态)."""

        WAITING = "waiting", "等待导入"
        DONE = "done", "已导入"
        REFUSED = "refused", "没有导入"

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name="行政机关")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="经办人")
    on = models.DateField("提交日期")
    state = models.CharField("状态", max_length=8, choices=State, default=State.WAITING)
    sealed = models.TextField("工作簿（密封）", blank=True, editable=False)
    begun = models.DateTimeField("开始时间", null=True, editable=False)
    told = models.CharField("导入结果", max_length=300, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "导入任务"
        verbose_name_plural = "导入任务"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="waiting") | models.Q(sealed=""),
                name="import_workbook_gone_once_ended",
            )
        ]

    def __str__(self) -> str:
        return f"{self.on} 的导入，{self.get_state_display()}"

    def get_absolute_url(self) -> str:
        """The page that tells how far it is."""
        return reverse("applications:import_run", args=[self.pk])
