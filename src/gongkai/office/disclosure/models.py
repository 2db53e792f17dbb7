"""Documents (政府信息), attachments, takings back and changes of validity."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from urllib.parse import urljoin

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.safestring import mark_safe
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin

from gongkai.office.catalogue.models import Entry
from gongkai.office.disclosure.following.fields import Following
from gongkai.office.disclosure.following.records import FollowUpReminder, Waiver
from gongkai.office.disclosure.gate import GatedPublishAction, clearance_of, covers
from gongkai.office.disclosure.gazette.records import GazetteIssue, GazetteItem
from gongkai.office.disclosure.guides.records import GuideVersion
from gongkai.office.disclosure.kinds import (
    FORMAL,
    WITH_VALIDITY,
    Genre,
    Kind,
    Openness,
    Validity,
)
from gongkai.office.disclosure.markup import clean_html
from gongkai.office.disclosure.normative.records import ExpiryReminder
from gongkai.office.disclosure.parts.part import said_by
from gongkai.office.disclosure.parts.records import Interview, ServiceGuide, Topic
from gongkai.office.disclosure.parts.suggestions import Suggestion
from gongkai.office.disclosure.parts.telling import text_of
from gongkai.office.disclosure.records import Attachment, TakingBack, ValidityChange
from gongkai.office.organs.addresses import address_of
from gongkai.office.organs.models import Organ
from gongkai.office.review.models import Verdict
from gongkai.statute.duties import DUTIES, THEMES

__all__ = [
    "Attachment",
    "Document",
    "ExpiryReminder",
    "FollowUpReminder",
    "GazetteIssue",
    "GazetteItem",
    "GuideVersion",
    "Interview",
    "ServiceGuide",
    "Suggestion",
    "TakingBack",
    "Topic",
    "ValidityChange",
    "Waiver",
]

INDEX_NUMBER = RegexValidator(
    r"^[0-9A-Z]{9}([0-9A-Z]{9})?/\d{4}-\d{5,7}$",
    "索引号应为机构代码、斜线、年份、连字符和五至七位流水号，例如 113700000000000001/2026-00018。",
)
REVIEWED = (
    "organ_id",
    "issuer_id",
    "issuer_name",
    "kind",
    "title",
    "document_number",
    "registration_number",
    "formed",
    "effective",
    "expires",
    "duty",
    "theme",
    "genre",
    "openness",
    "openness_reason",
    "summary",
    "keywords",
    "body",
    "source",
    "interprets_id",
)
"""The fields that a reviewer reads and that his review binds."""

REVIEWED_LATER = ("form", "explainer", "opinions_until", "opinions_to", "consultation_id")
"""Reviewed fields that came later; unsaid where null, so that earlier reviews hold as they did."""

SET_BY_PUBLISHING = ("index_number", "clearance_id", "published_at", "views")
"""What no draft brings along, nor an earlier version."""

_GUARDED = frozenset({name.removesuffix("_id") for name in (*REVIEWED, *REVIEWED_LATER)} | {"live"})


class Document(
    *(PreviewableMixin, DraftStateMixin, LockableMixin, RevisionMixin),
    Following,
    ClusterableModel,
):
    """One piece of government information (政府信息), HANDBOOK's metadata and its text.

    The row holds what is published; drafts live in revisions. It is live only with a clearance:
    a review that passed, of exactly this content (the digest), and the database checks.
    """

    organ = models.ForeignKey(
        Organ, models.PROTECT, related_name="documents", verbose_name="发布机构"
    )
    issuer = models.ForeignKey(
        Organ,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="issued_documents",
        verbose_name="发文机关",
    )
    issuer_name = models.CharField(
        "发文机关（系统外）", max_length=100, blank=True, help_text="发文机关不在本系统时填写。"
    )
    kind = models.CharField("种类", max_length=16, choices=Kind)
    title = models.CharField("标题", max_length=200)
    index_number = models.CharField(
        "索引号", max_length=32, unique=True, validators=[INDEX_NUMBER], editable=False
    )
    document_number = models.CharField(
        "发文字号", max_length=60, blank=True, help_text="例如：示政办发〔2026〕18号"
    )
    registration_number = models.CharField("规范性文件登记号", max_length=60, blank=True)
    formed = models.DateField("成文日期")
    published_at = models.DateTimeField("发布时间", null=True, blank=True, editable=False)
    effective = models.DateField("施行日期", null=True, blank=True)
    expires = models.DateField("有效期至", null=True, blank=True)
    duty = models.CharField(
        "信息分类",
        max_length=4,
        choices=[(duty.code, f"{duty.code} {duty.text}") for duty in DUTIES.values()],
        help_text="《条例》第二十条、第二十一条的项",
    )
    entry = models.ForeignKey(
        Entry,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name="公开目录事项",
        help_text="它属于目录中的哪一项；目录公布以后，没有归入目录的不能发布。",
    )
    theme = models.CharField(
        "主题分类", max_length=30, choices=[(theme, theme) for theme in THEMES], default="综合政务"
    )
    genre = models.CharField("体裁分类", max_length=14, choices=Genre, default=Genre.OTHER)
    openness = models.CharField(
        "公开方式", max_length=14, choices=Openness, default=Openness.PROACTIVE
    )
    openness_reason = models.CharField("不主动公开的理由", max_length=200, blank=True)
    summary = models.TextField("内容概述", blank=True)
    keywords = models.CharField("关键词", max_length=120, blank=True, help_text="以空格分隔")
    body = models.TextField("正文", blank=True)
    source = models.CharField("信息来源", max_length=100, blank=True)
    interprets = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="interpretations",
        verbose_name="解读的文件",
    )
    views = models.PositiveIntegerField("浏览次数", default=0, editable=False)
    live = models.BooleanField("已发布", default=False, editable=False)
    clearance = models.ForeignKey(
        Verdict, models.PROTECT, null=True, editable=False, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "政府信息"
        verbose_name_plural = "政府信息"
        ordering = ["-published_at", "-pk"]
        indexes = [
            models.Index(fields=["live", "-published_at", "-id"], name="document_latest"),
            models.Index(fields=["organ", "live", "kind", "-published_at"], name="document_column"),
            models.Index(fields=["issuer", "kind", "formed"], name="document_issued"),
            models.Index(fields=["entry", "organ", "published_at"], name="document_filed"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(live=False) | Q(clearance__isnull=False),
                name="live_requires_clearance",
            ),
            models.CheckConstraint(
                condition=Q(live=False) | Q(published_at__isnull=False),
                name="live_requires_publication_time",
            ),
            models.CheckConstraint(
                condition=Q(expires__isnull=True)
                | Q(effective__isnull=True)
                | Q(expires__gte=F("effective")),
                name="expires_after_effective",
                violation_error_message="有效期至不能早于施行日期。",
            ),
        ]

    def __init__(self, *args, **kwargs):
        """A row: modelcluster need not look whether some of its relations were given along."""
        super(Document if kwargs else ClusterableModel, self).__init__(*args, **kwargs)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The document's public page."""
        return address_of("document", self.pk)

    @property
    def is_formal(self) -> bool:
        """Whether it is a 公文, with an issuing organ and a number."""
        return self.kind in FORMAL

    @property
    def issuing_organ(self) -> str:
        """The name of the organ that issued it (发文机关), the publisher's where none is named."""
        return self.issuer.name if self.issuer else (self.issuer_name or self.organ.name)

    def validity(self, on: date) -> Validity | None:
        """Whether it binds on a day (有效性); None for kinds that have no validity."""
        if self.kind not in WITH_VALIDITY:
            return None
        changes = [change for change in self.validity_changes.all() if change.on <= on]
        ending = [c.validity for c in changes if c.validity != Validity.AMENDED]
        if ending:
            return Validity(ending[-1])
        if self.expires and self.expires < on:
            return Validity.EXPIRED
        if self.effective and self.effective > on:
            return Validity.PENDING
        return Validity.AMENDED if changes else Validity.IN_FORCE

    def get_preview_template(self, request, mode_name):
        """The draft on paper, as a preview (预览)."""
        return "disclosure/preview.html"

    def get_preview_context(self, request, mode_name):
        """The draft and its cleaned body."""
        return {"document": self, "body": mark_safe(clean_html(text_of(self)))}

    @property
    def full_url(self):
        """Absolute, for Wagtail takes the preview's host from it."""
        return urljoin(settings.WAGTAILADMIN_BASE_URL, self.get_absolute_url())

    def with_content_json(self, content):
        """A draft as a document (稿件); what publishing sets is what the row has."""
        draft = super().with_content_json(content)
        for name in SET_BY_PUBLISHING:
            setattr(draft, name, getattr(self, name))
        return draft

    def publish(self, revision, user=None, *, skip_permission_checks=False, at=None, **kwargs):
        """Publish a revision through the gate (发布)."""
        GatedPublishAction(revision, user=user, at=at, **kwargs).execute(
            skip_permission_checks=skip_permission_checks
        )

    def unpublish(self, *args, **kwargs):
        """Refuse Wagtail's own taking down (下线): what is taken back has a reason and a record."""
        raise PermissionDenied(f"《{self.title}》已经发布，请写明理由撤下，不能直接下线。")

    def save(self, *args, update_fields=None, **kwargs):
        """Save, but refuse live content that its clearance does not cover."""
        guarded = update_fields is None or set(update_fields) & _GUARDED
        if self.live and guarded and not covers(self.clearance, self):
            self.clearance = clearance_of(self)
        super().save(*args, update_fields=update_fields, **kwargs)

    def content(self) -> dict[str, object]:
        """What a reviewer reads, by column, as plain data: the database compares it (送审内容)."""
        said = [name for name in REVIEWED_LATER if getattr(self, name) is not None]
        return {name: _plain(getattr(self, name)) for name in (*REVIEWED, *said)}

    def content_digest(self) -> str:
        """The SHA-256 of what a reviewer reads: the reviewed fields, every part, every file."""
        content = self.content()
        if parts := said_by(self):
            content["parts"] = parts
        content["attachments"] = [
            [file.title, file.sha256]
            for file in sorted(self.attachments.all(), key=lambda file: file.sort_order)
        ]
        text = json.dumps(content, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
