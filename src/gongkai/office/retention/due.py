"""What is due (到期): matters whose period is over and that nothing holds back.

Never due are a case that is not finished, one with a reconsideration or a lawsuit that pends, a
petition or a question that is not answered, and whatever is held.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from django.db.models import DateField, Exists, F, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from gongkai.office.applications.acts.events import SUBJECT, WITHDRAWN
from gongkai.office.applications.kinds import State
from gongkai.office.applications.models import Application, Reopening
from gongkai.office.ledger.models import Event
from gongkai.office.questions.models import Question
from gongkai.office.remedies.models import Petition, RemedyCase
from gongkai.office.retention.models import Hold, Item, Matter
from gongkai.office.retention.terms import TERMS, Term

DONE = (State.CLOSED, State.ARCHIVED)
"""States in which a case is done (办结): served is not enough, somebody has still to close it."""

GONE = (State.WITHDRAWN, State.VOID)
"""States in which an application ended before it was handled."""

_OF_CASE = {"application": OuterRef("pk")}
_REMEDIES = RemedyCase.objects.filter(**_OF_CASE)
_REOPENINGS = Reopening.objects.filter(**_OF_CASE)
_UNANSWERED = Petition.objects.filter(letter__application=OuterRef("pk"), answered=None)
_CALM = (~Exists(_REMEDIES), ~Exists(_REOPENINGS))


@dataclass(frozen=True, slots=True)
class Kind:
    """Where the rows of a class are (到期口径): the matter, its number, the rows with `start`."""

    matter: Matter
    model: type[Model]
    number: str
    rows: Callable[[], QuerySet]


@dataclass(frozen=True, slots=True)
class Due:
    """One matter that is due (到期事项): what, its number, its class, from when it counts."""

    subject: str
    subject_id: int
    number: str
    term: Term
    start: date

    @property
    def until(self) -> date:
        """The last day of its period."""
        return self.term.until(self.start)


def due(organ_id: int, *, today: date) -> Iterator[Due]:
    """What of an organ is due on a day and on no list yet (到期清单), by class, oldest first."""
    for code, kind in KINDS.items():
        rows = _unlisted(due_rows(code, today=today), kind.matter).filter(organ=organ_id)
        for pk, number, start in rows.order_by("start", "pk").values_list(
            "pk", kind.number, "start"
        ):
            yield Due(kind.matter, pk, number or f"第 {pk} 号", TERMS[code], start)


def due_rows(code: str, *, today: date) -> QuerySet:
    """The due matters of a class (到期的行), each with its `start`."""
    kind = KINDS[code]
    held = Hold.objects.filter(subject=kind.matter, subject_id=OuterRef("pk"), lifted=None)
    over = kind.rows().filter(anonymised=None, start__lte=TERMS[code].last_start(today))
    if kind.model is Application:
        over = over.filter(~Exists(_UNANSWERED))
    return over.filter(~Exists(held))


def is_due(subject: str, subject_id: int, *, today: date) -> bool:
    """Whether one matter is due (是否到期), by the rows of which the list is made."""
    codes = (code for code, kind in KINDS.items() if kind.matter == subject)
    return any(due_rows(code, today=today).filter(pk=subject_id).exists() for code in codes)


def obstacle(subject: str, subject_id: int, *, today: date) -> str:
    """Why a matter is not due (不到期的原因), in a sentence; nothing when it is."""
    if is_due(subject, subject_id, today=today):
        return ""
    hold = Hold.objects.filter(subject=subject, subject_id=subject_id, lifted=None).first()
    if hold:
        return f"已于{hold.on}保全：{hold.reason}"
    pending = RemedyCase.objects.filter(application=subject_id, closed=None)
    if subject == Matter.APPLICATION and pending.exists():
        return "有尚未审结的复议、诉讼"
    return "保存期限没有届满，或者还没有办结"


def _unlisted(rows: QuerySet, matter: Matter) -> QuerySet:
    waiting = Item.objects.filter(
        subject=matter, subject_id=OuterRef("pk"), result=Item.Result.WAITING
    )
    return rows.filter(~Exists(waiting))


def _ordinary() -> QuerySet:
    rows = Application.objects.filter(*_CALM, state__in=DONE)
    return rows.annotate(start=Coalesce("archived", "served", "concluded"))


def _disputed() -> QuerySet:
    tried = Application.objects.filter(
        Exists(_REMEDIES) | Exists(_REOPENINGS), state__in=(*DONE, *GONE)
    )
    over = tried.filter(~Exists(_REMEDIES.filter(closed=None)))
    own = Coalesce("archived", "served", "concluded", "voided", _withdrawn())
    ended = Subquery(_REMEDIES.order_by("-closed").values("closed")[:1])
    ordered = Subquery(_REOPENINGS.order_by("-ordered").values("ordered")[:1])
    latest = Greatest("own", Coalesce(ended, F("own")), Coalesce(ordered, F("own")))
    return over.annotate(own=own).annotate(start=latest)


def _ended() -> QuerySet:
    rows = Application.objects.filter(*_CALM, state__in=GONE)
    return rows.annotate(start=Coalesce("voided", _withdrawn()))


def _withdrawn() -> Subquery:
    """The day on which an application was taken back before receipt, by the ledger."""
    events = Event.objects.filter(subject=SUBJECT, subject_id=OuterRef("pk"), kind=WITHDRAWN.kind)
    return Subquery(events.order_by("-pk").values("on")[:1], output_field=DateField())


def _answered() -> QuerySet:
    return Petition.objects.exclude(answered=None).annotate(start=F("answered"))


def _settled() -> QuerySet:
    return Question.objects.exclude(answered=None).annotate(start=F("answered"))


def _alone() -> QuerySet:
    rows = RemedyCase.objects.filter(application=None).exclude(closed=None)
    return rows.annotate(start=F("closed"))


KINDS: MappingProxyType[str, Kind] = MappingProxyType(
    {
        "case": Kind(Matter.APPLICATION, Application, "register_number", _ordinary),
        "disputed": Kind(Matter.APPLICATION, Application, "register_number", _disputed),
        "ended": Kind(Matter.APPLICATION, Application, "register_number", _ended),
        "petition": Kind(Matter.PETITION, Petition, "number", _answered),
        "question": Kind(Matter.QUESTION, Question, "number", _settled),
        "remedy": Kind(Matter.REMEDY, RemedyCase, "number", _alone),
    }
)
"""The rows of every class."""

MODELS = MappingProxyType({kind.matter: kind.model for kind in KINDS.values()})
"""The model of each matter."""

NUMBERS = MappingProxyType({kind.matter: kind.number for kind in KINDS.values()})
"""The field that holds the number of each matter."""
