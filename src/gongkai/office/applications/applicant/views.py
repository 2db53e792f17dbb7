"""The pages of what the applicant does himself (申请人自行办理的页面)."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from gongkai.office.applications.actions.acts import Refused
from gongkai.office.applications.acts import OWN_ACTS, Rule, obstacle
from gongkai.office.applications.applicant import actions, forms
from gongkai.office.applications.applicant.dues import own_dues
from gongkai.office.applications.applicant.notices import notices
from gongkai.office.applications.enclosing.actions import scan
from gongkai.office.applications.forms.tracking import TrackForm
from gongkai.office.applications.models import Application
from gongkai.office.applications.views import story, tracking
from gongkai.office.messages.calendar import CONTENT_TYPE, DayEvent, events_as_ics

DONE = MappingProxyType(
    {
        "answer_correction": "已收到您的补正，答复期限自明天起重新计算。",
        "answer_reasons": "已收到您说明的理由。",
        "take_back": "已收到您的撤回申请。",
        "rate": "已收到您的评价，谢谢。",
    }
)
"""What the page of progress says after an act."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One act as it is asked for on its page (所办事项)."""

    name: str
    application: Application
    form: forms.OwnForm

    @property
    def rule(self) -> Rule:
        """Its row in the table."""
        return OWN_ACTS[self.name]

    def is_done(self) -> bool:
        """Do it, or say on the form why not."""
        if not self.form.is_valid():
            return False
        perform = getattr(actions, self.name)
        today = timezone.localdate()
        try:
            perform(application=self.application, on=today, **self.form.arguments())
        except Refused as refusal:
            for reason in refusal.reasons:
                self.form.add_error(None, reason)
            return False
        return True


@never_cache
@require_POST
def own_act(request: HttpRequest, act: str) -> HttpResponse:
    """One act: first its form, then, sent, the progress that it has changed."""
    if act not in OWN_ACTS:
        raise Http404
    keys = TrackForm(request.POST)
    application = tracking.found(keys, request) if keys.is_valid() else None
    if application is None:
        return tracking.asked(request, keys)
    is_sent = "sent" in request.POST
    sent = (request.POST, request.FILES) if is_sent else ()
    form = getattr(forms, OWN_ACTS[act].form)(*sent)
    asked = Asked(act, application, form)
    if is_sent and asked.is_done():
        scan(application.enclosures)
        return tracking.shown(request, application, keys, done=DONE[act])
    return _page(request, asked, keys)


def _page(request: HttpRequest, asked: Asked, keys: TrackForm) -> HttpResponse:
    context = {
        "asked": asked,
        "form": asked.form,
        "keys": keys.cleaned_data,
        "application": asked.application,
        "hindrance": obstacle(asked.application, asked.rule, None),
        "notices": notices(asked.application),
        "section": "apply",
        "trail": story.trail(asked.rule.title),
    }
    status = 422 if asked.form.is_bound else 200
    return render(request, "applications/own_act.html", context, status=status)


@never_cache
@require_POST
def deadlines(request: HttpRequest) -> HttpResponse:
    """The days as a file for the applicant's own calendar: register number and days, no more."""
    form = TrackForm(request.POST)
    application = tracking.found(form, request) if form.is_valid() else None
    if application is None:
        return tracking.asked(request, form)
    number = application.register_number
    url = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('track')}"
    events = [
        DayEvent(
            f"{one.kind}-{application.pk}@gongkai", one.day, f"{one.name}（{number}）", url=url
        )
        for one in own_dues(application)
    ]
    data = events_as_ics(events, name=f"{number} 期限", at=timezone.now())
    response = HttpResponse(data, content_type=CONTENT_TYPE)
    response["Content-Disposition"] = 'attachment; filename="deadlines.ics"'
    return response
