"""保全 in the back office: what is held, holding, lifting."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.urls import reverse
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic

from gongkai.office.backoffice.acted import Act, ActedCreate, ActedViewSet, DayColumn, Desk
from gongkai.office.ledger.models import Event
from gongkai.office.organs.standing import Duty, NotPermitted, holds
from gongkai.office.retention import actions
from gongkai.office.retention.forms import HoldForm, LiftForm
from gongkai.office.retention.models import Hold


class HoldIndex(generic.IndexView):
    """What is held, the live ones first."""

    def get_base_queryset(self) -> Any:
        """Rows with who held."""
        return super().get_base_queryset().select_related("organ", "by")


class HoldCreate(ActedCreate):
    """Hold a matter."""

    refusals = (NotPermitted,)
    success_message = "已保全：%(object)s"
    submit_button_label = "保全"

    def begun(self, data: Any, **who: Any) -> Hold:
        """The hold, set."""
        return actions.hold(**data, **who)


class HoldDesk(Desk):
    """One hold: of what, why, by whom, until when."""

    model = Hold
    page_title = "保全"
    header_icon = "lock"
    refusals = (NotPermitted,)

    def facts(self) -> list[tuple[str, Any]]:
        """The hold, term by term."""
        one = self.object
        return [
            ("登记号", one.number),
            ("对象", one.get_subject_display()),
            ("行政机关", one.organ),
            ("状态", standing(one)),
            ("理由", one.reason),
            ("保全", f"{one.on} {one.by}"),
            ("解除", f"{one.lifted} {one.lifted_by}：{one.why}" if one.lifted else ""),
        ]

    def acts(self) -> list[Act]:
        """Lifting, by a head, while it holds."""
        one = self.object
        if one.lifted or not holds(self.request.user, Duty.SIGN, one.organ_id):
            return []
        return [Act("lift", "解除保全", "解除", partial(actions.lift, hold=one), LiftForm)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The hold and what the ledger says of it."""
        about = {"subject": self.object.subject, "subject_id": self.object.subject_id}
        events = Event.objects.filter(**about, kind__in=("held", "hold_lifted"))
        return super().get_context_data(**kwargs) | {"events": events}


def standing(one: Hold) -> str:
    """Whether it holds, in a word (状态)."""
    return "已解除" if one.lifted else "保全中，不会到期"


class HoldViewSet(ActedViewSet):
    """保全: what is never due for now."""

    model = Hold
    name = "holds"
    menu_name = "holds"
    menu_label = "保全"
    menu_order = 151
    icon = "lock"
    index_view_class = HoldIndex
    add_view_class = HoldCreate
    desk_class = HoldDesk
    search_fields = ["number", "reason"]
    list_display = [
        TitleColumn(
            "number", label="登记号", get_url=lambda row: reverse("holds:desk", args=[row.pk])
        ),
        Column("get_subject_display", label="对象"),
        Column("reason", label="理由"),
        DayColumn("on", label="保全", sort_key="on"),
        DayColumn("lifted", label="解除", sort_key="lifted"),
        Column("standing", label="状态", accessor=standing),
    ]

    def get_form_class(self, for_update: bool = False) -> type[HoldForm]:
        """The clerk's own organs only."""
        return HoldForm
