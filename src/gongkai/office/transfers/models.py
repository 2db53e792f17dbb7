"""What was brought in from elsewhere (迁入记录), and who else may bring in (接口令牌)."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models

from gongkai.office.disclosure.models import Document
from gongkai.office.organs.models import Organ, User

LONGEST_KEY = 100
KEY = RegexValidator(
    r"^[^\s/?#%\\]+$", "原编号不能有空格、斜线、问号、井号、百分号，例如 oa-2021-0137。"
)


class Transfer(models.Model):
    """A document that came from another system (迁入记录), known by its key there (原编号).

    The same key never makes a second document. `digest` covers what was sent, so that a repeated
    sending is told from a changed one.
    """

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name="行政机关")
    key = models.CharField("原编号", max_length=LONGEST_KEY, validators=[KEY])
    document = models.OneToOneField(
        Document, models.PROTECT, related_name="transfer", verbose_name="政府信息"
    )
    digest = models.CharField("内容摘要", max_length=64, editable=False)
    address = models.URLField("原网址", max_length=500, blank=True)
    published = models.DateField("原发布日期", null=True, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="迁入人")
    on = models.DateField("迁入日期")

    class Meta:
        verbose_name = "迁入记录"
        verbose_name_plural = "迁入记录"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["organ", "key"], name="one_document_per_foreign_key")
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.document}"


class AccessToken(models.Model):
    """What another system shows to bring drafts in (接口令牌): for one organ, in one person's name.

    Only its hash is kept. It does what that person may do as a drafter, and nothing once he may
    not, or it is over.
    """

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name="行政机关")
    holder = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="以谁的名义")
    name = models.CharField("用途", max_length=60, help_text="例如：办公系统推送公文")
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    expires = models.DateField("有效期至")
    made = models.DateField("生成日期")
    ended = models.DateField("停用日期", null=True, blank=True)
    last_used = models.DateField("最近使用", null=True, blank=True)

    class Meta:
        verbose_name = "接口令牌"
        verbose_name_plural = "接口令牌"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name
