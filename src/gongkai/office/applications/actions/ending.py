"""After the decision (办结): serve, put right, close, archive, reopen; withdraw and void."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict
from datetime import date

from django.db import transaction

from gongkai.office.applications.actions.acts import (
    Refused,
    begin,
    keep,
    require_since,
    take_letter,
)
from gongkai.office.applications.actions.deciding import NOTHING_STATED, check_guards, decide
from gongkai.office.applications.acts.events import (
    ARCHIVED,
    CLOSED,
    DELIVERED,
    RECTIFIED,
    REOPENED,
    SERVED,
    VOIDED,
    WITHDRAWN,
)
from gongkai.office.applications.guards import Proposed
from gongkai.office.applications.kinds import ReopeningGround
from gongkai.office.applications.models import (
    Application,
    Draft,
    GivenFile,
    Rectification,
    Reopening,
    Service,
)
from gongkai.office.applications.releasing.parts import not_yet_given
from gongkai.office.organs.models import User
from gongkai.office.redaction.models import Copy


@transaction.atomic
def serve(
    *,
    application: Application,
    way: str,
    proof: str,
    by: User,
    on: date,
    known: date | None = None,
) -> Service:
    """Record that the reply was signed for, posted or sent (送达): the way and its proof.

    `on` is the day that counts as in time: of posting, where it is posted. `known` is when the
    applicant had it, where that is known already.
    """
    begin(application, "serve", by=by)
    conclusion = application.conclusions.last()
    require_since(conclusion.on, on, what="送达", since="决定日期")
    if not proof.strip():
        raise Refused("请写明送达凭证，例如邮件号、回证编号或者签收记录。")
    require_since(on, known or on, what="签收", since="送达日期")
    one = Service(
        conclusion=conclusion,
        application=application,
        way=way,
        proof=proof.strip(),
        on=on,
        known=known,
        by=by,
    )
    one.full_clean()
    one.save()
    application.served = application.served or on
    give(application, not_yet_given(application), on=on)
    keep(application, SERVED, by=by, on=on, note=one.get_way_display())
    return one


def give(
    application: Application,
    copies: Iterable[Copy],
    *,
    on: date,
    rectification: Rectification | None = None,
) -> None:
    """Keep which copies the applicant is given (提供文件), each with its digest."""
    GivenFile.objects.bulk_create(
        GivenFile(
            application=application,
            copy=copy,
            sha256=copy.sha256,
            on=on,
            rectification=rectification,
        )
        for copy in copies
    )


@transaction.atomic
def record_delivery(*, application: Application, by: User, on: date) -> Service:
    """Record when the applicant had a posted reply (登记签收): his remedies run from it."""
    begin(application, "record_delivery", by=by)
    one = application.services.filter(known=None).last()
    require_since(one.on, on, what="签收", since="送达日期")
    one.known = on
    one.save()
    keep(application, DELIVERED, by=by, on=on)
    return one


@transaction.atomic
def rectify(
    *,
    application: Application,
    wrong: str,
    right: str,
    by: User,
    on: date,
    files: Collection[int] = (),
) -> Rectification:
    """Put a slip of a served reply right (更正答复): its words, numbers, dates; not its outcome.

    `files` are copies released since, by their keys, that the applicant is given instead of the
    earlier ones; those stay in the record (ADR 0147).
    """
    begin(application, "rectify", by=by)
    conclusion = application.conclusions.last()
    require_since(conclusion.service.on, on, what="更正", since="送达日期")
    if not (wrong.strip() and right.strip()) or wrong.strip() == right.strip():
        raise Refused("请写明原文和更正后的文字，两者不能相同。")
    one = Rectification.objects.create(
        application=application,
        conclusion=conclusion,
        letter_number=take_letter(application.organ, RECTIFIED, on=on)[0],
        wrong=wrong.strip(),
        right=right.strip(),
        on=on,
        by=by,
    )
    copies = [copy for copy in not_yet_given(application) if copy.pk in set(files)]
    if len(copies) != len(set(files)):
        raise Refused("所选的文件没有放行，或者已经提供给申请人，请刷新页面后重新选择。")
    give(application, copies, on=on, rectification=one)
    told = f"{one.letter_number}，重新提供文件 {len(copies)} 份" if copies else one.letter_number
    digests = [copy.sha256 for copy in copies]
    keep(application, RECTIFIED, by=by, on=on, note=told, new={"files": digests})
    return one


@transaction.atomic
def close(*, application: Application, by: User, on: date, note: str = "") -> Application:
    """Close a served case (结案)."""
    begin(application, "close", by=by)
    require_since(application.conclusions.last().service.on, on, what="结案", since="送达日期")
    keep(application, CLOSED, by=by, on=on, note=note)
    return application


@transaction.atomic
def archive(*, application: Application, by: User, on: date) -> Application:
    """Put a closed case into the archive (归档) under its number, without gaps."""
    begin(application, "archive", by=by)
    require_since(application.conclusions.last().on, on, what="归档", since="决定日期")
    number = application.archive_number or take_letter(application.organ, ARCHIVED, on=on)[0]
    application.archive_number = number
    application.archived = on
    keep(application, ARCHIVED, by=by, on=on, note=number, new={"archive_number": number})
    return application


@transaction.atomic
def reopen(
    *,
    application: Application,
    ground: str,
    matter: str,
    by: User,
    on: date,
    document: str = "",
    days: int | None = None,
) -> Reopening:
    """Take a decided case up again (重新答复): ordered from outside, or by the organ's insight.

    `on` is the day the order was received. The first decision stays, and stays counted
    (HANDBOOK R7); the period is the one ordered in working days, or the statutory one.
    """
    begin(application, "reopen", by=by)
    require_since(application.conclusions.last().on, on, what="重新答复", since="原决定日期")
    if not matter.strip():
        raise Refused("请写明决定、判决的主文，或者自行纠正的理由。")
    if days is not None and days < 1:
        raise Refused("责令重新答复的期限至少为 1 个工作日；没有载明期限的，请留空。")
    if ground != ReopeningGround.OWN and not document.strip():
        raise Refused("请填写行政复议决定书或者判决书的文号。")
    one = Reopening(
        application=application,
        ground=ground,
        document=document.strip(),
        matter=matter.strip(),
        ordered=on,
        days=days,
        by=by,
    )
    one.full_clean()
    one.save()
    note = f"{one.get_ground_display()}，{one.document}" if one.document else "自行纠正"
    keep(application, REOPENED, by=by, on=on, note=note, new={"days": days})
    return one


@transaction.atomic
def withdraw(*, application: Application, by: User, on: date, note: str = "") -> Application:
    """Close an application that the applicant takes back (撤回).

    After receipt it is the outcome 其他处理 (withdrawn); before it nothing was received, so
    nothing is counted (ADR 0062).
    """
    begin(application, "withdraw", by=by)
    require_since(application.arrived, on, what="撤回", since="到达日期")
    if application.received is None:
        keep(application, WITHDRAWN, by=by, on=on, note=note)
        return application
    proposed = Proposed("closed_other", on, on, "withdrawn")
    check_guards(application, proposed, stated=NOTHING_STATED)
    found = Draft.objects.create(
        application=application,
        outcome=proposed.outcome,
        sub_kind=proposed.sub_kind,
        basis="申请人撤回申请",
        reasons=note,
        facts=asdict(NOTHING_STATED),
        drafted=on,
        signed=on,
        by=by,
    )
    decide(application, found, by=by, on=on)
    return application


@transaction.atomic
def void(*, application: Application, reason: str, by: User, on: date) -> Application:
    """Take a clerical double out of the count (登记错误作废): by the head, with its reason."""
    begin(application, "void", by=by)
    if not reason.strip():
        raise Refused("请写明作废的理由，例如与哪一件重复登记。")
    require_since(application.arrived, on, what="作废", since="到达日期")
    application.voided = on
    keep(application, VOIDED, by=by, on=on, note=reason.strip())
    return application
