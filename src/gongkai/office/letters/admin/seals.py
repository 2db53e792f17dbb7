"""The page of an organ's seal (印章): which one, who kept it, where it was used."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from gongkai.office.backoffice.acted import UNPROCESSABLE, refusal_for
from gongkai.office.ledger.models import Event
from gongkai.office.letters import actions
from gongkai.office.letters.admin.pages import OfOrgan
from gongkai.office.letters.forms import SealForm
from gongkai.office.letters.models import Seal
from gongkai.office.organs.standing import Duty, NotPermitted, holds
from gongkai.office.organs.visibility import visible

USES_SHOWN = 50


class SealView(OfOrgan):
    """The seal in use, the earlier ones, and the log of every use."""

    template_name = "letters/seal.html"
    page_title = "印章"

    def get_page_subtitle(self) -> str:
        """Whose seal."""
        return f"{self.organ}印章"

    def get_context_data(self, bound: SealForm | None = None, **kwargs: Any) -> dict[str, Any]:
        """The seals and their log; the form for those who may seal."""
        seals = visible(self.request.user, Seal).filter(organ=self.organ).select_related("by")
        events = Event.objects.filter(subject="seal", subject_id__in=seals.values("pk"))
        may = holds(self.request.user, Duty.SEAL, self.organ)
        context = {
            "organ": self.organ,
            "seals": seals,
            "in_use": seals.filter(retired=None).first(),
            "may_seal": may,
            "form": bound or (SealForm() if may else None),
            "events": events.select_related("actor").order_by("-pk")[:USES_SHOWN],
        }
        return super().get_context_data(**kwargs) | context

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep a seal or retire the one in use; or say why not."""
        if request.POST.get("act") == "retire":
            return self._retired(request)
        form = SealForm(request.POST, request.FILES)
        if form.is_valid() and self._kept(form):
            messages.success(request, "印章已登记，图像已加密保存。")
            return redirect(request.path)
        return self.render_to_response(self.get_context_data(bound=form), status=UNPROCESSABLE)

    def _kept(self, form: SealForm) -> bool:
        who = {"by": self.request.user, "on": timezone.localdate()}
        try:
            actions.keep_seal(organ=self.organ, **form.cleaned_data, **who)
        except ValidationError as refusal:
            form.add_error(None, refusal_for(form, refusal))
        except NotPermitted as refusal:
            form.add_error(None, str(refusal))
        return form.is_valid()

    def _retired(self, request: HttpRequest) -> HttpResponse:
        seal = actions.seal_in_use(self.organ)
        try:
            if seal is None:
                raise ValidationError("现在没有在用的印章。")
            actions.retire_seal(seal=seal, by=request.user, on=timezone.localdate())
        except (ValidationError, NotPermitted) as refusal:
            words = refusal.messages if isinstance(refusal, ValidationError) else [str(refusal)]
            messages.error(request, "".join(words))
        else:
            messages.success(request, f"“{seal}”已停用。")
        return redirect(request.path)
