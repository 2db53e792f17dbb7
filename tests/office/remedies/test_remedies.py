"""A remedy case is registered, closed once, seen by its own organ, and leaves a trace."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from gongkai.office.ledger.models import Event
from gongkai.office.organs.standing import NotPermitted
from gongkai.office.organs.visibility import visible
from gongkai.office.remedies import actions
from gongkai.office.remedies.models import RemedyCase

ON = date(2026, 3, 2)
UPHELD = RemedyCase.Result.UPHELD


@pytest.fixture
def case(office, handler):
    return actions.register(
        organ=office,
        kind=RemedyCase.Kind.RECONSIDERATION,
        matter="对“本机关不掌握”的答复不服",
        filed=date(2025, 12, 30),
        by=handler,
        on=ON,
    )


def test_a_registered_case_is_pending_and_leaves_a_trace(case):
    assert case.standing == "尚未审结"
    assert list(RemedyCase.objects.open_on(date(2025, 12, 31))) == [case]
    assert not RemedyCase.objects.open_on(date(2025, 12, 29)).exists()
    assert Event.objects.get(subject="remedy_case").label == "登记复议诉讼案件"


def test_a_closed_case_counts_in_the_year_of_its_result(case, handler):
    actions.close(case=case, closed=date(2026, 3, 1), result=UPHELD, by=handler, on=ON)

    assert list(RemedyCase.objects.closed_in(2026)) == [case]
    assert list(RemedyCase.objects.open_on(date(2025, 12, 31))) == [case]
    assert not RemedyCase.objects.open_on(date(2026, 3, 1)).exists()


def test_a_case_is_closed_only_once(case, handler):
    actions.close(case=case, closed=ON, result=UPHELD, by=handler, on=ON)

    with pytest.raises(ValidationError, match="本案已于2026-03-02审结，结果为结果维持"):
        actions.close(case=case, closed=ON, result=UPHELD, by=handler, on=ON)


@pytest.mark.parametrize(
    ("closed", "words"),
    [(date(2026, 3, 3), "不能晚于今天"), (date(2025, 12, 29), "不能早于受理、立案日期")],
)
def test_a_case_cannot_close_on_a_day_that_cannot_be(case, handler, closed, words):
    with pytest.raises(ValidationError, match=words):
        actions.close(case=case, closed=closed, result=UPHELD, by=handler, on=ON)


def test_a_case_of_tomorrow_or_about_a_foreign_application_is_refused(
    office, other_office, handler, foreign_application
):
    given = {"organ": office, "kind": "reconsideration", "matter": "答复", "by": handler, "on": ON}

    with pytest.raises(ValidationError, match="不能晚于今天"):
        actions.register(filed=date(2026, 3, 3), **given)
    with pytest.raises(ValidationError, match="不是本机关受理的申请"):
        actions.register(filed=ON, application=foreign_application, **given)


def test_another_organ_neither_sees_nor_closes_the_case(case, stranger, supervisor, reviewer):
    assert not visible(stranger, RemedyCase).exists()
    assert not visible(supervisor, RemedyCase).exists()
    for person in (stranger, supervisor, reviewer):
        with pytest.raises(NotPermitted, match="没有办理复议诉讼案件的职权"):
            actions.close(case=case, closed=ON, result=UPHELD, by=person, on=ON)


def test_the_database_refuses_a_result_without_its_day(case):
    with pytest.raises(IntegrityError), transaction.atomic():
        RemedyCase.objects.filter(pk=case.pk).update(result="upheld")


def test_a_clerk_registers_and_closes_a_case_on_the_screen(client, office, handler):
    client.force_login(handler)
    registered = client.post(
        "/office/remedies/new/",
        {
            "organ": office.pk,
            "kind": "litigation_direct",
            "number": "（2026）示行初3号",
            "matter": "对不予公开的答复不服",
            "filed": "2026-02-01",
        },
    )
    case = RemedyCase.objects.get()
    assert registered["Location"] == f"/office/remedies/{case.pk}/"

    refused = client.post(
        f"/office/remedies/{case.pk}/",
        {"act": "close", "close-closed": "2026-01-01", "close-result": "upheld"},
    )
    closed = client.post(
        f"/office/remedies/{case.pk}/",
        {"act": "close", "close-closed": "2026-02-20", "close-result": "corrected"},
    )

    case.refresh_from_db()
    assert refused.status_code == 422
    assert "审结日期不能早于受理、立案日期" in refused.content.decode()
    assert closed.status_code == 302
    assert case.standing == "结果纠正"


def test_the_list_shows_own_cases_only(client, case, handler, stranger):
    client.force_login(stranger)
    assert case.matter not in client.get("/office/remedies/").content.decode()
    assert client.get(f"/office/remedies/{case.pk}/").status_code == 404

    client.force_login(handler)
    assert case.matter in client.get("/office/remedies/").content.decode()
    assert "尚未审结" in client.get(f"/office/remedies/{case.pk}/").content.decode()


def test_a_form_that_names_a_foreign_organ_is_refused(client, handler, other_office):
    client.force_login(handler)

    response = client.post(
        "/office/remedies/new/",
        {
            "organ": other_office.pk,
            "kind": "reconsideration",
            "matter": "答复",
            "filed": "2026-02-01",
        },
    )

    assert response.status_code == 200
    assert not RemedyCase.objects.exists()


def test_an_act_that_is_not_open_is_answered_with_a_sentence(client, case, handler):
    client.force_login(handler)

    response = client.post(f"/office/remedies/{case.pk}/", {"act": "reopen"}, follow=True)

    assert "这项操作现在不能办理" in response.content.decode()


@pytest.fixture
def closed(case, handler):
    return actions.close(case=case, closed=date(2026, 3, 1), result=UPHELD, by=handler, on=ON)


def desk(case):
    return reverse("remedies:desk", args=[case.pk])


def test_a_wrong_result_is_put_right_on_its_page_and_the_old_one_stays_in_the_ledger(
    client, closed, handler
):
    client.force_login(handler)
    data = {"act": "correct", "correct-closed": "2026-02-27", "correct-result": "corrected"}
    refused = client.post(desk(closed), data)
    assert refused.status_code == 422
    assert "请写明更正的理由" in refused.content.decode()

    assert client.post(desk(closed), data | {"correct-reason": "看错了主文"}).status_code == 302

    closed.refresh_from_db()
    assert (closed.closed, closed.standing) == (date(2026, 2, 27), "结果纠正")
    event = Event.objects.get(kind="remedy_corrected")
    assert (event.note, event.old) == ("看错了主文", {"closed": "2026-03-01", "result": "upheld"})
    assert "更正复议诉讼结果" in client.get(desk(closed)).content.decode()


def test_a_case_that_was_closed_by_mistake_pends_again(closed, handler):
    actions.correct(case=closed, closed=None, result="", reason="判决未生效", by=handler, on=ON)

    closed.refresh_from_db()
    assert closed.standing == "尚未审结"
    assert list(RemedyCase.objects.open_on(date(2026, 3, 2))) == [closed]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"reason": " "}, "请写明更正的理由"),
        ({"closed": date(2026, 3, 3)}, "不能晚于今天"),
        ({"closed": date(2026, 3, 1), "result": "upheld"}, "与原登记相同"),
        ({"closed": None}, "应同时填写"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(closed, handler, changes, said):
    given = {"closed": date(2026, 2, 27), "result": "corrected", "reason": "看错"} | changes

    with pytest.raises(ValidationError, match=said):
        actions.correct(case=closed, by=handler, on=ON, **given)

    assert not Event.objects.filter(kind="remedy_corrected").exists()


def test_an_open_case_has_no_result_to_put_right(case, handler, stranger):
    given = {"closed": ON, "result": UPHELD, "reason": "看错", "on": ON}
    with pytest.raises(ValidationError, match="还没有登记结果"):
        actions.correct(case=case, by=handler, **given)
    with pytest.raises(NotPermitted):
        actions.correct(case=case, by=stranger, **given)
