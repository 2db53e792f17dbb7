"""The room's place in the back office (信息迁入): its pages in the menu."""

from __future__ import annotations

from typing import Any

from django.urls import path
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import register_permission_policy

from gongkai.office.organs.policy import OrganScopedPolicy
from gongkai.office.organs.standing import Duty, holds_anywhere
from gongkai.office.transfers.models import AccessToken
from gongkai.office.transfers.pages import TemplatePage, TransferPage
from gongkai.office.transfers.systems.admin import TokenViewSet

register_permission_policy(
    AccessToken, OrganScopedPolicy(AccessToken, {"view": Duty.READ, "add": Duty.DRAFT})
)


class TransferViewSet(ViewSet):
    """信息迁入: for whoever drafts."""

    name = "transfers"
    url_prefix = "transfers"
    menu_name = "transfers"
    menu_label = "信息迁入"
    menu_order = 128
    icon = "upload"
    add_to_admin_menu = True

    def get_menu_item(self, order: int | None = None) -> Any:
        """Shown to those who draft somewhere."""
        item = super().get_menu_item(order)
        item.is_shown = lambda request: holds_anywhere(request.user, Duty.DRAFT)
        return item

    def get_urlpatterns(self) -> list[Any]:
        """The page and its template."""
        view = self.construct_view
        return [
            path("", view(TransferPage), name="index"),
            path("template.xlsx", view(TemplatePage), name="template"),
        ]


@hooks.register("register_admin_viewset")
def transfers():
    """The page, and the tokens of other systems."""
    return [TransferViewSet(), TokenViewSet()]
