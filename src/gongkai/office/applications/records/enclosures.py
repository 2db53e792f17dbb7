"""Files that the public sends (公众来件的文件): kept locked, apart, and held until scanned."""

from __future__ import annotations

from django.db import models


class Scan(models.TextChoices):
    """What the scanner said of a file (扫描结果)."""

    WAITING = "waiting", "未扫描"
    CLEAN = "clean", "无毒"
    INFECTED = "infected", "有毒"


class HeldFile(models.Model):
    """A file from outside, encrypted at rest, and held until it is scanned (ADR 0162)."""

    title = models.CharField("名称", max_length=150)
    kind = models.CharField("类型", max_length=4)
    file = models.FileField("文件（加密）", upload_to="enclosures/%Y/%m", editable=False)
    size = models.PositiveBigIntegerField("大小（字节）", editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    scan = models.CharField("扫描结果", max_length=8, choices=Scan, default=Scan.WAITING)
    virus = models.CharField("病毒名称", max_length=120, blank=True)
    on = models.DateField("提交日期")

    class Meta:
        abstract = True
        ordering = ["pk"]


class Enclosure(HeldFile):
    """A file that came with an application or an answer (申请附件)."""

    class Purpose(models.TextChoices):
        """What the file is sent for (附件用途)."""

        APPLICATION = "application", "申请材料"
        AUTHORISATION = "authorisation", "授权委托书"
        CORRECTION = "correction", "补正材料"
        REASONS = "reasons", "理由材料"

    application = models.ForeignKey(
        "applications.Application", models.PROTECT, related_name="enclosures", verbose_name="申请"
    )
    purpose = models.CharField("用途", max_length=13, choices=Purpose)

    class Meta(HeldFile.Meta):
        verbose_name = "申请附件"
        verbose_name_plural = "申请附件"

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} {self.title}"
