"""Delegations in the back office (委托审查): who stands in for whom, from when to when."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.urls import reverse
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic

from gongkai.office.backoffice.acted import Act, ActedCreate, ActedViewSet, DayColumn, Desk
from gongkai.office.organs.standing import NotPermitted
from gongkai.office.review import actions
from gongkai.office.review.forms import DelegationForm, RuleForm
from gongkai.office.review.models import Delegation, ReviewRule
from gongkai.office.review.subjects import category_label


class DelegationCreate(ActedCreate):
    """Let another review in one's place."""

    refusals = (NotPermitted,)
    success_message = "已委托：%(object)s"
    page_title = "委托审查"
    submit_button_label = "委托"

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form knows who gives."""
        return super().get_form_kwargs() | {"for_user": self.request.user}

    def begun(self, data: Any, **who: Any) -> Delegation:
        """The delegation, logged."""
        return actions.delegate(**data, **who)


class DelegationDesk(Desk):
    """One delegation, and its end before its last day."""

    model = Delegation
    namespace = "delegations"
    page_title = "委托审查"
    header_icon = "group"
    refusals = (NotPermitted,)

    def facts(self) -> list[tuple[str, Any]]:
        """The delegation, term by term."""
        given = self.object
        return [
            ("行政机关", given.organ),
            ("委托人", given.giver),
            ("受托人", given.taker),
            ("自", given.first_day),
            ("至", given.last_day),
            ("理由", given.reason),
            ("提前结束", given.ended),
        ]

    def acts(self) -> list[Act]:
        """Ending it, by the one who gave it."""
        if self.object.giver_id != self.request.user.pk or self.object.ended:
            return []
        return [Act("end", "提前结束委托", "结束", partial(actions.end_delegation, self.object))]


class DelegationViewSet(ActedViewSet):
    """委托审查: those of the organs that a person belongs to."""

    model = Delegation
    name = "delegations"
    menu_name = "delegations"
    menu_label = "委托审查"
    menu_order = 132
    icon = "group"
    index_view_class = generic.IndexView
    add_view_class = DelegationCreate
    desk_class = DelegationDesk
    list_display = [
        TitleColumn(
            "giver", label="委托人", get_url=lambda row: reverse("delegations:desk", args=[row.pk])
        ),
        Column("taker", label="受托人"),
        Column("organ", label="行政机关"),
        DayColumn("first_day", label="自", sort_key="first_day"),
        DayColumn("last_day", label="至", sort_key="last_day"),
        DayColumn("ended", label="提前结束"),
        Column("reason", label="理由"),
    ]

    def get_form_class(self, for_update: bool = False) -> type[DelegationForm]:
        """The people of one's own organs only."""
        return DelegationForm


class RuleCreate(ActedCreate):
    """Set the levels and days of a kind of item."""

    refusals = (NotPermitted,)
    success_message = "已保存：%(object)s"
    page_title = "审查规则"
    submit_button_label = "保存"

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form knows whose organs."""
        return super().get_form_kwargs() | {"for_user": self.request.user}

    def begun(self, data: Any, **who: Any) -> ReviewRule:
        """The rule, logged; one that stood is changed."""
        return actions.keep_rule(**data, **who)


class RuleDesk(Desk):
    """One rule."""

    model = ReviewRule
    namespace = "review_rules"
    page_title = "审查规则"
    header_icon = "list-ol"

    def facts(self) -> list[tuple[str, Any]]:
        """The rule, term by term."""
        rule = self.object
        return [
            ("行政机关", rule.organ),
            ("种类", category_label(rule.category) or "全部种类"),
            ("审查层级", rule.get_levels_display()),
            ("少于三级的理由", rule.reason),
            ("初审时限", f"{rule.first_days} 个工作日"),
            ("复审时限", f"{rule.second_days} 个工作日"),
            ("终审时限", f"{rule.final_days} 个工作日"),
        ]


class RuleViewSet(ActedViewSet):
    """审查规则: how many levels, by when; without a rule three levels in 2, 7 and 3 days."""

    model = ReviewRule
    name = "review_rules"
    menu_name = "review_rules"
    menu_label = "审查规则"
    menu_order = 134
    icon = "list-ol"
    index_view_class = generic.IndexView
    add_view_class = RuleCreate
    desk_class = RuleDesk
    list_display = [
        TitleColumn(
            "organ",
            label="行政机关",
            get_url=lambda row: reverse("review_rules:desk", args=[row.pk]),
        ),
        Column(
            "category",
            label="种类",
            accessor=lambda row: category_label(row.category) or "全部种类",
        ),
        Column("get_levels_display", label="审查层级"),
        Column("first_days", label="初审（工作日）"),
        Column("second_days", label="复审（工作日）"),
        Column("final_days", label="终审（工作日）"),
    ]

    def get_form_class(self, for_update: bool = False) -> type[RuleForm]:
        """The rules of one's own organs only."""
        return RuleForm
