"""Tokens in the back office (接口令牌): which system, in whose name, until when."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.urls import reverse
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic

from gongkai.office.backoffice.acted import Act, ActedCreate, ActedViewSet, DayColumn, Desk
from gongkai.office.organs.forms import offer_organs
from gongkai.office.organs.standing import Duty, NotPermitted, holds, organ_ids
from gongkai.office.transfers.actions import tokens
from gongkai.office.transfers.models import AccessToken


class TokenForm(forms.ModelForm):
    """What the token is for, in which organ, until when."""

    class Meta:
        model = AccessToken
        fields = ("organ", "name", "expires")
        widgets = {"expires": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args: Any, for_user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_organs(self, organ_ids(for_user, Duty.DRAFT))

    def _post_clean(self) -> None:
        """The action checks the whole; here stands only what the person chose."""


class TokenCreate(ActedCreate):
    """Make a token; its secret is shown once."""

    refusals = (NotPermitted,)
    success_message = "已生成：%(object)s"
    page_title = "接口令牌"
    submit_button_label = "生成"

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form knows whose organs."""
        return super().get_form_kwargs() | {"for_user": self.request.user}

    def begun(self, data: Any, *, by: Any, on: date) -> AccessToken:
        """The token, logged; the secret goes to its maker's screen and nowhere else."""
        made, secret = tokens.make(**data, by=by, on=on)
        messages.warning(self.request, f"令牌只显示这一次，请现在就抄到对方系统中：{secret}")
        return made


class TokenDesk(Desk):
    """One token, and its end."""

    model = AccessToken
    namespace = "access_tokens"
    page_title = "接口令牌"
    header_icon = "key"
    refusals = (NotPermitted,)

    def facts(self) -> list[tuple[str, Any]]:
        """The token, term by term; never its secret."""
        token = self.object
        return [
            ("行政机关", token.organ),
            ("用途", token.name),
            ("以谁的名义", token.holder),
            ("有效期至", token.expires),
            ("生成日期", token.made),
            ("最近使用", token.last_used),
            ("停用日期", token.ended),
        ]

    def acts(self) -> list[Act]:
        """Ending it, by its holder or the head."""
        token, by = self.object, self.request.user
        may = by.pk == token.holder_id or holds(by, Duty.CLEAR, token.organ_id)
        if token.ended or not may:
            return []
        return [Act("end", "停用接口令牌", "停用", partial(tokens.end, token))]


class TokenViewSet(ActedViewSet):
    """接口令牌: those of the organs that a person belongs to."""

    model = AccessToken
    name = "access_tokens"
    menu_name = "access_tokens"
    menu_label = "接口令牌"
    menu_order = 129
    icon = "key"
    index_view_class = generic.IndexView
    add_view_class = TokenCreate
    desk_class = TokenDesk
    list_display = [
        TitleColumn(
            "name", label="用途", get_url=lambda row: reverse("access_tokens:desk", args=[row.pk])
        ),
        Column("organ", label="行政机关"),
        Column("holder", label="以谁的名义"),
        DayColumn("expires", label="有效期至", sort_key="expires"),
        DayColumn("last_used", label="最近使用"),
        DayColumn("ended", label="停用日期"),
    ]

    def get_form_class(self, for_update: bool = False) -> type[TokenForm]:
        """One's own organs only."""
        return TokenForm
