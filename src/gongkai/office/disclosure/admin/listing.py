"""Documents in the back office (公开): the list, the editor, and the page of its way out."""

from __future__ import annotations

from types import MappingProxyType

from django.contrib import messages
from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.urls import path, reverse
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, SnippetViewSet

from gongkai.office.backoffice.scoping import ScopedViewSetMixin, visible_rows
from gongkai.office.catalogue.reading import current_rows
from gongkai.office.disclosure import actions
from gongkai.office.disclosure.admin.desk import DocumentDesk
from gongkai.office.disclosure.following.period import TERM, period_objection
from gongkai.office.disclosure.forms import DocumentForm
from gongkai.office.disclosure.gate import SUBJECT
from gongkai.office.disclosure.kinds import STANDING_TEXTS, Kind
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.parts.files import AttachmentForm
from gongkai.office.disclosure.parts.panels import FOLLOWING_PANELS, PART_PANELS
from gongkai.office.review.kinds import STEPS, Purpose, Result, Step
from gongkai.office.review.models import Scrutiny, ScrutinyOpinion


class AttachmentsPanel(InlinePanel):
    """The files of a document, each measured when it is uploaded (附件)."""

    def get_form_options(self) -> dict:
        """Wagtail's options, with our form for each file."""
        options = super().get_form_options()
        options["formsets"][self.relation_name]["form"] = AttachmentForm
        return options


PANELS = ObjectList(
    [
        MultiFieldPanel(
            [FieldPanel("organ"), FieldPanel("kind"), FieldPanel("title"), FieldPanel("summary")],
            heading="是什么",
        ),
        FieldPanel("body"),
        AttachmentsPanel(
            "attachments", [FieldPanel("title"), FieldPanel("file")], heading="附件", label="附件"
        ),
        *PART_PANELS,
        MultiFieldPanel(
            [
                FieldPanel("issuer"),
                FieldPanel("issuer_name"),
                FieldPanel("document_number"),
                FieldPanel("registration_number"),
                FieldPanel("formed"),
                FieldPanel("effective"),
                FieldPanel("expires"),
                FieldPanel("genre"),
            ],
            heading="公文信息",
        ),
        MultiFieldPanel(
            [
                FieldPanel("entry"),
                FieldPanel("duty"),
                FieldPanel("theme"),
                FieldPanel("openness"),
                FieldPanel("openness_reason"),
                FieldPanel("keywords"),
                FieldPanel("source"),
            ],
            heading="分类与公开",
        ),
        *FOLLOWING_PANELS,
    ],
    base_form_class=DocumentForm,
)


FOLLOWS = MappingProxyType({Kind.INTERPRETATION: "interprets", Kind.ADOPTION: "consultation"})
"""What follows a document, and the field that leads to it."""


class DocumentIndex(IndexView):
    """The list of documents: whose turn, by when, one main act."""

    def get_base_queryset(self):
        """Rows with what the columns need, in a fixed number of queries."""
        reviews = Scrutiny.objects.filter(
            subject=SUBJECT, subject_id=OuterRef("pk"), purpose=Purpose.PUBLICATION
        )
        said = ScrutinyOpinion.objects.filter(scrutiny=OuterRef("last_review")).order_by("-number")
        rows = super().get_base_queryset().select_related("organ", "latest_revision")
        return rows.annotate(
            last_review=Subquery(reviews.values("pk")[:1]),
            last_result=Subquery(reviews.values("verdict__result")[:1]),
            last_levels=Subquery(reviews.values("levels")[:1]),
            last_step=Subquery(said.values("step")[:1]),
        )


def turn(document: Document) -> str:
    """Whose turn it is (轮到谁), in a few words."""
    if document.live and not document.has_unpublished_changes:
        return "已发布"
    if document.last_review is None:
        return "拟稿人送审"
    if document.last_result is None:
        return _level(document)
    return {
        Result.PUBLIC: "经办人发布",
        Result.PARTIAL: "经办人发布",
        Result.ON_REQUEST: "不主动公开",
        Result.NOT_DISCLOSED: "不主动公开",
    }.get(document.last_result, "拟稿人修改")


def _level(document: Document) -> str:
    steps = STEPS[document.last_levels]
    if document.last_step == Step.FINAL:
        return "报请确定"
    given = steps.index(document.last_step) + 1 if document.last_step else 0
    return steps[given].label


class DocumentCreate(CreateView):
    """Begin a document; it takes its index number when it is first kept."""

    def get_initial_form_instance(self):
        """A new document, under the entry that the work list asks for, or following another."""
        document = super().get_initial_form_instance() or self.model()
        self._follow(document)
        if self.request.GET.get("kind") in STANDING_TEXTS:
            document.kind = self.request.GET["kind"]
        asked = self.request.GET.get("entry", "")
        row = current_rows().filter(entry=asked).first() if asked.isdigit() else None
        if row:
            document.entry, document.duty = row.entry, row.duty
        return document

    def _follow(self, document):
        """Begin what follows another document: it names the one that a desk asked it for."""
        link = FOLLOWS.get(self.request.GET.get("kind", ""))
        asked = self.request.GET.get("of", "")
        found = visible_rows(self.request.user, Document)
        of = found.filter(pk=asked).first() if link and asked.isdigit() else None
        if of:
            document.kind = self.request.GET["kind"]
            document.organ, document.duty, document.theme = of.organ, of.duty, of.theme
            setattr(document, link, of)

    @transaction.atomic
    def save_instance(self):
        """Keep the draft with its number and its first event."""
        today = timezone.localdate()
        self.form.instance.index_number = actions.index_number(
            self.form.instance.organ, year=today.year
        )
        document = super().save_instance()
        actions.note(actions.DRAFTED, document=document, by=self.request.user, on=today)
        warn_of_period(self.request, document, today=today)
        return document


class DocumentEdit(EditView):
    """Change a draft; what is published stays until the change has passed review."""

    @transaction.atomic
    def save_instance(self):
        """Keep the change and its event."""
        document = super().save_instance()
        today = timezone.localdate()
        actions.note(actions.EDITED, document=document, by=self.request.user, on=today)
        warn_of_period(self.request, document, today=today)
        return document


def warn_of_period(request, document, *, today):
    """Tell the clerk of a consultation that closes early (征求意见期限提示); it is kept."""
    if short := period_objection(document, today=today):
        messages.warning(request, f"{TERM}：{short}")


class DocumentViewSet(ScopedViewSetMixin, SnippetViewSet):
    """公开: everything the organ has drafted and published."""

    model = Document
    edit_handler = PANELS
    index_view_class = DocumentIndex
    add_view_class = DocumentCreate
    edit_view_class = DocumentEdit
    icon = "doc-full"
    menu_label = "公开"
    menu_name = "disclosure"
    menu_order = 120
    add_to_admin_menu = True
    admin_url_namespace = "disclosure"
    base_url_path = "disclosure"
    copy_view_enabled = False
    search_backend_name = None
    search_fields = ["title", "document_number", "index_number"]
    list_filter = ["kind", "live", "openness"]
    list_per_page = 25
    ordering = ["-pk"]
    list_display = [
        TitleColumn("title", label="标题", get_url=lambda row: desk_url(row), sort_key="title"),
        Column("get_kind_display", label="种类"),
        Column("turn", label="轮到", accessor=turn),
        DateColumn("formed", label="成文日期", sort_key="formed"),
        DateColumn("published_at", label="发布时间", sort_key="published_at"),
        Column("views", label="浏览", sort_key="views"),
    ]

    def register_chooser_viewset(self) -> None:
        """No chooser: a chooser would be one more list to scope, and no form needs it."""

    def get_urlpatterns(self):
        """Wagtail's addresses and the page of a document's way out."""
        desk = self.construct_view(DocumentDesk)
        return [*super().get_urlpatterns(), path("desk/<int:pk>/", desk, name="desk")]


def desk_url(document: Document) -> str:
    """The page where a document is sent to review, published and taken back."""
    return reverse("disclosure:desk", args=[document.pk])
