"""Rectification notices (整改通报), and test applications with their scores (模拟测评)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from gongkai.office.applications.models import Application
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


class Assessment(models.Model):
    """One test application (模拟测评): behaves like a real one to the organ, counts nowhere.

    The scores are of its end. `elements` are the elements of form that the reply held, looked at
    by a person where the reply was on paper (`by_hand`); `marks` the points for each criterion.
    """

    assessor = models.ForeignKey(
        Organ, models.PROTECT, related_name="assessments", verbose_name="测评机关"
    )
    assessed = models.ForeignKey(
        Organ, models.PROTECT, related_name="assessed_by", verbose_name="被测评机关"
    )
    application = models.OneToOneField(
        Application, models.PROTECT, related_name="assessment", verbose_name="模拟申请"
    )
    sent = models.DateField("发出日期")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="测评人")
    ended = models.DateField("评分日期", null=True, blank=True)
    timeliness = models.PositiveSmallIntegerField("时限得分", null=True, blank=True)
    form = models.PositiveSmallIntegerField("形式得分", null=True, blank=True)
    content = models.PositiveSmallIntegerField("内容得分", null=True, blank=True)
    elements = models.JSONField("具备的要素", default=list, blank=True)
    by_hand = models.BooleanField("要素由人工核对", default=False)
    marks = models.JSONField("内容评分", default=dict, blank=True)
    scored_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="评分人"
    )
    comment = models.TextField("评语", blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "模拟测评"
        verbose_name_plural = "模拟测评"
        ordering = ["-sent", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended__isnull=True, timeliness__isnull=True, form__isnull=True)
                & Q(content__isnull=True)
                | Q(
                    ended__isnull=False,
                    timeliness__lte=30,
                    form__lte=30,
                    content__lte=40,
                ),
                name="assessment_scored_at_its_end",
            )
        ]

    def __str__(self) -> str:
        return f"{self.assessed.short_name} {self.application.register_number}"

    @property
    def total(self) -> int | None:
        """The score of a hundred (总分), once it has ended."""
        if self.ended is None:
            return None
        return (self.timeliness or 0) + (self.form or 0) + (self.content or 0)
