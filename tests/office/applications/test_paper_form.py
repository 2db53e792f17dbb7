"""The form on paper: offered to who writes or comes in person, and asking no more than art. 29."""

from io import BytesIO

import pypdfium2
import pytest
from docx import Document

WANTED = ("姓名", "证件名称", "联系电话", "通信地址", "统一社会信用代码", "所需信息", "文号",
          "便于查询的其他特征", "获取信息的形式", "获取信息的方式", "签名")  # fmt: skip


def test_the_word_form_asks_for_what_the_law_asks_for_and_for_no_use(client, db):
    paper = Document(BytesIO(client.get("/apply/form.docx").content))

    asked = "".join(cell.text for row in paper.tables[0].rows for cell in row.cells)
    assert all(term in asked for term in WANTED)
    assert "用途" not in asked
    assert "居民身份证" in asked


def test_the_pdf_form_says_the_same_and_how_to_send_it(client, db):
    answer = client.get("/apply/form.pdf")

    pages = pypdfium2.PdfDocument(answer.content)
    text = "".join(page.get_textpage().get_text_bounded() for page in pages)
    text = "".join(text.split())
    assert all(term in text for term in WANTED)
    assert "信封注明“政府信息公开申请”" in text
    assert "filename" in answer["Content-Disposition"]


@pytest.mark.parametrize("suffix", ["exe", "DOCX", "doc"])
def test_no_other_file_is_made(client, db, suffix):
    assert client.get(f"/apply/form.{suffix}").status_code == 404


def test_who_applies_is_shown_where_the_form_is(client, db):
    assert 'href="/apply/form.docx"' in client.get("/apply/").content.decode()
