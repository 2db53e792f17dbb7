"""Paper applications are registered at the desk, with a receipt."""

import pytest
from django.utils import timezone
from tests.office.applications.conftest import ARRIVED
from tests.office.applications.pages import NEW, words

from gongkai.office.applications.models import Application

PAPER = {
    "organ": "organ-2",
    "channel": "in_person",
    "arrived": "2026-03-02",
    "category": "natural_person",
    "name": "王小满",
    "id_kind": "resident",
    "id_number": "11010519491231002X",
    "address": "示范县柳树路 3 号",
    "title": "县城路灯采购合同",
    "description": "2025 年的合同全文",
    "form": "paper",
    "delivery": "post",
    "submission": "7d7bbd8e-93f4-4b4d-8d63-1a1f3a4f9a10",
}


def test_a_paper_application_is_registered_with_its_receipt(client, handler):
    client.force_login(handler)

    response = client.post(NEW, PAPER)

    one = Application.objects.get()
    assert one.register_number in words(response)
    assert "查询码" in words(response)
    assert one.handler == handler


def test_registered_twice_by_a_reload_it_is_one(client, handler):
    client.force_login(handler)

    client.post(NEW, PAPER)
    client.post(NEW, PAPER)

    assert Application.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"arrived": ""}, "请填写到达日期。"),
        ({"arrived": "2026-02-30"}, "日期格式为年-月-日"),
        ({"arrived": "2199-01-01"}, "到达日期晚于今天"),
        ({"confirmed": "2026-03-01"}, "确认日期早于到达日期"),
        ({"confirmed": "2199-01-01"}, "确认日期晚于今天"),
        ({"organ": "organ-3"}, "请从列表中选择受理机关。"),
    ],
)
def test_a_registration_says_what_is_wrong(client, handler, other_office, changed, sentence):
    client.force_login(handler)

    response = client.post(NEW, PAPER | changed)

    assert response.status_code == 422
    assert sentence in words(response)
    assert not Application.objects.exists()


def test_a_letter_without_proof_of_identity_is_registered_all_the_same(client, handler):
    client.force_login(handler)

    client.post(NEW, PAPER | {"id_number": ""})

    assert Application.objects.get().lookup == ""


def test_the_days_of_a_registration_are_todays(client, handler):
    client.force_login(handler)
    today = timezone.localdate()

    client.post(NEW, PAPER | {"arrived": today.isoformat()})

    assert Application.objects.get().arrived == today
    assert today >= ARRIVED
