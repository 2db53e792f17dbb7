"""What is answered to deputies and members (建议提案): which, from whom, by when, how it ended."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey

from gongkai.office.disclosure.parts.part import Part
from gongkai.statute import official_calendar, suggestion_publication_due, suggestion_reply_due


class Origin(models.TextChoices):
    """Who made it (建议提案类别): the portal lists each by itself."""

    DEPUTY = "deputy", "人大代表建议"
    MEMBER = "member", "政协委员提案"


class Term(models.TextChoices):
    """How long its answer may take (办理时限, 代表法 art. 51)."""

    USUAL = "usual", "三个月"
    DIFFICULT = "difficult", "六个月（涉及面广、处理难度大）"


class Result(models.TextChoices):
    """How it ended (办理结果)."""

    SOLVED = "solved", "已经解决或者采纳"
    PLANNED = "planned", "列入计划解决"
    NOTED = "noted", "留作参考"


class Extent(models.TextChoices):
    """How much of the answer is published (公开程度)."""

    FULL = "full", "全文"
    SUMMARY = "summary", "摘要"


class Suggestion(Part):
    """A deputy's suggestion or a member's proposal, with its handling (建议提案).

    The answer is the document's text, its number the document's number.
    """

    REVIEWED = (
        *("origin", "session", "number", "raised_by", "lead", "joint"),
        *("assigned", "term", "answered", "result", "extent"),
    )
    RELATION = "suggestions"

    document = ParentalKey(
        "disclosure.Document", on_delete=models.CASCADE, related_name="suggestions"
    )
    origin = models.CharField("类别", max_length=10, choices=Origin)
    session = models.CharField("届次", max_length=40, help_text="例如：县十八届人大一次会议")
    number = models.CharField("编号", max_length=20, help_text="例如：第 37 号")
    raised_by = models.CharField(
        "提出人", max_length=120, blank=True, help_text="按本地规定可以公开的才填，不填联系方式。"
    )
    lead = models.CharField("主办单位", max_length=80)
    joint = models.CharField("会办单位", max_length=200, blank=True)
    assigned = models.DateField("交办日期")
    term = models.CharField("办理时限", max_length=10, choices=Term, default=Term.USUAL)
    answered = models.DateField("答复日期")
    result = models.CharField("办理结果", max_length=10, choices=Result, blank=True)
    extent = models.CharField("公开程度", max_length=10, choices=Extent, default=Extent.FULL)

    class Meta(Part.Meta):
        verbose_name = "建议提案"
        verbose_name_plural = "建议提案"
        indexes = [models.Index(fields=["origin", "answered"], name="suggestion_origin")]

    def __str__(self) -> str:
        return f"{self.session}{self.number}"

    def clean(self) -> None:
        """Refuse an answer from before the day when the suggestion was assigned."""
        if self.assigned and self.answered and self.answered < self.assigned:
            raise ValidationError({"answered": "答复日期早于交办日期，请核对。"})

    def facts(self) -> list[list[str]]:
        """What it says, and by which days it was to be answered and is to be published."""
        calendar = official_calendar()
        reply = suggestion_reply_due(
            self.assigned, calendar, difficult=self.term == Term.DIFFICULT
        ).due
        publish = suggestion_publication_due(self.answered, calendar).due
        late = "，逾期答复" if self.answered > reply else ""
        return [
            *super().facts(),
            ["答复期限", f"{reply}{late}"],
            ["公开期限", f"{publish}（答复后二十个工作日）"],
        ]
