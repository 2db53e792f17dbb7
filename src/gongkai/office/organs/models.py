"""Organs (行政机关) in their tree, people (工作人员) and the roles they hold."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.core.validators import RegexValidator
from django.db import models
from treebeard.mp_tree import MP_Node

from gongkai.office.organs.addresses import address_of


class Organ(MP_Node):
    """An administrative organ (行政机关) that answers applications in its own name."""

    class Kind(models.TextChoices):
        """What sort of organ it is; remedies and reporting dates depend on it (机关性质)."""

        GOVERNMENT = "government", "人民政府"
        OFFICE = "office", "政府办公室"
        DEPARTMENT = "department", "工作部门"
        TOWNSHIP = "township", "乡镇人民政府、街道办事处"
        AUTHORISED = "authorised", "授权组织"

    name = models.CharField("全称", max_length=100, unique=True)
    short_name = models.CharField("简称", max_length=40)
    kind = models.CharField("机关性质", max_length=12, choices=Kind)
    slug = models.SlugField("网址标识", unique=True)
    code = models.CharField(
        "统一社会信用代码",
        max_length=18,
        unique=True,
        validators=[
            RegexValidator(r"^[0-9A-Z]{18}$", "统一社会信用代码应为 18 位数字或大写字母。")
        ],
    )
    number_prefix = models.CharField("机关代字", max_length=20, help_text="例如：示政办")
    address = models.CharField("地址", max_length=120)
    phone = models.CharField("联系电话", max_length=40)
    hours = models.CharField("办公时间", max_length=80, default="工作日 9:00—12:00，13:30—17:00")
    email = models.EmailField("电子邮箱", blank=True)
    reconsideration_organ = models.CharField("行政复议机关", max_length=100)
    court = models.CharField("管辖法院", max_length=100)
    margin = models.PositiveSmallIntegerField(
        "内部提前量（工作日）", default=3, help_text="内部期限比法定答复期限提前多少个工作日。"
    )
    included_in_sum = models.BooleanField("计入汇总", default=True)
    shared_duties = models.CharField(
        "拟稿、审查、签发由一人兼任的理由",
        max_length=200,
        blank=True,
        help_text="留空的，签发人不能是拟稿人或者审查人；人员确实不足的写明理由，"
        "每次兼任都记入该件的台账。审查人始终不能是拟稿人。",
    )

    node_order_by: list[str] = []

    class Meta:
        verbose_name = "行政机关"
        verbose_name_plural = "行政机关"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The organ's 政府信息公开 column."""
        return address_of("column", self.slug)


class Role(models.TextChoices):
    """What a person does in an organ (角色)."""

    HANDLER = "handler", "经办人"
    REVIEWER = "reviewer", "审查员"
    HEAD = "head", "负责人"
    SUPERVISOR = "supervisor", "主管部门"
    ADMINISTRATOR = "administrator", "系统管理员"


class User(AbstractUser):
    """A person who works in one or more organs (工作人员)."""

    name = models.CharField("姓名", max_length=40)

    class Meta:
        verbose_name = "人员"
        verbose_name_plural = "人员"

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        """The name as colleagues read it."""
        return str(self)


class Membership(models.Model):
    """A role that a person holds in an organ (任职)."""

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships", verbose_name="人员")
    organ = models.ForeignKey(
        Organ, models.PROTECT, related_name="memberships", verbose_name="行政机关"
    )
    role = models.CharField("角色", max_length=14, choices=Role)

    class Meta:
        verbose_name = "任职"
        verbose_name_plural = "任职"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organ", "role"], name="one_membership_per_user_organ_role"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.organ.short_name} · {self.get_role_display()}"


class Unit(models.Model):
    """A department inside an organ (承办单位) that finds what is asked for; no organ of its own."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="units", verbose_name="行政机关")
    name = models.CharField("名称", max_length=60)
    is_active = models.BooleanField("现有", default=True)

    class Meta:
        verbose_name = "承办单位"
        verbose_name_plural = "承办单位"
        ordering = ["organ__path", "name"]
        constraints = [
            models.UniqueConstraint(fields=["organ", "name"], name="one_unit_per_organ_and_name")
        ]

    def __str__(self) -> str:
        return f"{self.organ.short_name}{self.name}"


class UnitMember(models.Model):
    """A person who works in a unit (承办人员); sees the cases given to it, and no others."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="members", verbose_name="承办单位")
    user = models.ForeignKey(User, models.PROTECT, related_name="units", verbose_name="人员")

    class Meta:
        verbose_name = "承办人员"
        verbose_name_plural = "承办人员"
        constraints = [
            models.UniqueConstraint(fields=["unit", "user"], name="one_seat_per_unit_and_user")
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.unit}"
