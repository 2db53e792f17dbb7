"""The page of bringing documents in: the template, the check, and only then the import."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook
from tests.office.applications.pages import words
from tests.office.transfers.packages import HEADS, row, workbook

from gongkai.office.transfers.models import Transfer
from gongkai.office.transfers.packages.columns import SHEET

PAGE = "/office/transfers/"


def sent(client, data, office, **fields):
    file = SimpleUploadedFile("信息.xlsx", data)
    return client.post(PAGE, {"organ": office.pk, "file": file} | fields)


def test_on_the_page_one_checks_then_imports_the_same_file(client, handler, office):
    client.force_login(handler)
    data = workbook(row("a-1"), row("a-2"))

    shown = sent(client, data, office, act="check")
    assert "可以导入" in words(shown)
    assert "新信息 2 件" in words(shown)
    unchecked = sent(client, data, office, act="import")
    assert "可以导入" in words(unchecked)
    assert not Transfer.objects.exists()

    done = sent(client, data, office, act="import", checked=shown.context["checked"])
    assert done.status_code == 302
    after = words(client.get(PAGE))
    assert "已迁入 2 件稿件、0 个附件，归入目录并通过审查以后才能公开。" in after
    assert "最近迁入" in after
    assert Transfer.objects.count() == 2


def test_the_page_shows_faults_and_hands_them_out_as_a_workbook(client, handler, office):
    client.force_login(handler)
    data = workbook(row("a-1", 标题="=1+1"))

    shown = words(sent(client, data, office, act="check"))
    book = load_workbook(BytesIO(sent(client, data, office, act="report").content))

    assert "还不能导入" in shown
    assert [cell.value for cell in book.active[2]][:3] == [2, "标题", "须改正"]


def test_a_file_that_is_no_package_keeps_the_form_and_tells_why(client, handler, office):
    client.force_login(handler)

    shown = sent(client, b"no package", office, act="check")

    assert shown.status_code == 422
    assert "不是 xlsx 工作簿，也不是可以打开的 zip 压缩包" in words(shown)
    assert sent(client, b"", office, act="check").status_code == 422


def test_the_template_is_accepted_filled_in(client, handler, office):
    client.force_login(handler)
    book = load_workbook(BytesIO(client.get(f"{PAGE}template.xlsx").content))
    for place, head in enumerate(HEADS, start=1):
        book[SHEET].cell(2, place, row("a-1").get(head))
    out = BytesIO()
    book.save(out)

    assert "可以导入" in words(sent(client, out.getvalue(), office, act="check"))


def test_whoever_drafts_nowhere_finds_no_page(client, supervisor):
    client.force_login(supervisor)

    assert client.get(PAGE).status_code == 404
