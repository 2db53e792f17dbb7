"""What the public sees of annual reports: everything that is published, nothing that is not."""

import io
import json
import re
from html import unescape
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.office.annual.conftest import ON
from tests.office.annual.records import application, day, published

from gongkai.office.annual import actions
from gongkai.office.annual.models import Report
from gongkai.office.annual.showing.downloads import FORMATS
from gongkai.office.disclosure.kinds import Kind
from gongkai.report import writing
from gongkai.report.form import FORM_2021
from gongkai.report.schema import from_json

pytestmark = pytest.mark.urls("tests.office.annual.addresses")

PAGE = "/reports/organ-2/2025/"


def text_of(response):
    return unescape(re.sub(r"<[^>]+>", "", response.content.decode()))


def test_the_report_page_proves_its_sums_and_leads_from_each_figure(client, public):
    response = client.get(PAGE)

    html = response.content.decode()
    assert "<h1>示范县人民政府办公室2025年政府信息公开工作年度报告</h1>" in html
    assert "42 项勾稽校验全部通过" in html
    assert "2026-01-15 公布" in html
    assert html.count("<caption") >= 3
    assert f'href="{PAGE}cells/applications.granted.business/"' in html
    assert html.count("/cells/") == len(FORM_2021.paths)
    assert "<svg" in html


def test_every_sum_is_listed_behind_the_proof_line(client, public):
    html = client.get(PAGE).content.decode()

    sums = re.search(r"<details.*?</details>", html, re.S)[0]
    assert sums.count("<li>") == 42
    assert "商业企业列：本年新收1＋上年结转0＝1，等于办理总计1＋结转下年度0＝1" in sums


def test_the_list_leads_to_published_reports_only(client, public, office, other_office, stranger):
    actions.begin(organ=other_office, year=2025, by=stranger, on=ON)
    actions.begin(organ=office, year=2024, by=public.signed_by, on=ON)

    text = text_of(client.get("/reports/"))

    assert "示范县人民政府办公室2025年" in text
    assert "教育局" not in text
    assert "2024年" not in text


def test_the_list_of_one_organ_holds_its_own(client, public, other_office):
    own = text_of(client.get("/reports/", {"organ": "organ-2"}))
    other = text_of(client.get("/reports/", {"organ": "organ-3"}))

    assert "2025年政府信息公开工作年度报告" in own
    assert "还没有公布的年度报告" in other
    assert client.get("/reports/", {"organ": "nobody"}).status_code == 404


@pytest.mark.parametrize(
    "address",
    [PAGE, f"{PAGE}report.pdf", f"{PAGE}cells/applications.granted.total/"],
)
def test_an_unpublished_report_does_not_exist_for_the_public(
    client, signed, handler, head, address
):
    assert client.get(address).status_code == 404

    client.force_login(handler)
    assert client.get(address).status_code == 404

    actions.publish(report=signed, by=handler, on=ON)
    client.logout()
    assert client.get(address).status_code == 200

    actions.withdraw(report=signed, reason="数字有误", by=head, on=ON)
    assert client.get(address).status_code == 404


def test_pages_touch_no_session_and_may_be_kept(client, public):
    for address in ("/reports/", PAGE, f"{PAGE}cells/applications.granted.total/"):
        response = client.get(address)

        assert response["Cache-Control"] == "public, max-age=300"
        assert "Cookie" not in response.get("Vary", "")
        assert not response.cookies


def test_a_report_page_costs_the_same_for_one_application_and_for_many(client, public, office):
    def queries(address):
        with CaptureQueriesContext(connection) as caught:
            client.get(address)
        return len(caught)

    before = queries(PAGE), queries("/reports/")
    for number in range(30):
        application(office, day("2025-03-01"), title=f"信息{number}").save()

    assert (queries(PAGE), queries("/reports/")) == before == (2, 1)


@pytest.mark.parametrize("suffix", FORMATS)
def test_each_format_is_a_file_with_name_type_and_tag(client, public, suffix):
    response = client.get(f"{PAGE}report.{suffix}")

    name = f"示范县人民政府办公室2025年政府信息公开工作年度报告.{suffix}"
    assert response["Content-Type"] == FORMATS[suffix].content_type
    assert name in unquote(response["Content-Disposition"])
    assert response["Content-Disposition"].startswith("attachment")
    assert len(response.content) > 500
    again = client.get(f"{PAGE}report.{suffix}", headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304
    assert not again.content


def test_every_writer_is_offered_and_nothing_else(client, public):
    assert set(FORMATS) == set(writing.FORMATS)
    assert client.get(f"{PAGE}report.exe").status_code == 404


def test_the_data_file_is_what_was_signed(client, public):
    data = json.loads(client.get(f"{PAGE}report.json").content)

    assert data == public.snapshot
    assert from_json(data)["applications.granted.business"] == 1


def test_the_word_file_is_a_word_file(client, public):
    data = client.get(f"{PAGE}report.docx").content

    assert "word/document.xml" in ZipFile(io.BytesIO(data)).namelist()


def test_a_figure_says_what_it_is_and_on_which_article(client, public):
    text = text_of(client.get(f"{PAGE}cells/applications.granted.business/"))

    assert "第三部分“予以公开”行“商业企业”列：1" in text
    assert "《政府信息公开条例》第三十六条" in text
    assert "每件申请只计一项结果" in text
    assert "“予以公开”行：商业企业1，等于总计1（成立）" in text


def test_no_figure_leads_the_public_to_a_case(client, public, case):
    for path in ("applications.granted.business", "applications.received.total"):
        html = client.get(f"{PAGE}cells/{path}/").content.decode()
        assert case.title not in html
        assert case.register_number not in html


def test_every_cell_of_the_form_has_its_page_and_no_other_has(client, public):
    answers = {client.get(f"{PAGE}cells/{path}/").status_code for path in FORM_2021.paths[::7]}

    assert answers == {200}
    assert client.get(f"{PAGE}cells/applications.granted/").status_code == 404
    assert client.get(f"{PAGE}cells/applications.granted.nobody/").status_code == 404


def test_a_figure_of_table_2_lists_its_published_documents(client, office, handler, checked, head):
    document = published(
        office,
        by=handler,
        formed=day("2025-04-01"),
        kind=Kind.NORMATIVE,
        document_number="示政办发〔2025〕3号",
    )
    actions.sign(report=checked, by=head, on=ON)
    actions.publish(report=Report.objects.get(), by=handler, on=ON)

    address = f"{PAGE}cells/proactive.normative_documents.issued/"
    before = text_of(client.get(address))
    published(office, by=handler, formed=day("2025-05-01"), kind=Kind.NORMATIVE)
    after = text_of(client.get(address))

    assert document.title in before
    assert "示政办发〔2025〕3号" in before
    assert "可能已经变动" not in before
    assert "可能已经变动" in after


def test_an_unknown_organ_or_year_does_not_exist(client, public):
    assert client.get("/reports/organ-9/2025/").status_code == 404
    assert client.get("/reports/organ-2/2024/").status_code == 404
    assert client.post(PAGE).status_code == 405
