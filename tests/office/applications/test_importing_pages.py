"""The page of the import: the template, the check, and only then the import."""

from datetime import UTC, datetime
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook
from tests.office.applications.pages import words
from tests.office.applications.workbooks import HEADS, row, saved, undecided, workbook

from gongkai.office.applications.importing.columns import SHEET
from gongkai.office.applications.models import Application, ImportRun
from gongkai.office.operating import chores

PAGE = "/office/applications/import/"
AT = datetime(2026, 3, 20, 6, tzinfo=UTC)


def sent(client, data, office, **fields):
    file = SimpleUploadedFile("cases.xlsx", data)
    return client.post(PAGE, {"organ": office.pk, "file": file} | fields)


def test_on_the_page_one_checks_then_imports_the_same_file(client, handler, office):
    client.force_login(handler)
    data = workbook(row("2025-001"), undecided("2025-002"))

    shown = sent(client, data, office, act="check")
    assert "新案件 2 件（2025 年 2 件），其中在办 1 件" in words(shown)
    unchecked = sent(client, data, office, act="import")
    assert "可以导入" in words(unchecked)
    assert not Application.objects.exists()

    asked = sent(client, data, office, act="import", checked=shown.context["checked"])
    assert "等待导入" in words(client.get(asked.url))
    assert not Application.objects.exists()

    chores.work_once(AT)

    assert Application.objects.count() == 2
    assert "已导入。已导入 2 件，其中在办 1 件。" in words(client.get(asked.url))
    assert f"{office}：已导入。已导入 2 件" in words(client.get(PAGE))
    assert ImportRun.objects.get().sealed == ""


def test_the_page_shows_faults_and_hands_them_out_as_a_workbook(client, handler, office):
    client.force_login(handler)
    data = workbook(row("2025-001", 办理结果="=1+1"))

    shown = words(sent(client, data, office, act="check"))
    book = load_workbook(BytesIO(sent(client, data, office, act="report").content))

    assert "还不能导入" in shown
    assert "是公式或者出错的公式" in shown
    assert [cell.value for cell in book.active[2]][:3] == [2, "办理结果", "须改正"]


def test_the_template_offers_the_words_and_is_accepted_filled_in(client, handler, office):
    client.force_login(handler)
    book = load_workbook(BytesIO(client.get(f"{PAGE}template.xlsx").content))
    for place, head in enumerate(HEADS, start=1):
        book[SHEET].cell(2, place, row("2025-001").get(head))

    shown = words(sent(client, saved(book), office, act="check"))

    assert "可以导入" in shown
    assert "需要另行制作" in str([cell.value for cell in book["可填的词"]["F"]])
