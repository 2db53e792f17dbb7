"""The versions of guides and rules as they were published (指南、制度的版本)."""

from __future__ import annotations

from django.db import models

from gongkai.office.organs.models import User


class GuideVersion(models.Model):
    """A guide or rule as it read from one publication to the next (指南制度版本, art. 12)."""

    document = models.ForeignKey(
        "disclosure.Document", models.PROTECT, related_name="versions", verbose_name="指南或者制度"
    )
    number = models.PositiveIntegerField("版次")
    title = models.CharField("标题", max_length=200)
    body = models.TextField("正文")
    published = models.DateField("公布日期")
    effective = models.DateField("施行日期", null=True, blank=True)
    by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="发布人"
    )
    withdrawn = models.DateField("撤下日期", null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "指南制度版本"
        verbose_name_plural = "指南制度版本"
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "number"], name="one_version_per_document_and_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title}（第 {self.number} 版）"
