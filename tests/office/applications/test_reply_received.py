"""An applicant receives the signed reply with number and query code, once it is served."""

from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from django.core.cache import cache
from tests.office.applications.conftest import ARRIVED, WANG
from tests.office.applications.deciding import reviewed, serve

from gongkai.office.applications import actions
from gongkai.office.applications.correspondence import actions as correspondence
from gongkai.office.applications.correspondence.entries import last_reply

pytestmark = pytest.mark.urls("tests.office.applications.addresses")

ON = date(2026, 3, 20)
TRACK, REPLY = "/apply/track/", "/apply/track/reply.pdf"
BUTTON = "下载答复书"


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cache.clear()


@pytest.fixture
def kept(office, handler, reviewer, head):
    """A case decided and its reply signed, not served yet; with its query code."""
    kept = actions.register(
        organ=office,
        channel="in_person",
        applicant=WANG,
        title="路灯合同",
        description="全文",
        arrived=ARRIVED,
        by=handler,
        on=ARRIVED,
    )
    case = kept.application
    given = {"outcome": "granted", "sub_kind": "supplied", "reasons": "合同已经归档，可以公开"}
    actions.draft(application=case, by=handler, on=ON, **given)
    correspondence.write(
        application=case,
        entry=last_reply(case),
        values={"supply": "纸质复印件"},
        by=handler,
        on=ON,
    )
    reviewed(case, reviewer=reviewer, on=ON)
    actions.sign(application=case, by=head, on=ON)
    return kept


def ask(client, kept, address, **changed):
    data = {"number": kept.application.register_number, "code": kept.query_code} | changed
    return client.post(address, data)


def test_before_service_there_is_nothing_to_receive(client, kept):
    assert BUTTON not in ask(client, kept, TRACK).content.decode()

    refused = ask(client, kept, REPLY)

    assert refused.status_code == 422
    assert "答复书还没有电子件" in refused.content.decode()


def test_after_service_the_signed_pages_are_received(client, kept, handler):
    serve(kept.application, handler)
    assert BUTTON in ask(client, kept, TRACK).content.decode()

    received = ask(client, kept, REPLY)

    assert received["Content-Type"] == "application/pdf"
    assert "no-store" in received["Cache-Control"]
    pages = pypdfium2.PdfDocument(BytesIO(received.content))
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    assert "王小满" in text
    assert "纸质复印件" in text
    assert "未签发" not in text


@pytest.mark.parametrize("changed", [{"code": "2222222222"}, {"number": "示公开申〔2026〕99号"}])
def test_without_number_and_code_nothing_is_received(client, kept, handler, changed):
    serve(kept.application, handler)

    refused = ask(client, kept, REPLY, **changed)

    assert refused.status_code == 422
    assert "登记号或者查询码不对" in refused.content.decode()


def test_guessing_is_slowed_down_here_as_well(client, kept, handler):
    serve(kept.application, handler)
    for _ in range(5):
        ask(client, kept, REPLY, code="2222222222")

    assert "请十五分钟后再试" in ask(client, kept, REPLY).content.decode()
    assert client.get(REPLY).status_code == 405
