"""The public page that checks any report: /check/, without session, script or storage.

No test here may use the database, and none needs it: the page asks for nothing.
"""

import io
import tempfile
import zipfile
from contextlib import ExitStack
from dataclasses import replace

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html
from tests.report.samples import changed, department

from gongkai.office.annual.checking import turns, uploading, views
from gongkai.report.writing import document

HERE = "/check/"


@pytest.fixture(autouse=True)
def new_window():
    """Nobody has checked anything yet."""
    cache.clear()


def file(data, name="报告.html"):
    return SimpleUploadedFile(name, data)


def report(**fields):
    return document(changed(department(), **fields), "html")


def wrong():
    return report(cells={"remedies.reconsideration.total": 0})


def page(response):
    return html.fromstring(response.content.decode())


def shown(response):
    return page(response).get_element_by_id("main").text_content()


def errors(response):
    """Field → the sentence beside it."""
    return {
        line.get("id").removeprefix("id_").removesuffix("_error"): line.text_content().strip()
        for line in page(response).find_class("gk-field__error")
    }


def test_the_form_is_public_keeps_no_cookie_and_may_be_kept_by_a_cache(client):
    response = client.get(HERE)

    assert response.status_code == 200
    assert not response.cookies
    assert "public" in response.headers["Cache-Control"]
    assert "script" not in {tag.tag for tag in page(response).xpath("//form//*")}


def test_a_report_comes_back_with_its_failed_sum_marked_and_linked(client):
    response = client.post(HERE, {"report": file(wrong())})

    (figure,) = page(response).find_class("gk-cell--failed")
    assert response.status_code == 200
    assert "行政复议：结果维持2＋尚未审结1＝3，应等于总计0，相差3" in shown(response)
    assert "核对成立41项" in shown(response)
    assert page(response).get_element_by_id(figure.find("a").get("href")[1:]).tag == "li"


def test_a_report_without_errors_gets_the_proof_line(client):
    response = client.post(HERE, {"report": file(report())})

    assert "勾稽关系42项，全部核对成立" in shown(response)


def test_a_pasted_text_is_read_like_a_file(client):
    text = page_text(report())

    response = client.post(HERE, {"text": text})

    assert response.status_code == 200
    assert "粘贴的文字" in shown(response)


def page_text(data):
    """What a person copies from a page: a line a row, tabs between cells."""
    tree = html.fromstring(data.decode())
    lines = [tree.findtext(".//h1")]
    for element in tree.iter("h2", "p", "tr"):
        cells = [cell.text_content() for cell in element] or [element.text_content()]
        lines.append("\t".join(cells))
    return "\n".join(lines)


def test_last_years_report_is_held_against_it(client):
    last = department().cells | {"applications.carried_over.natural_person": 5}
    files = {"report": file(report()), "previous": file(report(cells=last, year=2021, title=""))}

    response = client.post(HERE, files)

    assert "YEAR-CARRY" in shown(response)


def test_last_years_report_that_cannot_be_read_is_said_beside_its_field(client):
    files = {"report": file(report()), "previous": file(b"\x89PNG\r\n\x1a\n\x00", "照片.png")}

    response = client.post(HERE, files)

    assert response.status_code == 422
    assert "照片.png" in errors(response)["previous"]
    assert list(errors(response)) == ["previous"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"\x89PNG\r\n\x1a\n\x00cat", "图片已损坏", id="a damaged photo"),
        pytest.param(b"PK\x03\x04broken", "已损坏", id="a damaged container"),
        pytest.param(b"%PDF-1.7 nothing behind it", "“报告.html”", id="a PDF of nothing"),
        pytest.param(b"hello", "“报告.html”", id="no report"),
        pytest.param(b'{"a":' * 100_000, "JSON", id="deep nesting"),
        pytest.param(b"<div>" * 200_000, "“报告.html”", id="deep markup"),
        pytest.param(b"", "空的", id="nothing"),
    ],
)
def test_a_file_that_is_no_report_is_one_sentence_beside_its_field(client, data, said):
    response = client.post(HERE, {"report": file(data)})

    assert response.status_code == 422
    assert said in errors(response)["report"]
    assert "no-store" in response.headers["Cache-Control"]


def test_a_zip_bomb_is_refused_within_its_limits(client):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<Types/>")
        bomb.writestr("word/document.xml", b"<a>" + b" " * 200_000_000)

    response = client.post(HERE, {"report": file(packed.getvalue(), "报告.docx")})

    assert response.status_code == 422
    assert "解压后过大" in errors(response)["report"]


def test_an_external_entity_is_not_read(client, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("不该读到的内容", "utf-8")
    text = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><html><body>&x;</body></html>'

    response = client.post(HERE, {"report": file(text.encode())})

    assert response.status_code == 422
    assert "不该读到的内容" not in response.content.decode()


def test_nothing_given_and_both_given_are_said_beside_the_field(client):
    neither = client.post(HERE, {})
    both = client.post(HERE, {"report": file(report()), "text": "另一份"})

    assert "请选择要核对的文件" in errors(neither)["report"]
    assert "已经选择了文件" in errors(both)["text"]
    assert {neither.status_code, both.status_code} == {422}


def test_a_text_that_is_no_report_is_said_beside_the_text(client):
    response = client.post(HERE, {"text": "今天天气很好"})

    assert list(errors(response)) == ["text"]


def test_a_file_that_is_too_large_is_not_read(client, monkeypatch):
    monkeypatch.setattr(uploading, "MOST_BYTES", 1000)
    monkeypatch.setattr("gongkai.office.annual.checking.forms.MOST_BYTES", 1000)

    response = client.post(HERE, {"report": file(b"x" * 1001)})

    assert response.status_code == 422
    assert "请提供只含报告本身的文件" in errors(response)["report"]


def test_a_request_far_too_large_is_not_received(client, monkeypatch):
    monkeypatch.setattr("gongkai.office.annual.checking.views.MOST_REQUEST", 1000)

    response = client.post(HERE, {"report": file(b"x" * 2000)})

    assert response.status_code == 413
    assert "太大" in shown(response)


def test_a_pasted_text_beyond_what_a_form_may_hold_is_one_sentence(client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000

    response = client.post(HERE, {"text": "年" * 2000})

    assert response.status_code == 413


def test_when_every_place_is_taken_a_visitor_is_asked_to_come_again(client):
    with ExitStack() as held:
        for _ in range(turns.READING.at_once):
            held.enter_context(turns.turn())
        busy = client.post(HERE, {"report": file(report())})
    free = client.post(HERE, {"report": file(report())})

    assert busy.status_code == 503
    assert busy.headers["Retry-After"] == str(turns.READING.busy_seconds)
    assert "请过十几秒再提交一次" in shown(busy)
    assert free.status_code == 200


def test_one_address_may_check_so_often_and_then_later_again(client, monkeypatch):
    monkeypatch.setattr(views, "READING", replace(turns.READING, allowed=2))

    asked = [client.post(HERE, {}) for _ in range(3)]
    other = client.post(HERE, {}, REMOTE_ADDR="192.0.2.7")

    assert [response.status_code for response in asked] == [422, 422, 429]
    assert 0 < int(asked[-1].headers["Retry-After"]) <= turns.WINDOW + 1
    assert "您在十分钟内已经核对2次" in shown(asked[-1])
    assert other.status_code == 422


def test_a_new_window_begins_with_nothing_counted():
    once = replace(turns.READING, allowed=1)
    turns.count("192.0.2.7", once, moment=0.0)

    turns.count("192.0.2.7", once, moment=float(turns.WINDOW))

    with pytest.raises(turns.Refused):
        turns.count("192.0.2.7", once, moment=turns.WINDOW + 1.0)


def test_nothing_is_left_and_nothing_is_said_of_what_was_checked(
    client, monkeypatch, tmp_path, settings, caplog
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    settings.HOME = tmp_path / "home"
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    padding = b"<!-- " + b"x" * 4_000_000 + b" -->"

    response = client.post(HERE, {"report": file(report() + padding, "王小满.html")})
    client.post(HERE, {"report": file(b"hello", "王小满.html")})

    left = {path.name: path.stat().st_size for path in tmp_path.rglob("*") if path.is_file()}
    assert response.status_code == 200
    assert left == {"check-0": 0}
    assert "王小满" not in caplog.text


def test_the_page_asks_no_token_and_sets_no_cookie(client):
    strict = type(client)(enforce_csrf_checks=True)

    response = strict.post(HERE, {"report": file(report())})

    assert response.status_code == 200
    assert not response.cookies


def test_markup_in_a_report_stays_text(client):
    hostile = report(title="", organ="<b onclick=x>县</b>", sections={"overview": "<img src=x>"})

    response = client.post(HERE, {"report": file(hostile)})

    assert response.status_code == 200
    assert not page(response).xpath("//img | //b | //*[@onclick]")


def test_the_limits_are_told_before_anything_is_sent(client):
    text = shown(client.get(HERE))

    assert "每个文件不超过20MB" in text
    assert "10分钟内最多核对30次" in text
    assert "不保存、不公开" in text


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        pytest.param({}, "没有提供上年报告，未核对与上年的衔接", id="without last year's"),
        pytest.param({"previous": "去年.html"}, "上年报告：去年.html，已核对", id="with it"),
    ],
)
def test_it_is_told_whether_the_years_were_compared(client, fields, told):
    before = {name: file(report(year=2021, title=""), said) for name, said in fields.items()}

    assert told in shown(client.post(HERE, {"report": file(wrong()), **before}))
