"""The words of messages (消息用语): by what way, and where one stands."""

from django.db import models

PERSON = "person"
"""What a mail to a colleague is about, as a message names it: no case."""


class Way(models.TextChoices):
    """By what way somebody is told (通知方式)."""

    SMS = "sms", "手机短信"
    MAIL = "mail", "电子邮件"


class Standing(models.TextChoices):
    """Where a message stands (发送状态)."""

    WAITING = "waiting", "待发送"
    SENT = "sent", "已发出"
    FAILED = "failed", "发送失败"
