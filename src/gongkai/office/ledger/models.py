"""Events (台账记录), the head of their chain, and the counters of registers (编号)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.office.organs.models import Organ, User


class Event(models.Model):
    """One act (台账记录): who did what to which record, when, on which article.

    Never changed and never deleted: the database refuses it. A correction is a new event.
    It carries no personal data of applicants, for it cannot be forgotten.
    """

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name="行政机关")
    subject = models.CharField("对象", max_length=40, help_text="application, document…")
    subject_id = models.PositiveBigIntegerField("对象编号")
    kind = models.CharField("事项", max_length=40)
    label = models.CharField("事项名称", max_length=60)
    actor = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name="经办人"
    )
    actor_name = models.CharField("经办人姓名", max_length=60)
    at = models.DateTimeField("记录时间")
    on = models.DateField("发生日期")
    article = models.CharField("依据", max_length=120, blank=True)
    note = models.TextField("说明", blank=True)
    old = models.JSONField("原值", default=dict)
    new = models.JSONField("新值", default=dict)
    previous_hash = models.CharField("前一记录摘要", max_length=64)
    hash = models.CharField("摘要", max_length=64, unique=True)

    class Meta:
        verbose_name = "台账记录"
        verbose_name_plural = "台账"
        ordering = ["pk"]
        indexes = [models.Index(fields=["subject", "subject_id"], name="event_subject")]

    def __str__(self) -> str:
        return f"{self.on} {self.label}"


class Head(models.Model):
    """The end of the chain (链尾): how many events there are and the hash of the last.

    One row; locking it makes writers queue, so that no two events follow the same one.
    """

    count = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="one_head_of_the_chain")]

    def __str__(self) -> str:
        return f"{self.count} · {self.hash[:12]}"


class Counter(models.Model):
    """The last number given in one series of one organ and year (编号计数)."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    series = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "series", "year"], name="one_counter_per_organ_series_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organ_id} {self.series} {self.year}: {self.last}"
