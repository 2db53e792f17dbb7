"""The public pages of what the public writes (公众来件的页面): write, keep the receipt, follow."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gongkai.office.applications import sealing
from gongkai.office.applications.enclosing.actions import scan
from gongkai.office.applications.forms.tracking import TrackForm
from gongkai.office.applications.views import throttle
from gongkai.office.remedies.models import Petition
from gongkai.office.remedies.petitions import actions
from gongkai.office.remedies.petitions.forms import FORMS, PetitionForm

NO_MATCH = "编号或者查询码不对，请对照回执核对。"
LOCKED = "同一编号连续五次未能查到，请十五分钟后再试，或者打电话到收件机关查询。"


def _trail(here: str) -> list[dict[str, str]]:
    apply = {"text": "依申请公开", "href": reverse("apply")}
    return [{"text": "首页", "href": reverse("home")}, apply, {"text": here}]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, kind: str) -> HttpResponse:
    """The form of a kind; number and code once it is kept. Sent again it is the same one."""
    if kind not in Petition.Kind.values:
        raise Http404
    kind = Petition.Kind(kind)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form: PetitionForm = FORMS[kind](*sent)
    if not form.is_valid():
        context = {"form": form, "kind": kind, "section": "apply", "trail": _trail(kind.label)}
        status = 422 if form.is_bound else 200
        return render(request, "remedies/write.html", context, status=status)
    today = timezone.localdate()
    one, code = actions.file_petition(kind=kind, on=today, **form.arguments())
    scan(one.evidence)
    context = {"one": one, "code": code, "section": "apply", "trail": _trail("回执")}
    return render(request, "remedies/receipt.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """Where it stands and what was answered, by number and code."""
    form = TrackForm(request.POST if request.method == "POST" else None)
    form.fields["number"].label = "来件编号"
    form.fields["number"].help_text = "回执上的编号，例如：示政办公开来〔2026〕5号。"
    one = _found(form, request) if form.is_valid() else None
    context = {"form": form, "one": one, "section": "apply", "trail": _trail("查询来件")}
    status = 422 if form.is_bound and one is None else 200
    return render(request, "remedies/follow.html", context, status=status)


def _found(form: TrackForm, request: HttpRequest) -> Petition | None:
    address = request.META.get("REMOTE_ADDR", "")
    number, code = form.cleaned_data["number"], form.cleaned_data["code"]
    if throttle.is_locked(address, number):
        form.add_error(None, LOCKED)
        return None
    rows = Petition.objects.filter(number=number).select_related("organ")
    kept = rows.first() or Petition(query_code_hash="0" * 64)
    if not sealing.matches(code, kept.query_code_hash, about=number):
        throttle.count_failure(address, number)
        form.add_error(None, NO_MATCH)
        return None
    throttle.forget(address, number)
    return kept
