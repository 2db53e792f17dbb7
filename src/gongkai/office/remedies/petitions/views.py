"""The public pages of what the public writes (公众来件的页面): write, keep the receipt, follow."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gongkai.office.applications.enclosing.actions import scan
from gongkai.office.applications.forms.tracking import TrackForm
from gongkai.office.applications.views import throttle
from gongkai.office.applications.views.story import in_words, trail
from gongkai.office.remedies.models import Petition
from gongkai.office.remedies.petitions import actions
from gongkai.office.remedies.petitions.forms import FORMS, PetitionForm

NO_MATCH = "编号或者查询码不对，请对照回执核对。"
ANONYMISED = "这件来件的保存期限已满，已于{day}按期匿名，不能再查询。"
LOCKED = "同一编号连续五次未能查到，请十五分钟后再试，或者打电话到收件机关查询。"


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
        context = {"form": form, "kind": kind, "section": "apply", "trail": trail(kind.label)}
        status = 422 if form.is_bound else 200
        return render(request, "remedies/write.html", context, status=status)
    today = timezone.localdate()
    one, code = actions.file_petition(kind=kind, on=today, **form.arguments())
    scan(one.evidence)
    context = {"one": one, "code": code, "section": "apply", "trail": trail("回执")}
    return render(request, "remedies/receipt.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """Where it stands and what was answered, by number and code."""
    form = _asking(request.POST if request.method == "POST" else None)
    one = _found(form, request) if form.is_valid() else None
    gone = _gone(form)
    context = {"form": _asking(None) if gone else form, "one": one, "gone": gone}
    context |= {"section": "apply", "trail": trail("查询来件")}
    status = 422 if form.is_bound and one is None and not gone else 200
    return render(request, "remedies/follow.html", context, status=status)


def _asking(told: QueryDict | None) -> TrackForm:
    form = TrackForm(told)
    form.fields["number"].label = "来件编号"
    form.fields["number"].help_text = "回执上的编号，例如：示政办公开来〔2026〕5号。"
    return form


def _found(form: TrackForm, request: HttpRequest) -> Petition | None:
    return throttle.admitted(form, request, rows=_of_number, no_match=NO_MATCH, locked=LOCKED)


def _gone(form: TrackForm) -> str:
    """That the petition of this number is anonymised: not a fault of whoever asks."""
    number = form.cleaned_data.get("number") if form.is_bound else None
    rows = Petition.objects.filter(number=number).exclude(anonymised=None)
    day = rows.values_list("anonymised", flat=True).first() if number else None
    return ANONYMISED.format(day=in_words(day)) if day else ""


def _of_number(number: str) -> list[Petition]:
    return list(Petition.objects.filter(number=number).select_related("organ"))
