"""Letter templates and their versions (文书模板), seals (印章), letters issued (签发文书)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai.office.keyring import unlocked
from gongkai.office.letters.catalogue import LETTERS, LetterKind
from gongkai.office.organs.models import Organ, User

SEALS = "seals"
ISSUED = "issued-letters"
"""What the keys are derived for: images of seals, letters as they were signed."""


class LetterTemplate(models.Model):
    """One organ's own template of one letter (文书模板); without it the supplied one is used."""

    organ = models.ForeignKey(
        Organ, models.PROTECT, related_name="letter_templates", verbose_name="行政机关"
    )
    code = models.CharField("文书", max_length=3)

    class Meta:
        verbose_name = "文书模板"
        verbose_name_plural = "文书模板"
        ordering = ["organ", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "code"], name="one_template_per_organ_and_letter"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.kind.name}"

    @property
    def kind(self) -> LetterKind:
        """What the catalogue says of the letter."""
        return LETTERS[self.code]


class TemplateVersion(models.Model):
    """A version of a template (模板版本): a Word document, who proposed it and why, who approved.

    Never changed after the decision: another wording is another version. The document stands in
    the row, so that it and its approval are one transaction.
    """

    class State(models.TextChoices):
        """Whether it may be used (审定状态)."""

        PROPOSED = "proposed", "待审定"
        APPROVED = "approved", "已审定"
        RETURNED = "returned", "已退回"

    template = models.ForeignKey(
        LetterTemplate, models.PROTECT, related_name="versions", verbose_name="文书模板"
    )
    number = models.PositiveSmallIntegerField("版本")
    document = models.BinaryField("Word 文档", editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    reason = models.CharField("修改的内容和理由", max_length=300)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="提出人")
    on = models.DateField("提出日期")
    state = models.CharField("状态", max_length=8, choices=State, default=State.PROPOSED)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="审定人"
    )
    decided = models.DateField("审定日期", null=True, blank=True)
    opinion = models.CharField("审定意见", max_length=300, blank=True)

    class Meta:
        verbose_name = "模板版本"
        verbose_name_plural = "模板版本"
        ordering = ["template", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["template", "number"], name="one_version_per_number_of_a_template"
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("by")),
                name="version_decided_by_another",
            ),
            models.CheckConstraint(
                condition=Q(state="proposed", decided__isnull=True, decided_by__isnull=True)
                | ~Q(state="proposed") & Q(decided__isnull=False, decided_by__isnull=False),
                name="decision_with_its_day_and_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.template} 第 {self.number} 版"

    @property
    def data(self) -> bytes:
        """The Word document."""
        return bytes(self.document)


class Seal(models.Model):
    """The image of an organ's seal (印章): locked at rest, set into signed letters only."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="seals", verbose_name="行政机关")
    name = models.CharField("印章名称", max_length=100)
    locked = models.TextField("印章图像（加密）", editable=False)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="登记人")
    on = models.DateField("登记日期")
    retired = models.DateField("停用日期", null=True, blank=True)

    class Meta:
        verbose_name = "印章"
        verbose_name_plural = "印章"
        ordering = ["organ", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organ"], condition=Q(retired__isnull=True), name="one_seal_in_use"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def image(self) -> bytes:
        """The PNG (启用印章). Raises `Locked` without the key; call only where it is logged."""
        return unlocked(self.locked, use=SEALS)


class IssuedLetter(models.Model):
    """A letter as it was signed (签发文书): its pages, locked at rest, and their digest.

    `subject` and `subject_id` name what it is about, as in the ledger; `slot` which of its letters
    it is. The pages hold personal data, so the file is encrypted. One signed outside of the
    platform is a scan (`is_paper`), its elements `confirmed` by hand (ADR 0145).
    """

    organ = models.ForeignKey(
        Organ, models.PROTECT, related_name="issued_letters", verbose_name="行政机关"
    )
    subject = models.CharField("对象", max_length=40)
    subject_id = models.PositiveBigIntegerField("对象编号")
    slot = models.CharField("文书位置", max_length=40)
    code = models.CharField("文书", max_length=3)
    number = models.CharField("文号", max_length=80, blank=True)
    dated = models.DateField("成文日期")
    version = models.ForeignKey(
        TemplateVersion,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="issued",
        verbose_name="所用模板",
    )
    seal = models.ForeignKey(
        Seal, models.PROTECT, null=True, blank=True, related_name="uses", verbose_name="印章"
    )
    file = models.FileField("文件", upload_to="letters/%Y/%m")
    sha256 = models.CharField("摘要", max_length=64)
    is_paper = models.BooleanField("系统外签发", default=False)
    confirmed = models.JSONField("人工核对的要素", default=list, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="签发人")
    on = models.DateField("签发日期")

    class Meta:
        verbose_name = "签发文书"
        verbose_name_plural = "签发文书"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "subject_id", "slot"], name="one_issued_letter_per_slot"
            )
        ]

    def __str__(self) -> str:
        return f"{LETTERS[self.code].name} {self.number}".strip()


class LetterWords(models.Model):
    """What was written by hand for a letter (文书内容): its fields, and a number taken for it.

    The records of a case hold the rest. Free to change until the letter is signed.
    """

    organ = models.ForeignKey(
        Organ, models.PROTECT, related_name="letter_words", verbose_name="行政机关"
    )
    subject = models.CharField("对象", max_length=40)
    subject_id = models.PositiveBigIntegerField("对象编号")
    slot = models.CharField("文书位置", max_length=40)
    number = models.CharField("文号", max_length=80, blank=True)
    values = models.JSONField("字段内容", default=dict, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="填写人")
    on = models.DateField("填写日期")

    class Meta:
        verbose_name = "文书内容"
        verbose_name_plural = "文书内容"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "subject_id", "slot"], name="one_set_of_words_per_slot"
            )
        ]

    def __str__(self) -> str:
        return f"{self.slot} {self.number}".strip()
