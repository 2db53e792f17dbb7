"""Applying online (网上申请): the form and the receipt."""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.office.applications import actions
from gongkai.office.applications.acts.events import REGISTERED, SUBJECT
from gongkai.office.applications.enclosing.actions import scan
from gongkai.office.applications.forms.applying import (
    APPLICANT_FIELDS,
    ENCLOSED_FIELDS,
    REQUEST_FIELDS,
    ApplyForm,
)
from gongkai.office.applications.kinds import Channel
from gongkai.office.applications.models import Application
from gongkai.office.applications.views.story import trail
from gongkai.office.applications.visiting.actions import drop_draft
from gongkai.office.ledger.models import Event

RECEIPT_COOKIE = "receipt"
RECEIPT_SECONDS = 600
"""How long the receipt with the query code can be opened again in the same browser."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest) -> HttpResponse:
    """The application form (申请表); a receipt once the application is kept."""
    if request.method == "POST":
        form = ApplyForm(request.POST, request.FILES)
    else:
        form = ApplyForm(initial={"organ": request.GET.get("organ", "")})
    if not form.is_valid():
        return asked(request, form)
    today = timezone.localdate()
    kept = actions.register(
        organ=form.cleaned_data["organ"],
        channel=Channel.ONLINE,
        applicant=form.applicant(),
        arrived=today,
        submission=str(form.cleaned_data["submission"]),
        enclosed=form.enclosed(),
        by=None,
        on=today,
        **form.wanted(),
    )
    drop_draft(form.cleaned_data["draft"])
    scan(kept.application.enclosures)
    return _to_receipt(kept)


def asked(request: HttpRequest, form: ApplyForm) -> HttpResponse:
    """The page of the form, with its errors where it was sent."""
    context = {
        "form": form,
        "applicant": [form[name] for name in APPLICANT_FIELDS],
        "wanted": [form[name] for name in REQUEST_FIELDS],
        "enclosed": [form[name] for name in ENCLOSED_FIELDS],
        "has_lost_files": form.is_bound and bool(request.FILES),
        "section": "apply",
        "trail": trail("提交申请"),
    }
    status = 422 if form.is_bound else 200
    return render(request, "applications/apply.html", context, status=status)


def _to_receipt(kept: actions.Registration) -> HttpResponse:
    """Hand the receipt over in the browser's own cookie: no session, nothing in an address."""
    response = redirect("receipt")
    content = {"application": kept.application.pk, "code": kept.query_code}
    response.set_cookie(
        RECEIPT_COOKIE,
        signing.dumps(content, salt=RECEIPT_COOKIE),
        max_age=RECEIPT_SECONDS,
        path=reverse("receipt"),
        httponly=True,
        samesite="Strict",
    )
    return response


@never_cache
@require_safe
def receipt(request: HttpRequest) -> HttpResponse:
    """The receipt (回执): number, query code, from when the clock runs."""
    return _received(request, "applications/receipt.html")


@never_cache
@require_safe
def receipt_file(request: HttpRequest) -> HttpResponse:
    """The receipt as a file to keep (回执文件): a page of its own that any browser prints."""
    response = _received(request, "applications/receipt_file.html")
    if response.status_code == 200:
        response["Content-Disposition"] = 'attachment; filename="receipt.html"'
    return response


def _received(request: HttpRequest, template: str) -> HttpResponse:
    token = request.COOKIES.get(RECEIPT_COOKIE, "")
    context: dict[str, object] = {"section": "apply", "trail": trail("回执")}
    try:
        content = signing.loads(token, salt=RECEIPT_COOKIE, max_age=RECEIPT_SECONDS)
    except signing.BadSignature:
        return render(request, "applications/receipt_gone.html", context, status=404)
    application = get_object_or_404(
        Application.objects.select_related("organ"), pk=content["application"]
    )
    events = Event.objects.filter(subject=SUBJECT, subject_id=application.pk)
    context |= {
        "application": application,
        "code": content["code"],
        "registered": events.get(kind=REGISTERED.kind),
        "enclosures": application.enclosures.all(),
        "track_address": f"{settings.WAGTAILADMIN_BASE_URL}{reverse('track')}",
    }
    return render(request, template, context)
