"""What the applicant does himself (申请人自行办理): each act in its state, one event each.

Whoever calls has proved to be the applicant, by number and query code; no member of the staff
acts, so the ledger names the public. What he writes stays in the case and out of the ledger.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from gongkai.office.applications.actions.acts import Refused, keep
from gongkai.office.applications.acts import OWN_ACTS, obstacle
from gongkai.office.applications.acts.events import (
    CORRECTED,
    RATED,
    REASONS_GIVEN,
    WITHDRAWAL_STATED,
    WITHDRAWN,
)
from gongkai.office.applications.enclosing.actions import Enclosed, take_in
from gongkai.office.applications.models import (
    Application,
    Correction,
    Rating,
    ReasonsNotice,
    Withdrawal,
)

ONLINE = "申请人凭登记号和查询码在网上提交"


@transaction.atomic
def answer_correction(
    *, application: Application, text: str, on: date, files: Sequence[Enclosed] = ()
) -> Correction:
    """Correct the application online (网上补正): received the same day (ADR 0160)."""
    _begin(application, "answer_correction")
    one = application.corrections.get(answered=None)
    one.answered, one.text = on, text.strip()
    one.save()
    note = f"{ONLINE}，补正期限至{one.due}" + ("，已经届满" if on > one.due else "")
    new = {"received": str(on), "files": take_in(application, files, on=on)}
    keep(application, CORRECTED, by=None, on=on, note=note, new=new)
    return one


@transaction.atomic
def answer_reasons(
    *, application: Application, answer: str, on: date, files: Sequence[Enclosed] = ()
) -> ReasonsNotice:
    """State online why one applies so often (网上说明理由, art. 35)."""
    _begin(application, "answer_reasons")
    one = application.reasons_notices.filter(answered=None).last()
    one.answered, one.answer = on, answer.strip()
    one.save()
    new = {"files": take_in(application, files, on=on)}
    keep(application, REASONS_GIVEN, by=None, on=on, note=ONLINE, new=new)
    return one


@transaction.atomic
def take_back(*, application: Application, on: date, note: str = "") -> Application:
    """Take the application back online (网上撤回).

    Before receipt it ends here; after it the office ends the case by its own act, which is
    counted (ADR 0062, 0161).
    """
    _begin(application, "take_back")
    Withdrawal.objects.create(application=application, note=note.strip(), on=on)
    act = WITHDRAWN if application.received is None else WITHDRAWAL_STATED
    keep(application, act, by=None, on=on, note=ONLINE)
    return application


@transaction.atomic
def rate(*, application: Application, score: int, on: date, words: str = "") -> Rating:
    """Rate how one was answered (评价): once, for the office to read in the case."""
    _begin(application, "rate")
    one = Rating(application=application, score=score, words=words.strip(), on=on)
    one.full_clean()
    one.save()
    keep(application, RATED, by=None, on=on, new={"score": score})
    return one


def _begin(application: Application, act: str) -> None:
    """Lock an application, read it anew, and admit the act as state and records are."""
    Application.objects.select_for_update().get(pk=application.pk)
    application.refresh_from_db()
    reason = obstacle(application, OWN_ACTS[act], None)
    if reason:
        raise Refused(reason)
