"""What the index has still to learn (变更日志), and which index is in use (索引)."""

from __future__ import annotations

from django.db import models


class Change(models.Model):
    """A document that changed in a way that the public may notice (变更).

    Triggers write it in the transaction of the change, whoever makes it; it goes when the index
    has it. Applying it twice does no harm.
    """

    key = models.BigIntegerField("信息")

    class Meta:
        verbose_name = "待编入索引的变更"
        verbose_name_plural = "待编入索引的变更"

    def __str__(self) -> str:
        return str(self.key)


class Generation(models.Model):
    """The index that answers (现用索引): the name of its folder; one row, or none yet.

    What it says of validity is as of `day`.
    """

    name = models.CharField("索引目录", max_length=32)
    day = models.DateField("有效性截止日")

    class Meta:
        verbose_name = "现用索引"
        verbose_name_plural = "现用索引"

    def __str__(self) -> str:
        return self.name


class FileText(models.Model):
    """The text of a file, read once (附件文本); empty where the file holds none or is unreadable.

    A file is known by its digest, so the same file is read once wherever it hangs.
    """

    sha256 = models.CharField("文件摘要", max_length=64, primary_key=True)
    text = models.TextField("文本", blank=True)

    class Meta:
        verbose_name = "附件文本"
        verbose_name_plural = "附件文本"

    def __str__(self) -> str:
        return self.sha256
