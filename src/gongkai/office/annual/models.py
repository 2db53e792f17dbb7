"""Annual reports (年度报告) of organs, and figures whose records are kept elsewhere (填报数据)."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from gongkai.office.organs.models import Organ, User
from gongkai.report.model import FEES

FIRST_YEAR = 2021
"""The first year whose reports follow the form of 国办公开办函〔2021〕30号."""

ENTERED = (
    "proactive.licences.decisions",
    "proactive.penalties.decisions",
    "proactive.coercive_measures.decisions",
    FEES,
)
"""Cells of table 2 whose records other systems keep: they are entered with their source."""


class Report(models.Model):
    """One organ's report on one year (政府信息公开工作年度报告).

    Until it is signed its figures are counted anew each time; signing freezes them in
    `snapshot` (`gongkai/annual-report/1`), and `digest` is its SHA-256.
    """

    class State(models.TextChoices):
        """How far it is (编制状态); 报送 and 接收 will stand between 签发 and 公布."""

        DRAFT = "draft", "编制中"
        SELF_CHECKED = "self_checked", "已自查"
        SIGNED = "signed", "已签发"
        PUBLISHED = "published", "已公布"

    organ = models.ForeignKey(
        Organ, models.PROTECT, related_name="annual_reports", verbose_name="行政机关"
    )
    year = models.PositiveSmallIntegerField("年度", validators=[MinValueValidator(FIRST_YEAR)])
    state = models.CharField("状态", max_length=14, choices=State, default=State.DRAFT)
    overview = models.TextField("一、总体情况", blank=True)
    problems = models.TextField("五、存在的主要问题及改进情况", blank=True)
    other = models.TextField("六、其他需要报告的事项", blank=True)
    snapshot = models.JSONField("签发时的报告", null=True, editable=False)
    digest = models.CharField("摘要", max_length=64, blank=True, editable=False)
    signed = models.DateField("签发日期", null=True, editable=False)
    signed_by = models.ForeignKey(
        User, models.PROTECT, null=True, editable=False, related_name="+", verbose_name="签发人"
    )
    published_at = models.DateTimeField("公布时间", null=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "年度报告"
        verbose_name_plural = "年度报告"
        ordering = ["-year", "organ__path"]
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "year"],
                name="one_report_per_organ_and_year",
                violation_error_message="这一年度的报告已经开始编制，请在列表中打开。",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "self_checked"], snapshot__isnull=True, digest="")
                | Q(
                    state__in=["signed", "published"],
                    snapshot__isnull=False,
                    signed__isnull=False,
                    signed_by__isnull=False,
                )
                & ~Q(digest=""),
                name="signed_report_is_frozen",
            ),
            models.CheckConstraint(
                condition=Q(state="published", published_at__isnull=False)
                | ~Q(state="published") & Q(published_at__isnull=True),
                name="published_report_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organ.name}{self.year}年政府信息公开工作年度报告"

    def get_absolute_url(self) -> str:
        """The report's public page."""
        return reverse("report", args=[self.organ.slug, self.year])

    @property
    def sections(self) -> dict[str, str]:
        """The narrative parts by their keys in the form (文字部分)."""
        return {"overview": self.overview, "problems": self.problems, "other": self.other}

    @property
    def is_frozen(self) -> bool:
        """Whether its figures stand fast (已定稿)."""
        return self.snapshot is not None


class EnteredFigure(models.Model):
    """A figure of table 2 taken from another system (填报数据), with where it comes from."""

    organ = models.ForeignKey(
        Organ, models.PROTECT, related_name="entered_figures", verbose_name="行政机关"
    )
    year = models.PositiveSmallIntegerField("年度")
    path = models.CharField("指标", max_length=60, choices=[(path, path) for path in ENTERED])
    value = models.DecimalField(
        "数值", max_digits=18, decimal_places=6, validators=[MinValueValidator(0)]
    )
    source = models.CharField(
        "数据来源", max_length=120, help_text="例如：行政审批系统 2026 年 1 月 4 日统计"
    )
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="填报人")
    on = models.DateField("填报日期")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "填报数据"
        verbose_name_plural = "填报数据"
        ordering = ["-year", "path"]
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "year", "path"], name="one_figure_per_organ_year_path"
            ),
            models.CheckConstraint(
                condition=Q(value__gte=0),
                name="figure_is_not_negative",
                violation_error_message="数值不能小于 0。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.path} {self.figure}"

    @property
    def figure(self) -> int | Decimal:
        """The value as the report states it: a whole number, or an amount of money exactly."""
        if self.path != FEES:
            return int(self.value)
        plain = self.value.normalize()
        return plain if plain.as_tuple().exponent <= 0 else plain.quantize(Decimal(1))
