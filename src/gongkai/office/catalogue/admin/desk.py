"""The page of a catalogue (目录页): its draft and edition, the next act, what changed and when."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from gongkai.office.catalogue import actions
from gongkai.office.catalogue.admin.pages import Page
from gongkai.office.catalogue.applying import strangers
from gongkai.office.catalogue.comparing import compared
from gongkai.office.catalogue.forms import AdoptForm
from gongkai.office.catalogue.kinds import Kind
from gongkai.office.catalogue.models import Catalogue, Edition
from gongkai.office.catalogue.reading import current
from gongkai.office.organs.models import Organ
from gongkai.office.organs.standing import Duty, NotPermitted, holds
from gongkai.office.organs.visibility import visible


class OfCatalogue(Page):
    """A page about one catalogue; 404 where the person may not see it."""

    duty: Duty | None = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the catalogue, and the duty that the page asks for."""
        super().setup(request, *args, **kwargs)
        rows = visible(request.user, Catalogue).select_related("organ")
        self.catalogue = rows.filter(pk=kwargs["pk"]).first()
        if self.catalogue is None:
            raise Http404
        if self.duty and not holds(request.user, self.duty, self.catalogue.organ_id):
            raise Http404

    def get_page_subtitle(self) -> str:
        """The catalogue."""
        return str(self.catalogue)

    @property
    def draft(self) -> Edition | None:
        """The draft, where there is one that this person may see."""
        rows = visible(self.request.user, Edition)
        return rows.filter(catalogue=self.catalogue, adopted=None).first()

    @property
    def who(self) -> dict[str, Any]:
        """Who acts, and on which day."""
        return {"by": self.request.user, "on": timezone.localdate()}


class DeskView(OfCatalogue):
    """What stands in the draft or the edition, and what comes next."""

    template_name = "catalogue/desk.html"
    page_title = "公开目录"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The rows shown, how they differ from what counts, and the forms in place."""
        draft, edition = self.draft, current(self.catalogue)
        shown = draft or edition
        rows = list(shown.rows.select_related("entry")) if shown else []
        user, organ = self.request.user, self.catalogue.organ
        before = edition.rows.all() if edition and draft else []
        context = {
            "catalogue": self.catalogue,
            "draft": draft,
            "edition": edition,
            "rows": rows,
            "change": compared(before, rows) if draft else None,
            "may_edit": holds(user, Duty.DRAFT, organ),
            "may_seed": draft and not rows and self.catalogue.kind == Kind.BASIC,
            "objection": actions.objection(draft, user) if draft else "",
            "may_adopt": holds(user, Duty.APPROVE, organ),
            "adopt_form": kwargs.get("adopt_form") or AdoptForm(),
            "editions": visible(user, Edition)
            .filter(catalogue=self.catalogue, adopted__isnull=False)
            .select_related("adopted_by"),
            "strangers": strangers((row.responsible for row in rows), Organ.objects.all()),
        }
        return super().get_context_data(**kwargs) | context

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do the act that the button names, or say why not."""
        acts = {"revise": self._revise, "seed": self._seed, "discard": self._discard}
        name = request.POST.get("act", "")
        try:
            if name == "adopt":
                return self._adopt()
            if name not in acts:
                raise NotPermitted("不认识这个操作，请从页面上的按钮办理。")
            acts[name]()
        except NotPermitted as refusal:
            messages.error(request, str(refusal))
        return redirect(request.path)

    def _adopt(self) -> HttpResponse:
        form = AdoptForm(self.request.POST)
        draft = self.draft
        if draft is None:
            raise NotPermitted("没有可以公布的修改稿，请刷新页面。")
        if not form.is_valid():
            return self.refused(adopt_form=form)
        try:
            edition = actions.adopt(edition=draft, reason=form.cleaned_data["reason"], **self.who)
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
            return self.refused(adopt_form=form)
        messages.success(self.request, f"已公布{edition.name}，公众现在可以看到。")
        return redirect(self.request.path)

    def _revise(self) -> None:
        actions.revise(catalogue=self.catalogue, **self.who)
        messages.success(self.request, "可以修改了。修改稿公布以前，公众看到的仍是现行版。")

    def _seed(self) -> None:
        actions.seed(catalogue=self.catalogue, **self.who)
        messages.success(self.request, "已按条例第二十条、第二十一条起草，请逐条核对公开主体。")

    def _discard(self) -> None:
        actions.discard(catalogue=self.catalogue, **self.who)
        messages.success(self.request, "已放弃修改稿，现行目录没有变化。")


class EditionView(OfCatalogue):
    """One adopted edition (目录版本): what it added, changed, dropped, and all its rows."""

    template_name = "catalogue/edition.html"
    page_title = "目录版本"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The edition beside the one before it."""
        adopted = self.catalogue.editions.filter(adopted__isnull=False)
        edition = adopted.filter(number=kwargs["number"]).first()
        if edition is None:
            raise Http404
        before = adopted.filter(number__lt=edition.number).first()
        rows = list(edition.rows.select_related("entry"))
        old = list(before.rows.select_related("entry")) if before else []
        return super().get_context_data(**kwargs) | {
            "catalogue": self.catalogue,
            "edition": edition,
            "before": before,
            "rows": rows,
            "change": compared(old, rows),
        }
