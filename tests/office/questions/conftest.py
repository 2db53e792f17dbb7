"""A question that was sent in, and the form it came by. All invented."""

from datetime import date

import pytest
from django.core.cache import cache

from gongkai.office.applications.sealing import Applicant
from gongkai.office.questions import actions

ON = date(2026, 9, 28)
"""A Monday before the National Day holiday."""

SENT = {
    "title": "居民医保在哪里缴费",
    "text": "搬家以后到哪里缴？",
    "name": "王小满",
    "email": "xiaoman@example.cn",
    "submission": "7d7bbd8e-93f4-4b4d-8d63-1a1f3a4f9a10",
}


@pytest.fixture(autouse=True)
def _private(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cache.clear()


@pytest.fixture
def asked(office):
    """Ask as the form does: `asked(may_publish=True).question`."""

    def make(submission="a-browser", **fields):
        told = {
            "organ": office,
            "sender": Applicant("王小满", email="xiaoman@example.cn"),
            "title": "居民医保在哪里缴费",
            "text": "搬家以后到哪里缴？",
            "on": ON,
        } | fields
        return actions.ask(submission=submission, **told)

    return make


@pytest.fixture
def answered(asked, handler):
    """A question that was answered three days later."""

    def make(**fields):
        one = asked(**fields).question
        day = {"by": handler, "on": date(2026, 9, 30)}
        actions.draft(question=one, answer="到新住址的镇街便民中心缴费。", seen=0, **day)
        return actions.answer(question=one, seen=1, **day)

    return make
