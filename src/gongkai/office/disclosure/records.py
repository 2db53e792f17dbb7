"""What hangs on a document (附件、撤下、有效性变动)."""

from __future__ import annotations

import hashlib
import re

from django.db import models
from modelcluster.fields import ParentalKey

from gongkai.office.disclosure.kinds import Validity
from gongkai.office.organs.models import User
from gongkai.office.review.models import Scrutiny

ENDING = re.compile(r"\.[^./]+$")
"""The ending of a name (扩展名): what stands behind its last dot, with the dot."""


class Attachment(models.Model):
    """A file that belongs to a document (附件), kept privately and served after the question."""

    document = ParentalKey(
        "disclosure.Document", on_delete=models.CASCADE, related_name="attachments"
    )
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)
    title = models.CharField("名称", max_length=120)
    file = models.FileField("文件", upload_to="disclosure/%Y/%m")
    content_type = models.CharField(max_length=100, editable=False)
    size = models.PositiveBigIntegerField("大小（字节）", editable=False)
    sha256 = models.CharField(max_length=64, editable=False)

    class Meta:
        verbose_name = "附件"
        verbose_name_plural = "附件"
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def ending(self) -> str:
        """The ending of its file's name with the dot (扩展名); empty where there is none."""
        found = ENDING.search(self.file.name)
        return found[0] if found else ""

    def is_untouched(self) -> bool:
        """Whether the bytes in the store are those that its row names (未被调换).

        Raises FileNotFoundError where there are none.
        """
        digest = hashlib.sha256()
        with self.file.open() as kept:
            for chunk in kept.chunks():
                digest.update(chunk)
        return digest.hexdigest() == self.sha256


class TakingBack(models.Model):
    """A published document that was taken back (撤下记录): why, as the public is told, and when.

    What was cleared before it clears nothing any more. A second person confirms it in a review.
    """

    document = models.ForeignKey(
        "disclosure.Document", models.PROTECT, related_name="takings_back", verbose_name="政府信息"
    )
    scrutiny = models.OneToOneField(
        Scrutiny, models.PROTECT, related_name="+", verbose_name="审查单"
    )
    reason = models.CharField("撤下理由", max_length=200)
    shows_title = models.BooleanField("公众页面保留标题", default=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="经办人")
    at = models.DateTimeField("撤下时间")
    on = models.DateField("撤下日期")

    class Meta:
        verbose_name = "撤下记录"
        verbose_name_plural = "撤下记录"
        ordering = ["-scrutiny"]

    def __str__(self) -> str:
        return f"{self.document} {self.on} 撤下"


class ValidityChange(models.Model):
    """A change of a document's validity (有效性变动), with the document it rests on.

    `basis` names it in words; `rests_on` is that document where it is in the system, and each then
    leads to the other as far as the public may see both.
    """

    document = models.ForeignKey(
        "disclosure.Document",
        models.PROTECT,
        related_name="validity_changes",
        verbose_name="政府信息",
    )
    validity = models.CharField(
        "变动为",
        max_length=10,
        choices=[
            (state.value, state.label)
            for state in (Validity.AMENDED, Validity.EXPIRED, Validity.REPEALED)
        ],
    )
    on = models.DateField("变动日期")
    basis = models.CharField("依据文件", max_length=200)
    rests_on = models.ForeignKey(
        "disclosure.Document",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="validity_effects",
        verbose_name="依据文件（系统内）",
    )
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="经办人")

    class Meta:
        verbose_name = "有效性变动"
        verbose_name_plural = "有效性变动"
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.document} {self.on} {self.get_validity_display()}"
