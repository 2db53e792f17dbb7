"""Messages that leave the office (消息): an outbox, kept in the transaction of what they tell."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.office.messages.addresses import AddressLost, opened
from gongkai.office.messages.kinds import Standing, Way
from gongkai.office.organs.models import Organ


class Message(models.Model):
    """One message to one address (消息), kept before it is sent and after.

    `key` says what it is: the same thing is never told twice. `rounds` counts how often it was
    sent again by hand; with the key it is what a gateway knows a repetition by. The address is
    sealed, and cleared after some time; the text carries no personal data. `subject` and
    `subject_id` name what it is about, as in the ledger.
    """

    key = models.CharField(max_length=120, unique=True, editable=False)
    organ = models.ForeignKey(
        Organ, models.PROTECT, null=True, related_name="messages", verbose_name="发送机关"
    )
    subject = models.CharField("事项类别", max_length=40)
    subject_id = models.PositiveBigIntegerField("事项编号")
    way = models.CharField("通知方式", max_length=4, choices=Way)
    sealed = models.TextField(editable=False)
    masked = models.CharField("收件地址", max_length=130)
    wording = models.CharField("模板", max_length=40)
    version = models.PositiveSmallIntegerField("模板版本")
    heading = models.CharField("标题", max_length=200)
    text = models.TextField("内容")
    parts = models.PositiveSmallIntegerField("短信条数", default=1)
    made_at = models.DateTimeField("生成时间")
    standing = models.CharField(
        "发送状态", max_length=8, choices=Standing, default=Standing.WAITING
    )
    next_at = models.DateTimeField("最早发送时间")
    claimed_until = models.DateTimeField(null=True, editable=False)
    attempts = models.PositiveSmallIntegerField("已尝试次数", default=0)
    rounds = models.PositiveSmallIntegerField(default=0, editable=False)
    fault = models.CharField("未发出的原因", max_length=200, blank=True)
    gateway = models.CharField("发送通道", max_length=10, blank=True)
    sent_at = models.DateTimeField("发出时间", null=True)

    class Meta:
        verbose_name = "消息"
        verbose_name_plural = "消息"
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["standing", "next_at"], name="message_outbox"),
            models.Index(fields=["subject", "subject_id"], name="message_subject"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) ^ Q(standing=Standing.SENT),
                name="sent_with_its_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_way_display()} {self.masked}"

    @property
    def told(self) -> str:
        """Where it stands, in the clerk's words (发送情况)."""
        if self.standing == Standing.SENT and self.gateway == "console":
            return "没有设置发送通道，只显示在服务器控制台，没有发出"
        if self.standing == Standing.WAITING and self.fault:
            return f"待再次发送（第 {self.attempts} 次未成：{self.fault}）"
        return self.get_standing_display() + (f"：{self.fault}" if self.fault else "")

    def address(self) -> str:
        """The address in the clear (启封): for the gateway alone."""
        if not self.sealed:
            raise AddressLost("收件地址的保存期限已满，已经清除。")
        return opened(self.sealed, about=self.key)
