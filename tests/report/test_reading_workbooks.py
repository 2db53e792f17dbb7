"""What a workbook does to a report: hidden sheets, cells without places, large parts."""

import io
import zipfile

import openpyxl
import pytest
from tests.report.documents import LAYOUTS, Grid, blocks_of, xlsx_bytes

from gongkai.report.model import NotAReport
from gongkai.report.reading import read_bytes
from gongkai.report.reading.files import archive, xlsx

STANDARD = LAYOUTS[0]


def made(seed=1):
    found, report = blocks_of(seed, STANDARD)
    grids = [block for block in found if isinstance(block, Grid)]
    return found, report, {"2": grids[0], "3": grids[1], "4": grids[-1]}


def test_an_empty_sheet_a_hidden_sheet_and_empty_rows_do_not_matter():
    found, report, _ = made()
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(found)))
    book.create_sheet("空")
    ghost = book.create_sheet("去年")
    ghost.append(["一、本年新收政府信息公开申请数量", 9, 9, 9, 9, 9, 9, 9])
    ghost.sheet_state = "hidden"
    book.worksheets[0].insert_rows(1, 2)
    out = io.BytesIO()
    book.save(out)

    again = read_bytes(out.getvalue(), "年报.xlsx")

    assert again["applications.received.total"] == report["applications.received.total"]
    assert again.sections["overview"] == report.sections["overview"]


def sheet_of(xml):
    """A workbook whose sheet is the given XML."""
    book = openpyxl.Workbook()
    plain = io.BytesIO()
    book.save(plain)
    out = io.BytesIO()
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            is_sheet = name == "xl/worksheets/sheet1.xml"
            new.writestr(name, xml if is_sheet else old.read(name))
    return out.getvalue()


def test_a_sheet_whose_cells_have_no_places_is_bounded_by_its_rows():
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    cells = '<row r="1000000"><c><v>1</v></c></row>'
    data = sheet_of(f'<worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>')

    with pytest.raises(NotAReport, match="超过20000行"):
        read_bytes(data, "表.xlsx")


def test_a_workbook_of_many_large_parts_is_refused(monkeypatch):
    found, _, _ = made()
    monkeypatch.setattr(archive, "MAX_INFLATED_BYTES", 2_000)

    with pytest.raises(NotAReport, match="解压后过大"):
        read_bytes(xlsx_bytes(found), "表.xlsx")


def test_a_part_above_its_limit_is_refused(monkeypatch):
    found, _, _ = made()
    monkeypatch.setattr(archive, "MAX_PART_BYTES", 2_000)

    with pytest.raises(NotAReport, match="解压后过大"):
        read_bytes(xlsx_bytes(found), "表.xlsx")


class PanicException(BaseException):
    """What a panic of the library looks like: no Exception, and of a module nobody can import."""


class Broken:
    """A library that fails in one way."""

    def __init__(self, error):
        self.error = error

    def from_filelike(self, file):
        raise self.error


def test_a_panic_of_the_library_is_a_damaged_workbook(monkeypatch):
    monkeypatch.setattr(xlsx, "CalamineWorkbook", Broken(PanicException()))

    with pytest.raises(NotAReport, match="不是可以打开的Excel工作簿"):
        read_bytes(xlsx_bytes(made()[0]), "表.xlsx")


def test_who_stops_the_program_stops_it(monkeypatch):
    monkeypatch.setattr(xlsx, "CalamineWorkbook", Broken(KeyboardInterrupt()))

    with pytest.raises(KeyboardInterrupt):
        read_bytes(xlsx_bytes(made()[0]), "表.xlsx")
