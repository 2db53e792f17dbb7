"""What is no report ends in one Chinese sentence: which file, what is wrong, what to do."""

import io
import zipfile

import openpyxl
import pytest
from tests.report.documents import LAYOUTS, document, docx_of

from gongkai.report.model import NotAReport
from gongkai.report.reading import limits, read, read_bytes

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def packed(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in parts.items():
            container.writestr(name, content)
    return out.getvalue()


def word(xml):
    return packed(**{"word/document.xml": xml})


def body(xml):
    return word(f'<w:document xmlns:w="{W}"><w:body>{xml}</w:body></w:document>')


def bomb():
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container,
        container.open("word/document.xml", "w") as part,
    ):
        for _ in range(100):
            part.write(bytes(1024 * 1024))
    return out.getvalue()


def lying_bomb():
    """The same, but the container declares a size of ten bytes."""
    data = bytearray(bomb())
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.find(mark)
        data[at + offset : at + offset + 4] = (10).to_bytes(4, "little")
    return bytes(data)


def sheet(cell, *, rows=1):
    book = openpyxl.Workbook()
    for _ in range(rows - 1):
        book.active.append([1, 2, 3])
    book.active[cell] = 1
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


REPORT = document(1, LAYOUTS[0], "docx").data
ENTITIES = '<!DOCTYPE a [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><a>&b;</a>'
NESTED = "<w:tbl><w:tr><w:tc>" * 50 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 50

BAD = {
    "empty": (b"", "空文件"),
    "only spaces": (b" \r\n\t ", "空文件"),
    "only zeros": (bytes(500), "空文件"),
    "photo of a cat": (b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20, "图片已损坏"),
    "photo named docx": (b"\x89PNG\r\n\x1a\n" + bytes(50), "图片已损坏"),
    "bitmap": (b"BM" + bytes(60), "图片已损坏"),
    "a moving picture": (b"GIF89a" + bytes(60), "图片（GIF）"),
    "PDF": (b"%PDF-1.7\n%", "PDF"),
    "old Word": (OLE + "WordDocument".encode("utf-16-le"), "DOC"),
    "old Excel": (OLE + "Workbook".encode("utf-16-le"), "XLS"),
    "other old Office": (OLE, "旧版Office"),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
    "RTF": (b"{\\rtf1\\ansi}", "没有政府信息公开工作年度报告"),
    "ODF": (packed(mimetype="x", **{"content.xml": "<a/>"}), "不是文字文档"),
    "OFD": (packed(**{"OFD.xml": "<a/>"}), "OFD"),
    "XLSB": (packed(**{"xl/workbook.bin": "1"}), "XLSB"),
    "other archive": (packed(a="1"), "ZIP"),
    "Word 2003 XML": (b'<?xml version="1.0"?><w:wordDocument/>', "损坏"),
    "binary": (b"\x01\x02\x03" * 400, "不是可以读取的文本"),
    "text named docx": ("这是改了名字的文本。".encode(), "没有政府信息公开工作年度报告"),
    "another page": ("<table><tr><td>水稻<td>12</table>".encode(), "没有政府信息公开工作年度报告"),
    "minutes": (
        docx_of("<w:p><w:r><w:t>会议纪要</w:t></w:r></w:p>"),
        "没有政府信息公开工作年度报告",
    ),
    "no body": (word(f'<w:document xmlns:w="{W}"/>'), "没有正文"),
    "broken XML": (word("<w:document"), "损坏"),
    "broken workbook": (packed(**{"xl/workbook.xml": "<a/>"}), "Excel"),
    "truncated": (REPORT[: len(REPORT) // 2], "损坏"),
    "truncated at the start": (REPORT[:30], "损坏"),
    "damaged part": (REPORT[:900] + bytes(40) + REPORT[940:], "损坏"),
    "ZIP bomb": (bomb(), "解压后过大"),
    "ZIP bomb that lies": (lying_bomb(), "损坏"),
    "entity bomb": (word(f'<?xml version="1.0"?>{ENTITIES}'), "实体"),
    "entity bomb in UTF-16": (
        word(f'<?xml version="1.0" encoding="utf-16"?>{ENTITIES}'.encode("utf-16")),
        "实体",
    ),
    "tables in tables": (body(NESTED), "嵌套"),
    "wrappers in wrappers": (body("<w:sdt>" * 400 + "</w:sdt>" * 400), "损坏"),
    "a million cells": (b"<table><tr>" + b"<td>1" * 1_000_000, "超过"),
    "spans without end": (b"<table>" + (b"<tr>" + b"<td rowspan=999999>1" * 20) * 900, "1000列"),
    "too many cells": (b"<table>" + (b"<tr>" + b"<td>1" * 10) * 11_000, "单元格"),
    "sheet with a far corner": (sheet("XFD1048576"), "超过"),
    "sheet of many rows": (sheet("A1", rows=30_000), "超过"),
    "many lines": ("水稻\n".encode() * 70_000, "超过"),
    "many rows of tabs": (b"1\t2\n" * 50_000, "过多"),
    "one long row": (b"1\t" * 50_000 + b"1", "过多"),
    "not our JSON": (b'{"a": 1}', "schema"),
    "a list": (b"[1, 2]", "JSON"),
}


@pytest.mark.parametrize(("data", "word"), BAD.values(), ids=BAD)
def test_bad_input_ends_in_one_sentence_that_names_the_file(data, word):
    with pytest.raises(NotAReport) as error:
        read_bytes(data, "某文件.docx")

    message = str(error.value)
    assert "“某文件.docx”" in message
    assert word in message
    assert "\n" not in message


def test_a_file_above_the_limit_is_not_even_opened(tmp_path):
    path = tmp_path / "大文件.docx"
    with path.open("wb") as file:
        file.truncate(300 * 1024 * 1024)

    with pytest.raises(NotAReport, match="“大文件.docx”超过50MB（300MB）"):
        read(path)


def test_bytes_above_the_limit_are_refused(monkeypatch):
    data = bytes(limits.MAX_FILE_BYTES + 1)

    with pytest.raises(NotAReport, match="超过50MB"):
        read_bytes(data, "大文件")


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path):
    with pytest.raises(NotAReport, match="找不到文件"):
        read(tmp_path / "没有.docx")
    with pytest.raises(NotAReport, match="是文件夹"):
        read(tmp_path)


def test_a_file_that_cannot_be_opened_says_why(tmp_path):
    looped = tmp_path / "环.html"
    looped.symlink_to(looped)

    with pytest.raises(NotAReport, match="无法打开文件"):
        read(looped)


def test_a_container_with_a_password_on_its_parts_is_refused():
    data = bytearray(REPORT)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        name = data.find(b"word/document.xml", 0 if offset == 6 else data.find(b"PK\x01\x02"))
        at = data.rfind(mark, 0, name)
        data[at + offset] |= 1

    with pytest.raises(NotAReport, match="密码保护"):
        read_bytes(bytes(data), "加密.docx")


@pytest.mark.parametrize(
    "text",
    [
        "其他总计规章" * 15_000 + "1",
        "规章 " + "0 " * 50_000,
        "（" * 50_000 + "1",
        "一、" * 50_000 + "1",
        "![a](" * 30_000,
        "<b>" * 30_000 + "政府",
        "1" * 1_000_000,
        " " * 1_000_000 + "1",
    ],
    ids=["labels", "figures", "brackets", "numbers", "links", "tags", "digits", "spaces"],
)
def test_long_lines_take_time_in_proportion(text):
    with pytest.raises(NotAReport):
        read_bytes(text.encode(), "长行.txt")
