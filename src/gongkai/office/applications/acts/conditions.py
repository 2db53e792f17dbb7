"""What the records must show for an act (办理条件), each with the sentence if they do not."""

from __future__ import annotations

from gongkai.office.applications.acts.rules import Condition
from gongkai.office.applications.models import Application, Draft
from gongkai.office.organs.standing import unit_ids

NOT_YET_CORRECTED = Condition(
    lambda case, by: not case.corrections.all(),
    "补正应当一次性告知，本件已经告知过补正，不能再次告知（《条例》第三十条）。",
)
CORRECTION_AWAITED = Condition(
    lambda case, by: any(one.answered is None for one in case.corrections.all()),
    "没有等待申请人答复的补正告知。",
)
OPINION_AWAITED = Condition(
    lambda case, by: any(one.answered is None for one in case.consultations.all()),
    "没有尚待登记意见的征求意见。",
)
SILENCE_POSSIBLE = Condition(
    lambda case, by: any(not (one.answered or one.lapsed) for one in case.consultations.all()),
    "没有等待答复的征求意见，或者已经按期满未答复登记。",
)
NOT_YET_EXTENDED = Condition(
    lambda case, by: not case.extensions.all(), "本件已经延期一次，答复期限不得再次延长。"
)
NO_EXTENSION_ASKED = Condition(
    lambda case, by: all(one.decided for one in case.extension_requests.all()),
    "已有待批准的延期申请，请先由负责人处理。",
)
EXTENSION_ASKED = Condition(
    lambda case, by: any(one.decided is None for one in case.extension_requests.all()),
    "没有待批准的延期申请，请先由经办人提出。",
)
NOT_YET_CHARGED = Condition(
    lambda case, by: not case.fee_notices.all(), "本件已经发出过收费通知，一件申请只收一次费。"
)
REASONS_STATED = Condition(
    lambda case, by: any(one.answered for one in case.reasons_notices.all()),
    "申请人尚未说明理由，不能按理由合理延迟答复（《条例》第三十五条）。",
)
NOT_YET_DELAYED = Condition(
    lambda case, by: not case.delays.all(), "本件已经告知过延迟答复的期限，不能再次延迟。"
)
PERIOD_NOT_ORDERED = Condition(
    lambda case, by: case.reopening is None or not case.reopening.days,
    "重新答复的期限由复议决定或者判决确定，不能延期、延迟。",
)
UNIT_AWAITED = Condition(
    lambda case, by: any(one.is_awaited for one in case.assignments.all()),
    "没有等待承办单位报送的交办。",
)
OWN_UNIT_AWAITED = Condition(
    lambda case, by: any(
        one.is_awaited and one.unit_id in unit_ids(by) for one in case.assignments.all()
    ),
    "没有等待您所在单位办理的交办。",
)
OWN_UNIT_ASKED = Condition(
    lambda case, by: any(
        one.is_awaited and one.accepted is None and one.unit_id in unit_ids(by)
        for one in case.assignments.all()
    ),
    "没有等待您所在单位接收的交办。",
)
DRAFTED_BY_ANOTHER = Condition(
    lambda case, by: (found := open_draft(case)) is not None and found.by_id != by.pk,
    "审查人不能是拟稿人本人，请由其他人员审查。",
)
SECRECY_OPEN = Condition(
    lambda case, by: not _is_reviewed(case, "secrecy"), "本稿已经通过保密审查。"
)
LEGALITY_OPEN = Condition(
    lambda case, by: not _is_reviewed(case, "legality"), "本稿已经通过合法性审查。"
)
DELIVERY_UNKNOWN = Condition(
    lambda case, by: any(one.known is None for one in case.services.all()),
    "答复的签收日期已经登记。",
)
REPLY_SIGNED = Condition(
    lambda case, by: case.conclusion is not None and case.conclusion.letter_id is not None,
    "答复书还没有签发，不能送达。请在本件的文书中填写、检查并签发，或者登记系统外签发的答复书。",
)
SIGNED_BY_ANOTHER = Condition(
    lambda case, by: (
        _is_shared(case) or (found := open_draft(case)) is None or found.by_id != by.pk
    ),
    "签发人不能是拟稿人本人，请由其他负责人签发。",
)
SIGNED_BY_NO_REVIEWER = Condition(
    lambda case, by: _is_shared(case) or by.pk not in _reviewers(case),
    "签发人不能是本稿的审查人，请由其他负责人签发。",
)


def _is_shared(case: Application) -> bool:
    """Whether the organ is so small that its head may draft or review what he signs (ADR 0146)."""
    return bool(case.organ.shared_duties)


def _reviewers(case: Application) -> set[int]:
    found = open_draft(case)
    return {one.by_id for one in case.reviews.all() if one.draft_id == getattr(found, "pk", None)}


def open_draft(case: Application) -> Draft | None:
    """The draft under review or awaiting its signature (在审稿)."""
    return next((one for one in case.drafts.all() if one.is_open), None)


def _is_reviewed(case: Application, kind: str) -> bool:
    found = open_draft(case)
    return any(
        one.kind == kind and one.draft_id == getattr(found, "pk", None)
        for one in case.reviews.all()
    )
