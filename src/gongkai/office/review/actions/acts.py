"""The acts of a review as the ledger names them (审查的台账事项)."""

from __future__ import annotations

from datetime import date
from typing import Any

from gongkai.office.ledger.actions import Act, Entry, record
from gongkai.office.organs.models import User
from gongkai.office.review.kinds import Result, Step
from gongkai.office.review.models import Scrutiny

ARTICLE = "《条例》第十七条；《保守国家秘密法实施条例》第四十二条"

SUBMITTED = Act("submitted", "送审", ARTICLE)
RETURNED = Act("returned", "退回修改", ARTICLE)
REFERRED = Act("referred", "报请确定", "《条例》第十七条第三款")
ANSWERED = Act("determined", "登记报请确定的复函", "《条例》第十七条第三款")
CLEARED = Act("cleared", "审查通过", ARTICLE)
WITHHELD = Act("withheld", "审查结论为不主动公开", ARTICLE)
RECALLED = Act("recalled", "撤回送审")
SUPERSEDED = Act("superseded", "稿件已改，原审查单终止")
CONFIRMED = Act("withdrawal_confirmed", "同意撤下", ARTICLE)
PASSED = {
    Step.FIRST: Act("first_review", "初审", ARTICLE),
    Step.SECOND: Act("second_review", "复审", ARTICLE),
    Step.FINAL: Act("final_review", "终审", ARTICLE),
}
ENDED = {
    Result.PUBLIC: CLEARED,
    Result.PARTIAL: CLEARED,
    Result.ON_REQUEST: WITHHELD,
    Result.NOT_DISCLOSED: WITHHELD,
    Result.RETURNED: RETURNED,
    Result.WITHDRAWN: CONFIRMED,
    Result.RECALLED: RECALLED,
    Result.SUPERSEDED: SUPERSEDED,
}
"""The act behind each ending."""

DELEGATED = Act("review_delegated", "委托审查", ARTICLE)
DELEGATION_ENDED = Act("review_delegation_ended", "结束委托审查", ARTICLE)
RULED = Act("review_rule_kept", "修改审查规则", ARTICLE)


def entry(act: Act, scrutiny: Scrutiny, *, by: User, on: date, note: str = "", **new: Any) -> Entry:
    """What the ledger keeps of an act on the reviewed item itself."""
    told = {"review": scrutiny.number, "digest": scrutiny.content_digest} | new
    return Entry(
        act,
        scrutiny.subject,
        scrutiny.subject_id,
        scrutiny.organ,
        by,
        on,
        note=note,
        new=told,
    )


def log(act: Act, scrutiny: Scrutiny, *, by: User, on: date, note: str = "", **new: Any) -> None:
    """Keep an act on the reviewed item."""
    one = entry(act, scrutiny, by=by, on=on, note=note, **new)
    record(
        one.act,
        subject=one.subject,
        subject_id=one.subject_id,
        organ=one.organ,
        by=by,
        on=on,
        note=note,
        new=one.new,
    )
