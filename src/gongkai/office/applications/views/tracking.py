"""Following an application (查询办理进度) with its number and query code."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.office.applications.acts import own_acts
from gongkai.office.applications.applicant.dues import own_dues
from gongkai.office.applications.applicant.notices import notices
from gongkai.office.applications.correspondence.writing import reply_issued
from gongkai.office.applications.forms.tracking import TrackForm
from gongkai.office.applications.models import Application
from gongkai.office.applications.releasing.parts import given
from gongkai.office.applications.views import story, throttle
from gongkai.office.backoffice.workbooks.serving import file_response
from gongkai.office.ledger.models import Event
from gongkai.office.letters.actions import opened
from gongkai.office.letters.catalogue import LETTERS

TOLD_OF = (
    "corrections",
    "extensions",
    "consultations",
    "reasons_notices",
    "delays",
    "fee_notices",
    "reopenings",
)
"""What the page of progress tells of, fetched at once."""

NO_MATCH = "登记号或者查询码不对，请对照回执核对。遗失回执的，请持有效证件到受理机关查询。"
NO_LETTER = "答复书还没有电子件，请按送达的纸质答复书办理，或者打电话到受理机关索取。"
ANONYMISED = (
    "这件申请的保存期限已满，已于{day}按期匿名：申请人信息和文书不再保存，不能再查询。"
    "办理结果计入受理机关当年的年度报告。"
)
"""What number alone is told: there is nothing left that a code could guard (ADR 0183)."""

LOCKED = "同一登记号连续五次未能查到，请十五分钟后再试，或者打电话到受理机关查询。"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest) -> HttpResponse:
    """Ask for number and code; show where the application stands."""
    form = TrackForm(request.POST if request.method == "POST" else None)
    application = found(form, request) if form.is_valid() else None
    if application is None:
        return asked(request, form)
    return shown(request, application, form)


def asked(request: HttpRequest, form: TrackForm) -> HttpResponse:
    """The page that asks for number and code: with what was wrong, or that nothing is left."""
    gone = _gone(form)
    context = {"form": TrackForm() if gone else form, "gone": gone}
    context |= {"section": "apply", "trail": story.trail("查询进度")}
    status = 422 if form.is_bound and not gone else 200
    return render(request, "applications/track.html", context, status=status)


def shown(
    request: HttpRequest, application: Application, form: TrackForm, *, done: str = ""
) -> HttpResponse:
    """The progress of an application whose number and code were given; `done` is what just was."""
    keys = {"form": form, "keys": form.cleaned_data, "done": done}
    return render(request, "applications/progress.html", _progress(application) | keys)


@never_cache
@require_POST
def reply(request: HttpRequest) -> HttpResponse:
    """The signed letter of a served reply (下载答复书): asked for with number and code again."""
    form = TrackForm(request.POST)
    application = found(form, request) if form.is_valid() else None
    issued = reply_issued(application) if application else None
    if issued is None:
        if application:
            form.add_error(None, NO_LETTER)
        return asked(request, form)
    return file_response(opened(issued), f"{LETTERS[issued.code].name}{issued.number}.pdf")


def found(form: TrackForm, request: HttpRequest) -> Application | None:
    """The application that number and code name together, or an error on the form."""
    return throttle.admitted(form, request, rows=_of_number, no_match=NO_MATCH, locked=LOCKED)


def _gone(form: TrackForm) -> str:
    """That the case of this number is anonymised: not a fault of whoever asks (ADR 0183)."""
    number = form.cleaned_data.get("number") if form.is_bound else None
    rows = Application.objects.filter(register_number=number).exclude(anonymised=None)
    day = rows.values_list("anonymised", flat=True).first() if number else None
    return ANONYMISED.format(day=story.in_words(day)) if day else ""


def _of_number(number: str) -> list[Application]:
    rows = Application.objects.filter(register_number=number)
    return list(rows.select_related("organ", "withdrawal", "rating").prefetch_related(*TOLD_OF))


def _progress(application: Application) -> dict[str, object]:
    today = timezone.localdate()
    events = Event.objects.filter(subject="application", subject_id=application.pk)
    clock = story.clock_of(application, today=today)
    return {
        "section": "apply",
        "trail": story.trail("办理进度"),
        "application": application,
        "facts": story.public_facts(application),
        "clock": clock,
        "figures": story.figures(clock),
        "steps": story.steps(application, events),
        "reply": reply_issued(application),
        "given": given(application),
        "notices": notices(application),
        "acts": own_acts(application),
        "has_dues": bool(own_dues(application)),
        "may": story.may_do(application, today=today),
    }
