"""What units do for an application (承办): assignments, and the files of what they found."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.office.organs.models import Unit, User


class Assignments(models.QuerySet["Assignment"]):
    """The assignments that a question is about (交办)."""

    def live(self) -> Assignments:
        """Those that the unit still has: neither sent back nor taken back."""
        return self.filter(refused=None, recalled=None)

    def awaited(self) -> Assignments:
        """Those whose answer is awaited (承办中)."""
        return self.live().filter(reported=None)


class Assignment(models.Model):
    """An application, or a part of it, given to a unit (交办): its task and its own due day."""

    application = models.ForeignKey(
        "applications.Application",
        models.PROTECT,
        related_name="assignments",
        verbose_name="申请",
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="assignments", verbose_name="承办单位"
    )
    task = models.TextField("需要承办单位办理的事项")
    assigned = models.DateField("交办日期")
    due = models.DateField("承办期限")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="交办人")
    accepted = models.DateField("接收日期", null=True, blank=True)
    refused = models.DateField("退回日期", null=True, blank=True)
    refusal = models.CharField("退回理由", max_length=500, blank=True)
    reported = models.DateField("报送日期", null=True, blank=True)
    report = models.TextField("承办意见和检索情况", blank=True)
    recalled = models.DateField("收回日期", null=True, blank=True)
    chased = models.DateField("最近催办日期", null=True, blank=True)

    objects = Assignments.as_manager()

    class Meta:
        verbose_name = "交办"
        verbose_name_plural = "交办"
        ordering = ["assigned", "pk"]
        indexes = [
            models.Index(
                fields=["unit", "application"],
                condition=Q(refused__isnull=True, recalled__isnull=True, reported__isnull=True),
                name="awaited_assignments",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "unit"],
                condition=Q(refused__isnull=True, recalled__isnull=True),
                name="one_live_assignment_per_unit",
            ),
            models.CheckConstraint(condition=Q(due__gte=models.F("assigned")), name="due_to_unit"),
        ]

    def __str__(self) -> str:
        return f"交办{self.unit.name} {self.assigned}"

    @property
    def is_live(self) -> bool:
        """Whether the unit still has it: neither sent back nor taken back."""
        return self.refused is None and self.recalled is None

    @property
    def is_awaited(self) -> bool:
        """Whether the unit's answer is awaited (承办中)."""
        return self.is_live and self.reported is None

    @property
    def standing(self) -> str:
        """Where it stands, in one word (承办状态)."""
        ends = (
            (self.recalled, "已收回"),
            (self.refused, "已退回"),
            (self.reported, "已报送"),
            (self.accepted, "承办中"),
        )
        return next((word for day, word in ends if day), "待接收")


class Finding(models.Model):
    """A file that a unit found (查找结果): private, served to those who see the case."""

    application = models.ForeignKey(
        "applications.Application", models.PROTECT, related_name="findings", verbose_name="申请"
    )
    assignment = models.ForeignKey(
        Assignment, models.PROTECT, related_name="findings", verbose_name="交办"
    )
    title = models.CharField("名称", max_length=150)
    file = models.FileField("文件", upload_to="applications/%Y/%m")
    size = models.PositiveBigIntegerField("大小（字节）", editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    on = models.DateField("报送日期")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="报送人")

    class Meta:
        verbose_name = "查找结果"
        verbose_name_plural = "查找结果"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title
