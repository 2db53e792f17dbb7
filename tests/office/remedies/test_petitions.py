"""Corrections, suggestions and complaints: written without an account, answered, followed."""

import re
from datetime import date

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.office.applications.conftest import WANG
from tests.office.applications.deciding import conclude, serve
from tests.office.applications.pages import words

from gongkai.office.applications import actions as applications
from gongkai.office.applications.sealing import Applicant
from gongkai.office.ledger.models import Event
from gongkai.office.remedies.models import Petition
from gongkai.office.remedies.petitions import actions

pytestmark = [pytest.mark.urls("tests.office.applications.addresses"), pytest.mark.django_db]

TRACK, DESK = "/petitions/track/", "/office/petitions/"
ON = date(2026, 3, 2)
PDF = b"%PDF-1.7\ninvented\n%%EOF"
SENT = {
    "title": "低保公示名单",
    "text": "家庭人口应为四人",
    "name": "王小满",
    "phone": "0000-1234567",
    "submission": "7d7bbd8e-93f4-4b4d-8d63-1a1f3a4f9a10",
}


@pytest.fixture(autouse=True)
def _private(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cache.clear()


def sent(kind, office, other_office, **changed):
    """What the form of a kind is sent with."""
    more = {
        "correction": {"id_number": "11010519491231002X", "files": evidence()},
        "suggestion": {},
        "complaint": {"about": other_office.slug},
    }[kind]
    return {"organ": office.slug, **SENT, **more, **changed}


def evidence():
    return SimpleUploadedFile("户口簿.pdf", PDF)


@pytest.fixture
def filed(office):
    """A suggestion with a file, and its query code."""
    return actions.file_petition(
        organ=office,
        kind="suggestion",
        sender=Applicant("王小满", phone="0000-1234567"),
        title="公开路灯合同",
        text="多人需要",
        submission=SENT["submission"],
        files=[actions.Enclosed("证据.pdf", PDF)],
        on=ON,
    )


def followed(client, filed, **changed):
    data = {"number": filed.petition.number, "code": filed.query_code} | changed
    return client.post(TRACK, data)


@pytest.mark.parametrize("kind", Petition.Kind.values)
def test_each_kind_is_written_and_followed_by_number_and_code(client, office, other_office, kind):
    receipt = client.post(f"/petitions/{kind}/", sent(kind, office, other_office))

    one = Petition.objects.get()
    code = re.search(r"查询码</dt>.*?<strong>(\w{10})", receipt.content.decode(), re.S)[1]
    assert one.number in words(receipt)
    assert (one.kind, one.masked_name) == (kind, "王**")
    assert "王小满" not in one.sealed
    page = words(client.post(TRACK, {"number": one.number, "code": code}))
    assert "办理中" in page
    assert one.get_kind_display() in page
    event = Event.objects.get()
    assert (event.kind, event.article) == ("petition_filed", actions.ARTICLES[kind])
    assert "王小满" not in str(event.new)


def test_sent_twice_it_is_one(client, office, other_office):
    data = sent("suggestion", office, other_office)

    first, again = (client.post("/petitions/suggestion/", data) for _ in range(2))

    assert Petition.objects.count() == 1
    assert first.content == again.content


@pytest.mark.parametrize(
    ("kind", "changed", "sentence"),
    [
        ("correction", {"files": ""}, "请上传证明记录不准确的材料。"),
        ("correction", {"id_number": "110105194912310021"}, "请核对第 18 位。"),
        ("correction", {"name": ""}, "请填写姓名。"),
        ("suggestion", {"organ": ""}, "请选择收件机关。"),
        ("suggestion", {"text": ""}, "请写明建议公开的理由。"),
        ("complaint", {"about": "organ-2"}, "收件机关不能是被投诉举报的机关本身"),
    ],
)
def test_what_is_missing_is_said_beside_the_field(
    client, office, other_office, kind, changed, sentence
):
    data = sent(kind, office, other_office, **changed)

    response = client.post(f"/petitions/{kind}/", data)

    assert response.status_code == 422
    assert sentence in words(response)
    assert not Petition.objects.exists()


def test_there_are_three_kinds_and_no_others(client, db):
    assert client.get("/petitions/petition/").status_code == 404


def test_an_answer_is_given_once_and_read_by_its_sender(client, handler, filed):
    desk = f"{DESK}{filed.petition.pk}/"
    client.force_login(handler)
    page = client.get(desk)

    data = {"act": "answer", "answer-result": "done", "answer-answer": "已列入主动公开。"}
    assert client.post(desk, data).status_code == 302
    client.post(desk, data | {"answer-answer": "又答复一次"})

    assert "公开路灯合同" in words(page)
    assert "王小满" not in words(page)
    assert "已列入主动公开。" in words(followed(client, filed))
    assert Event.objects.filter(kind="petition_answered").count() == 1


def test_the_list_shows_what_was_sent_to_ones_own_organ(client, handler, stranger, filed):
    client.force_login(handler)
    assert "公开路灯合同" in words(client.get(DESK))

    client.force_login(stranger)
    assert "公开路灯合同" not in words(client.get(DESK))
    assert client.get(f"{DESK}{filed.petition.pk}/").status_code == 404


def test_who_wrote_is_shown_for_a_reason_that_stays(client, handler, filed):
    client.force_login(handler)
    desk = f"{DESK}{filed.petition.pk}/"

    silent = client.post(desk, {"act": "reveal", "reveal-reason": ""})
    shown = client.post(desk, {"act": "reveal", "reveal-reason": "核对来件"})

    assert "王小满" not in words(silent)
    assert "王小满" in words(shown)
    assert Event.objects.get(kind="petition_revealed").note == "核对来件"


def test_its_file_is_held_until_a_reason_is_given(client, handler, reviewer, filed):
    page = f"{DESK}{filed.petition.pk}/file/{filed.petition.evidence.get().pk}/"
    client.force_login(handler)

    held = client.post(page)
    opened = client.post(page, {"reason": "核对证据"})
    client.force_login(reviewer)

    assert held.status_code == 422
    assert opened.content == PDF
    assert client.get(page).status_code == 404


def test_guessing_locks_the_guesser_and_nobody_else(client, filed):
    for _ in range(5):
        wrong = followed(client, filed, code="2222222222")

    assert wrong.status_code == 422
    assert "公开路灯合同" not in words(wrong)
    assert "请十五分钟后再试" in words(followed(client, filed))
    owner = {"number": filed.petition.number, "code": filed.query_code}
    assert client.post(TRACK, owner, REMOTE_ADDR="192.0.2.7").status_code == 200


PAPER = {
    "kind": "correction",
    "title": "房屋登记表",
    "text": "面积应为 90 平方米",
    "arrived": "2026-03-02",
    "name": "王小满",
    "id_number": "11010519491231002X",
    "phone": "",
    "submission": SENT["submission"],
}


def test_a_letter_is_registered_by_the_clerk_and_followed_like_any(client, office, handler):
    client.force_login(handler)
    wrong = client.post(f"{DESK}new/", PAPER | {"organ": office.pk, "id_number": "1"})
    kept = [client.post(f"{DESK}new/", PAPER | {"organ": office.pk}, follow=True) for _ in "12"]

    one = Petition.objects.get()
    code = re.search(r"查询码 (\w{10})", words(kept[0]))[1]
    assert wrong.status_code != 302
    assert "身份证号码" in words(wrong)
    assert (one.on_paper, one.filed, one.masked_name) == (True, ON, "王**")
    assert "来信来访，由经办人登记" in words(kept[0])
    assert Event.objects.get(kind="petition_filed").actor == handler
    assert "办理中" in words(client.post(TRACK, {"number": one.number, "code": code}))


def test_a_complaint_on_paper_names_another_organ_and_an_outsider_registers_none(
    client, office, other_office, handler, stranger
):
    complaint = PAPER | {"organ": office.pk, "kind": "complaint", "about": office.pk}
    client.force_login(handler)
    about_itself = client.post(f"{DESK}new/", complaint)
    late = client.post(f"{DESK}new/", PAPER | {"organ": office.pk, "arrived": "2999-01-01"})
    client.force_login(stranger)
    foreign = client.post(f"{DESK}new/", PAPER | {"organ": office.pk})

    assert "不能是收件机关本身" in words(about_itself)
    assert "收到日期晚于今天" in words(late)
    assert foreign.status_code == 200
    assert not Petition.objects.exists()


def test_the_letter_on_a_wrong_record_is_joined_to_the_petition_that_it_answers(
    client, office, handler
):
    case = register(office, handler)
    letter = amended(case, handler)
    filed = actions.file_petition(
        organ=office, kind="correction", sender=Applicant("王小满"), title="登记表",
        text="面积不对", submission=SENT["submission"], by=handler, on=ON,
    )  # fmt: skip
    client.force_login(handler)
    desk = f"{DESK}{filed.petition.pk}/"

    client.post(desk, {
        "act": "answer", "answer-result": "done", "answer-answer": "已更正。",
        "answer-letter": letter.pk,
    })  # fmt: skip

    assert letter.letter_number in words(client.get(desk))
    page = words(client.get(f"/office/applications/case/{case.pk}/"))
    assert f"答复公众来件 {filed.petition.number}" in page
    assert Event.objects.get(kind="petition_answered").new["letter"] == letter.letter_number


def test_no_letter_of_another_kind_or_organ_is_joined(office, handler, filed):
    letter = amended(register(office, handler), handler)

    with pytest.raises(ValidationError, match="不是本机关答复更正申请的告知书"):
        actions.answer(
            petition=filed.petition, result="done", answer="好", by=handler, on=ON, letter=letter
        )


def register(office, handler):
    """An application that was answered."""
    case = applications.register(
        organ=office, channel="in_person", applicant=WANG, title="登记表", description="登记表",
        arrived=ON, by=handler, on=ON,
    ).application  # fmt: skip
    conclude(case, "granted", handler, sub_kind="supplied", on=ON)
    serve(case, handler, on=ON)
    return case


def amended(case, handler):
    """The letter on a wrong record of a case (P13)."""
    asked = {"received": ON, "record": "面积", "result": "corrected", "reasons": "与图纸不符"}
    return applications.answer_amendment(application=case, by=handler, on=ON, **asked)
