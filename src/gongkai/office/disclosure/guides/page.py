"""Guides and rules in the back office (指南和制度): which there are, in which version."""

from __future__ import annotations

from typing import Any

from django.db.models import Count

from gongkai.office.disclosure.kinds import STANDING_TEXTS, Kind
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.owing.pages import OwingPage
from gongkai.office.organs.standing import Duty, holds_anywhere, organ_ids
from gongkai.office.organs.visibility import visible


class GuidesView(OwingPage):
    """The guide and the rules of one's organs; an organ without a guide is told so."""

    template_name = "disclosure/owing/guides.html"
    page_title = "指南和制度"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The documents by organ, each with its number of versions."""
        own = organ_ids(self.request.user, Duty.READ)
        rows = visible(self.request.user, Document).filter(kind__in=STANDING_TEXTS, organ__in=own)
        counted = rows.defer("body").annotate(kept=Count("versions")).order_by("kind", "pk")
        documents = list(counted.select_related("organ"))
        organs = [organ for organ in self.organs if organ.pk in own]
        return super().get_context_data(**kwargs) | {
            "groups": [
                (
                    organ,
                    [one for one in documents if one.organ_id == organ.pk],
                    _lacks(organ, documents),
                )
                for organ in organs
            ],
            "may_draft": holds_anywhere(self.request.user, Duty.DRAFT),
        }


def _lacks(organ: Any, documents: list[Document]) -> bool:
    """Whether an organ has no guide (没有指南)."""
    return not any(one.organ_id == organ.pk and one.kind == Kind.GUIDE for one in documents)
