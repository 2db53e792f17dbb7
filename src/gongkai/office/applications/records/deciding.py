"""How an application is decided (决定与送达): drafts, reviews, decisions, service, reopening."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai.office.applications.kinds import ReopeningGround, ReviewKind, ServiceWay
from gongkai.office.letters.models import IssuedLetter
from gongkai.office.organs.models import User
from gongkai.office.redaction.models import Copy
from gongkai.statute import Outcome, outcome

_APPLICATION = "applications.Application"


def _of(name: str) -> models.ForeignKey:
    return models.ForeignKey(_APPLICATION, models.PROTECT, related_name=name, verbose_name="申请")


def _person(label: str = "经办人") -> models.ForeignKey:
    return models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=label)


class Draft(models.Model):
    """A decision proposed (拟稿): what is reviewed and then signed, or goes back."""

    application = _of("drafts")
    outcome = models.CharField("拟作出的处理", max_length=30)
    sub_kind = models.CharField("细分情形", max_length=30, blank=True)
    letter_number = models.CharField("答复文号", max_length=80, blank=True)
    basis = models.CharField("依据", max_length=300, blank=True)
    reasons = models.TextField("理由和答复要点", blank=True)
    facts = models.JSONField("认定的事实", default=dict)
    drafted = models.DateField("拟稿日期")
    by = _person("拟稿人")
    returned = models.DateField("退回（收回）日期", null=True, blank=True)
    signed = models.DateField("签发日期", null=True, blank=True)

    class Meta:
        verbose_name = "拟稿"
        verbose_name_plural = "拟稿"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(returned__isnull=True, signed__isnull=True),
                name="one_open_draft",
            )
        ]

    def __str__(self) -> str:
        return f"拟稿 {self.drafted}"

    @property
    def leaf(self) -> Outcome:
        """The outcome as the statute has it (办理结果)."""
        return outcome(self.outcome)

    @property
    def is_open(self) -> bool:
        """Whether it is under review or awaits its signature."""
        return self.returned is None and self.signed is None


class Review(models.Model):
    """One review of a draft (审查): secrecy or legality, by another than its drafter."""

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="reviews", verbose_name="拟稿")
    application = _of("reviews")
    kind = models.CharField("审查事项", max_length=8, choices=ReviewKind)
    passed = models.BooleanField("是否通过")
    opinion = models.CharField("审查意见", max_length=500)
    on = models.DateField("审查日期")
    by = _person("审查人")

    class Meta:
        verbose_name = "答复审查"
        verbose_name_plural = "答复审查"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "kind"], name="one_review_per_draft_and_kind")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on}"


class Conclusion(models.Model):
    """The decision (处理决定): the outcome, on what basis and why, and the facts the guards saw.

    The first one is counted; one redone after a remedy is kept beside it (ADR 0142). Without its
    signed letter it is not served (ADR 0145).
    """

    application = _of("conclusions")
    outcome = models.CharField("办理结果", max_length=30)
    sub_kind = models.CharField("细分情形", max_length=30, blank=True)
    letter_number = models.CharField("答复文号", max_length=80, blank=True)
    basis = models.CharField("依据", max_length=300)
    reasons = models.TextField("理由", blank=True)
    facts = models.JSONField("认定的事实", default=dict)
    on = models.DateField("决定日期")
    by = _person("签发人")
    letter = models.OneToOneField(
        IssuedLetter,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="conclusion",
        verbose_name="已签发的答复书",
    )

    class Meta:
        verbose_name = "处理决定"
        verbose_name_plural = "处理决定"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.outcome} {self.on}"

    @property
    def leaf(self) -> Outcome:
        """The outcome as the statute has it (办理结果)."""
        return outcome(self.outcome)


class Service(models.Model):
    """How a reply reached the applicant (送达): way, proof, the day that counts as in time.

    `on` is the day of signing for it, of posting or of sending (C6); `known` the day on which
    the applicant had it, from which his remedies run, where that is another.
    """

    conclusion = models.OneToOneField(
        Conclusion, models.PROTECT, related_name="service", verbose_name="处理决定"
    )
    application = _of("services")
    way = models.CharField("送达方式", max_length=9, choices=ServiceWay)
    proof = models.CharField("送达凭证", max_length=200)
    on = models.DateField("送达（交邮、发送）日期")
    known = models.DateField("签收日期", null=True, blank=True)
    by = _person()

    class Meta:
        verbose_name = "送达回证"
        verbose_name_plural = "送达回证"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(known__isnull=True) | Q(known__gte=F("on")), name="known_after_service"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_way_display()} {self.on}"


class Rectification(models.Model):
    """A slip in a served reply put right (更正): its words, not its outcome."""

    application = _of("rectifications")
    conclusion = models.ForeignKey(
        Conclusion, models.PROTECT, related_name="rectifications", verbose_name="处理决定"
    )
    letter_number = models.CharField("更正通知文号", max_length=80)
    wrong = models.CharField("原文", max_length=300)
    right = models.CharField("更正为", max_length=300)
    on = models.DateField("更正日期")
    by = _person("签发人")

    class Meta:
        verbose_name = "答复更正"
        verbose_name_plural = "答复更正"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"更正 {self.on}"


class GivenFile(models.Model):
    """A released copy that was given to the applicant (提供的文件), never taken from the record.

    The newest of each file is what he fetches; one given with a `rectification` replaced another,
    which stays here with its digest (ADR 0147).
    """

    application = models.ForeignKey(
        "applications.Application",
        models.PROTECT,
        related_name="given_files",
        verbose_name="申请",
    )
    copy = models.OneToOneField(Copy, models.PROTECT, related_name="given", verbose_name="涂除副本")
    sha256 = models.CharField("摘要", max_length=64)
    on = models.DateField("提供日期")
    rectification = models.ForeignKey(
        Rectification,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="files",
        verbose_name="随哪次更正提供",
    )

    class Meta:
        verbose_name = "提供的文件"
        verbose_name_plural = "提供的文件"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.copy.job} {self.on}"


class Reopening(models.Model):
    """A case to be decided again (重新答复): who ordered it, from when, by when."""

    application = _of("reopenings")
    ground = models.CharField("重新答复的原因", max_length=15, choices=ReopeningGround)
    document = models.CharField("决定书、判决书文号", max_length=80, blank=True)
    matter = models.TextField("主文或者自行纠正的理由")
    ordered = models.DateField("收到日期")
    days = models.PositiveSmallIntegerField("责令重新答复的期限（工作日）", null=True, blank=True)
    by = _person()

    class Meta:
        verbose_name = "重新答复"
        verbose_name_plural = "重新答复"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_ground_display()} {self.ordered}"
