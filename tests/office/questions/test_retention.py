"""When its period is over, nothing of a question tells of a person any more."""

from datetime import date

import pytest
from tests.office.applications.pages import words

from gongkai.office.messages.models import Message
from gongkai.office.retention import actions as retention
from gongkai.office.retention.due import due

OVER = date(2037, 1, 1)
pytestmark = pytest.mark.django_db


def test_an_answered_question_is_blanked_after_its_period(client, answered, office, handler, head):
    one = answered()
    made = retention.make_list(organ=office, by=handler, on=OVER)
    retention.approve(appraisal=made, by=head, on=OVER)

    retention.run_approved(today=OVER)

    one.refresh_from_db()
    assert {one.title, one.text, one.answer, one.masked_name} == {"已按期匿名"}
    assert one.sealed == one.query_code_hash == ""
    assert Message.objects.get().sealed == ""
    page = client.post("/ask/track/", {"number": one.number, "code": "2222222222"})
    assert "已按期匿名" in words(page)
    client.force_login(handler)
    desk = words(client.get(f"/office/questions/{one.pk}/"))
    assert "保存期限已满" in desk
    assert "查看提问人信息" not in desk.split("台账")[0]


def test_a_question_without_an_answer_is_never_due(asked, office):
    asked()

    assert list(due(office.pk, today=OVER)) == []
