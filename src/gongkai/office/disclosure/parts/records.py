"""The parts that documents have (组成部分): an interview, a guide to a service, a topic."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from modelcluster.fields import ParentalKey

from gongkai.office.disclosure.parts.blocks import BlocksField, TopicBlocks, first_said
from gongkai.office.disclosure.parts.part import Part


class Audience(models.TextChoices):
    """Whom a guide to a service is for first (服务对象)."""

    ELDERLY = "elderly", "老年人"
    EVERYONE = "everyone", "所有人"


class Interview(Part):
    """When and with whom an interview is held (访谈); before that day it is announced (预告).

    Its transcript (文字实录) is the document's text, its recording one of the document's files.
    """

    REVIEWED = ("held", "begins", "place", "host", "guests", "recording")
    RELATION = "interviews"

    document = ParentalKey(
        "disclosure.Document", on_delete=models.CASCADE, related_name="interviews"
    )
    held = models.DateField("访谈日期")
    begins = models.TimeField("开始时间", null=True, blank=True)
    place = models.CharField("地点", max_length=100, blank=True)
    host = models.CharField("主持人", max_length=60, blank=True)
    guests = models.CharField(
        "嘉宾", max_length=300, help_text="写明单位、职务和姓名，多人用顿号隔开。"
    )
    recording = models.URLField(
        "音视频地址（站外）",
        blank=True,
        validators=[URLValidator(schemes=["https"])],
        help_text="音视频文件在上级网站的，填它的网址；本站保存的，作为附件上传。",
    )

    class Meta(Part.Meta):
        verbose_name = "访谈"
        verbose_name_plural = "访谈"
        indexes = [models.Index(fields=["held"], name="interview_held")]

    def __str__(self) -> str:
        return f"{self.held} {self.guests}"


class ServiceGuide(Part):
    """How a service is used (办事指南): who, with which papers, where, how, and whom to call."""

    REVIEWED = (
        *("audience", "sort", "who", "papers", "places", "steps", "time_limit", "fee"),
        *("hours", "phone", "online"),
    )
    RELATION = "services"

    document = ParentalKey("disclosure.Document", on_delete=models.CASCADE, related_name="services")
    audience = models.CharField(
        "服务对象", max_length=10, choices=Audience, default=Audience.EVERYONE
    )
    sort = models.CharField("事项分组", max_length=30, help_text="例如：社会保障、医疗健康、出行")
    who = models.TextField("谁可以办", help_text="条件逐条写，一行一条。")
    papers = models.TextField("带什么材料", blank=True, help_text="一行一件。")
    places = models.TextField("到哪里办", help_text="地点和路线，一行一处。")
    steps = models.TextField("怎么办", help_text="步骤，一行一步。")
    time_limit = models.CharField("多久办好", max_length=60, blank=True)
    fee = models.CharField("收费", max_length=60, default="不收费")
    hours = models.CharField("办公时间", max_length=100, blank=True)
    phone = models.CharField("咨询电话", max_length=60)
    online = models.URLField(
        "网上办理地址", blank=True, validators=[URLValidator(schemes=["https", "http"])]
    )

    class Meta(Part.Meta):
        verbose_name = "办事指南"
        verbose_name_plural = "办事指南"
        indexes = [models.Index(fields=["audience", "sort"], name="service_audience")]

    def __str__(self) -> str:
        return f"{self.sort} {self.phone}"

    @property
    def dial(self) -> str:
        """The number as a telephone dials it; empty where what is written is not one number."""
        digits = self.phone.replace("-", "").replace(" ", "")
        return digits if digits.isascii() and digits.isdigit() else ""


class Topic(Part):
    """What a topic page is made of (专题): its blocks, in their order."""

    REVIEWED = ("blocks",)
    RELATION = "topics"

    document = ParentalKey("disclosure.Document", on_delete=models.CASCADE, related_name="topics")
    blocks = BlocksField(TopicBlocks(), verbose_name="栏目")

    class Meta(Part.Meta):
        verbose_name = "专题"
        verbose_name_plural = "专题"

    def __str__(self) -> str:
        return "、".join(block.value.get("heading", "") for block in self.blocks)

    def clean(self) -> None:
        """Refuse blocks that are not filled in as they should be, in the words of the first."""
        try:
            self.blocks.stream_block.clean(self.blocks)
        except ValidationError as refusal:
            raise ValidationError({"blocks": first_said(refusal)}) from refusal

    def facts(self) -> list[list[str]]:
        """Each block in a line, as reviewers read it (栏目)."""
        return [[block.block.label, block.block.told(block.value)] for block in self.blocks]
