"""A handler works a case on the screen; each act says what stands in its way."""

import re
from datetime import date

import pytest
from django.utils import timezone
from tests.office.applications.pages import case, words

from gongkai.office.applications import actions
from gongkai.office.applications.admin.deeds import DEEDS
from gongkai.office.applications.kinds import State
from gongkai.office.ledger.models import Event


def test_the_case_file_tells_and_offers_the_acts_of_now(client, handler, application):
    client.force_login(handler)

    page = words(client.get(case(application)))

    assert "期限是怎么算的" in page
    assert "收到申请" in page
    assert "拟写处理决定" in page
    assert "登记送达" not in page
    assert "批准延期" not in page
    assert "王小满" not in page
    assert page.strip().startswith(f"案卷 {application.register_number} - ")


def test_the_head_is_offered_the_extension_that_was_asked_for(client, handler, head, application):
    client.force_login(head)
    assert "批准延期" not in words(client.get(case(application)))

    actions.request_extension(
        application=application, days=5, reason="检索", by=handler, on=date(2026, 3, 9)
    )

    assert "批准延期" in words(client.get(case(application)))


@pytest.mark.parametrize("act", [name for name in DEEDS if name != "draft"])
def test_every_act_has_a_page_that_opens(client, head, application, act):
    client.force_login(head)

    assert client.get(case(application, act)).status_code == 200


def test_a_case_is_worked_from_confirmation_to_the_archive(
    client, handler, reviewer, head, registered
):
    client.force_login(handler)
    one = registered(channel="email")

    def do(door, query="", **data):
        response = client.post(case(one, door) + query, data)
        assert response.status_code == 302, words(response)

    do("confirm", on="2026-03-03")
    do("ask_correction", on="2026-03-04", items="写明年份", days=10)
    do("accept_correction", on="2026-03-09", text="2025 年")
    do("consult", consulted="third_party", party="青禾商贸", on="2026-03-10")
    asked = one.consultations.get().pk
    do("record_party_receipt", consultation=asked, on="2026-03-11")
    do("receive_opinion", consultation=asked, opinion="objects", on="2026-03-16")
    do("record_search", on="2026-03-17", systems="档案室", keywords="合同", result="一件")
    do("ask_reasons", on="2026-03-18", counts="46 件")
    do("accept_reasons", on="2026-03-19", answer="研究")
    do("notify_fee", on="2026-03-20", basis="page", units=31)
    do("accept_payment", on="2026-03-23")
    do("draft", "?outcome=refused_third_party", on="2026-03-24", not_separable="全文")
    client.force_login(reviewer)
    do("review_secrecy", passed="yes", opinion="不涉及秘密")
    do("review_legality", passed="yes", opinion="依据正确")
    client.force_login(head)
    today = f"{timezone.localdate()}"
    refused = client.post(case(one, "sign"), {"on": today})
    assert refused.status_code == 422
    assert "没有写理由" in words(refused)
    assert f'href="{case(one)}letters/reply-1/"' in refused.content.decode()
    client.force_login(handler)
    do("letters/reply-1", act="write", reasons="合同的单价分析表载有成本构成，属于商业秘密")
    client.force_login(head)
    do("sign", on=today)
    client.force_login(handler)
    do("serve", on=f"{timezone.localdate()}", way="post", proof="邮政挂号信")
    do("close", on=f"{timezone.localdate()}")
    do("archive", on=f"{timezone.localdate()}")

    one.refresh_from_db()
    assert (one.state, one.outcome) == (State.ARCHIVED, "refused_third_party")
    page = words(client.get(case(one)))
    assert "保护第三方合法权益" in page
    assert "邮政挂号信" in page


def test_the_outcomes_are_chosen_from_twenty_one(client, handler, application):
    client.force_login(handler)

    page = client.get(case(application, "draft")).content.decode()

    assert len(set(re.findall(r"\?outcome=(\w+)", page))) == 21


@pytest.mark.parametrize(
    ("outcome", "fields", "absent"),
    [
        ("granted", ["sub_kind"], ["not_separable", "earlier"]),
        ("refused_deliberative", ["not_separable", "discretion"], ["basis_name"]),
        ("refused_prohibited", ["basis_kind", "basis_name"], ["discretion"]),
        ("refused_state_secret", ["leaks_content"], ["discretion"]),
        ("declined_repeat", ["earlier"], ["not_separable"]),
        ("partial", ["withheld_not_information"], ["sub_kind"]),
        ("closed_other", ["sub_kind", "remark"], ["earlier"]),
    ],
)
def test_a_decision_asks_for_what_its_guards_want(
    client, handler, application, outcome, fields, absent
):
    client.force_login(handler)

    page = client.get(case(application, "draft"), {"outcome": outcome}).content.decode()

    names = set(re.findall(r'name="(\w+)"', page))
    assert set(fields) <= names
    assert not set(absent) & names


def test_what_a_guard_misses_is_said_on_the_form(client, handler, application):
    client.force_login(handler)

    response = client.post(
        case(application, "draft") + "?outcome=refused_deliberative", {"on": "2026-03-20"}
    )

    assert response.status_code == 422
    assert "尚未作可分割性审查" in words(response)
    assert "请写明决定不予公开的裁量理由" in words(response)


def test_without_an_outcome_nothing_is_decided(client, handler, application):
    client.force_login(handler)

    client.post(case(application, "draft"), {"on": "2026-03-20"})

    application.refresh_from_db()
    assert application.outcome == ""


def test_nothing_is_recorded_before_it_happens(client, handler, application):
    client.force_login(handler)

    response = client.post(
        case(application, "ask_correction"), {"on": "2199-01-01", "items": "甲", "days": 10}
    )

    assert "日期晚于今天" in words(response)


def test_an_act_out_of_its_state_is_refused_with_a_sentence(client, handler, application):
    client.force_login(handler)

    data = {"on": "2026-03-20", "way": "post", "proof": "挂号"}
    response = client.post(case(application, "serve"), data)

    assert response.status_code == 422
    assert "现为“办理中”，不能登记送达" in words(response)


def test_the_extension_of_the_desk_keeps_to_the_law(client, handler, application):
    client.force_login(handler)

    late = client.post(case(application, "request_extension"), {"days": 5, "reason": "检索"})

    assert late.status_code == 422
    assert "已逾期，不能再延期" in words(late)


def test_the_applicant_is_shown_for_a_reason_and_not_kept(client, handler, application):
    client.force_login(handler)

    response = client.post(case(application, "reveal"), {"reason": "电话确认补正"})

    assert "王小满" in words(response)
    assert "no-store" in response["Cache-Control"]
    assert Event.objects.last().note == "电话确认补正"


def test_a_case_that_does_not_open_says_which_key(client, handler, application, settings):
    client.force_login(handler)
    settings.PERSONAL_DATA_KEY = "another"

    response = client.post(case(application, "reveal"), {"reason": "电话确认"})

    assert "GONGKAI_PERSONAL_DATA_KEY" in words(response)


def test_an_unknown_act_does_not_exist(client, handler, application):
    client.force_login(handler)

    assert client.get(case(application, "burn")).status_code == 404
