"""The work list of validity (有效期将满、待清理): for those who draft, and those who supervise."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from gongkai.office.backoffice.panels import Item
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.normative.ending import STEPS, ending, to_be_settled
from gongkai.office.disclosure.owing.pages import OwingPage
from gongkai.office.organs.standing import AnyUser, Duty, organ_ids
from gongkai.office.organs.visibility import visible

ON_THE_DESK = 5
"""Documents that the desk shows; the work list holds all."""


class ValidityView(OwingPage):
    """What ends within half a year, and what has ended with nothing decided."""

    template_name = "disclosure/owing/validity.html"
    page_title = "有效期"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Both lists over the organs in reach, or of the one that was asked for."""
        asked = self.request.GET.get("organ", "")
        chosen = [one for one in self.organs if one.slug == asked] or self.organs
        rows = visible(self.request.user, Document).filter(organ__in=chosen)
        return super().get_context_data(**kwargs) | {
            "organs": self.organs,
            "asked": asked,
            "own": organ_ids(self.request.user, Duty.READ),
            "ending": ending(rows, today=self.today),
            "settling": to_be_settled(rows, today=self.today),
            "steps": STEPS,
        }


def ending_items(user: AnyUser, *, today: date) -> list[Item]:
    """The documents of one's own organs whose end is near, the nearest first (有效期将满)."""
    own = organ_ids(user, Duty.DRAFT)
    rows = visible(user, Document).filter(organ__in=own)
    return [
        Item(
            one.document.title,
            f"{reverse('owing:validity')}?organ={one.document.organ.slug}",
            note=f"有效期至 {one.expires:%Y-%m-%d}，还有 {one.left} 天",
            urgent=one.step == min(STEPS),
        )
        for one in (ending(rows, today=today) if own else [])
    ][:ON_THE_DESK]
