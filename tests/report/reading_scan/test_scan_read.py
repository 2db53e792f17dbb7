"""Whole pages through the real recogniser: a few fixed ones; `bench/` counts hundreds by seed."""

from tests.report.documents import LAYOUTS, document, score
from tests.report.reading_pdf.pages import amended, printed
from tests.report.reading_scan import papers
from tests.report.samples import department

from gongkai.report.reading import read_bytes
from gongkai.report.writing import document as written

SCAN = [papers.sealed(0.7, 0.5), papers.askew(1.1), papers.noisy(8, 1), papers.packed(60)]


def test_a_scanned_report_of_ours_is_read_cell_by_cell_with_its_title():
    pages = [papers.spoilt(page, SCAN) for page in papers.drawn(written(department(), "pdf"))]

    report = read_bytes(papers.scan_pdf(pages), "扫描.pdf")

    found = score(report, department().cells)
    assert found.silent == ()
    assert found.right >= 198
    assert (report.organ, report.year) == ("云溪县教育局", 2022)
    assert report.reading.doubts[0].what.startswith("第1、2、3页是图片")
    assert "依法答复每一件申请" in report.sections["overview"]


def test_pages_of_text_and_of_pictures_make_one_report():
    made = document(31, LAYOUTS[0], "html")
    file, done = amended(printed(made.data))
    pages = papers.drawn(printed(made.data))
    scan = amended(papers.scan_pdf([papers.spoilt(pages[-1], [papers.askew(-0.8)])]))[0]
    file.pages[-1] = scan.pages[0]

    report = read_bytes(done(), "混合.pdf")

    found = score(report, made.cells)
    assert found.silent == ()
    assert found.right >= 198


def test_a_photograph_of_one_page_gives_the_tables_on_it():
    made = document(5, LAYOUTS[0], "html")
    page = papers.drawn(printed(made.data, size=8, inset=3))[0]
    photo = papers.spoilt(page, [papers.photographed(0.03, 2), papers.shaded(0.3, 1)])

    report = read_bytes(papers.file_of(photo, "JPEG"), "照片.jpg")

    found = score(report, made.cells)
    assert report.reading.format == "image"
    assert found.silent == ()
    assert found.right > 100
