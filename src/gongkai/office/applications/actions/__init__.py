"""Every write to applications (依申请公开的办理): each act in its state, by its duty, logged."""

from gongkai.office.applications.actions.acts import Refused
from gongkai.office.applications.actions.asking import (
    accept_reasons,
    ask_reasons,
    close_reasons,
    delay_reply,
    record_search,
)
from gongkai.office.applications.actions.assigning import (
    Found,
    accept_assignment,
    assign,
    chase_assignment,
    hand_to,
    recall_assignment,
    refuse_assignment,
    report_findings,
)
from gongkai.office.applications.actions.consulting import (
    close_consultation,
    consult,
    receive_opinion,
    record_party_receipt,
)
from gongkai.office.applications.actions.correcting import (
    accept_correction,
    answer_amendment,
    ask_correction,
    lapse_correction,
)
from gongkai.office.applications.actions.deciding import (
    draft,
    recall_draft,
    return_draft,
    review_legality,
    review_secrecy,
    sign,
)
from gongkai.office.applications.actions.ending import (
    archive,
    close,
    record_delivery,
    rectify,
    reopen,
    serve,
    void,
    withdraw,
)
from gongkai.office.applications.actions.extending import (
    extend,
    refuse_extension,
    request_extension,
)
from gongkai.office.applications.actions.intake import (
    Registration,
    change_telling,
    confirm,
    register,
    reveal,
)
from gongkai.office.applications.actions.judging import judge
from gongkai.office.applications.actions.paying import (
    accept_payment,
    lapse_payment,
    notify_fee,
)
from gongkai.office.applications.actions.recalculating import recalculate
from gongkai.office.applications.guards import Stated
from gongkai.office.applications.sealing import Applicant

__all__ = [
    "Applicant",
    "Found",
    "Refused",
    "Registration",
    "Stated",
    "accept_assignment",
    "accept_correction",
    "accept_payment",
    "accept_reasons",
    "answer_amendment",
    "archive",
    "ask_correction",
    "ask_reasons",
    "assign",
    "change_telling",
    "chase_assignment",
    "close",
    "close_consultation",
    "close_reasons",
    "confirm",
    "consult",
    "delay_reply",
    "draft",
    "extend",
    "hand_to",
    "judge",
    "lapse_correction",
    "lapse_payment",
    "notify_fee",
    "recalculate",
    "recall_assignment",
    "recall_draft",
    "receive_opinion",
    "record_delivery",
    "record_party_receipt",
    "record_search",
    "rectify",
    "refuse_assignment",
    "refuse_extension",
    "register",
    "reopen",
    "report_findings",
    "request_extension",
    "return_draft",
    "reveal",
    "review_legality",
    "review_secrecy",
    "serve",
    "sign",
    "void",
    "withdraw",
]
