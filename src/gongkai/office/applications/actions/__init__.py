"""Every write to applications (依申请公开的办理): each act in its state, by its duty, logged."""

from gongkai.office.applications.actions.acts import Refused
from gongkai.office.applications.actions.asking import (
    accept_reasons,
    ask_reasons,
    close_reasons,
    delay_reply,
    record_search,
)
from gongkai.office.applications.actions.concluding import conclude, serve, void, withdraw
from gongkai.office.applications.actions.consulting import (
    close_consultation,
    consult,
    receive_opinion,
    record_party_receipt,
)
from gongkai.office.applications.actions.correcting import (
    accept_correction,
    ask_correction,
    lapse_correction,
)
from gongkai.office.applications.actions.extending import (
    extend,
    refuse_extension,
    request_extension,
)
from gongkai.office.applications.actions.intake import Registration, confirm, register, reveal
from gongkai.office.applications.actions.paying import (
    accept_payment,
    lapse_payment,
    notify_fee,
)
from gongkai.office.applications.guards import Stated
from gongkai.office.applications.sealing import Applicant

__all__ = [
    "Applicant",
    "Refused",
    "Registration",
    "Stated",
    "accept_correction",
    "accept_payment",
    "accept_reasons",
    "ask_correction",
    "ask_reasons",
    "close_consultation",
    "close_reasons",
    "conclude",
    "confirm",
    "consult",
    "delay_reply",
    "extend",
    "lapse_correction",
    "lapse_payment",
    "notify_fee",
    "receive_opinion",
    "record_party_receipt",
    "record_search",
    "refuse_extension",
    "register",
    "request_extension",
    "reveal",
    "serve",
    "void",
    "withdraw",
]
