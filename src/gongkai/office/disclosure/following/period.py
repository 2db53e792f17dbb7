"""How long opinions are asked for (征求意见期限): a shorter time is told, not refused."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.models import Document
from gongkai.statute import comment_period_end, official_calendar

TERM = "征求意见期限"


def period_objection(document: Document, *, today: date) -> str:
    """What is told of a consultation that closes early (征求意见期限提示); empty where it does not.

    Thirty days are usual, not certain: the rule is of what concerns businesses closely, and what
    is urgent cannot wait (优化营商环境条例 art. 62). They count from the day it became public, or
    would if it went out today.
    """
    until = document.opinions_until
    if document.kind != Kind.CONSULTATION or until is None:
        return ""
    begun = timezone.localdate(document.published_at) if document.published_at else today
    usual = comment_period_end(begun, official_calendar())
    if until >= usual.nominal:
        return ""
    if until <= begun:
        return f"截止日期 {until} 不晚于公布日期 {begun}；不是补录以前征求的，请改正。"
    return (
        f"从 {begun} 公布到 {until} 截止，只有 {(until - begun).days} 天；"
        f"一般不少于 {usual.limit.days} 天（{usual.article}），到 {usual.due}。"
        "确需缩短的，请在送审说明中写明理由。"
    )
