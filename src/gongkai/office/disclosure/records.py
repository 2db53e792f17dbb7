"""What hangs on a document (附件、审批、有效性变动)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from modelcluster.fields import ParentalKey

from gongkai.office.disclosure.kinds import Validity
from gongkai.office.organs.models import User


class Attachment(models.Model):
    """A file that belongs to a document (附件), kept privately and served after the question."""

    document = ParentalKey(
        "disclosure.Document", on_delete=models.CASCADE, related_name="attachments"
    )
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)
    title = models.CharField("名称", max_length=120)
    file = models.FileField("文件", upload_to="disclosure/%Y/%m")
    content_type = models.CharField(max_length=100, editable=False)
    size = models.PositiveBigIntegerField("大小（字节）", editable=False)
    sha256 = models.CharField(max_length=64, editable=False)

    class Meta:
        verbose_name = "附件"
        verbose_name_plural = "附件"
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.title


class Approval(models.Model):
    """A second person's decision on a content (发布审批): requested, then approved or returned.

    Bound to the digest of what was read: another word in the document, and it clears nothing.
    """

    class Result(models.TextChoices):
        """What the second person decided (审批结果)."""

        APPROVED = "approved", "同意公开"
        RETURNED = "returned", "退回修改"

    document = models.ForeignKey(
        "disclosure.Document", models.PROTECT, related_name="approvals", verbose_name="政府信息"
    )
    content_digest = models.CharField(max_length=64)
    requested_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="送审人")
    requested_at = models.DateTimeField("送审时间")
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name="审批人"
    )
    decided_at = models.DateTimeField("审批时间", null=True)
    result = models.CharField("审批结果", max_length=8, choices=Result, blank=True)
    opinion = models.TextField("审批意见", blank=True)

    class Meta:
        verbose_name = "发布审批"
        verbose_name_plural = "发布审批"
        ordering = ["-requested_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("requested_by")),
                name="approver_is_a_second_person",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True, decided_at__isnull=True, result="")
                | Q(decided_by__isnull=False, decided_at__isnull=False) & ~Q(result=""),
                name="decision_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} · {self.get_result_display() or '待审批'}"


class ValidityChange(models.Model):
    """A change of a document's validity (有效性变动), with the document it rests on."""

    document = models.ForeignKey(
        "disclosure.Document",
        models.PROTECT,
        related_name="validity_changes",
        verbose_name="政府信息",
    )
    validity = models.CharField(
        "变动为",
        max_length=10,
        choices=[
            (state.value, state.label)
            for state in (Validity.AMENDED, Validity.EXPIRED, Validity.REPEALED)
        ],
    )
    on = models.DateField("变动日期")
    basis = models.CharField("依据文件", max_length=200)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="经办人")

    class Meta:
        verbose_name = "有效性变动"
        verbose_name_plural = "有效性变动"
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.document} {self.on} {self.get_validity_display()}"
