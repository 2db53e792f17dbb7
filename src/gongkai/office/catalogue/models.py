"""Catalogues (公开目录) in editions, their entries and rows, and to whom they apply."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.office.catalogue import kinds
from gongkai.office.catalogue.timing import limit_words
from gongkai.office.organs.models import Organ, User
from gongkai.statute import DUTIES, FIELDS


class Catalogue(models.Model):
    """A catalogue of what must be published: the basic one, or that of a field (art. 12(3))."""

    organ = models.ForeignKey(
        Organ, models.PROTECT, related_name="catalogues", verbose_name="编制机关"
    )
    kind = models.CharField("目录种类", max_length=8, choices=kinds.Kind)
    field = models.CharField(
        "领域", max_length=20, blank=True, choices=[(field, field) for field in FIELDS]
    )
    title = models.CharField("名称", max_length=100)
    reach = models.CharField(
        "适用机关", max_length=4, choices=kinds.Reach, default=kinds.Reach.AREA
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "公开目录"
        verbose_name_plural = "公开目录"
        ordering = ["kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "kind", "field"],
                name="one_catalogue_per_organ_and_field",
                violation_error_message="本机关已有这个目录，请在原目录中修改。",
            ),
            models.CheckConstraint(
                condition=Q(kind="basic", field="") | Q(kind="standard") & ~Q(field=""),
                name="a_standard_catalogue_has_its_field",
                violation_error_message="标准目录应选择领域，基本目录不选领域。",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Entry(models.Model):
    """Something that a catalogue lists, the same through all editions (目录事项)."""

    catalogue = models.ForeignKey(
        Catalogue, models.PROTECT, related_name="entries", verbose_name="公开目录"
    )
    serial = models.PositiveIntegerField("事项编号")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "目录事项"
        verbose_name_plural = "目录事项"
        ordering = ["catalogue", "serial"]
        constraints = [
            models.UniqueConstraint(
                fields=["catalogue", "serial"], name="one_entry_per_catalogue_and_serial"
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """The number by which people and workbooks name it (事项编号)."""
        return f"{self.serial:03}"


class Edition(models.Model):
    """A whole state of a catalogue (目录版本): a draft until it is adopted, then fixed."""

    catalogue = models.ForeignKey(
        Catalogue, models.PROTECT, related_name="editions", verbose_name="公开目录"
    )
    number = models.PositiveIntegerField("版次")
    adopted = models.DateField("公布日期", null=True, blank=True)
    reason = models.CharField("调整说明", max_length=300, blank=True)
    edited_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="编制人")
    adopted_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="审定人"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "目录版本"
        verbose_name_plural = "目录版本"
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["catalogue", "number"], name="one_edition_per_catalogue_and_number"
            ),
            models.UniqueConstraint(
                fields=["catalogue"],
                condition=Q(adopted__isnull=True),
                name="one_draft_per_catalogue",
            ),
            models.CheckConstraint(
                condition=Q(adopted__isnull=True, adopted_by__isnull=True)
                | Q(adopted__isnull=False, adopted_by__isnull=False) & ~Q(reason=""),
                name="adopted_by_somebody_for_a_reason",
                violation_error_message="公布目录应写明调整说明。",
            ),
            models.CheckConstraint(
                condition=Q(adopted_by__isnull=True) | ~Q(adopted_by=models.F("edited_by")),
                name="adopted_by_a_second_person",
                violation_error_message="编制人不能审定自己编制的目录，请由另一人审定。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.catalogue} {self.name}"

    @property
    def name(self) -> str:
        """How an edition is called."""
        return f"第 {self.number} 版" if self.adopted else "修改稿"


BETWEEN = "——"
"""What stands between subject and item where a row of the catalogue is named (目录条目名称)."""


class Row(models.Model):
    """One line of an edition (目录条目), with the fields that the standard form has."""

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="rows", verbose_name="目录版本"
    )
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="rows", verbose_name="目录事项")
    position = models.PositiveIntegerField("序号")
    duty = models.CharField(
        "法定项", max_length=4, choices=[(one.code, one.code) for one in DUTIES.values()]
    )
    subject = models.CharField("一级事项", max_length=60)
    item = models.CharField("二级事项", max_length=100)
    content = models.TextField("公开内容（要素）", max_length=1000)
    basis = models.TextField("公开依据", max_length=1000)
    limit_kind = models.CharField("公开时限", max_length=12, choices=kinds.LimitKind)
    limit_days = models.PositiveSmallIntegerField("工作日", null=True, blank=True)
    limit_since = models.CharField(
        "起算日", max_length=8, choices=kinds.Since, default=kinds.Since.CHANGED
    )
    period = models.CharField(
        "更新周期", max_length=11, choices=kinds.Period, default=kinds.Period.AS_FORMED
    )
    responsible = models.CharField(
        "公开主体", max_length=200, help_text="机关全称或者简称，几个机关以顿号分开。"
    )
    channels = models.JSONField("公开渠道和载体", default=list)
    platform = models.CharField("专用平台", max_length=100, blank=True)
    audience = models.CharField(
        "公开对象", max_length=9, choices=kinds.Audience, default=kinds.Audience.EVERYBODY
    )
    group = models.CharField("特定群体", max_length=100, blank=True)
    mode = models.CharField(
        "公开方式", max_length=10, choices=kinds.Mode, default=kinds.Mode.PROACTIVE
    )
    level = models.CharField(
        "公开层级", max_length=8, choices=kinds.Level, default=kinds.Level.COUNTY
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "目录条目"
        verbose_name_plural = "目录条目"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "entry"], name="one_row_per_entry"),
            models.CheckConstraint(
                condition=Q(limit_kind="working_days", limit_days__gte=1)
                | ~Q(limit_kind="working_days") & Q(limit_days__isnull=True),
                name="working_days_have_their_number",
                violation_error_message="公开时限为若干个工作日内的，应写明几个工作日；其他的不写。",
            ),
            models.CheckConstraint(
                condition=Q(audience="everybody", group="") | Q(audience="group") & ~Q(group=""),
                name="a_group_is_named",
                violation_error_message="公开对象为特定群体的，应写明是什么群体。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject}{BETWEEN}{self.item}"

    @property
    def limit(self) -> str:
        """The limit as the form writes it (公开时限)."""
        return limit_words(self.limit_kind, self.limit_days, since=self.limit_since)

    @property
    def channel_names(self) -> list[str]:
        """The channels by their names, a platform of its own behind them."""
        names = [kinds.Channel(one).label for one in self.channels]
        return [*names, self.platform] if self.platform else names

    @property
    def audience_words(self) -> str:
        """Who is addressed, a group by its name (公开对象)."""
        name = self.get_audience_display()
        return f"{name}：{self.group}" if self.group else name


class Applicability(models.Model):
    """What an organ said of an entry (适用情况): that it applies to it, or why it does not."""

    entry = models.ForeignKey(
        Entry, models.PROTECT, related_name="applicabilities", verbose_name="目录事项"
    )
    organ = models.ForeignKey(
        Organ, models.PROTECT, related_name="applicabilities", verbose_name="行政机关"
    )
    applies = models.BooleanField("适用")
    reason = models.CharField("理由", max_length=200)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="确认人")
    on = models.DateField("确认日期")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "适用情况"
        verbose_name_plural = "适用情况"
        constraints = [
            models.UniqueConstraint(fields=["entry", "organ"], name="said_once_of_each_entry")
        ]

    def __str__(self) -> str:
        return f"{self.organ}：{'适用' if self.applies else '不适用'}"
