"""`gongkai office remind` reminds of all that the worker reminds of: cases, reviews, documents."""

from datetime import date

import pytest
from tests.office.applications.conftest import WANG
from tests.office.publishing import published
from tests.office.reviewing import reviewers

from gongkai.cli import main
from gongkai.office.applications import actions as applications
from gongkai.office.disclosure import actions as documents
from gongkai.office.disclosure.kinds import Kind
from gongkai.office.messages.models import Message

ON, TOO_LATE = date(2026, 11, 23), date(2026, 11, 26)


@pytest.fixture
def _something_of_each(office, handler):
    """A case due soon, a draft whose review is late, a rule that ends soon, unexplained."""
    for number, one in enumerate((handler, *reviewers(office))):
        one.email = f"person{number}@example.cn"
        one.save()
    arrived = date(2026, 10, 30)
    applications.register(
        organ=office,
        channel="in_person",
        applicant=WANG,
        title="路灯合同",
        description="全文",
        arrived=arrived,
        by=handler,
        on=arrived,
    )
    new = {
        "organ": office,
        "title": "停水公告",
        "formed": ON,
        "duty": "2015",
        "body": "<p>停水</p>",
    }
    draft = documents.draft(kind=Kind.ANNOUNCEMENT, by=handler, on=ON, **new)
    documents.submit(document=draft, by=handler, on=ON)
    begun = date(2026, 11, 9)
    ends = {"effective": begun, "expires": date(2026, 12, 31)}
    published(office, on=begun, kind=Kind.NORMATIVE, duty="2001", title="停车办法", **ends)


@pytest.mark.django_db
@pytest.mark.usefixtures("_something_of_each")
def test_the_command_reminds_of_cases_reviews_and_documents_once(capsys):
    first, second = (main(["office", "remind", str(TOO_LATE)]) for _ in range(2))

    said = capsys.readouterr().out.splitlines()
    kinds = set(Message.objects.values_list("wording", flat=True))
    assert (first, second) == (0, 0)
    assert kinds == {"digest", "reviews", "expiry", "following"}
    assert "审查提醒邮件3封；文件有效期新提醒1条；解读、采纳情况新提醒1条" in said[0]
    assert said[1].endswith(
        "申请期限新提醒0条，待办邮件0封；审查提醒邮件0封；文件有效期新提醒0条；解读、采纳情况新提醒0条；"
        "咨询提醒邮件0封。"
    )
