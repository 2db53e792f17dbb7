from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pylopdf_fonts_zh_cn
import pypdfium2
import pytest
from hypothesis import given, settings
from tests.report.strategies import consistent_reports
from typst import TypstError

from gongkai.report.model import AnnualReport
from gongkai.report.writing import CannotWrite, document, pdf
from gongkai.report.writing.layout import parts
from gongkai.report.writing.pdf import press
from gongkai.report.writing.pdf.tagging import with_row_headers

REPORT = AnnualReport(
    "云溪县档案馆",
    2024,
    {"applications.received.total": 3, "applications.received.research": 3},
    title="云溪县档案馆2024年政府信息公开工作年度报告",
    sections={"overview": "（一）主动公开\n全年公开信息 9 条。", "problems": "栏目更新慢。"},
)


def opened(report: AnnualReport) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(document(report, "pdf")))


def words(report: AnnualReport) -> str:
    pages = pypdfium2.PdfDocument(document(report, "pdf"))
    return "".join(page.get_textpage().get_text_range() for page in pages)


def elements(element: Any, kind: str) -> Iterator[Any]:
    """The structure elements of a kind below an element, in reading order."""
    if isinstance(element, pikepdf.Array):
        for kid in element:
            yield from elements(kid, kind)
    elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
        if kind == element.S:
            yield element
        yield from elements(element.get("/K", pikepdf.Array()), kind)


def tree(file: pikepdf.Pdf) -> Any:
    return file.Root.StructTreeRoot.K


def test_the_file_is_tagged_and_says_its_language_and_title():
    with opened(REPORT) as file:
        assert file.Root.MarkInfo.Marked
        assert str(file.Root.Lang) == "zh-CN"
        assert str(file.docinfo["/Title"]) == REPORT.title
        assert file.Root.ViewerPreferences.DisplayDocTitle
        assert b"<pdfuaid:part>1</pdfuaid:part>" in file.Root.Metadata.read_bytes()


@settings(max_examples=4)
@given(consistent_reports())
def test_every_header_says_what_it_heads_and_no_figure_is_a_header(report):
    with opened(report) as file:
        tables = list(elements(tree(file), "/Table"))
        drawn = [[str(head.A[0].Scope) for head in elements(table, "/TH")] for table in tables]
        figures = [len(list(elements(table, "/TD"))) for table in tables]

    layouts = [part.table for part in parts(report) if part.table]
    assert drawn == [
        [
            "/Row" if placed.cell.scope in ("row", "rowgroup") else "/Column"
            for placed in table.placed
            if placed.cell.scope
        ]
        for table in layouts
    ]
    assert figures == [sum(not p.cell.scope for p in table.placed) for table in layouts]


def test_the_headers_of_every_figure_are_in_the_tree_of_names():
    with opened(REPORT) as file:
        names = [str(name) for name in file.Root.StructTreeRoot.IDTree.Names[::2]]
        heads = {str(head.ID): head for head in elements(tree(file), "/TH")}
        pointed = {str(name) for cell in elements(tree(file), "/TD") for name in cell.A[0].Headers}

    assert names == sorted(heads)
    assert pointed <= set(heads)


def test_the_amended_file_is_sound():
    with opened(REPORT) as file:
        assert file.check_pdf_syntax() == []


def test_words_of_a_report_are_never_markup():
    text = r"#let x = 1 $a^2$ *星号* _下划线_ `代码` \ // 注释 @引用 <标签> = 标题 [内容] -- …"
    hostile = replace(REPORT, sections={"problems": text}, title="#年报*标题*")

    drawn = "".join(words(hostile).split())

    assert "".join(text.split()) in drawn
    with opened(hostile) as file:
        assert str(file.docinfo["/Title"]) == "#年报*标题*"


def test_table_3_stands_on_one_page():
    pages = pypdfium2.PdfDocument(document(REPORT, "pdf"))

    texts = ["".join(page.get_textpage().get_text_range().split()) for page in pages]

    (page,) = [text for text in texts if "三、收到和处理政府信息公开申请情况" in text]
    assert "第一项加第二项之和" in page
    assert "四、结转下年度继续办理" in page


def test_a_chart_is_told_in_words():
    with opened(REPORT) as file:
        (figure,) = elements(tree(file), "/Figure")

    assert "科研机构 3 件 · 100.0%" in str(figure.Alt)


def test_the_fonts_are_inside_the_file():
    with opened(REPORT) as file:
        fonts = {
            str(font.BaseFont).split("+")[-1].removesuffix("-Identity-H")
            for page in file.pages
            for font in page.Resources.Font.values()
        }

    assert fonts == {"NotoSerifSC-Regular", "NotoSansSC-Regular"}


def test_the_folder_of_the_offices_own_fonts_is_used(tmp_path, monkeypatch):
    (tmp_path / "own.otf").symlink_to(Path(pylopdf_fonts_zh_cn.sans_path()))
    monkeypatch.setenv("GONGKAI_FONTS", str(tmp_path))

    assert document(REPORT, "pdf").startswith(b"%PDF-")


def test_a_folder_of_fonts_that_is_none_is_named(monkeypatch):
    monkeypatch.setenv("GONGKAI_FONTS", "/没有/这个文件夹")

    with pytest.raises(CannotWrite, match="GONGKAI_FONTS 指向的“/没有/这个文件夹”不是文件夹"):
        document(REPORT, "pdf")


def test_a_character_that_no_font_has_is_named():
    with pytest.raises(CannotWrite, match=r"没有“😀”（U\+1F600）这个字"):
        document(replace(REPORT, sections={"other": "好😀"}), "pdf")


def test_a_private_character_is_named_by_its_number():
    with pytest.raises(CannotWrite, match=r"（U\+E5D2）这个字"):
        document(replace(REPORT, sections={"other": "好\ue5d2"}), "pdf")


def test_another_complaint_of_the_typesetter_is_passed_on(monkeypatch):
    class Broken:
        def compile(self, **_names: object) -> bytes:
            raise TypstError("out of ink")

    monkeypatch.setattr(press, "_press", lambda _template, _folder: (Broken(), "{}"))

    with pytest.raises(CannotWrite, match="排版程序报告“out of ink”"):
        document(REPORT, "pdf")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(b"/S/Table/", b"/S/Tabel/", id="no tables"),
        pytest.param(b"/S/TD/P ", b"/S/TD /P", id="cells spelt otherwise"),
        pytest.param(b"startxref", b"startxfer", id="no trailer"),
    ],
)
def test_a_file_that_another_typst_wrote_is_refused_in_words(old, new, monkeypatch):
    kept = []
    monkeypatch.setattr(pdf, "with_row_headers", lambda data, _: kept.append(data) or data)
    document(REPORT, "pdf")
    tables = [part.table for part in parts(REPORT) if part.table]

    with pytest.raises(CannotWrite, match="typst 版本与本软件不符"):
        with_row_headers(kept[0].replace(old, new), tables)
