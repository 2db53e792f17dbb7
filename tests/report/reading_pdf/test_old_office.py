"""DOC, WPS and XLS files are read straight from their container, whatever their corners.

The files were made from an invented report by LibreOffice (DOC) and by hand (XLS). `tracked.doc`
holds a deleted 5 and a hidden 9 beside a 7; `nested.doc` has table 3 inside a layout table.
"""

import random
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from tests.report.samples import department

from gongkai.report.model import NotAReport
from gongkai.report.reading import read_bytes

FILES = Path(__file__).parent / "files" / "old.zip"


def file(name: str) -> bytes:
    with zipfile.ZipFile(FILES) as archive:
        return archive.read(name)


@pytest.mark.parametrize("name", ["plain.doc", "tracked.doc", "nested.doc", "plain.xls"])
def test_an_old_file_is_read_cell_for_cell(name):
    expected = department()

    report = read_bytes(file(name), name)

    assert {path: report[path] for path in report.form.paths} == {
        path: expected[path] for path in expected.form.paths
    }
    assert report.title == expected.title
    assert report.reading is not None
    assert report.reading.format == name[-3:]
    assert report.reading.doubts == ()


def test_a_wps_file_is_known_by_its_content():
    report = read_bytes(file("plain.doc"), "年报.wps")

    assert report.organ == "云溪县教育局"


def changed(name: str, old: bytes, new: bytes) -> bytes:
    data = file(name)
    assert old in data
    return data.replace(old, new, 1)


def header(**fields: tuple[int, bytes]) -> bytes:
    """The DOC file with other bytes in the header of its text."""
    data = bytearray(file("plain.doc"))
    start = data.index(b"\xec\xa5")
    for at, new in fields.values():
        data[start + at : start + at + len(new)] = new
    return bytes(data)


BAD = {
    "locked": (lambda: header(flags=(10, b"\x00\x03")), "密码"),
    "of 1995": (lambda: header(version=(2, b"\x65\x00")), "Word 95"),
    "no pieces": (lambda: header(clx=(0x1A6, b"\0\0\0\0")), "损坏"),
    "pieces elsewhere": (lambda: header(clx=(0x1A2, b"\xff\xff\xff\x00")), "损坏"),
    "endless": (lambda: header(length=(0x4C, b"\xff\xff\xff\x7f")), "超出读取上限"),
    "no streams": (lambda: file("plain.doc")[:30_000] + "WordDocument".encode("utf-16-le"), "损坏"),
    "half a workbook": (lambda: file("plain.xls")[:2000] + b"W\0o\0r\0k\0b\0o\0o\0k\0", "XLS"),
}


@pytest.mark.parametrize(("made", "word"), BAD.values(), ids=BAD)
def test_an_old_file_that_cannot_be_read_says_why(made, word):
    with pytest.raises(NotAReport) as error:
        read_bytes(made(), "某文件")

    assert "“某文件”" in str(error.value)
    assert word in str(error.value)


@pytest.mark.parametrize("seed", range(60))
def test_damaged_bytes_end_in_a_report_or_in_a_sentence(seed):
    rng = random.Random(seed)
    data = bytearray(file(rng.choice(["plain.doc", "nested.doc", "plain.xls"])))
    for _ in range(rng.choice((1, 10, 200))):
        data[rng.randrange(512, len(data))] = rng.randrange(256)

    with suppress(NotAReport):
        assert read_bytes(bytes(data), "某文件").form
