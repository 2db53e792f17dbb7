"""A document and what changed it lead to each other, as far as the public may see both."""

from datetime import date, timedelta

import pytest
from django.db import connection
from tests.office.publishing import published, withdrawn

from gongkai.office.disclosure import actions
from gongkai.office.disclosure.kinds import Kind, Validity
from gongkai.office.disclosure.models import ValidityChange
from gongkai.office.organs.standing import NotPermitted

ON = date(2026, 11, 20)
TOLD = "清理决定（示政规〔2026〕9号）"


@pytest.fixture
def pair(office):
    """A rule, and the decision that repeals it."""
    rule = published(office, on=ON, kind=Kind.NORMATIVE, duty="2001", title="停车管理办法")
    number = {"document_number": "示政规〔2026〕9号"}
    decision = published(office, on=ON, kind=Kind.OTHER_DOCUMENT, title="清理决定", **number)
    return rule, decision


def repeal(client, rule, number, by):
    client.force_login(by)
    form = {"act": "validity", "validity": "repealed", "on": "2026-11-20", "basis": TOLD}
    return client.post(f"/office/disclosure/desk/{rule.pk}/", form | {"rests_on": number})


def test_a_repealed_document_and_its_repeal_lead_to_each_other_with_the_day(client, pair, handler):
    rule, decision = pair
    link = f'<a href="{decision.get_absolute_url()}">{TOLD}</a>'

    assert repeal(client, rule, decision.document_number, handler).status_code == 302

    assert link in client.get(rule.get_absolute_url()).content.decode()
    back = client.get(decision.get_absolute_url()).content.decode()
    assert "本文件修改、废止的文件" in back
    assert f'2026-11-20</time> 废止：<a href="{rule.get_absolute_url()}">停车管理办法</a>' in back
    withdrawn(decision, on=ON)
    page = client.get(rule.get_absolute_url()).content.decode()
    assert TOLD in page
    assert link not in page


def test_what_the_public_may_not_see_is_no_relation(client, pair, handler):
    rule, decision = pair
    repeal(client, rule, decision.index_number, handler)
    withdrawn(rule, on=ON)

    assert "停车管理办法" not in client.get(decision.get_absolute_url()).content.decode()


def test_a_change_of_tomorrow_is_not_told_today(client, office, pair, handler):
    rule, decision = pair
    coming = date.today() + timedelta(2)  # noqa: DTZ011 the page's own clock
    change = {"validity": Validity.REPEALED, "basis": TOLD, "rests_on": decision}
    actions.change_validity(document=rule, by=handler, on=coming, **change)

    assert "停车管理办法" not in client.get(decision.get_absolute_url()).content.decode()


def test_a_number_that_nothing_has_is_said_and_nothing_rests_on_itself(client, pair, handler):
    rule, _ = pair

    answer = repeal(client, rule, "示政规〔2026〕99号", handler)

    assert answer.status_code == 422
    assert "没有找到：“示政规〔2026〕99号”" in answer.content.decode()
    with pytest.raises(NotPermitted, match="不能是自己的依据"):
        actions.change_validity(
            document=rule, validity=Validity.REPEALED, basis=TOLD, rests_on=rule, by=handler, on=ON
        )
    assert not ValidityChange.objects.exists()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="其他数据库加列时不重建表")
def test_the_new_column_left_the_triggers_of_search_in_place(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'"
            " AND tbl_name = 'disclosure_validitychange'"
        )

        assert cursor.fetchone() == (3,)
