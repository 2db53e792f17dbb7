"""Questions to the office (咨询建言), each with its answer."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q, QuerySet

from gongkai.office.disclosure.models import Document
from gongkai.office.organs.models import Organ, User
from gongkai.office.questions.clock import red_line
from gongkai.office.questions.kinds import UNFINISHED, Ground, State
from gongkai.statute.duties import THEMES


class Questions(QuerySet["Question"]):
    """What the work list and the morning ask (在办口径)."""

    def unfinished(self) -> Questions:
        """Questions whose asker still waits (在办)."""
        return self.filter(state__in=UNFINISHED)

    def overdue(self, today: date) -> Questions:
        """Those whose day has passed (超期)."""
        return self.unfinished().filter(due__lt=today)


class Question(models.Model):
    """What somebody asks an organ (咨询建言), and what it answered.

    It is no application, no petition and no complaint; the days are the office's own (ADR 0215).
    Who asks is sealed. `drafts` counts the versions of the answer, so that nobody gives an answer
    that he has not read. `answer` holds the reasons where it is not accepted.
    """

    organ = models.ForeignKey(
        Organ, models.PROTECT, related_name="questions", verbose_name="答复机关"
    )
    theme = models.CharField(
        "主题", max_length=30, choices=[(theme, theme) for theme in THEMES], default="综合政务"
    )
    about = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="questions",
        verbose_name="所问的访谈",
    )
    number = models.CharField("咨询编号", max_length=60, unique=True)
    masked_name = models.CharField("提问人", max_length=100)
    sealed = models.TextField("提问人信息（密封）", editable=False)
    query_code_hash = models.CharField(max_length=64, editable=False)
    submission = models.CharField(max_length=64, unique=True, editable=False)
    title = models.CharField("标题", max_length=100)
    text = models.TextField("问题")
    may_publish = models.BooleanField("同意公开问答", default=False)
    filed = models.DateField("提交日期")
    due = models.DateField("答复期限")
    state = models.CharField("状态", max_length=8, choices=State, default=State.OPEN)
    handler = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="questions",
        verbose_name="经办人",
    )
    answer = models.TextField("答复", blank=True)
    drafts = models.PositiveSmallIntegerField(default=0, editable=False)
    ground = models.CharField("不予受理的情形", max_length=11, choices=Ground, blank=True)
    answered = models.DateField("答复日期", null=True, blank=True)
    document = models.OneToOneField(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="answered_question",
        verbose_name="公开稿",
    )
    anonymised = models.DateField("匿名日期", null=True, blank=True)

    objects = Questions.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "咨询建言"
        verbose_name_plural = "咨询建言"
        ordering = [F("answered").desc(nulls_first=True), "due", "-pk"]
        indexes = [
            models.Index(fields=["organ", "answered", "due"], name="question_desk"),
            models.Index(fields=["state", "due"], name="question_due"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered__isnull=True, state__in=("open", "drafted"))
                | Q(answered__gte=F("filed"), state__in=("answered", "declined")),
                name="question_answered_with_its_day",
            ),
            models.CheckConstraint(
                condition=Q(ground="") ^ Q(state="declined"), name="question_declined_for_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def red_line(self) -> date:
        """The last day before it fails the site's inspection (检查红线)."""
        return red_line(self.filed)

    def is_overdue(self, today: date) -> bool:
        """Whether its day has passed without an answer (是否超期)."""
        return self.state in UNFINISHED and self.due < today
