"""Applications (政府信息公开申请) and the questions that reports ask of them."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.urls import reverse

from gongkai.office.applications.importing.waiting import ImportRun
from gongkai.office.applications.kinds import Category, Channel, Delivery, Form, Mock, State
from gongkai.office.applications.records import (
    Amendment,
    Assignment,
    Conclusion,
    Consultation,
    Correction,
    DefaultFilter,
    Delay,
    Draft,
    Enclosure,
    Extension,
    ExtensionRequest,
    Feed,
    FeeNotice,
    Finding,
    FoundBefore,
    GivenFile,
    Gram,
    Judgement,
    Morning,
    Posting,
    Rating,
    ReasonsNotice,
    Recalculation,
    Rectification,
    Reminder,
    Reopening,
    Review,
    SavedDraft,
    SavedFilter,
    Search,
    Service,
    Shift,
    Withdrawal,
)
from gongkai.office.applications.sealing import ANONYMOUS, Applicant, opened
from gongkai.office.messages.kinds import Way
from gongkai.office.organs.models import Organ, User

__all__ = [
    "Amendment",
    "Application",
    "Assignment",
    "Conclusion",
    "Consultation",
    "Correction",
    "DefaultFilter",
    "Delay",
    "Draft",
    "Enclosure",
    "Extension",
    "ExtensionRequest",
    "FeeNotice",
    "Feed",
    "Finding",
    "FoundBefore",
    "GivenFile",
    "Gram",
    "ImportRun",
    "Judgement",
    "Posting",
    "Rating",
    "Morning",
    "ReasonsNotice",
    "Recalculation",
    "Rectification",
    "Reminder",
    "Reopening",
    "Review",
    "SavedFilter",
    "SavedDraft",
    "Search",
    "Service",
    "Shift",
    "Withdrawal",
]


class Applications(QuerySet["Application"]):
    """What table 3 of the annual report asks (依申请公开统计口径)."""

    def counted(self) -> Applications:
        """Applications that count (计件): not void (登记错误), trial or mock."""
        return self.filter(voided__isnull=True, is_trial=False, mock="")

    def worked(self) -> Applications:
        """Applications as the organ takes them (办理口径): a running mock is like any other."""
        return self.filter(voided__isnull=True, is_trial=False).exclude(mock=Mock.ENDED)

    def received_in(self, year: int) -> Applications:
        """Counted applications whose date of receipt (收到之日) lies in a year (本年新收)."""
        return self.counted().filter(received__year=year)

    def concluded_in(self, year: int) -> Applications:
        """Counted applications decided in a year (本年度办理结果)."""
        return self.counted().filter(concluded__year=year)

    def open_on(self, day: date) -> Applications:
        """Counted applications received and not decided by the end of a day (结转).

        Carried over from a year: `open_on(date(year, 12, 31))`; carried in:
        `open_on(date(year - 1, 12, 31))`.
        """
        undecided = Q(concluded__isnull=True) | Q(concluded__gt=day)
        return self.counted().filter(undecided, received__lte=day)

    def pending(self) -> Applications:
        """Applications that still ask for work (在办): not decided, withdrawn or void."""
        return self.filter(state__in=PENDING)

    def due_first(self) -> Applications:
        """The most urgent first (最先到期的在前), sorted after they were found.

        The index of due days would lead past every decided case before it came to an open one.
        """
        return self.order_by(Coalesce("due", Value(date.max)), "-pk")

    def overdue_on(self, day: date) -> Applications:
        """Pending applications whose reply period has ended before a day (逾期)."""
        return self.pending().filter(due__lt=day)


FINISHED = (
    State.CONCLUDED,
    State.SERVED,
    State.CLOSED,
    State.ARCHIVED,
    State.WITHDRAWN,
    State.VOID,
)
"""States in which no decision is awaited any more."""

PENDING = tuple(state for state in State if state not in FINISHED)
"""States in which a decision is awaited (在办)."""


class Application(models.Model):
    """An application for government information (政府信息公开申请), received by one organ.

    `received` is the date of receipt (收到之日, art. 31) and stays null until its rule is met;
    a correction restarts the clock but does not move it. `due`, `provisional` and `state` are
    projections, recomputed by every action. `outcome`, `concluded`, `letter_number` and `served`
    are those of the first decision, the one that is counted; `conclusions` holds every one.
    The applicant's data is sealed, and gone once the case is `anonymised` (ADR 0183).
    """

    organ = models.ForeignKey(
        Organ, models.PROTECT, related_name="applications", verbose_name="受理机关"
    )
    year = models.PositiveSmallIntegerField("登记年份")
    serial = models.PositiveIntegerField("登记序号")
    register_number = models.CharField("登记号", max_length=60, db_index=True)
    channel = models.CharField("申请渠道", max_length=16, choices=Channel)
    category = models.CharField("申请人类别", max_length=14, choices=Category)
    masked_name = models.CharField("申请人", max_length=100)
    sealed = models.TextField("申请人信息（密封）", editable=False)
    lookup = models.CharField(max_length=64, blank=True, editable=False)
    title = models.CharField("所需信息的名称", max_length=200)
    description = models.TextField("所需信息的特征描述")
    document_number = models.CharField("文号", max_length=80, blank=True)
    purpose = models.TextField("用途", blank=True)
    form = models.CharField("获取信息的形式", max_length=12, choices=Form, default=Form.PAPER)
    delivery = models.CharField(
        "获取信息的方式", max_length=8, choices=Delivery, default=Delivery.POST
    )
    told_by = models.CharField("办理通知", max_length=4, choices=Way, blank=True)
    accessibility = models.CharField("需要的帮助", max_length=200, blank=True)
    arrived = models.DateField("到达日期")
    confirmed = models.DateField("双方确认日期", null=True, blank=True)
    received = models.DateField("收到申请之日", null=True, blank=True)
    received_rule = models.CharField("收到之日的依据", max_length=200, blank=True)
    due = models.DateField("答复期限届满日", null=True, blank=True)
    provisional = models.BooleanField("期限暂定", default=False)
    state = models.CharField("办理状态", max_length=24, choices=State)
    handler = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="经办人"
    )
    outcome = models.CharField("办理结果", max_length=30, blank=True)
    sub_kind = models.CharField("细分情形", max_length=30, blank=True)
    concluded = models.DateField("作出决定日期", null=True, blank=True)
    letter_number = models.CharField("答复文号", max_length=80, blank=True)
    served = models.DateField("送达日期", null=True, blank=True)
    voided = models.DateField("作废日期", null=True, blank=True)
    archive_number = models.CharField("档号", max_length=80, blank=True)
    archived = models.DateField("归档日期", null=True, blank=True)
    query_code_hash = models.CharField(max_length=64, editable=False)
    submission = models.CharField(max_length=64, null=True, unique=True, editable=False)
    imported = models.DateField("导入日期", null=True, blank=True)
    is_trial = models.BooleanField("试用数据", default=False)
    mock = models.CharField(
        "模拟测评", max_length=8, choices=Mock, blank=True, default="", editable=False
    )
    anonymised = models.DateField("匿名日期", null=True, blank=True)

    objects = Applications.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "政府信息公开申请"
        verbose_name_plural = "政府信息公开申请"
        ordering = [F("due").asc(nulls_last=True), "-pk"]
        indexes = [
            models.Index(fields=["organ", "state", "due"], name="application_desk"),
            models.Index(fields=["organ", "received"], name="application_received"),
            models.Index(fields=["organ", "concluded"], name="application_concluded"),
            models.Index(fields=["organ", "lookup", "received"], name="application_applicant"),
            models.Index(fields=["organ", "-id"], name="application_newest"),
            models.Index(fields=["organ", "due", "-id"], name="application_due"),
            models.Index(
                fields=[
                    *("organ", "state", "handler", "due", "category", "channel", "outcome"),
                    *("received", "concluded"),
                ],
                name="application_filters",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "year", "serial"], name="one_application_per_number"
            ),
            models.UniqueConstraint(
                fields=["organ", "register_number"], name="one_application_per_register_number"
            ),
            models.UniqueConstraint(
                fields=["organ", "letter_number"],
                condition=~Q(letter_number=""),
                name="one_application_per_letter_number",
            ),
            models.UniqueConstraint(
                fields=["organ", "archive_number"],
                condition=~Q(archive_number=""),
                name="one_application_per_archive_number",
            ),
            models.CheckConstraint(
                condition=Q(received__isnull=True) | Q(received__gte=F("arrived")),
                name="received_after_arrival",
            ),
            models.CheckConstraint(
                condition=Q(concluded__isnull=True, outcome="")
                | Q(concluded__isnull=False, received__isnull=False) & ~Q(outcome=""),
                name="outcome_with_its_day",
            ),
            models.CheckConstraint(
                condition=Q(concluded__isnull=True) | Q(concluded__gte=F("received")),
                name="concluded_after_receipt",
            ),
            models.CheckConstraint(
                condition=Q(served__isnull=True)
                | Q(concluded__isnull=False, served__gte=F("concluded")),
                name="served_after_conclusion",
            ),
            models.CheckConstraint(
                condition=Q(due__isnull=True) | Q(received__isnull=False),
                name="due_requires_receipt",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.register_number} {self.title}"

    def get_absolute_url(self) -> str:
        """The public page that asks for number and query code."""
        return reverse("track")

    @property
    def conclusion(self) -> Conclusion | None:
        """The decision in force (现行处理决定): the last one."""
        return max(self.conclusions.all(), key=lambda one: one.pk, default=None)

    @property
    def reopening(self) -> Reopening | None:
        """The order after which the case is, or was, decided again (重新答复)."""
        return max(self.reopenings.all(), key=lambda one: one.pk, default=None)

    @property
    def decided(self) -> date | None:
        """The day on which the present round was decided (本轮决定日期), or None till then."""
        again, last = self.reopening, self.conclusion
        if again is None or (last is not None and self.state in FINISHED):
            return last.on if last else self.concluded
        return None

    def applicant(self) -> Applicant:
        """The applicant's data in the clear (启封), logged with a reason; none once anonymised."""
        if self.anonymised:
            return Applicant(ANONYMOUS, category=self.category)
        return opened(self.sealed, about=self.register_number)
