"""What happens to an application, kept beside it: corrections, consultations, searches, letters."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai.office.applications.kinds import Consulted, FeeBasis, Opinion
from gongkai.office.organs.models import User

_APPLICATION = "applications.Application"


def _of(name: str) -> models.ForeignKey:
    return models.ForeignKey(_APPLICATION, models.PROTECT, related_name=name, verbose_name="申请")


def _person() -> models.ForeignKey:
    return models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="经办人")


def _not_before(field: str, earlier: str, *, name: str) -> models.CheckConstraint:
    condition = Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": F(earlier)})
    return models.CheckConstraint(condition=condition, name=name)


class Correction(models.Model):
    """A request to correct the application (补正, art. 30): asked once, answered or not.

    `answered` is the day the corrected application counts as received: the clock restarts.
    """

    application = _of("corrections")
    letter_number = models.CharField("补正告知书文号", max_length=80, blank=True)
    noticed = models.DateField("告知（送达）日期")
    items = models.TextField("需要补正的事项")
    days = models.PositiveSmallIntegerField("补正期限（工作日）")
    due = models.DateField("补正期限届满日")
    late = models.BooleanField("逾七个工作日告知", default=False)
    answered = models.DateField("收到补正之日", null=True, blank=True)
    text = models.TextField("补正后的内容", blank=True)
    lapsed = models.DateField("期满未补正登记日期", null=True, blank=True)
    by = _person()

    class Meta:
        verbose_name = "补正"
        verbose_name_plural = "补正"
        ordering = ["noticed", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["application"], name="one_correction"),
            _not_before("answered", "noticed", name="answered_after_notice"),
        ]

    def __str__(self) -> str:
        return f"补正 {self.noticed}"


class ExtensionRequest(models.Model):
    """What the handler asks the head for (延期申请): so many days, why; then the answer."""

    application = _of("extension_requests")
    days = models.PositiveSmallIntegerField("申请延长（工作日）")
    reason = models.TextField("延期理由")
    requested = models.DateField("申请日期")
    by = _person()
    decided = models.DateField("处理日期", null=True, blank=True)
    granted = models.BooleanField("是否批准", null=True)
    opinion = models.CharField("意见", max_length=500, blank=True)

    class Meta:
        verbose_name = "延期申请"
        verbose_name_plural = "延期申请"
        ordering = ["requested", "pk"]
        constraints = [_not_before("decided", "requested", name="extension_decided_after_request")]

    def __str__(self) -> str:
        return f"申请延期 {self.days} 个工作日"


class Extension(models.Model):
    """An extension of the reply period (延期答复, art. 33 para. 2): once, by the head."""

    application = _of("extensions")
    days = models.PositiveSmallIntegerField("延长（工作日）")
    reason = models.TextField("延期理由")
    decided = models.DateField("批准日期")
    approved_by = _person()

    class Meta:
        verbose_name = "延期"
        verbose_name_plural = "延期"
        ordering = ["decided", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["application"], name="one_extension"),
            models.CheckConstraint(
                condition=Q(days__gte=1) & Q(days__lte=20), name="extension_of_1_to_20_days"
            ),
        ]

    def __str__(self) -> str:
        return f"延期 {self.days} 个工作日"


class Consultation(models.Model):
    """A consultation (征求意见, arts. 32–34): the days it takes do not count.

    The party's name is sealed where it is a person; `party` then holds the masked name.
    """

    application = _of("consultations")
    consulted = models.CharField("对象", max_length=12, choices=Consulted)
    party = models.CharField("名称", max_length=100)
    sealed_party = models.TextField(blank=True, editable=False)
    letter_number = models.CharField("征求意见书文号", max_length=80, blank=True)
    sent = models.DateField("发出日期")
    party_received = models.DateField("对方收到日期", null=True, blank=True)
    answered = models.DateField("收到意见日期", null=True, blank=True)
    opinion = models.CharField("意见", max_length=8, choices=Opinion, blank=True)
    grounds = models.TextField("意见的理由", blank=True)
    lapsed = models.DateField("期满未答复登记日期", null=True, blank=True)
    by = _person()

    class Meta:
        verbose_name = "征求意见"
        verbose_name_plural = "征求意见"
        ordering = ["sent", "pk"]
        constraints = [
            _not_before("party_received", "sent", name="party_received_after_sending"),
            _not_before("answered", "sent", name="opinion_after_sending"),
            models.CheckConstraint(
                condition=Q(answered__isnull=True, opinion="")
                | Q(answered__isnull=False) & ~Q(opinion=""),
                name="opinion_with_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"征求{self.get_consulted_display()}意见 {self.sent}"


class Search(models.Model):
    """A search for what was asked (检索记录): where, by what words, by whom, with what result."""

    application = _of("searches")
    systems = models.CharField("检索的系统、档案和处所", max_length=300)
    keywords = models.CharField("检索词", max_length=200)
    result = models.TextField("检索结果")
    on = models.DateField("检索日期")
    by = _person()

    class Meta:
        verbose_name = "检索记录"
        verbose_name_plural = "检索记录"
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"检索 {self.on} {self.keywords}"


class ReasonsNotice(models.Model):
    """A request to state reasons for many applications (说明理由, art. 35)."""

    application = _of("reasons_notices")
    letter_number = models.CharField("说明理由告知书文号", max_length=80, blank=True)
    served = models.DateField("送达日期")
    counts = models.CharField("申请数量、频次", max_length=200)
    due = models.DateField("说明理由期限届满日")
    answered = models.DateField("说明理由日期", null=True, blank=True)
    answer = models.TextField("申请人说明的理由", blank=True)
    by = _person()

    class Meta:
        verbose_name = "说明理由告知"
        verbose_name_plural = "说明理由告知"
        ordering = ["served", "pk"]
        constraints = [_not_before("answered", "served", name="reasons_after_notice")]

    def __str__(self) -> str:
        return f"说明理由告知 {self.served}"


class Delay(models.Model):
    """A reasonable delay (延迟答复, art. 35): the reasons are good, the work is much."""

    application = _of("delays")
    letter_number = models.CharField("延迟答复告知书文号", max_length=80, blank=True)
    noticed = models.DateField("告知日期")
    days = models.PositiveSmallIntegerField("合理期限（工作日）")
    reason = models.TextField("延迟的理由")
    by = _person()

    class Meta:
        verbose_name = "延迟答复"
        verbose_name_plural = "延迟答复"
        ordering = ["noticed", "pk"]
        constraints = [models.UniqueConstraint(fields=["application"], name="one_delay")]

    def __str__(self) -> str:
        return f"延迟答复 {self.days} 个工作日"


class FeeNotice(models.Model):
    """A notice of the processing fee (收费通知, 收费办法 art. 6); payment restarts the clock."""

    application = _of("fee_notices")
    letter_number = models.CharField("收费通知书文号", max_length=80, blank=True)
    basis = models.CharField("收费标准", max_length=4, choices=FeeBasis)
    units = models.PositiveIntegerField("当月第几件、或者页数")
    amount = models.DecimalField("金额（元）", max_digits=10, decimal_places=2)
    working = models.TextField("计算过程", blank=True)
    served = models.DateField("申请人收到通知之日")
    due = models.DateField("缴费截止日")
    paid = models.DateField("缴费日期", null=True, blank=True)
    lapsed = models.DateField("期满未缴费登记日期", null=True, blank=True)
    by = _person()

    class Meta:
        verbose_name = "收费通知"
        verbose_name_plural = "收费通知"
        ordering = ["served", "pk"]
        constraints = [_not_before("paid", "served", name="paid_after_notice")]

    def __str__(self) -> str:
        return f"收费通知 {self.served} {self.amount} 元"
