"""A clerk's days in his own calendar (日历订阅): a feed behind a secret address (ADR 0168)."""

from __future__ import annotations

import hmac
from datetime import date
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gongkai.office.applications.models import Application, Feed
from gongkai.office.applications.reminding.roster import roster
from gongkai.office.applications.reminding.tokens import NO_HASH, token_hash
from gongkai.office.applications.reminding.watching import Watched, open_cases, watched
from gongkai.office.backoffice.scoping import visible_rows
from gongkai.office.messages.calendar import CONTENT_TYPE, DayEvent, events_as_ics
from gongkai.office.organs.models import User
from gongkai.office.organs.standing import is_staff_of_any
from gongkai.statute import official_calendar

NAME = "政府信息公开申请期限"


@never_cache
@require_safe
def feed(request: HttpRequest, feed: int, token: str) -> HttpResponse:
    """The days of a person's open cases; nothing for a guess, or for who works nowhere."""
    kept = Feed.objects.select_related("user").filter(pk=feed).first()
    fits = hmac.compare_digest(token_hash(token), kept.token_hash if kept else NO_HASH)
    if kept is None or not fits or not is_staff_of_any(kept.user):
        raise Http404
    events = days_of_person(kept.user, today=timezone.localdate())
    data = events_as_ics(events, name=NAME, at=timezone.now())
    response = HttpResponse(data, content_type=CONTENT_TYPE)
    response["Cache-Control"] = "private, no-store"
    return response


def days_of_person(user: User, *, today: date) -> list[DayEvent]:
    """The days to keep of a person's open cases, among those that he may see now (期限日程)."""
    people = roster()
    cases = open_cases(visible_rows(user, Application))
    dues = watched(cases, official_calendar(), today=today)
    return [_event(one) for one in dues if user.pk in people.keepers(one)]


def _event(one: Watched) -> DayEvent:
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname
    unit = f"（{one.unit.name}）" if one.unit else ""
    return DayEvent(
        uid=f"{one.place}@{host}",
        day=one.due,
        summary=f"{one.case.register_number} {one.kind.label}{unit}",
        url=settings.WAGTAILADMIN_BASE_URL + reverse("applications:case", args=[one.case.pk]),
    )
