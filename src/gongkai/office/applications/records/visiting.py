"""What is kept of people before they apply (申请之前): a draft of theirs, and how many found it."""

from __future__ import annotations

from django.db import models

from gongkai.office.organs.models import Organ


class SavedDraft(models.Model):
    """A form left unfinished (申请草稿): sealed, opened by its code alone, gone after some days."""

    code_hash = models.CharField(max_length=64, unique=True, editable=False)
    sealed = models.TextField("内容（密封）", editable=False)
    expires = models.DateField("保存至", db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "申请草稿"
        verbose_name_plural = "申请草稿"

    def __str__(self) -> str:
        return f"申请草稿，保存至 {self.expires}"


class FoundBefore(models.Model):
    """How many found it published before they applied (申请前已找到): by organ and month."""

    organ = models.ForeignKey(Organ, models.CASCADE, related_name="+", verbose_name="行政机关")
    month = models.DateField("月份")
    times = models.PositiveIntegerField("次数", default=0)

    class Meta:
        verbose_name = "申请前已找到"
        verbose_name_plural = "申请前已找到"
        ordering = ["-month", "organ__path"]
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "month"], name="one_found_count_per_organ_and_month"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organ.short_name} {self.month:%Y-%m} {self.times} 次"
