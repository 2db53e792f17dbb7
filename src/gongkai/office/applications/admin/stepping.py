"""The page of the five steps (分步判断): a question at a time, its article, where it leads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from gongkai.office.applications.acts import ACTS
from gongkai.office.applications.admin.casefile import ActView
from gongkai.office.applications.guards import Proposed, Stated, case_facts
from gongkai.office.applications.models import Application
from gongkai.office.applications.steps import QUESTIONS, STEPS, Path, path
from gongkai.office.applications.views.likeness import alike, frequency, repeated
from gongkai.office.backoffice.scoping import visible_rows
from gongkai.statute import GUARDS, OUTCOMES, official_calendar

DOORS = MappingProxyType(
    {
        "G1": "consult",
        "G3": "record_search",
        "G5": "ask_reasons",
        "G6": "ask_correction",
        "G7": "notify_fee",
        "G8": "ask_correction",
    }
)
"""The act that meets a guard; the others are met by what the draft states."""

EVERYWHERE = ("G10", "G14")


@dataclass(frozen=True, slots=True)
class Shown:
    """One guard of the outcome (办理结果的前提): met or not, what is missing, where to do it."""

    code: str
    rule: str
    article: str
    missing: tuple[str, ...]
    act: str
    url: str

    @property
    def is_met(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


def guards_of(case: Application, way: Path, *, today: date) -> list[Shown]:
    """The guards of the outcome that the answers lead to, as the file stands today."""
    leaf = OUTCOMES[way.outcome]
    proposed = Proposed(leaf.code, today, today, way.sub_kind)
    facts = case_facts(case, proposed, stated=Stated(), calendar=official_calendar())
    codes = [code for code in GUARDS if code in (*leaf.guards, *EVERYWHERE)]
    return [_shown(case, code, tuple(GUARDS[code].faults(facts))) for code in codes]


def _shown(case: Application, code: str, missing: tuple[str, ...]) -> Shown:
    guard = GUARDS[code]
    act = DOORS.get(code, "")
    url = reverse("applications:act", args=[case.pk, act]) if act else ""
    title = ACTS[act].title if act else ""
    return Shown(code, guard.rule, str(guard.article), missing, title, url)


class JudgePage(ActView):
    """The five steps: 补不补 → 该不该 → 有没有 → 给不给 → 当不当."""

    template_name = "applications/judge.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """The act is this one."""
        super().setup(request, *args, **kwargs | {"act": "judge"})

    @property
    def answers(self) -> dict[str, str]:
        """What was answered so far."""
        kept = getattr(self.application, "judgement", None)
        return kept.answers if kept else {}

    def form(self, *data: Any) -> Any:
        """The question that is open, or the one that is asked again."""
        way = path(self.answers)
        again = self.request.GET.get("change", "")
        key = again if again in QUESTIONS else way.question
        return self.deed.form(
            *data,
            application=self.application,
            user=self.request.user,
            today=self.today,
            question=key,
        )

    def done_url(self) -> str:
        """On to the next question."""
        return reverse("applications:judge", args=[self.application.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The way so far, the open question, where it leads, and who else asked."""
        case, way = self.application, path(self.answers)
        rows = visible_rows(self.request.user, Application)
        context = super().get_context_data(**kwargs)
        form = context["form"]
        asks = way.question or form.errors or self.request.GET.get("change") in QUESTIONS
        context["question"] = QUESTIONS[form.question] if asks else None
        context |= {
            "here": context["question"].step if asks else STEPS[-1] if way.outcome else "",
            "steps": STEPS,
            "walked": [(key, QUESTIONS[key], QUESTIONS[key].answers[a]) for key, a in way.answered],
            "way": way,
            "first": ACTS.get(way.act),
            "reached": OUTCOMES.get(way.outcome),
            "guards": guards_of(case, way, today=self.today) if way.outcome else [],
            "repeated": repeated(case, rows),
            "alike": alike(case, rows),
            "frequency": frequency(case, rows),
        }
        return context
