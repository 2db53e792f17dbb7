"""The acts of the case file as data (办理事项): title, form, action, duty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from gongkai.office.applications import actions
from gongkai.office.applications.forms import acts
from gongkai.office.applications.forms.concluding import ConcludeForm
from gongkai.office.applications.kinds import State
from gongkai.office.applications.models import Application
from gongkai.office.applications.states import permitted
from gongkai.office.organs.models import User
from gongkai.office.organs.standing import Duty, holds


@dataclass(frozen=True, slots=True)
class Deed:
    """One act: its title on buttons, its article, its form, what does it, who may."""

    title: str
    article: str
    form: type[acts.ActForm]
    perform: Callable[..., Any]
    duty: Duty = Duty.HANDLE


DEEDS = MappingProxyType(
    {
        "confirm": Deed("登记双方确认", "第三十一条", acts.ConfirmForm, actions.confirm),
        "conclude": Deed("作出处理决定", "第三十六条至第三十九条", ConcludeForm, actions.conclude),
        "serve": Deed("登记送达", "第三十三条", acts.ServeForm, actions.serve),
        "accept_correction": Deed(
            "登记收到补正", "第三十条", acts.CorrectedForm, actions.accept_correction
        ),
        "receive_opinion": Deed(
            "登记意见", "第三十二条", acts.OpinionForm, actions.receive_opinion
        ),
        "record_party_receipt": Deed(
            "登记征求意见书送达", "第三十二条", acts.PartyReceiptForm, actions.record_party_receipt
        ),
        "close_consultation": Deed(
            "按期满未答复登记", "第三十二条", acts.LapsedForm, actions.close_consultation
        ),
        "accept_reasons": Deed(
            "登记申请人的理由", "第三十五条", acts.ReasonsGivenForm, actions.accept_reasons
        ),
        "close_reasons": Deed(
            "按期满未说明登记", "第三十五条", acts.PlainForm, actions.close_reasons
        ),
        "accept_payment": Deed("登记缴费", "第四十二条", acts.PaymentForm, actions.accept_payment),
        "record_search": Deed("登记检索", "第三十六条", acts.SearchForm, actions.record_search),
        "consult": Deed("征求意见", "第三十二条", acts.ConsultForm, actions.consult),
        "ask_correction": Deed("告知补正", "第三十条", acts.CorrectionForm, actions.ask_correction),
        "extend": Deed(
            "批准延期", "第三十三条第二款", acts.ExtensionForm, actions.extend, Duty.SIGN
        ),
        "notify_fee": Deed("发出收费通知", "第四十二条", acts.FeeForm, actions.notify_fee),
        "ask_reasons": Deed("要求说明理由", "第三十五条", acts.ReasonsForm, actions.ask_reasons),
        "withdraw": Deed("登记撤回", "", acts.WithdrawForm, actions.withdraw),
        "void": Deed("作废（登记错误）", "", acts.ReasonedForm, actions.void, Duty.SIGN),
        "reveal": Deed("查看申请人信息", "", acts.ReasonedForm, actions.reveal, Duty.REVEAL),
    }
)
"""By the name of the action, in the order in which a case file offers them."""

MAIN = frozenset({"confirm", "conclude", "serve", "accept_correction", "receive_opinion"})
"""Acts that bring a case nearer to its end; one of them is offered first."""

_ON_CONSULTATIONS = frozenset({"receive_opinion", "record_party_receipt", "close_consultation"})


def deeds_for(application: Application, user: User) -> dict[str, Deed]:
    """The acts that state, records and duty allow this person now (现在可以办理)."""
    allowed = set(permitted(State(application.state))) - {"reveal"}
    if not application.consultations.filter(answered=None).exists():
        allowed -= _ON_CONSULTATIONS
    if application.corrections.exists():
        allowed -= {"ask_correction"}
    if application.extensions.exists():
        allowed -= {"extend"}
    if application.fee_notices.exists():
        allowed -= {"notify_fee"}
    return {
        name: deed
        for name, deed in DEEDS.items()
        if name in allowed and holds(user, deed.duty, application.organ_id)
    }
