"""By when a question is answered (答复期限): the office's own working days, and the red line.

No national rule was read that fixes days for 咨询; the office gives itself
`GONGKAI_ANSWER_WITHIN` working days (ADR 0215). The red line is national.
"""

from __future__ import annotations

from datetime import date

from django.conf import settings

from gongkai.statute import official_calendar
from gongkai.statute.deadlines.counting import end_of
from gongkai.statute.law import Instrument, Limit, Unit

INSPECTION = Instrument(
    "inspection",
    "政府网站与政务新媒体检查指标、监管工作年度考核指标",
    "政府网站与政务新媒体检查指标",
    "国办秘函〔2019〕19号",
)
RED_LINE = Limit(3, INSPECTION.article(), Unit.MONTHS)
"""A valid message unanswered for longer fails the whole site (单项否决，互动回应差)."""


def answer_due(asked: date) -> date:
    """The day by which the office wants to have answered (答复期限)."""
    return official_calendar().add(asked, settings.ANSWER_WITHIN)


def red_line(asked: date) -> date:
    """The last day before an unanswered question fails the site's inspection (检查红线)."""
    return end_of(asked, RED_LINE)
