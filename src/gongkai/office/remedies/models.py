"""Remedy cases (行政复议、行政诉讼案件) and what else the public writes (公众来件)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q, QuerySet

from gongkai.office.applications.models import Amendment, Application
from gongkai.office.applications.records.enclosures import HeldFile
from gongkai.office.organs.models import Organ


class Cases(QuerySet["RemedyCase"]):
    """What table 4 of the annual report asks (复议诉讼统计口径)."""

    def counted(self) -> Cases:
        """Cases that count (计件): about no trial, and about no test that a supervisor sent."""
        about = Q(application__mock="", application__is_trial=False)
        return self.filter(Q(application=None) | about)

    def closed_in(self, year: int) -> Cases:
        """Cases closed in a year (审结)."""
        return self.filter(closed__year=year)

    def open_on(self, day: date) -> Cases:
        """Cases filed by the end of a day and not closed then (尚未审结)."""
        return self.filter(Q(closed__isnull=True) | Q(closed__gt=day), filed__lte=day)


class RemedyCase(models.Model):
    """A reconsideration or a lawsuit in which the organ answers (被申请人、被告).

    One case is counted once, by its last effective result: a second instance is not another
    case, and the case stays open until its result is effective (ADR 0071). It names nobody.
    """

    class Kind(models.TextChoices):
        """The three blocks of table 4 (救济途径)."""

        RECONSIDERATION = "reconsideration", "行政复议"
        LITIGATION_DIRECT = "litigation_direct", "行政诉讼（未经复议直接起诉）"
        LITIGATION_AFTER = "litigation_after_reconsideration", "行政诉讼（复议后起诉）"

    class Result(models.TextChoices):
        """How it ended, in the words of table 4 (结果)."""

        UPHELD = "upheld", "结果维持"
        CORRECTED = "corrected", "结果纠正"
        OTHER = "other", "其他结果"

    organ = models.ForeignKey(
        Organ, models.PROTECT, related_name="remedy_cases", verbose_name="被申请人、被告"
    )
    kind = models.CharField("途径", max_length=32, choices=Kind)
    application = models.ForeignKey(
        Application,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="remedy_cases",
        verbose_name="所涉申请",
    )
    number = models.CharField(
        "案号",
        max_length=80,
        blank=True,
        help_text="复议机关或者法院的案号，例如：示政复〔2026〕3号",
    )
    matter = models.CharField(
        "争议事项", max_length=200, help_text="不写申请人、原告的姓名等个人信息。"
    )
    filed = models.DateField("受理、立案日期")
    closed = models.DateField("审结日期", null=True, blank=True)
    result = models.CharField("结果", max_length=10, choices=Result, blank=True)
    note = models.TextField("说明", blank=True)
    anonymised = models.DateField("匿名日期", null=True, blank=True)

    objects = Cases.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "复议诉讼案件"
        verbose_name_plural = "复议诉讼案件"
        ordering = [F("closed").desc(nulls_first=True), "-filed", "-pk"]
        indexes = [models.Index(fields=["organ", "closed"], name="remedy_case_closed")]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed__isnull=True) | Q(closed__gte=F("filed")),
                name="closed_after_filing",
                violation_error_message="审结日期不能早于受理、立案日期。",
            ),
            models.CheckConstraint(
                condition=Q(closed__isnull=True, result="")
                | Q(closed__isnull=False) & ~Q(result=""),
                name="result_with_its_day",
                violation_error_message="审结日期和结果应同时填写。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number or self.matter}"

    @property
    def standing(self) -> str:
        """How the case stands (状态): its result, or that it is pending."""
        return self.get_result_display() or "尚未审结"


class Petition(models.Model):
    """What somebody writes about the organ's disclosure beside applications (公众来件).

    A correction of one's own information (art. 41), a suggestion to publish (art. 44), a
    complaint (arts. 47, 51): none of them is counted in table 3. The law sets no period for
    them; `due` is the office's own. Who writes is sealed.
    """

    class Kind(models.TextChoices):
        """What is asked for (来件种类)."""

        CORRECTION = "correction", "更正本人信息"
        SUGGESTION = "suggestion", "建议主动公开"
        COMPLAINT = "complaint", "投诉举报"

    class Result(models.TextChoices):
        """How it was answered (处理结果)."""

        DONE = "done", "已按来件办理"
        FORWARDED = "forwarded", "转送有权机关"
        REFUSED = "refused", "不予办理"

    organ = models.ForeignKey(
        Organ, models.PROTECT, related_name="petitions", verbose_name="收件机关"
    )
    about = models.ForeignKey(
        Organ,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="被投诉举报的机关",
    )
    kind = models.CharField("种类", max_length=10, choices=Kind)
    number = models.CharField("来件编号", max_length=60, unique=True)
    masked_name = models.CharField("来件人", max_length=100, blank=True)
    sealed = models.TextField("来件人信息（密封）", editable=False)
    query_code_hash = models.CharField(max_length=64, editable=False)
    submission = models.CharField(max_length=64, unique=True, editable=False)
    on_paper = models.BooleanField("来信来访登记", default=False)
    title = models.CharField("事项", max_length=200)
    text = models.TextField("内容")
    filed = models.DateField("提交日期")
    due = models.DateField("内部期限")
    result = models.CharField("处理结果", max_length=9, choices=Result, blank=True)
    answer = models.TextField("答复", blank=True)
    answered = models.DateField("答复日期", null=True, blank=True)
    letter = models.ForeignKey(
        Amendment,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="petitions",
        verbose_name="更正申请处理告知书",
    )
    anonymised = models.DateField("匿名日期", null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "公众来件"
        verbose_name_plural = "公众来件"
        ordering = [F("answered").desc(nulls_first=True), "due", "-pk"]
        indexes = [models.Index(fields=["organ", "answered", "due"], name="petition_desk")]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered__isnull=True, result="", answer="")
                | Q(answered__isnull=False, answered__gte=F("filed")) & ~Q(result=""),
                name="petition_answered_with_its_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def standing(self) -> str:
        """How it stands (状态): its result, or that it is being handled."""
        return self.get_result_display() or "办理中"


class Evidence(HeldFile):
    """A file that came with what somebody wrote (证据材料)."""

    petition = models.ForeignKey(
        Petition, models.PROTECT, related_name="evidence", verbose_name="公众来件"
    )

    class Meta(HeldFile.Meta):
        verbose_name = "证据材料"
        verbose_name_plural = "证据材料"

    def __str__(self) -> str:
        return self.title

    def get_purpose_display(self) -> str:
        """What it was sent for, as the page of a held file asks (用途)."""
        return "证据材料"
