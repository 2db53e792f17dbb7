"""The work list of what has to follow (没有解读的文件、没有公布采纳情况的征求意见)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse

from gongkai.office.backoffice.panels import Item
from gongkai.office.disclosure.following.owed import (
    lack_of_adoption,
    lack_of_interpretation,
    unanswered,
    unexplained,
)
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.owing.pages import OwingPage
from gongkai.office.disclosure.reading.finding import CappedPaginator
from gongkai.office.organs.standing import AnyUser, Duty, organ_ids
from gongkai.office.organs.visibility import visible

PAGE_LENGTH = 50
ON_THE_DESK = 5
"""Documents of each sort that the desk shows; the work list holds all."""


class FollowingView(OwingPage):
    """Which documents have no interpretation, and of which consultations nothing was told."""

    template_name = "disclosure/following/list.html"
    page_title = "解读和意见采纳"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Both lists over the organs in reach, or of the one that was asked for."""
        asked = self.request.GET.get("organ", "")
        chosen = [one for one in self.organs if one.slug == asked] or self.organs
        rows = visible(self.request.user, Document).filter(organ__in=chosen)
        page = CappedPaginator(unexplained(rows), PAGE_LENGTH)
        page = page.get_page(self.request.GET.get("page"))
        waiting = unanswered(rows, today=self.today)
        return super().get_context_data(**kwargs) | {
            "organs": self.organs,
            "asked": asked,
            "own": organ_ids(self.request.user, Duty.READ),
            "page": page,
            "unexplained": [lack_of_interpretation(one, today=self.today) for one in page],
            "unanswered": [lack_of_adoption(one, today=self.today) for one in waiting],
            "within": settings.EXPLAIN_WITHIN,
        }


def following_items(user: AnyUser, *, today: date) -> list[Item]:
    """The documents of one's own organs that something should follow by now (待解读、待公布)."""
    own = organ_ids(user, Duty.DRAFT)
    if not own:
        return []
    rows = visible(user, Document).filter(organ__in=own)
    lacks = [lack_of_interpretation(one, today=today) for one in unexplained(rows)[:ON_THE_DESK]]
    waits = [
        lack_of_adoption(one, today=today) for one in unanswered(rows, today=today)[:ON_THE_DESK]
    ]
    told = [(one, f"发布 {one.days} 天，还没有解读") for one in lacks]
    told += [(one, f"截止 {one.days} 天，还没有公布意见采纳情况") for one in waits]
    return [
        Item(
            one.document.title,
            reverse("disclosure:desk", args=[one.document.pk]),
            note=note,
            urgent=one.is_late,
        )
        for one, note in told
    ]
