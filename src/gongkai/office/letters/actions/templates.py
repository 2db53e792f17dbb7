"""Changing a letter (修改文书模板): one person proposes a version, another approves it."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from gongkai.office.ledger.actions import Act, record
from gongkai.office.letters.catalogue import LETTERS
from gongkai.office.letters.merging.inspecting import faults
from gongkai.office.letters.models import LetterTemplate, TemplateVersion
from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import Duty, NotPermitted, holds, require

SUBJECT = "letter_template"
PROPOSED = Act("template_proposed", "提出文书模板", "《政府信息公开条例》第四十五条")
APPROVED = Act("template_approved", "审定文书模板", "《政府信息公开条例》第四十五条")
RETURNED = Act("template_returned", "退回文书模板", "《政府信息公开条例》第四十五条")


@transaction.atomic
def propose(
    *, organ: Organ, code: str, document: bytes, reason: str, by: User, on: date
) -> TemplateVersion:
    """Propose a version of a letter's template (提出修改). It is not used before it is approved.

    Raises ValidationError with a sentence for each thing that stands in the way of using it.
    """
    require(by, Duty.DRAFT, organ, what="修改文书模板")
    if code not in LETTERS:
        raise ValidationError(f"文书目录中没有“{code}”，请从目录中选择。")
    found = faults(document, LETTERS[code])
    if found:
        raise ValidationError({"document": found})
    template, _ = LetterTemplate.objects.select_for_update().get_or_create(organ=organ, code=code)
    last = template.versions.aggregate(last=Max("number"))["last"] or 0
    version = TemplateVersion(
        template=template,
        number=last + 1,
        document=document,
        sha256=sha256(document).hexdigest(),
        reason=reason.strip(),
        by=by,
        on=on,
    )
    version.full_clean()
    version.save()
    _log(PROPOSED, version, by=by, on=on, note=version.reason)
    return version


def objection(version: TemplateVersion, by: User) -> str:
    """Why a person may not decide on a version, in a sentence; empty when he may."""
    if not holds(by, Duty.APPROVE, version.template.organ_id):
        return f"{by}没有审定文书模板的职权。"
    if version.state != TemplateVersion.State.PROPOSED:
        return f"{version}已经有了结论。"
    if version.by_id == by.pk:
        return "提出人不能审定自己的模板，请由另一人审定。"
    return ""


@transaction.atomic
def decide(
    *, version: TemplateVersion, approve: bool, opinion: str, by: User, on: date
) -> TemplateVersion:
    """Approve a version or return it (审定): from now on, or never, it is the one that is used."""
    version = TemplateVersion.objects.select_for_update().get(pk=version.pk)
    if refusal := objection(version, by):
        raise NotPermitted(refusal)
    if not approve and not opinion.strip():
        raise ValidationError({"opinion": "退回的，请写明要改什么。"})
    states = TemplateVersion.State
    version.state = states.APPROVED if approve else states.RETURNED
    version.opinion, version.decided_by, version.decided = opinion.strip(), by, on
    version.full_clean(exclude=["document"])
    version.save()
    _log(APPROVED if approve else RETURNED, version, by=by, on=on, note=version.opinion)
    return version


def in_force(organ: Organ, code: str) -> TemplateVersion | None:
    """The version that an organ uses for a letter (现行版本): the last approved one, or None."""
    approved = TemplateVersion.objects.filter(
        template__organ=organ, template__code=code, state=TemplateVersion.State.APPROVED
    )
    return approved.select_related("template").first()


def _log(act: Act, version: TemplateVersion, *, by: User, on: date, note: str) -> None:
    record(
        act,
        subject=SUBJECT,
        subject_id=version.template_id,
        organ=version.template.organ,
        by=by,
        on=on,
        note=f"{version}：{note}" if note else str(version),
        new={"version": version.number, "sha256": version.sha256},
    )
