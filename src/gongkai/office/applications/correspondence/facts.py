"""The facts of a letter (文书要素) from the records of a case, and from what was written for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from gongkai.office.applications import sealing
from gongkai.office.applications.correspondence.entries import Entry
from gongkai.office.applications.correspondence.replying import reply_details
from gongkai.office.applications.correspondence.sending import sender
from gongkai.office.applications.kinds import Category, FeeBasis
from gongkai.office.applications.models import Application
from gongkai.office.letters.catalogue import letter_of
from gongkai.office.letters.catalogue.kind import Addressee
from gongkai.office.letters.facts import Facts, Request, Value, cited
from gongkai.statute import outcome
from gongkai.statute.deadlines.handling import OPINION

HEAD = "本机关政府信息公开工作机构负责人"
FOLLOWING = "凭登记号和回执上的查询码，可以在政府信息公开专栏查询办理进度"


def facts_of(
    case: Application,
    one: Entry,
    *,
    number: str = "",
    dated: date | None = None,
    words: Mapping[str, Value] | None = None,
    revealed: bool = False,
) -> Facts:
    """The facts of one letter of a case. Names are masked unless they are `revealed`.

    `words` are fields written by hand, and win over what the records say; `number` and `dated`
    stand in where no act has given them.
    """
    name = case.applicant().name if revealed else case.masked_name
    words = words or {}
    derived = _details(case, one)
    reasons = str(words.get("reasons") or derived.pop("reasons", ""))
    details = derived | {key: value for key, value in words.items() if value and key != "reasons"}
    return Facts(
        sender(case.organ),
        addressee=_addressee(case, one, name=name, revealed=revealed),
        number=one.number or number,
        dated=dated or one.on,
        request=_request(case, name),
        basis=_basis(one, details),
        reasons=reasons,
        withheld_not_information=_stated(one).get("withheld_not_information", False),
        details=details,
    )


def _request(case: Application, name: str) -> Request:
    description = case.description.strip()
    extra = f"（{description}）" if description and description != case.title else ""
    return Request(
        case.register_number,
        name,
        is_person=case.category == Category.NATURAL_PERSON,
        received=case.received,
        due=case.due,
        channel=case.get_channel_display(),
        wanted=f"{case.title}{extra}",
    )


def _addressee(case: Application, one: Entry, *, name: str, revealed: bool) -> str:
    if one.kind.addressee is Addressee.UNIT:
        return str(one.record.unit.name)
    if one.kind.addressee not in (Addressee.THIRD_PARTY, Addressee.ORGAN):
        return name
    if revealed and one.record.sealed_party:
        about = f"{case.register_number}/party"
        return sealing.opened(one.record.sealed_party, about=about).name
    return str(one.record.party)


def _stated(one: Entry) -> Mapping[str, Any]:
    return one.record.facts if one.kind.is_reply else {}


def _basis(one: Entry, details: Mapping[str, Value]) -> str:
    """What a decision cites, where it cites more than its outcome does by itself."""
    if not one.kind.is_reply:
        return ""
    given = str(one.record.basis)
    usual = "、".join(str(article) for article in outcome(one.record.outcome).basis)
    if "《" not in given or given == usual[:300]:
        given = cited(one.kind.basis)
    special = str(details.get("special_basis", ""))
    return given if not special or special in given else f"{given}和{special}"


def _details(case: Application, one: Entry) -> dict[str, Value]:
    if one.kind.is_reply:
        return reply_details(case, one)
    return dict(_PROCEDURE[one.code](case, one.record))


def _receipt(case: Application, _: Any) -> dict[str, Value]:
    return {
        "due": case.due or "",
        "receipt_rule": case.received_rule,
        "query_code": FOLLOWING,
    }


def _correction(_: Application, one: Any) -> dict[str, Value]:
    return {"correction_items": one.items, "days": one.days, "expires": one.due}


def _extension(case: Application, one: Any) -> dict[str, Value]:
    return {
        "extension_days": one.days,
        "extension_reason": one.reason,
        "new_due": case.due or "",
        "approver": HEAD,
        "due": "",
    }


def _consultation(case: Application, one: Any) -> dict[str, Value]:
    return {
        "summary": case.title,
        "opinion_days": OPINION.days,
        "consulted_on": one.sent,
        "party_opinion": f"答复{one.get_opinion_display()}" if one.opinion else "",
    }


def _fee(_: Application, one: Any) -> dict[str, Value]:
    unit = "页" if one.basis == FeeBasis.PAGE else "件"
    units = f"{one.units}页" if unit == "页" else f"当月第{one.units}件"
    return {
        "fee_basis": f"{one.get_basis_display()}计收",
        "fee_units": units,
        "fee_amount": f"{one.amount.normalize():f}",
        "fee_working": one.working,
        "pay_by": one.due,
    }


def _assisting(_: Application, one: Any) -> dict[str, Value]:
    return {"unit_asked": one.unit.name, "matter": one.task.rstrip("。"), "internal_due": one.due}


def _amendment(_: Application, one: Any) -> dict[str, Value]:
    return {"received": one.received, "correction_result": one.told, "reasons": one.reasons}


def _service(_: Application, one: Any) -> dict[str, Value]:
    return {
        "served_document": f"{letter_of(one.outcome, one.sub_kind).name}（{one.number}）",
        "served_on": one.served or "",
        "served_way": one.way,
    }


_PROCEDURE = {
    "P01": _receipt,
    "P02": _correction,
    "P03": lambda _, one: {"counts": one.counts, "expires": one.due},
    "P04": _extension,
    "P05": _consultation,
    "P06": _consultation,
    "P07": _consultation,
    "P08": _consultation,
    "P09": _assisting,
    "P10": _fee,
    "P11": lambda case, one: {"reasons": one.reason, "reasonable_due": case.due or ""},
    "P12": _consultation,
    "P13": _amendment,
    "P14": _service,
}
"""What the records say of each letter on the way."""
