"""The fields by which documents follow one another (解读、征求意见、采纳情况): null elsewhere."""

from __future__ import annotations

from django.db import models

from gongkai.office.disclosure.kinds import Form


class Following(models.Model):
    """What an interpretation, a consultation and an adoption say of themselves (关联要素).

    `consultation` leads from what came of it, the adoption and the document itself, to the draft on
    which opinions were asked.
    """

    form = models.CharField("解读形式", max_length=12, choices=Form, null=True, blank=True)
    explainer = models.CharField(
        "解读人",
        max_length=60,
        null=True,
        blank=True,
        help_text="起草单位主要负责人是第一解读人，例如：县民政局局长 李明。",
    )
    opinions_until = models.DateField("征求意见截止日期", null=True, blank=True)
    opinions_to = models.TextField(
        "提出意见的方式",
        null=True,
        blank=True,
        help_text="写明邮箱、信函地址、电话和联系人，一行一种。",
    )
    consultation = models.ForeignKey(
        "disclosure.Document",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="outcomes",
        verbose_name="对应的征求意见",
        help_text="意见采纳情况必填；正式文件征求过意见的也填，公众页面互相链接。",
    )

    class Meta:
        abstract = True
