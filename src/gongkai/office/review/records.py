"""What stands beside a review (审查的规则、委托、外部答复)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai.office.organs.models import Organ, User
from gongkai.office.review.kinds import MOST_LEVELS, Result, Step

ANSWERS = [
    (result.value, result.label)
    for result in (Result.PUBLIC, Result.PARTIAL, Result.ON_REQUEST, Result.NOT_DISCLOSED)
]


class ReviewRule(models.Model):
    """How an organ reviews one kind of item, or all of them (审查规则): levels, time limits.

    Where no rule stands, three levels and the usual limits apply. Fewer levels have a reason.
    """

    organ = models.ForeignKey(
        Organ, models.PROTECT, related_name="review_rules", verbose_name="行政机关"
    )
    category = models.CharField("种类", max_length=20, blank=True)
    levels = models.PositiveSmallIntegerField(
        "审查层级数",
        choices=[(3, "三级：初审、复审、终审"), (2, "两级：初审、终审"), (1, "一级：终审")],
        default=MOST_LEVELS,
    )
    reason = models.CharField("少于三级的理由", max_length=200, blank=True)
    first_days = models.PositiveSmallIntegerField("初审时限（工作日）", default=2)
    second_days = models.PositiveSmallIntegerField("复审时限（工作日）", default=7)
    final_days = models.PositiveSmallIntegerField("终审时限（工作日）", default=3)

    class Meta:
        verbose_name = "审查规则"
        verbose_name_plural = "审查规则"
        ordering = ["organ", "category"]
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "category"],
                name="one_rule_per_organ_and_kind",
                violation_error_message="这个机关的这一种类已经有审查规则，请修改原来的一条。",
            ),
            models.CheckConstraint(
                condition=Q(levels=MOST_LEVELS) | ~Q(reason=""),
                name="fewer_levels_have_a_reason",
                violation_error_message="少于三级的，请写明理由。",
            ),
            models.CheckConstraint(
                condition=Q(levels__gte=1, levels__lte=MOST_LEVELS)
                & Q(first_days__gte=1, second_days__gte=1, final_days__gte=1),
                name="a_rule_has_levels_and_days",
                violation_error_message="每一级的时限至少 1 个工作日。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organ.short_name} · {self.category or '全部种类'}"

    def days_of(self, step: Step) -> int:
        """The working days of a level (时限)."""
        return {
            Step.FIRST: self.first_days,
            Step.SECOND: self.second_days,
            Step.FINAL: self.final_days,
        }[step]


class Delegation(models.Model):
    """A reviewer lets another review in his place for some days (委托审查)."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name="行政机关")
    giver = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="委托人")
    taker = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="受托人")
    first_day = models.DateField("自")
    last_day = models.DateField("至")
    reason = models.CharField("理由", max_length=200)
    ended = models.DateField("提前结束", null=True, blank=True)
    at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "委托审查"
        verbose_name_plural = "委托审查"
        ordering = ["-first_day", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(giver=F("taker")),
                name="delegated_to_another",
                violation_error_message="请选择另一人。",
            ),
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="delegation_ends_after_it_begins",
                violation_error_message="结束日期不能早于开始日期。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.giver}委托{self.taker}（{self.first_day}—{self.last_day}）"


class Determination(models.Model):
    """What another authority answered when it was asked (报请确定的复函), by its letter."""

    opinion = models.OneToOneField(
        "review.ScrutinyOpinion",
        models.PROTECT,
        related_name="determination",
        verbose_name="报请的意见",
    )
    authority = models.CharField("复函机关", max_length=100)
    letter_number = models.CharField("复函文号", max_length=60)
    dated = models.DateField("复函日期")
    answer = models.CharField("复函的结论", max_length=13, choices=ANSWERS)
    text = models.TextField("复函要点")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="登记人")
    at = models.DateTimeField("登记时间")
    on = models.DateField("登记日期")

    class Meta:
        verbose_name = "报请确定的复函"
        verbose_name_plural = "报请确定的复函"

    def __str__(self) -> str:
        return f"{self.authority} {self.letter_number}"
