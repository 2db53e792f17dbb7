"""What the applicant does himself: every pair of act and state, by number and query code alone."""

from datetime import date

import pytest
from django.core.cache import cache
from django.db import transaction
from tests.office.applications.acting import brought_to
from tests.office.applications.conftest import ARRIVED
from tests.office.applications.pages import case, words

from gongkai.office.applications import actions, sealing
from gongkai.office.applications.acts import OWN_ACTS, own_acts
from gongkai.office.applications.applicant import actions as own
from gongkai.office.applications.kinds import State
from gongkai.office.ledger.models import Event

pytestmark = pytest.mark.urls("tests.office.applications.addresses")

TRACK, CALENDAR = "/apply/track/", "/apply/track/deadlines.ics"
SUBMISSION = "7d7bbd8e-93f4-4b4d-8d63-1a1f3a4f9a10"
FILLED = {
    "answer_correction": {"text": "柳树路 2025 年 6 月的路灯"},
    "answer_reasons": {"answer": "核对工程款"},
    "take_back": {"note": "已经找到", "sure": "on"},
    "rate": {"score": "2", "words": "答复太慢"},
}
KWARGS = {
    "answer_correction": {"text": "甲"},
    "answer_reasons": {"answer": "乙"},
    "take_back": {},
    "rate": {"score": 5},
}
DAY = date(2026, 3, 20)
OFFERED = {
    State.AWAITING_CONFIRMATION: {"take_back"},
    State.HANDLING: {"take_back"},
    State.AWAITING_CORRECTION: {"answer_correction", "take_back"},
    State.CONSULTING: {"take_back"},
    State.AWAITING_REASONS: {"answer_reasons", "take_back"},
    State.AWAITING_PAYMENT: {"take_back"},
    State.DRAFTED: {"take_back"},
    State.REVIEWED: {"take_back"},
    State.CONCLUDED: set(),
    State.SERVED: {"rate"},
    State.CLOSED: {"rate"},
    State.ARCHIVED: {"rate"},
    State.WITHDRAWN: set(),
    State.VOID: set(),
}


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch):
    cache.clear()
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: DAY)


@pytest.fixture
def people(handler, reviewer, head, member, colleague):
    return {"handler": handler, "reviewer": reviewer, "head": head, "member": member}


@pytest.fixture
def brought(registered, people):
    """A case in a state whose query code is known."""

    def make(state):
        return brought_to(state, lambda **how: registered(submission=SUBMISSION, **how), people)

    return make


def keys(one, **more):
    return {"number": one.register_number, "code": sealing.query_code(SUBMISSION)} | more


def act_page(client, one, act, **more):
    return client.post(f"{TRACK}act/{act}/", keys(one, **more))


@pytest.mark.parametrize("state", list(State))
def test_exactly_the_possible_acts_are_offered_accepted_once_and_no_others(client, brought, state):
    one = brought(state)

    page = client.post(TRACK, keys(one)).content.decode()
    assert {act for act in OWN_ACTS if f"/act/{act}/" in page} == OFFERED[state]
    for act in OFFERED[state]:
        leaves_one_event(client, one, act)
    for act in OWN_ACTS.keys() - OFFERED[state]:
        is_refused(client, one, act)


def leaves_one_event(client, one, act):
    """Done, and not done again when it is sent again."""
    with transaction.atomic():
        before = Event.objects.count()
        first = act_page(client, one, act, sent="yes", **FILLED[act])
        again = act_page(client, one, act, sent="yes", **FILLED[act])
        assert (first.status_code, again.status_code) == (200, 422), act
        assert Event.objects.count() == before + 1, act
        assert Event.objects.order_by("pk").last().actor_name == "公众"
        transaction.set_rollback(True)


def is_refused(client, one, act):
    """Refused with one sentence, whatever is sent; its page has no form."""
    before = Event.objects.count()
    with pytest.raises(actions.Refused):
        getattr(own, act)(application=one, on=DAY, **KWARGS[act])
    page = act_page(client, one, act).content.decode()
    assert "现为" in page, act
    assert 'name="sent"' not in page, act
    assert Event.objects.count() == before


@pytest.mark.parametrize("act", [*OWN_ACTS, "reveal"])
def test_without_the_code_no_act_is_shown_or_done(client, brought, act):
    one = brought(State.AWAITING_CORRECTION)
    before = Event.objects.count()

    response = act_page(client, one, act, code="2222222222", sent="yes", text="甲")

    assert response.status_code == (422 if act in OWN_ACTS else 404)
    assert one.title not in words(response)
    assert Event.objects.count() == before


@pytest.mark.parametrize(
    ("state", "act", "sentence"),
    [
        (State.AWAITING_CORRECTION, "answer_correction", "请填写补正后的内容。"),
        (State.AWAITING_REASONS, "answer_reasons", "请填写申请的理由。"),
        (State.HANDLING, "take_back", "请勾选确认。"),
        (State.SERVED, "rate", "请选择 1 至 5 分。"),
    ],
)
def test_what_is_missing_is_said_beside_the_field(client, brought, state, act, sentence):
    response = act_page(client, brought(state), act, sent="yes")

    assert response.status_code == 422
    assert sentence in words(response)
    assert "aria-describedby" in response.content.decode()


def test_a_correction_starts_the_period_afresh_and_stands_in_the_case(client, brought, handler):
    one = brought(State.AWAITING_CORRECTION)

    page = words(act_page(client, one, "answer_correction", sent="yes", text="柳树路"))

    one.refresh_from_db()
    assert (one.state, one.due) == (State.HANDLING, date(2026, 4, 20))
    assert "已收到您的补正" in page
    client.force_login(handler)
    assert "收到补正：柳树路" in words(client.get(case(one)))


def test_a_late_correction_is_taken_and_said_to_be_late(brought):
    one = brought(State.AWAITING_CORRECTION)

    own.answer_correction(application=one, text="甲", on=date(2026, 5, 6))

    assert "已经届满" in Event.objects.filter(kind="corrected").get().note


def test_a_received_application_taken_back_is_ended_by_the_office(client, brought, handler):
    one = brought(State.HANDLING)

    act_page(client, one, "take_back", sent="yes", **FILLED["take_back"])

    one.refresh_from_db()
    assert one.state == State.HANDLING
    assert not own_acts(one)
    client.force_login(handler)
    assert "申请人在网上提出撤回：已经找到" in words(client.get(case(one)))
    actions.withdraw(application=one, by=handler, on=DAY)
    assert (one.outcome, one.sub_kind) == ("closed_other", "withdrawn")


def test_an_application_not_yet_received_is_taken_back_at_once(client, brought):
    one = brought(State.AWAITING_CONFIRMATION)

    act_page(client, one, "take_back", sent="yes", sure="on")

    one.refresh_from_db()
    assert one.state == State.WITHDRAWN


def test_a_rating_is_read_by_the_office_and_by_nobody_else(client, brought, handler, stranger):
    one = brought(State.CLOSED)
    act_page(client, one, "rate", sent="yes", **FILLED["rate"])

    client.force_login(handler)
    inside = words(client.get(case(one)))
    client.force_login(stranger)
    outside = client.get(case(one))

    assert "2 分（满分 5 分）：答复太慢" in inside
    assert outside.status_code in {302, 404}
    assert "答复太慢" not in str(Event.objects.filter(kind="rated").values())


def test_a_fee_notice_says_how_much_how_and_by_when(client, brought):
    page = words(client.post(TRACK, keys(brought(State.AWAITING_PAYMENT))))

    assert "信息处理费 10 元" in page
    assert "2026 年 4 月 7 日前按收费通知书所列方式缴费" in page


def test_the_procedure_is_told_without_naming_the_party(client, brought, handler, head):
    one = brought(State.CONSULTING)
    actions.request_extension(application=one, days=5, reason="内部理由", by=handler, on=DAY)
    actions.extend(application=one, days=5, by=head, on=DAY)

    page = words(client.post(TRACK, keys(one)))

    assert "书面征求第三方的意见，对方应当自收到之日起十五个工作日内答复" in page
    assert "延长 5 个工作日" in page
    assert not [word for word in ("青禾商贸", "内部理由") if word in page]


@pytest.mark.parametrize(
    ("state", "days"),
    [
        (State.HANDLING, {"20260330"}),
        (State.AWAITING_CORRECTION, {"20260323"}),
        (State.AWAITING_REASONS, {"20260323", "20260330"}),
        (State.AWAITING_PAYMENT, {"20260407"}),
        (State.SERVED, {"20260508", "20260909"}),
    ],
)
def test_the_days_ahead_go_into_a_calendar(client, brought, state, days):
    one = brought(state)

    text = client.post(CALENDAR, keys(one)).content.decode()

    found = {line[-8:] for line in text.splitlines() if line.startswith("DTSTART")}
    assert found == days
    assert one.title not in text


def test_the_calendar_asks_for_the_code_as_well(client, brought):
    response = client.post(CALENDAR, keys(brought(State.HANDLING), code="2222222222"))

    assert response.status_code == 422


def test_the_days_of_a_received_case_are_counted_for_its_applicant(client, brought):
    page = words(client.post(TRACK, keys(brought(State.HANDLING))))

    assert ARRIVED.isoformat() in page or "2026 年 3 月 2 日" in page
    assert "已用" in page
    assert "剩余" in page
