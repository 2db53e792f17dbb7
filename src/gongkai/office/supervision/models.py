"""Rectification notices (整改通报): what an organ is told to put right, and its answer."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from gongkai.office.organs.models import Organ, User


class RectificationNotice(models.Model):
    """A notice by which the supervising organ asks another to put something right (整改通报)."""

    class State(models.TextChoices):
        """Whether it was answered (状态)."""

        ISSUED = "issued", "待整改"
        ANSWERED = "answered", "已反馈"

    issuer = models.ForeignKey(
        Organ, models.PROTECT, related_name="issued_notices", verbose_name="通报机关"
    )
    addressed = models.ForeignKey(
        Organ, models.PROTECT, related_name="received_notices", verbose_name="被通报机关"
    )
    number = models.CharField("文号", max_length=60)
    issued = models.DateField("通报日期")
    matter = models.TextField("需要整改的问题")
    due = models.DateField("反馈期限")
    answered = models.DateField("反馈日期", null=True, blank=True)
    answer = models.TextField("整改情况", blank=True)
    state = models.CharField("状态", max_length=8, choices=State, default=State.ISSUED)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="经办人")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "整改通报"
        verbose_name_plural = "整改通报"
        ordering = ["-issued", "-pk"]
        indexes = [models.Index(fields=["issuer", "issued"], name="notice_issued")]
        constraints = [
            models.UniqueConstraint(fields=["issuer", "number"], name="one_notice_per_number"),
            models.CheckConstraint(
                condition=~Q(issuer=F("addressed")),
                name="notice_to_another_organ",
                violation_error_message="通报机关和被通报机关不能相同。",
            ),
            models.CheckConstraint(
                condition=Q(due__gte=F("issued")),
                name="answer_due_after_issue",
                violation_error_message="反馈期限不能早于通报日期。",
            ),
            models.CheckConstraint(
                condition=Q(state="issued", answered__isnull=True)
                | Q(state="answered", answered__gte=F("issued")),
                name="state_with_its_answer",
                violation_error_message="反馈日期不能早于通报日期。",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def is_overdue(self, today: date) -> bool:
        """Whether the answer is late (逾期未反馈)."""
        return self.answered is None and self.due < today
