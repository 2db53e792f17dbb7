"""What the records of a case say in its reply (答复书要素): searches, notices, facts stated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gongkai.office.applications.correspondence.decisions import Decision
from gongkai.office.applications.correspondence.entries import Entry
from gongkai.office.applications.correspondence.withholding import given_in_part
from gongkai.office.applications.kinds import Consulted
from gongkai.office.applications.models import Application
from gongkai.office.letters.facts import Value, in_chinese
from gongkai.statute import outcome


def reply_details(case: Application, one: Entry) -> dict[str, Value]:
    """The fields of a reply that the records hold; what they do not hold is written by hand."""
    known: dict[str, Value] = {
        "reasons": one.record.reasons,
        "search": _searches(case),
        "consultation": _consultations(case),
        **_from_facts(case, one.record.facts),
        **_from_correction(case),
        **_from_reasons(case),
        **_from_fee(case),
        **_ending(case, one.record),
        **(given_in_part(case) if one.record.outcome == "partial" else {}),
    }
    fields = {*one.kind.fields, "reasons"}
    return {code: value for code, value in known.items() if code in fields and value}


def _from_facts(case: Application, facts: Mapping[str, Any]) -> dict[str, Value]:
    name, article = facts.get("basis_name", ""), facts.get("basis_article", "")
    quoted = name if "《" in name or not name else f"《{name}》"
    earlier = Application.objects.filter(pk=facts.get("earlier"), organ=case.organ_id).first()
    told: dict[str, Value] = {
        "special_basis": f"{quoted}{article}",
        "discretion": facts.get("discretion", ""),
        "inseparable": facts.get("not_separable", ""),
    }
    if earlier and earlier.concluded:
        told |= {"earlier_number": earlier.letter_number, "earlier_date": earlier.concluded}
    return told


def _searches(case: Application) -> str:
    return "；".join(
        f"{in_chinese(one.on)}以“{one.keywords}”为检索词检索{one.systems}，{one.result.strip('。')}"
        for one in case.searches.all()
    )


def _consultations(case: Application) -> str:
    """What was asked and answered; parties are not named, for a letter tells no third person."""
    told = []
    for one in case.consultations.filter(consulted=Consulted.THIRD_PARTY):
        answer = one.get_opinion_display() if one.opinion else "在规定期限内没有提出意见"
        told.append(f"本机关于{in_chinese(one.sent)}书面征求第三方意见，第三方{answer}")
    return "；".join(told)


def _from_correction(case: Application) -> dict[str, Value]:
    one = case.corrections.last()
    if one is None:
        return {}
    return {
        "correction_number": one.letter_number,
        "correction_served": one.noticed,
        "correction_text": one.text,
        "expires": one.due,
    }


def _from_reasons(case: Application) -> dict[str, Value]:
    one = case.reasons_notices.last()
    if one is None:
        return {}
    return {
        "counts": one.counts,
        "reasons_number": one.letter_number,
        "reasons_stated": one.answer,
    }


def _from_fee(case: Application) -> dict[str, Value]:
    one = case.fee_notices.last()
    if one is None:
        return {}
    return {
        "fee_number": one.letter_number,
        "fee_amount": f"{one.amount.normalize():f}",
        "pay_by": one.due,
    }


def _ending(case: Application, decision: Decision) -> dict[str, Value]:
    if decision.outcome != "closed_other":
        return {}
    kinds = {kind.code: kind.label for kind in outcome("closed_other").sub_kinds}
    remark = decision.facts.get("remark", "")
    told: dict[str, Value] = {"ending": kinds.get(decision.sub_kind, "其他情形")}
    if decision.sub_kind != "withdrawn":
        return told | {"ending_facts": remark}
    withdrawn = remark or f"申请人于{in_chinese(decision.on)}撤回本件申请"
    reasons = decision.reasons or "申请人撤回申请，本件申请不再办理"
    return told | {"ending_facts": withdrawn, "reasons": reasons}
