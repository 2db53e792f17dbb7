"""Packages of documents, filled in and packed as an office does it."""

import zipfile
from io import BytesIO

from openpyxl import Workbook

from gongkai.office.transfers.packages.columns import COLUMNS, SHEET

HEADS = [column.title for column in COLUMNS]


def row(key, **changed):
    """An announcement of the old site."""
    cells = {
        "原编号": key,
        "种类": "公告",
        "标题": "光明路停水公告",
        "正文": "因管道检修，光明路停水。\n请提前储水。",
        "成文日期": "2021-05-10",
        "信息分类": duty("2011"),
        "原发布日期": "2021-05-11",
        "原网址": "https://www.shifan.example/art/2021/5/11/art_1_2.html",
    }
    return cells | changed


def notice(key, **changed):
    """An official document of the OA."""
    return (
        row(key, 种类="其他文件", 标题="关于供水管理的通知", 发文字号="示政办发〔2021〕3号")
        | changed
    )


def duty(code):
    return next(word for word in column("duty").words if word.startswith(code))


def column(key):
    return next(column for column in COLUMNS if column.key == key)


def workbook(*rows, heads=HEADS, sheet=SHEET):
    book = Workbook()
    book.active.title = sheet
    book.active.append(heads)
    for one in rows:
        book.active.append([one.get(head) for head in heads])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def package(book, name="政府信息.xlsx", **files):
    """A ZIP of a workbook and files; a double underscore in a name stands for its dot."""
    return zipped({name: book} | {key.replace("__", "."): data for key, data in files.items()})


def zipped(files):
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return out.getvalue()
