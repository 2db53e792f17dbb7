"""Reviews (审查单), the opinions in them, and how they ended. Rows are added, never changed.

The database itself refuses a change, and an ending that its opinions do not bear out.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai.office.organs.models import Organ, User
from gongkai.office.review.checklist import ANSWERS, QUESTIONS
from gongkai.office.review.findings import answers
from gongkai.office.review.findings.finding import Finding, findings_of
from gongkai.office.review.kinds import (
    CLEARING,
    MOST_LEVELS,
    REASONED,
    STEPS,
    Carrier,
    Purpose,
    Result,
    Source,
    Step,
)
from gongkai.office.review.records import Delegation, Determination, ReviewRule

__all__ = [
    "Delegation",
    "Determination",
    "ReviewRule",
    "Scrutiny",
    "ScrutinyOpinion",
    "Verdict",
]


class Scrutiny(models.Model):
    """One review of one item (审查单, 一事一审), bound to the digest of its content and files.

    `paper` is what the reviewers read, kept as it was sent: `content` (the reviewed fields, each as
    it stands in its column), `files` with their digests, and `facts` (term, value) in words. The
    database lets out nothing else. Another word in the item is another review.
    """

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name="行政机关")
    number = models.CharField("审查编号", max_length=60)
    purpose = models.CharField("审查事项", max_length=12, choices=Purpose)
    subject = models.CharField("对象", max_length=40)
    subject_id = models.PositiveBigIntegerField("对象编号")
    title = models.CharField("标题", max_length=200)
    document_number = models.CharField("发文字号", max_length=60, blank=True)
    category = models.CharField("种类", max_length=20, blank=True)
    carrier = models.CharField("载体", max_length=8, choices=Carrier, default=Carrier.OTHER)
    source = models.CharField("来源", max_length=8, choices=Source, default=Source.OWN)
    consent = models.CharField("来源机关的同意、联合制作方的确认", max_length=200, blank=True)
    channels = models.CharField("拟公开渠道", max_length=120, blank=True)
    planned = models.DateField("拟公开日期", null=True, blank=True)
    statement = models.CharField("送审说明", max_length=500, blank=True)
    paper = models.JSONField("送审内容", default=dict)
    content_digest = models.CharField("内容摘要", max_length=64)
    levels = models.PositiveSmallIntegerField("审查层级数")
    days = models.JSONField("各级时限（工作日）", default=list)
    drafted_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="拟稿人")
    drafters = models.JSONField("改过稿件的人员", default=list)
    submitted_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="送审人")
    submitted_at = models.DateTimeField("送审时间")
    submitted = models.DateField("送审日期")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "审查单"
        verbose_name_plural = "审查单"
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["subject", "subject_id", "content_digest"], name="scrutiny_item")
        ]
        constraints = [
            models.UniqueConstraint(fields=["organ", "number"], name="one_scrutiny_per_number"),
            models.CheckConstraint(
                condition=Q(levels__gte=1, levels__lte=MOST_LEVELS), name="scrutiny_levels"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def steps(self) -> tuple[Step, ...]:
        """Its levels, in their order."""
        return STEPS[self.levels]

    @property
    def ending(self) -> Verdict | None:
        """How it ended; None while it is open."""
        return getattr(self, "verdict", None)


class ScrutinyOpinion(models.Model):
    """What one reviewer held at one level (审查意见): the list, a conclusion, his reasons."""

    scrutiny = models.ForeignKey(
        Scrutiny, models.PROTECT, related_name="opinions", verbose_name="审查单"
    )
    number = models.PositiveSmallIntegerField("序号")
    step = models.CharField("层级", max_length=6, choices=Step)
    result = models.CharField("结论", max_length=13, choices=Result)
    opinion = models.TextField("审查意见", blank=True)
    reason = models.CharField("不公开或者部分公开的理由", max_length=500, blank=True)
    basis = models.CharField("依据", max_length=200, blank=True)
    withheld = models.CharField("脱敏、删去的内容", max_length=500, blank=True)
    checklist = models.JSONField("审查事项清单", default=dict)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="审查人")
    on_behalf_of = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="受谁委托"
    )
    at = models.DateTimeField("审查时间")
    on = models.DateField("审查日期")

    class Meta:
        verbose_name = "审查意见"
        verbose_name_plural = "审查意见"
        ordering = ["scrutiny", "number"]
        constraints = [
            models.UniqueConstraint(fields=["scrutiny", "number"], name="opinions_in_their_order"),
            models.CheckConstraint(
                condition=Q(on_behalf_of__isnull=True) | ~Q(on_behalf_of=F("by")),
                name="nobody_stands_in_for_himself",
            ),
            models.CheckConstraint(
                condition=~Q(result__in=sorted(REASONED)) | ~Q(reason="") & ~Q(basis=""),
                name="withholding_has_reason_and_basis",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_step_display()} {self.by}：{self.get_result_display()}"

    def answered(self) -> list[tuple[str, str, str]]:
        """The list as he answered it: question, answer, note."""
        given = ((one, self.checklist[one.code]) for one in QUESTIONS if one.code in self.checklist)
        return [(one.label, ANSWERS.get(a["answer"], "未核对"), a["note"]) for one, a in given]

    def disposed(self) -> list[tuple[Finding, str, str]]:
        """What he said of each thing that the machine found (核查结果的处理)."""
        return list(answers.answered(findings_of(self.scrutiny.paper), self.checklist))


class Verdict(models.Model):
    """How a review ended (审查结论); what clears points at this row."""

    scrutiny = models.OneToOneField(
        Scrutiny, models.PROTECT, related_name="verdict", verbose_name="审查单"
    )
    result = models.CharField("结论", max_length=13, choices=Result)
    reason = models.CharField("说明", max_length=500, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="经办人")
    at = models.DateTimeField("办结时间")
    on = models.DateField("办结日期")

    class Meta:
        verbose_name = "审查结论"
        verbose_name_plural = "审查结论"

    def __str__(self) -> str:
        return f"{self.scrutiny.number} {self.get_result_display()}"

    @property
    def clears(self) -> bool:
        """Whether the content may go out."""
        return self.result in CLEARING
