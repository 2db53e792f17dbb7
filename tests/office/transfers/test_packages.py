"""A package is a workbook, or a ZIP of one with its files; anything else is told in a sentence."""

import pytest
from tests.office.transfers.packages import package, row, workbook, zipped

from gongkai.office.backoffice.workbooks.faults import Unreadable
from gongkai.office.transfers.packages import packing
from gongkai.office.transfers.packages.reading import read

BOOK = workbook(row("a-1"))


def refusal(data):
    with pytest.raises(Unreadable) as told:
        read(data)
    return str(told.value)


def test_a_workbook_alone_is_a_package():
    found, faults = read(BOOK)

    assert [one.key for one in found] == ["a-1"]
    assert found[0].fields["body"] == "<p>因管道检修，光明路停水。</p><p>请提前储水。</p>"
    assert faults == []


def test_files_are_found_by_name_whatever_folder_they_lie_in():
    book = workbook(row("a-1", 附件="示意图.pdf；名单.xlsx"))
    data = zipped(
        {
            "迁入/政府信息.xlsx": book,
            "迁入/附件/示意图.pdf": b"%PDF-1.7",
            "迁入/附件/名单.xlsx": BOOK,
            "__MACOSX/._x": b"",
        }
    )

    found, faults = read(data)

    assert [file.name for file in found[0].files] == ["示意图.pdf", "名单.xlsx"]
    assert faults == []


def test_names_that_a_chinese_system_wrote_in_gbk_are_read():
    data = package(workbook(row("a-1", 附件="图.pdf")), name="book.xlsx", AA__pdf=b"%PDF-1.7")

    found, faults = read(data.replace(b"AA.pdf", "图.pdf".encode("gbk")))

    assert [file.name for file in found[0].files] == ["图.pdf"]
    assert faults == []


def test_a_text_may_lie_in_a_file():
    book = workbook(row("a-1", 正文="正文.html"), row("a-2", 正文="正文.txt"))
    found, faults = read(
        package(
            book,
            正文__html="<p>停水</p>".encode(),
            正文__txt="一、停水\n二、储水".encode("gb18030"),
        )
    )

    assert [one.fields["body"] for one in found] == [
        "<p>停水</p>",
        "<p>一、停水</p><p>二、储水</p>",
    ]
    assert faults == []


@pytest.mark.parametrize(
    ("cells", "files", "column", "words"),
    [
        ({"附件": "没有.pdf"}, {}, "附件", "压缩包中没有“没有.pdf”"),
        ({"正文": "没有.html"}, {}, "正文", "压缩包中没有“没有.html”"),
        ({"正文": "乱.txt"}, {"乱__txt": b"\xff\xff\xff"}, "正文", "文字编码无法识别"),
    ],
)
def test_a_file_that_is_missing_or_no_text_is_told_beside_its_row(cells, files, column, words):
    _, faults = read(package(workbook(row("a-1", **cells)), **files))

    assert [(fault.row, fault.column, fault.stops) for fault in faults] == [(2, column, True)]
    assert words in faults[0].sentence


def test_files_that_no_row_names_are_a_hint():
    _, faults = read(package(BOOK, 多余__pdf=b"%PDF"))

    assert not faults[0].stops
    assert "没有用到：“多余.pdf”" in faults[0].sentence


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "不是 xlsx 工作簿"),
        (b"PK\x03\x04broken", "不是 xlsx 工作簿"),
        (zipped({"a.xlsx": BOOK, "b.xlsx": BOOK}), "看不出哪一个是填好的工作簿"),
        (zipped({"说明.txt": b"x"}), "看不出哪一个是填好的工作簿"),
        (zipped({"政府信息.xlsx": BOOK, "a/x.pdf": b"1", "b/x.pdf": b"2"}), "有两个“x.pdf”"),
        (workbook(), "没有信息，请从第 2 行起填写"),
        (workbook(row("a-1"), sheet="表一"), "没有“政府信息”表"),
        (workbook(row("a-1"), heads=["标题"]), "第 1 行缺少“原编号”“种类”“成文日期”"),
    ],
)
def test_what_is_no_package_is_told_in_one_sentence(data, words):
    assert words in refusal(data)


def test_a_package_beyond_the_limits_is_refused(monkeypatch):
    monkeypatch.setattr(packing, "UNPACKED", 1)
    assert "解开后超过" in refusal(package(BOOK, 图__pdf=b"0" * 2_000_000))

    monkeypatch.setattr(packing, "MOST_FILES", 1)
    assert "超过 1 个文件" in refusal(package(BOOK, 图__pdf=b"0"))

    monkeypatch.setattr(packing, "PACKED", 0)
    assert "文件超过 0 MB" in refusal(BOOK)


def test_a_locked_package_is_told_to_be_packed_again():
    data = bytearray(package(BOOK))
    data[data.find(b"PK\x03\x04") + 6] |= 1
    data[data.rfind(b"PK\x01\x02") + 8] |= 1

    assert "加了密码" in refusal(bytes(data))
