"""Anyone applies online without an account, keeps the receipt, and follows the case."""

import re
from datetime import date

import pytest
from django.core.cache import cache
from django.utils import timezone
from tests.office.applications.conftest import ARRIVED, WANG
from tests.office.applications.deciding import conclude, serve
from tests.office.applications.pages import words

from gongkai.office.applications import actions
from gongkai.office.applications.forms.identity import identity_fault
from gongkai.office.applications.models import Application

pytestmark = [pytest.mark.urls("tests.office.applications.addresses"), pytest.mark.django_db]

APPLY, RECEIPT, TRACK = "/apply/", "/apply/receipt/", "/apply/track/"
ASKED = {
    "organ": "organ-2",
    "category": "natural_person",
    "name": "王小满",
    "id_kind": "resident",
    "id_number": "1101 0519 4912 3100 2x",
    "phone": "0000-1234567",
    "address": "示范县柳树路 3 号",
    "title": "县城路灯采购合同",
    "description": "2025 年的合同全文",
    "form": "paper",
    "delivery": "post",
    "submission": "7d7bbd8e-93f4-4b4d-8d63-1a1f3a4f9a10",
}


@pytest.fixture(autouse=True)
def _no_failures_remembered():
    cache.clear()


@pytest.fixture
def kept(office):
    """A registered online application and its query code."""
    return actions.register(
        organ=office,
        channel="online",
        applicant=WANG,
        title="路灯合同",
        description="全文",
        arrived=ARRIVED,
        by=None,
        on=ARRIVED,
    )


def ask(client, kept, **changed):
    data = {"number": kept.application.register_number, "code": kept.query_code} | changed
    return client.post(TRACK, data)


def test_an_application_is_kept_and_its_receipt_shown(client, office):
    response = client.post(APPLY, ASKED, follow=True)

    one = Application.objects.get()
    assert response.redirect_chain == [(RECEIPT, 302)]
    assert one.register_number in words(response)
    assert re.search(r"[2-9A-HJKMNP-Z]{10}", words(response))
    assert "尚待双方确认" in words(response)
    assert one.applicant().id_number == "11010519491231002X"
    assert one.arrived == timezone.localdate()


def test_the_receipts_code_opens_the_case(client, office):
    receipt = client.post(APPLY, ASKED, follow=True)
    code = re.search(r"查询码</dt>.*?<strong>(\w+)", receipt.content.decode(), re.S)[1]
    number = Application.objects.get().register_number

    response = client.post(TRACK, {"number": number, "code": code})

    assert "县城路灯采购合同" in words(response)


def test_sent_twice_it_is_one_application(client, office):
    first = client.post(APPLY, ASKED, follow=True)
    again = client.post(APPLY, ASKED, follow=True)

    assert Application.objects.count() == 1
    assert first.content == again.content


def test_the_receipt_belongs_to_the_browser_that_applied(client, office):
    client.post(APPLY, ASKED)
    client.cookies.clear()

    response = client.get(RECEIPT)

    assert response.status_code == 404
    assert "回执已经不能打开" in words(response)


def test_no_page_of_the_public_is_kept_by_caches_or_begins_a_session(client, office, kept):
    client.post(APPLY, ASKED)

    for response in (client.get(APPLY), client.get(RECEIPT), ask(client, kept)):
        assert "no-store" in response["Cache-Control"]
    assert "sessionid" not in client.cookies


def test_the_organ_of_a_link_is_chosen(client, office, other_office):
    response = client.get(f"{APPLY}?organ={other_office.slug}")

    assert f'<option value="{other_office.slug}" selected>' in response.content.decode()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"organ": ""}, "请选择受理机关。"),
        ({"organ": "nowhere"}, "请从列表中选择受理机关。"),
        ({"name": ""}, "请填写姓名或者名称。"),
        ({"id_number": ""}, "请填写证件号码"),
        (
            {"id_number": "110105194912310021"},
            "身份证号码末位与前 17 位不符，请核对第 18 位。",
        ),
        ({"id_number": "11010519491231002"}, "身份证号码应为 18 位，您填写的是 17 位"),
        ({"id_number": "1101051949123100AX"}, "前 17 位应为数字"),
        ({"id_number": "11010519491331002X"}, "第 7 至 14 位不是有效的出生日期"),
        (
            {"category": "business", "id_kind": "credit_code", "id_number": "91110000600037341M"},
            "统一社会信用代码末位与前 17 位不符，请核对第 18 位。",
        ),
        (
            {"category": "business", "id_kind": "credit_code", "id_number": "9111000060003734IL"},
            "不使用 I、O、S、V、Z",
        ),
        ({"id_kind": "credit_code"}, "自然人请填写居民身份证"),
        ({"category": "business"}, "法人或者其他组织请填写统一社会信用代码"),
        ({"phone": ""}, "请填写联系电话或者电子邮箱"),
        ({"phone": "打这个"}, "电话号码只含数字和连字符"),
        ({"email": "wang"}, "电子邮箱格式不对"),
        ({"address": ""}, "您选择了邮寄，请填写通信地址。"),
        ({"delivery": "email"}, "您选择了电子邮件，请填写电子邮箱。"),
        ({"postcode": "12345"}, "邮政编码应为 6 位数字。"),
        ({"title": ""}, "请填写所需信息的名称。"),
        ({"description": ""}, "请描述所需信息"),
        ({"submission": "x"}, "页面不完整，请重新打开申请页。"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(client, office, changed, sentence):
    response = client.post(APPLY, ASKED | changed)

    assert response.status_code == 422
    assert sentence in words(response)
    assert not Application.objects.exists()


def test_an_organisation_applies_with_its_credit_code(client, office):
    changed = {
        "category": "business",
        "id_kind": "credit_code",
        "id_number": "91110000600037341l",
        "name": "示范县青禾商贸有限公司",
    }

    client.post(APPLY, ASKED | changed)

    assert Application.objects.get().category == "business"


def test_a_collectives_credit_code_may_begin_with_a_letter():
    form_code = "N2110000600037341"
    digits = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    weights = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
    total = sum(digits.index(c) * w for c, w in zip(form_code, weights, strict=True))

    assert identity_fault("credit_code", form_code + digits[-total % 31]) == ""


def test_the_progress_page_answers_what_next_by_when_what_may_i_do(client, kept, handler):
    actions.confirm(application=kept.application, by=handler, on=ARRIVED)

    page = words(ask(client, kept))

    assert "期限是怎么算的" in page
    assert "2026 年 3 月 30 日" in page
    assert "正在检索、审查所申请的信息，下一步是书面答复。" in page
    assert "您现在可以" in page


def test_an_overdue_case_tells_of_the_remedy(client, kept, handler):
    actions.confirm(application=kept.application, by=handler, on=ARRIVED)

    page = words(ask(client, kept))

    assert "逾期未收到答复的" in page
    assert "示范县人民法院" in page


def test_a_refusal_tells_that_reconsideration_comes_first(client, kept, handler):
    one = kept.application
    actions.confirm(application=one, by=handler, on=ARRIVED)
    facts = actions.Stated(not_separable="全文", discretion="影响内部管理")
    conclude(one, "refused_internal", handler, on=date(2026, 3, 9), facts=facts)
    serve(one, handler, on=date(2026, 3, 10))

    page = words(ask(client, kept))

    assert "属于三类内部事务信息" in page
    assert "应当先自收到本答复书之日起60日内向示范县人民政府申请行政复议" in page
    assert "最后一日是 2026-05-09" in page
    assert "直接起诉" not in page


def test_the_public_reads_no_reason_opinion_or_name_from_the_file(client, kept, handler):
    one = kept.application
    actions.confirm(application=one, by=handler, on=ARRIVED)
    actions.reveal(application=one, reason="电话确认", by=handler, on=ARRIVED)
    asked = actions.consult(
        application=one, consulted="third_party", party="青禾商贸", by=handler, on=ARRIVED
    )
    actions.receive_opinion(consultation=asked, opinion="objects", by=handler, on=date(2026, 3, 3))

    page = words(ask(client, kept))

    assert not [word for word in ("电话确认", "青禾商贸", "不同意公开", "林晓") if word in page]


def test_what_a_correction_and_a_fee_ask_stands_first(client, kept, handler):
    one = kept.application
    actions.confirm(application=one, by=handler, on=ARRIVED)
    actions.ask_correction(application=one, items="请写明路段", by=handler, on=date(2026, 3, 3))
    asked = words(ask(client, kept))
    assert "请写明路段" in asked
    assert "期限至 2026 年 3 月 17 日" in asked

    actions.accept_correction(application=one, by=handler, on=date(2026, 3, 4))
    actions.notify_fee(application=one, basis="page", units=31, by=handler, on=date(2026, 3, 5))

    assert "信息处理费 10 元" in words(ask(client, kept))


@pytest.mark.parametrize("typed", ["示人公开申[2026]1号", " 示人公开申【2026】1号 "])
def test_brackets_are_read_as_people_type_them(client, kept, typed):
    response = ask(client, kept, number=typed, code=kept.query_code.lower())

    assert response.status_code == 200


@pytest.mark.parametrize(
    "changed", [{"code": "2222222222"}, {"number": "示人公开申〔2026〕9号"}, {"code": ""}]
)
def test_a_wrong_number_or_code_shows_nothing(client, kept, changed):
    response = ask(client, kept, **changed)

    assert response.status_code == 422
    assert "路灯合同" not in words(response)


def test_guessing_locks_the_guesser_and_nobody_else(client, kept):
    for _ in range(5):
        ask(client, kept, code="2222222222")

    locked = ask(client, kept)
    owner = client.post(
        TRACK,
        {"number": kept.application.register_number, "code": kept.query_code},
        REMOTE_ADDR="192.0.2.7",
    )

    assert "请十五分钟后再试" in words(locked)
    assert owner.status_code == 200


def test_the_pages_cost_a_fixed_number_of_queries(
    client, kept, handler, django_assert_max_num_queries
):
    actions.confirm(application=kept.application, by=handler, on=ARRIVED)

    with django_assert_max_num_queries(2):
        client.get(APPLY)
    with django_assert_max_num_queries(16):
        ask(client, kept)
