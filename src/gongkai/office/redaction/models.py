"""Files to be given in part (涂除件), what is painted out (方案), and what comes of it (副本)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai.office.organs.models import Organ, User
from gongkai.office.redaction.proving.claim import Check


def _person(label: str, **options: bool) -> models.ForeignKey:
    return models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=label, **options)


class Job(models.Model):
    """A file of which a part is withheld (涂除件, art. 37), for some matter of one organ.

    The matter is named as the ledger names it, by `subject` and `subject_id`; this room does not
    know what it is. The file and its words are kept locked, each page's size in the clear.
    """

    class State(models.TextChoices):
        """Where the work stands (涂除状态)."""

        DRAWING = "drawing", "涂除中"
        REVIEWING = "reviewing", "待复核"
        RELEASED = "released", "已放行"

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name="行政机关")
    subject = models.CharField("对象", max_length=40, blank=True, editable=False)
    subject_id = models.PositiveBigIntegerField("对象编号", null=True, editable=False)
    title = models.CharField(
        "文件名称", max_length=200, help_text="写文件的名称，不写个人信息；申请人会看到。"
    )
    source = models.FileField("原件（加密）", upload_to="redaction/%Y/%m", editable=False)
    words = models.FileField("文字（加密）", upload_to="redaction/%Y/%m", editable=False)
    sha256 = models.CharField("原件摘要", max_length=64, editable=False)
    pages = models.JSONField("各页幅面", default=list, editable=False)
    state = models.CharField("状态", max_length=9, choices=State, default=State.DRAWING)
    opened = models.DateField("登记日期")
    opened_by = _person("登记人")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "涂除件"
        verbose_name_plural = "涂除件"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["subject", "subject_id"], name="redaction_subject")]

    def __str__(self) -> str:
        return self.title

    @property
    def page_count(self) -> int:
        """How many pages the file has."""
        return len(self.pages)


class Plan(models.Model):
    """What is to be painted out (涂除方案): every change is a new one, none is ever altered.

    `boxes` holds for each box its page, its area, the basis to withhold, what it covers in
    general words, and whether the same words may stand elsewhere.
    """

    job = models.ForeignKey(Job, models.PROTECT, related_name="plans", verbose_name="涂除件")
    number = models.PositiveIntegerField("第几稿")
    boxes = models.JSONField("涂除框", default=list)
    listed = models.TextField("不得出现的字词（加密）", blank=True)
    by = _person("经办人")
    on = models.DateField("日期")

    class Meta:
        verbose_name = "涂除方案"
        verbose_name_plural = "涂除方案"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["job", "number"], name="one_plan_per_number")
        ]

    def __str__(self) -> str:
        return f"第 {self.number} 稿，{len(self.boxes)} 处"


class Copy(models.Model):
    """The file without what is withheld (涂除副本), its proof, and a second person's decision."""

    class Result(models.TextChoices):
        """What became of it (复核结果)."""

        WAITING = "waiting", "待复核"
        FAILED = "failed", "证明未通过"
        RELEASED = "released", "已放行"
        RETURNED = "returned", "已退回"
        WITHDRAWN = "withdrawn", "已撤回"

    job = models.ForeignKey(Job, models.PROTECT, related_name="copies", verbose_name="涂除件")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="copies", verbose_name="涂除方案")
    number = models.PositiveIntegerField("第几份")
    file = models.FileField("文件", upload_to="redaction/%Y/%m")
    size = models.PositiveBigIntegerField("字节数")
    sha256 = models.CharField("摘要", max_length=64)
    checks = models.JSONField("证明", default=list)
    holds = models.BooleanField("证明通过")
    made = models.DateField("重制日期")
    made_by = _person("重制人")
    result = models.CharField("复核结果", max_length=9, choices=Result, default=Result.WAITING)
    decided = models.DateField("复核日期", null=True, blank=True)
    decided_by = _person("复核人", null=True, blank=True)
    opinion = models.TextField("复核意见", blank=True)

    class Meta:
        verbose_name = "涂除副本"
        verbose_name_plural = "涂除副本"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["job", "number"], name="one_copy_per_number"),
            models.CheckConstraint(
                condition=~Q(result="released") | Q(holds=True), name="released_only_when_proved"
            ),
            models.CheckConstraint(
                condition=~Q(result="released") | Q(decided_by__isnull=False),
                name="released_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(result="released") | ~Q(decided_by=F("made_by")),
                name="released_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"第 {self.number} 份，{self.get_result_display()}"

    @property
    def name(self) -> str:
        """The name under which it is given away: it says nothing."""
        return neutral_name(self.job_id, self.number)

    @property
    def proof(self) -> list[Check]:
        """What was checked, and what was found."""
        return [Check.of_json(one) for one in self.checks]


def neutral_name(job: int, number: int) -> str:
    """A file name that tells nothing (中性文件名)."""
    return f"gongkai-{job}-{number}.pdf"
