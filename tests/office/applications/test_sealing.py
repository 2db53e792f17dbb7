"""Who applied is read by nobody without the key, and by colleagues only with a reason."""

import json
from dataclasses import replace

import pytest
from django.core.serializers import serialize
from tests.office.applications.conftest import ARRIVED, WANG

from gongkai.office.applications import actions, sealing
from gongkai.office.applications.models import Application
from gongkai.office.ledger.models import Event
from gongkai.office.organs.standing import NotPermitted


def test_the_row_and_the_ledger_hold_no_personal_data(application):
    rows = serialize("json", [*Application.objects.all(), *Event.objects.all()])
    text = json.dumps(json.loads(rows), ensure_ascii=False)

    assert application.masked_name == "王**"
    assert not [word for word in ("王小满", WANG.id_number, "柳树路", WANG.phone) if word in text]


def test_a_handler_sees_the_applicant_and_the_reason_stays(application, handler):
    applicant = actions.reveal(application=application, reason="电话确认", by=handler, on=ARRIVED)

    assert applicant == WANG
    event = Event.objects.last()
    assert (event.kind, event.note, event.actor) == ("revealed", "电话确认", handler)


@pytest.mark.parametrize("reason", ["", "  "])
def test_without_a_reason_nothing_is_shown(application, handler, reason):
    with pytest.raises(actions.Refused, match="请写明查看申请人信息的理由"):
        actions.reveal(application=application, reason=reason, by=handler, on=ARRIVED)


def test_a_reviewer_and_a_stranger_see_no_applicant(application, reviewer, stranger):
    for person in (reviewer, stranger):
        with pytest.raises(NotPermitted):
            actions.reveal(application=application, reason="看看", by=person, on=ARRIVED)


def test_data_moved_to_another_row_does_not_open(registered):
    one, two = registered(), registered(applicant=replace(WANG, name="李青"))
    two.sealed = one.sealed

    with pytest.raises(sealing.SealBroken, match="与登记号不符"):
        two.applicant()


def test_another_key_does_not_open(application, settings):
    settings.PERSONAL_DATA_KEY = "another key entirely"

    with pytest.raises(sealing.SealBroken, match="GONGKAI_PERSONAL_DATA_KEY"):
        application.applicant()


def test_an_older_key_still_opens_and_finds_after_a_newer_one_is_added(application, settings):
    settings.PERSONAL_DATA_KEY = f"a newer key,{settings.PERSONAL_DATA_KEY}"
    resealed = sealing.resealed(application.sealed)

    assert application.applicant() == WANG
    assert sealing.lookup(WANG, organ_id=application.organ_id) == application.lookup
    settings.PERSONAL_DATA_KEY = "a newer key"
    assert sealing.opened(resealed, about=application.register_number) == WANG


def test_the_same_applicant_is_found_within_an_organ_and_not_across(
    registered, other_office, stranger
):
    first, second = registered(), registered()
    foreign = registered(organ=other_office, by=stranger)

    assert first.lookup == second.lookup
    assert foreign.lookup != first.lookup


def test_no_number_no_lookup(registered):
    assert registered(applicant=replace(WANG, id_number="")).lookup == ""


@pytest.mark.parametrize("typed", ["abcdefghjk", " ABCDE-FGHJK ", "ABCDEFGHJK"])
def test_a_query_code_is_read_as_people_type_it(typed):
    kept = sealing.code_hash("ABCDEFGHJK", about="示人公开申〔2026〕1号")

    assert sealing.matches(typed, kept, about="示人公开申〔2026〕1号")
    assert not sealing.matches(typed, kept, about="示人公开申〔2026〕2号")


def test_query_codes_differ():
    assert len({sealing.query_code() for _ in range(50)}) == 50
