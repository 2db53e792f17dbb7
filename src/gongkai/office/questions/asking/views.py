"""Asking and following (提问、查询): without an account; number and code open what was asked."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.office.applications.forms.tracking import TrackForm
from gongkai.office.applications.views import throttle
from gongkai.office.applications.views.story import in_words
from gongkai.office.applications.visiting.likely import likely
from gongkai.office.disclosure.showing import trails
from gongkai.office.disclosure.showing.announced import taking_questions
from gongkai.office.questions import actions
from gongkai.office.questions.asking import flood
from gongkai.office.questions.asking.forms import AskForm
from gongkai.office.questions.models import Question

NO_MATCH = "编号或者查询码不对，请对照回执核对。"
LOCKED = "同一编号连续五次未能查到，请十五分钟后再试，或者打电话到答复机关查询。"
FLOODED = "这个网络地址一小时内提交的咨询已经很多，请稍后再提交，或者打电话到机关咨询。"
ANONYMISED = "这件咨询的保存期限已满，已于{day}按期匿名，不能再查询。"


def trail(here: str) -> list[dict[str, str]]:
    """The way back up from a page of this room (当前位置)."""
    return trails.trail(here, ("互动交流", "ask"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """The form; what was written once more, with what is like it; the receipt once it is kept."""
    if request.method != "POST":
        return _asked(request, _fresh(request))
    form, address = AskForm(request.POST), request.META.get("REMOTE_ADDR", "")
    if not form.is_valid() or "preview" in request.POST:
        return _asked(request, form)
    if flood.is_flooding(address):
        form.add_error(None, FLOODED)
        return _asked(request, form)
    kept = actions.ask(on=timezone.localdate(), **form.arguments())
    flood.count(address)
    context = {"one": kept.question, "code": kept.query_code}
    context |= {"section": "ask", "trail": trail("回执")}
    return render(request, "questions/receipt.html", context)


def _fresh(request: HttpRequest) -> AskForm:
    """An empty form, for the organ or the interview that the address names."""
    key = request.GET.get("about", "")
    open_ones = taking_questions(on=timezone.localdate())
    about = open_ones.filter(pk=int(key)).first() if key.isdecimal() else None
    organ = about.organ.slug if about else request.GET.get("organ", "")
    return AskForm(initial={"organ": organ, "about": about})


def _asked(request: HttpRequest, form: AskForm) -> HttpResponse:
    is_preview = form.is_bound and form.is_valid()
    about = form.interview()
    if about:
        form.bind_to(about)
    context = {
        "form": form,
        "about": about,
        "preview": form.cleaned_data if is_preview else None,
        "documents": likely(form.cleaned_data["title"]) if is_preview else [],
        "section": "ask",
        "trail": trail("我要咨询"),
    }
    status = 422 if form.errors else 200
    return render(request, "questions/ask.html", context, status=status)


@never_cache
@require_POST
def like(request: HttpRequest) -> HttpResponse:
    """What is published and like it, while somebody types; posted, so that no log keeps it."""
    documents = likely(request.POST.get("q", "")[:200])
    return render(request, "questions/like.html", {"documents": documents})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """Where it stands and what was answered, by number and code."""
    form = _asking(request.POST if request.method == "POST" else None)
    one = _found(form, request) if form.is_valid() else None
    gone = "" if one else _gone(form)
    context = {"form": _asking(None) if gone else form, "one": one, "gone": gone}
    context |= {"section": "ask", "trail": trail("查询答复")}
    status = 422 if form.is_bound and one is None and not gone else 200
    return render(request, "questions/follow.html", context, status=status)


def _asking(told: QueryDict | None) -> TrackForm:
    form = TrackForm(told)
    number = form.fields["number"]
    number.label, number.help_text = "咨询编号", "回执上的编号，例如：示政办公开询〔2026〕5号。"
    number.error_messages["required"] = "请填写咨询编号。"
    return form


def _found(form: TrackForm, request: HttpRequest) -> Question | None:
    return throttle.admitted(form, request, rows=_of_number, no_match=NO_MATCH, locked=LOCKED)


def _of_number(number: str) -> list[Question]:
    return list(Question.objects.filter(number=number).select_related("organ", "about"))


def _gone(form: TrackForm) -> str:
    """That the question of this number is anonymised: not a fault of whoever asks."""
    number = form.cleaned_data.get("number") if form.is_bound else None
    rows = Question.objects.filter(number=number).exclude(anonymised=None)
    day = rows.values_list("anonymised", flat=True).first() if number else None
    return ANONYMISED.format(day=in_words(day)) if day else ""
