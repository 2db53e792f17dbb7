"""The page of a document's approval (审批页): send, decide, publish, take back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from gongkai.office.backoffice.scoping import visible_rows
from gongkai.office.disclosure import actions
from gongkai.office.disclosure.forms import DecisionForm, ReasonForm, ValidityForm
from gongkai.office.disclosure.kinds import Validity
from gongkai.office.disclosure.markup import clean_html
from gongkai.office.disclosure.models import Approval, Document
from gongkai.office.ledger.models import Event
from gongkai.office.organs.standing import Duty, NotPermitted, holds


class ApprovalView(WagtailAdminTemplateMixin, TemplateView):
    """What stands in the draft, whose turn it is, and the one act that comes next."""

    model = Document
    template_name = "disclosure/approval.html"
    page_title = "送审与发布"
    header_icon = "doc-full"
    _show_breadcrumbs = True

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Fetch the document among those the person may see (the scope answers 404 else)."""
        super().setup(request, *args, **kwargs)
        self.document = visible_rows(request.user, Document).get(pk=kwargs["pk"])
        if not holds(request.user, Duty.READ, self.document.organ_id):
            raise PermissionDenied
        self.approval = self.document.approvals.first()

    def get_page_subtitle(self) -> str:
        """The title of the document."""
        return self.document.title

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Home, the list, this page."""
        items = [{"url": reverse("disclosure:list"), "label": "公开"}]
        return [*super().get_breadcrumbs_items(), *items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The draft as it would appear, the approvals, the events, and the forms in place."""
        draft = self.document.get_latest_revision_as_object()
        user = self.request.user
        open_one = self.approval if self.approval and not self.approval.result else None
        cleared = bool(
            self.approval
            and self.approval.result == Approval.Result.APPROVED
            and self.approval.content_digest == draft.content_digest()
        )
        return super().get_context_data(**kwargs) | {
            "document": self.document,
            "draft": draft,
            "body": mark_safe(clean_html(draft.body)),
            "open_approval": open_one,
            "objection": actions.objection(open_one, user) if open_one else "",
            "is_cleared": cleared
            and (not self.document.live or self.document.has_unpublished_changes),
            "may_submit": not open_one and not cleared,
            "may_withdraw": self.document.live
            and holds(user, Duty.APPROVE, self.document.organ_id),
            "approvals": self.document.approvals.select_related("requested_by", "decided_by"),
            "events": Event.objects.filter(subject="document", subject_id=self.document.pk),
            "decision_form": kwargs.get("decision_form") or DecisionForm(),
            "reason_form": kwargs.get("reason_form") or ReasonForm(),
            "validity_form": kwargs.get("validity_form") or ValidityForm(),
            "edit_url": reverse("disclosure:edit", args=[self.document.pk]),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do the act that the button names; refuse with its reason."""
        acts = {
            "submit": self._submit,
            "approve": self._decide,
            "return": self._decide,
            "publish": self._publish,
            "withdraw": self._withdraw,
            "validity": self._change_validity,
        }
        act = acts.get(request.POST.get("act", ""))
        if act is None:
            messages.error(request, "不认识这个操作，请从页面上的按钮办理。")
            return redirect(request.path)
        try:
            invalid = act(by=request.user, on=timezone.localdate())
        except (NotPermitted, PermissionDenied) as refusal:
            messages.error(request, str(refusal))
            return redirect(request.path)
        if invalid:
            return self.render_to_response(self.get_context_data(**invalid), status=422)
        return redirect(request.path)

    def _submit(self, **who: Any) -> None:
        actions.submit(document=self.document, **who)
        messages.success(self.request, "已送审，等待第二人审批。")

    def _decide(self, **who: Any) -> dict[str, Any] | None:
        form = DecisionForm(self.request.POST)
        if not form.is_valid():
            return {"decision_form": form}
        if self.approval is None:
            raise NotPermitted("这篇稿件还没有送审。")
        approve = self.request.POST["act"] == "approve"
        actions.decide(
            approval=self.approval, approve=approve, opinion=form.cleaned_data["opinion"], **who
        )
        messages.success(self.request, "已同意公开，可以发布。" if approve else "已退回修改。")
        return None

    def _publish(self, **who: Any) -> None:
        actions.publish(document=self.document, **who)
        messages.success(self.request, "已发布。")

    def _withdraw(self, **who: Any) -> dict[str, Any] | None:
        form = ReasonForm(self.request.POST)
        if not form.is_valid():
            return {"reason_form": form}
        actions.withdraw(document=self.document, reason=form.cleaned_data["reason"], **who)
        messages.success(self.request, "已撤下，公众不再能看到。")
        return None

    def _change_validity(self, *, by: Any, on: Any) -> dict[str, Any] | None:
        form = ValidityForm(self.request.POST)
        if not form.is_valid():
            return {"validity_form": form}
        data = form.cleaned_data
        actions.change_validity(
            document=self.document,
            validity=Validity(data["validity"]),
            basis=data["basis"],
            by=by,
            on=data["on"],
        )
        messages.success(self.request, "有效性已变更。")
        return None
