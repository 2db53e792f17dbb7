"""A rectification notice goes from the supervisor to an organ, which answers once."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from gongkai.office.ledger.models import Event
from gongkai.office.organs.standing import NotPermitted
from gongkai.office.organs.visibility import visible
from gongkai.office.supervision import actions
from gongkai.office.supervision.models import RectificationNotice

ON = date(2026, 4, 1)
DUE = date(2026, 4, 20)


@pytest.fixture
def notice(office, other_office, supervisor):
    return actions.issue(
        issuer=office,
        addressed=other_office,
        matter="政府信息公开指南的联系电话没有更新。",
        due=DUE,
        by=supervisor,
        on=ON,
    )


def test_notices_are_numbered_one_after_the_other(notice, office, other_office, supervisor):
    second = actions.issue(
        issuer=office, addressed=other_office, matter="栏目空白", due=DUE, by=supervisor, on=ON
    )

    assert notice.number == f"{office.number_prefix}整改〔2026〕1号"
    assert second.number == f"{office.number_prefix}整改〔2026〕2号"
    assert Event.objects.filter(kind="rectification_issued").count() == 2


def test_the_organ_answers_once(notice, stranger):
    actions.answer(notice=notice, text="已更新。", by=stranger, on=DUE)

    notice.refresh_from_db()
    assert notice.get_state_display() == "已反馈"
    assert Event.objects.get(kind="rectification_answered").organ == notice.addressed
    with pytest.raises(ValidationError, match="已于2026-04-20反馈"):
        actions.answer(notice=notice, text="再次反馈", by=stranger, on=DUE)


def test_a_notice_is_late_the_day_after_it_is_due(notice):
    assert not notice.is_overdue(DUE)
    assert notice.is_overdue(date(2026, 4, 21))


def test_only_a_supervisor_issues_and_only_the_organ_answers(notice, office, other_office, handler):
    with pytest.raises(NotPermitted, match="没有以.*下发整改通报的职权"):
        actions.issue(
            issuer=office, addressed=other_office, matter="无", due=DUE, by=handler, on=ON
        )
    with pytest.raises(NotPermitted, match="没有代表.*反馈整改情况的职权"):
        actions.answer(notice=notice, text="代答", by=handler, on=ON)


def test_a_notice_to_oneself_or_due_before_its_issue_is_refused(office, other_office, supervisor):
    with pytest.raises(ValidationError, match="不能相同"):
        actions.issue(issuer=office, addressed=office, matter="自查", due=DUE, by=supervisor, on=ON)
    with pytest.raises(ValidationError, match="不能早于通报日期"):
        actions.issue(
            issuer=office,
            addressed=other_office,
            matter="栏目空白",
            due=date(2026, 3, 31),
            by=supervisor,
            on=ON,
        )


def test_both_organs_and_the_supervisor_see_it_and_nobody_else(
    notice, handler, stranger, supervisor, administrator
):
    seen = {
        person.name: visible(person, RectificationNotice).exists()
        for person in (handler, stranger, supervisor, administrator)
    }

    assert seen == {"林晓": True, "孙远": True, "吴洁": True, "郑安": False}


def test_a_supervisor_issues_and_the_organ_answers_on_the_screen(
    client, office, other_office, supervisor, stranger
):
    client.force_login(supervisor)
    issued = client.post(
        "/office/supervision/new/",
        {
            "issuer": office.pk,
            "addressed": other_office.pk,
            "matter": "栏目空白",
            "due": "2099-01-01",
        },
    )
    notice = RectificationNotice.objects.get()
    assert issued["Location"] == f"/office/supervision/{notice.pk}/"

    client.force_login(stranger)
    page = client.get(f"/office/supervision/{notice.pk}/")
    answered = client.post(
        f"/office/supervision/{notice.pk}/", {"act": "answer", "answer-text": "已补充。"}
    )

    notice.refresh_from_db()
    assert "反馈整改情况" in page.content.decode()
    assert answered.status_code == 302
    assert notice.answer == "已补充。"


def test_a_late_due_date_is_shown_beside_the_form(client, office, other_office, supervisor):
    client.force_login(supervisor)

    response = client.post(
        "/office/supervision/new/",
        {
            "issuer": office.pk,
            "addressed": other_office.pk,
            "matter": "栏目空白",
            "due": "2020-01-01",
        },
    )

    assert "反馈期限不能早于通报日期" in response.content.decode()
    assert not RectificationNotice.objects.exists()


def test_who_has_no_part_in_it_gets_no_page(client, notice, administrator, enrolled, county):
    client.force_login(administrator)

    assert client.get(f"/office/supervision/{notice.pk}/").status_code in {302, 404}
