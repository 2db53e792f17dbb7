"""Holds (保全), lists of what is due (鉴定清单), and files still to be taken off the disk."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai.office.organs.models import Organ, User


class Matter(models.TextChoices):
    """What a period runs for (对象): named as the ledger names it."""

    APPLICATION = "application", "申请案卷"
    PETITION = "petition", "公众来件"
    REMEDY = "remedy_case", "复议诉讼案件"
    QUESTION = "question", "咨询建言"


class Hold(models.Model):
    """An order not to touch a matter (保全): why, by whom, until it is lifted."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name="行政机关")
    subject = models.CharField("对象", max_length=12, choices=Matter)
    subject_id = models.PositiveBigIntegerField("对象编号")
    number = models.CharField("登记号", max_length=80)
    reason = models.CharField("保全理由", max_length=300)
    on = models.DateField("保全日期")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="保全人")
    lifted = models.DateField("解除日期", null=True, blank=True)
    lifted_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="解除人"
    )
    why = models.CharField("解除理由", max_length=300, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "保全"
        verbose_name_plural = "保全"
        ordering = [F("lifted").desc(nulls_first=True), "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "subject_id"],
                condition=Q(lifted__isnull=True),
                name="one_live_hold_of_a_matter",
                violation_error_message="这一件已经保全，不需要再次保全。",
            ),
            models.CheckConstraint(
                condition=Q(lifted__isnull=True, lifted_by__isnull=True)
                | Q(lifted__gte=F("on"), lifted_by__isnull=False),
                name="hold_lifted_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} 保全"


class Appraisal(models.Model):
    """A list of matters whose period is over (鉴定清单): one makes it, another decides.

    What is approved is anonymised from the next day on, so that a mistake can be called back.
    """

    class State(models.TextChoices):
        """Where a list stands (清单状态)."""

        PROPOSED = "proposed", "待审批"
        APPROVED = "approved", "已批准"
        RETURNED = "returned", "已退回"
        RECALLED = "recalled", "已撤回"

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name="行政机关")
    number = models.CharField("清单编号", max_length=80)
    state = models.CharField("状态", max_length=8, choices=State, default=State.PROPOSED)
    on = models.DateField("编制日期")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="编制人")
    decided = models.DateField("审批日期", null=True, blank=True)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="审批人"
    )
    opinion = models.CharField("审批意见", max_length=300, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "鉴定清单"
        verbose_name_plural = "鉴定清单"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "decided"], name="appraisal_state")]
        constraints = [
            models.UniqueConstraint(fields=["organ", "number"], name="one_appraisal_per_number"),
            models.CheckConstraint(
                condition=~Q(state="approved") | ~Q(decided_by=F("by")),
                name="appraisal_approved_by_another",
            ),
            models.CheckConstraint(
                condition=Q(state="proposed", decided__isnull=True, decided_by__isnull=True)
                | ~Q(state="proposed") & Q(decided__isnull=False, decided_by__isnull=False),
                name="appraisal_decided_with_its_day",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Item(models.Model):
    """One matter of a list (清单事项): its class, from when it counts, what became of it."""

    class Result(models.TextChoices):
        """What became of a matter (处理情况)."""

        WAITING = "waiting", "待匿名"
        DONE = "done", "已匿名"
        KEPT = "kept", "未匿名"
        DROPPED = "dropped", "已移出"

    appraisal = models.ForeignKey(
        Appraisal, models.PROTECT, related_name="items", verbose_name="鉴定清单"
    )
    subject = models.CharField("对象", max_length=12, choices=Matter)
    subject_id = models.PositiveBigIntegerField("对象编号")
    number = models.CharField("登记号", max_length=80)
    term = models.CharField("类别", max_length=10)
    start = models.DateField("起算日")
    result = models.CharField("处理情况", max_length=8, choices=Result, default=Result.WAITING)
    done = models.DateField("处理日期", null=True, blank=True)
    why = models.CharField("未匿名的原因", max_length=200, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "清单事项"
        verbose_name_plural = "清单事项"
        ordering = ["pk"]
        indexes = [models.Index(fields=["appraisal", "result"], name="item_result")]
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "subject_id"],
                condition=Q(result__in=("waiting", "done")),
                name="one_live_item_of_a_matter",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.get_result_display()}"


class Leftover(models.Model):
    """A file whose record is blanked and whose bytes are still there (待删除文件).

    Written with what blanks the record, and gone with the bytes: a run that is killed in between
    is finished by the next.
    """

    name = models.CharField("文件", max_length=300, unique=True)

    class Meta:
        verbose_name = "待删除文件"
        verbose_name_plural = "待删除文件"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
