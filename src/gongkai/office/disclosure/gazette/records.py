"""An issue of a gazette and its contents (公报期号、目录), as parts of its document."""

from __future__ import annotations

from django.db import models
from modelcluster.fields import ParentalKey

from gongkai.office.disclosure.parts.part import Part
from gongkai.office.organs.models import Organ


class GazetteIssue(Part):
    """Which issue a gazette is (期号); an organ has each number of a year once."""

    REVIEWED = ("organ_id", "year", "number", "whole", "day")
    RELATION = "issues"

    document = ParentalKey("disclosure.Document", on_delete=models.CASCADE, related_name="issues")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name="主办机关")
    year = models.PositiveSmallIntegerField("年份")
    number = models.PositiveSmallIntegerField("期号")
    whole = models.PositiveIntegerField("总期号", null=True, blank=True)
    day = models.DateField("出版日期")

    class Meta(Part.Meta):
        verbose_name = "公报期号"
        verbose_name_plural = "公报期号"
        constraints = [
            models.UniqueConstraint(fields=["organ", "year", "number"], name="one_issue_per_number")
        ]

    def __str__(self) -> str:
        return f"{self.year}年第{self.number}期"

    def facts(self) -> list[list[str]]:
        """The number and the day, as reviewers read them (期号)."""
        whole = f"（总第{self.whole}期）" if self.whole else ""
        return [["期号", f"{self}{whole}"], ["出版日期", self.day.isoformat()]]


class GazetteItem(Part):
    """A document in an issue of a gazette (刊登文件), under its heading."""

    REVIEWED = ("sort_order", "heading", "item_id")
    RELATION = "contents"

    document = ParentalKey("disclosure.Document", on_delete=models.CASCADE, related_name="contents")
    heading = models.CharField("栏目", max_length=40)
    item = models.ForeignKey(
        "disclosure.Document", models.PROTECT, related_name="printed", verbose_name="刊登的文件"
    )

    class Meta(Part.Meta):
        verbose_name = "刊登文件"
        verbose_name_plural = "刊登文件"

    def __str__(self) -> str:
        return f"{self.heading}：{self.item.title}"

    def facts(self) -> list[list[str]]:
        """Heading and document, as reviewers read them (目录)."""
        return [[self.heading, f"{self.item.title} {self.item.document_number}".strip()]]
