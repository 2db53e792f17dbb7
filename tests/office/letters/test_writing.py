"""Every letter is written whole, as a Word document and as pages of GB/T 9704."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from docx import Document
from PIL import Image
from tests.office.letters.making import TODAY, made, png

from gongkai.office.letters.catalogue import LETTERS
from gongkai.office.letters.facts import remedy_told
from gongkai.office.letters.merging.reading import Grid
from gongkai.office.letters.samples import sample
from gongkai.office.letters.writing import letter
from gongkai.statute import remedy_paragraph

MM = 72 / 25.4


@pytest.mark.parametrize("code", LETTERS)
def test_a_letter_says_all_it_must_and_nothing_is_found(code):
    one = made(code)

    assert [finding.message for finding in one.findings] == []
    assert one.may_be_signed
    assert "{" not in one.text
    assert "。。" not in one.text
    assert "示范县人民政府办公室" in one.text
    if one.kind.tells_remedy:
        assert remedy_paragraph(remedy_told(one.kind, one.facts)) in one.text
    assert Document(BytesIO(one.docx())).core_properties.title == one.kind.name


def text_of(data: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]


def test_a_letter_of_two_pages_numbers_the_second_and_signs_below_words():
    first, second = text_of(made("S03").pdf())

    assert "示政办公开答〔2026〕5号" in first
    assert "— 1 —" not in first
    assert "— 2 —" in second
    assert "联系单位" in second
    assert second.index("联系单位") < second.index("2026年3月10日")


def test_the_list_of_what_is_withheld_has_its_heads_marked():
    with pikepdf.open(BytesIO(made("S03").pdf())) as file:
        assert str(file.Root.Lang) == "zh-CN"
        assert b"<pdfuaid:part>1</pdfuaid:part>" in file.Root.Metadata.read_bytes()
        heads = [o for o in file.objects if is_element(o, "/TH")]
        scopes = {str(part.Scope) for head in heads for part in head.A if "/Scope" in part}

    assert len(heads) == 3
    assert scopes == {"/Column"}


def is_element(thing, kind) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == kind


def test_a_form_heads_its_rows():
    with pikepdf.open(BytesIO(made("P14").pdf())) as file:
        heads = [o for o in file.objects if is_element(o, "/TH")]

    assert len(heads) == 9


def test_the_mark_stands_30_mm_from_the_top_and_the_red_line_under_it():
    page = pypdfium2.PdfDocument(made("S12").pdf())[0].render(scale=2).to_pil().convert("RGB")
    reds = [y for y in range(page.height // 3) if is_red_row(page, y)]

    top, bottom = reds[0] / 2 / MM, reds[-1] / 2 / MM
    assert 29 <= top <= 31.5
    assert 47 <= bottom <= 49


def is_red_row(page: Image.Image, y: int) -> bool:
    return any(
        red > 200 and green < 90
        for red, green, _ in (page.getpixel((x, y)) for x in range(130, 1060, 3))
    )


def test_a_draft_says_so_on_each_page_and_bears_no_seal():
    one = made("S03")

    pages = text_of(one.pdf(draft=True, seal=png()))

    assert all("未签发，不作为正式文书" in page for page in pages)
    assert images(one.pdf(draft=True, seal=png())) == 0
    assert "未签发" not in "".join(text_of(one.pdf(seal=png())))


def test_a_seal_stands_behind_signature_and_date_with_words_for_those_who_cannot_see_it():
    data = made("S12").pdf(seal=png())

    assert images(data) == 1
    with pikepdf.open(BytesIO(data)) as file:
        figures = [o for o in file.objects if is_element(o, "/Figure")]
    assert [str(figure.Alt) for figure in figures] == ["印章：示范县人民政府办公室"]


def images(data: bytes) -> int:
    kinds = (obj.type for page in pypdfium2.PdfDocument(data) for obj in page.get_objects())
    return sum(kind == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE for kind in kinds)


def test_the_same_facts_give_the_same_bytes():
    facts = sample("P02")
    first, second = (letter("P02", facts, today=TODAY) for _ in range(2))

    assert first.docx() == second.docx()
    assert first.pdf() == second.pdf()


def test_words_of_a_case_are_never_tags_or_fields():
    hostile = "{{机关名称}}{% for x in y %}<w:br/>&amp;\x0b\n第二段"
    facts = replace(sample("S12"), reasons=hostile)

    one = letter("S12", facts, today=TODAY)

    assert "｛｛机关名称｝｝｛% for x in y %｝<w:br/>&amp;" in one.text
    assert "\n第二段" in one.text


def test_each_withheld_part_has_its_row():
    (grid,) = [item for item in made("S03").content if isinstance(item, Grid)]

    assert [len(row) for row in grid.rows] == [3, 3, 3]
    assert grid.rows[0][0].heads
    assert "身份证号码" in grid.rows[2][0].text


def test_a_long_name_of_an_organ_stays_on_the_page():
    sender = replace(
        sample("P04").sender,
        remedy=replace(
            sample("P04").sender.remedy, name="示范市示范县人民政府政务服务和数据管理局"
        ),
    )
    one = letter("P04", replace(sample("P04"), sender=sender), today=TODAY)

    assert "示范市示范县人民政府政务服务和数据管理局" in text_of(one.pdf())[0]
