"""The place of what is owed in the back office (公开责任): menu, addresses, the desk."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import path, reverse
from wagtail.admin.viewsets.base import ViewSet

from gongkai.office.backoffice.panels import Item
from gongkai.office.disclosure.following.page import FollowingView
from gongkai.office.disclosure.guides.page import GuidesView
from gongkai.office.disclosure.normative.page import ValidityView
from gongkai.office.disclosure.owing.counting import gaps, most_urgent
from gongkai.office.disclosure.owing.pages import FilingView, MatrixView, WorkListView, watched
from gongkai.office.organs.standing import AnyUser, Duty, organs_with

ON_THE_DESK = 5
"""Overdue rows that the desk shows; the work list holds all."""


class OwingViewSet(ViewSet):
    """公开责任: after the documents that fulfil it."""

    name = "owing"
    url_prefix = "owing"
    menu_name = "owing"
    menu_label = "公开责任"
    menu_order = 125
    icon = "tasks"
    add_to_admin_menu = True

    def get_menu_item(self, order: int | None = None) -> Any:
        """Shown to members and supervisors."""
        item = super().get_menu_item(order)
        item.is_shown = lambda request: bool(watched(request.user))
        return item

    def get_urlpatterns(self) -> list[Any]:
        """The work list, the matrix, filing, ends of validity, what has to follow."""
        view = self.construct_view
        return [
            path("", view(WorkListView), name="index"),
            path("matrix/", view(MatrixView), name="matrix"),
            path("filing/", view(FilingView), name="filing"),
            path("guides/", view(GuidesView), name="guides"),
            path("validity/", view(ValidityView), name="validity"),
            path("following/", view(FollowingView), name="following"),
        ]


def owed_items(user: AnyUser, *, today: date) -> list[Item]:
    """What a person's own organs should have published by today, the longest overdue first."""
    own = list(organs_with(user, Duty.DRAFT))
    if not own:
        return []
    late = [one for one in most_urgent(gaps(own, today=today)) if one.owed and one.owed.is_late]
    return [
        Item(
            str(gap.row),
            f"{reverse('owing:index')}?organ={gap.organ.slug}",
            note=f"最迟 {gap.owed.due:%Y-%m-%d}" if gap.owed else "",
            urgent=True,
        )
        for gap in late[:ON_THE_DESK]
    ]
