"""What a person keeps of the work lists (常用筛选): a choice of filters under a name."""

from __future__ import annotations

from django.db import models

from gongkai.office.organs.models import Organ, User


class SavedFilter(models.Model):
    """Filters of the work list under a name (常用筛选): one's own, or shared within an organ.

    `query` holds the filters as the address has them. Words that were searched for are not kept:
    they may be a person's name.
    """

    owner = models.ForeignKey(
        User, models.CASCADE, related_name="saved_filters", verbose_name="保存人"
    )
    name = models.CharField("名称", max_length=40)
    query = models.JSONField("筛选条件", default=dict)
    organ = models.ForeignKey(
        Organ,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="共用的机关",
        help_text="本机关的人都能用；不选则只有自己能用。",
    )

    class Meta:
        verbose_name = "常用筛选"
        verbose_name_plural = "常用筛选"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "name"], name="one_saved_filter_per_name")
        ]

    def __str__(self) -> str:
        return self.name


class DefaultFilter(models.Model):
    """The saved filter with which a person's work list opens (默认清单)."""

    user = models.OneToOneField(
        User, models.CASCADE, related_name="default_filter", verbose_name="人员"
    )
    chosen = models.ForeignKey(
        SavedFilter, models.CASCADE, related_name="+", verbose_name="常用筛选"
    )

    class Meta:
        verbose_name = "默认清单"
        verbose_name_plural = "默认清单"

    def __str__(self) -> str:
        return str(self.chosen)
