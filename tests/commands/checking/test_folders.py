import os
from pathlib import Path

import pytest

from gongkai.cli import main
from gongkai.commands.checking.folders import found_in, identity, told
from gongkai.commands.sources import Unreadable


@pytest.fixture
def folder(tmp_path):
    """A function that makes a folder with empty files of these names."""

    def make(*names):
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
        return tmp_path

    return make


def names_in(folder, **options):
    found = found_in([str(folder)], **options)
    return [Path(name).relative_to(folder).as_posix() for name in found.names]


def test_a_folder_is_searched_to_the_bottom_in_natural_order(folder):
    files = folder("镇10.docx", "镇2.PDF", "县/b.html", "县/局/a.xlsx")

    assert names_in(files) == ["镇2.PDF", "镇10.docx", "县/b.html", "县/局/a.xlsx"]


def test_what_is_no_report_is_passed_over_and_told(folder):
    files = folder("教育局.docx", "~$教育局.docx", ".DS_Store", "照片.mp4", ".git/x.json")

    found = found_in([str(files)])

    assert [Path(name).name for name in found.names] == ["教育局.docx"]
    assert sorted(told(found)) == [
        "跳过1个（不是报告的格式）：照片.mp4",
        "跳过1个（临时文件）：~$教育局.docx",
        "跳过2个（隐藏文件）：.git、.DS_Store",
    ]


def test_what_a_browser_saved_beside_a_page_belongs_to_the_page(folder):
    files = folder("年报.html", "年报_files/1.html", "局.htm", "局.files/1.png", "材料_files/1.pdf")

    assert names_in(files) == ["局.htm", "年报.html", "材料_files/1.pdf"]


def test_many_files_of_one_kind_are_counted_not_all_named(folder):
    files = folder("a.docx", *(f"{n}.zip" for n in range(7)))

    (line,) = told(found_in([str(files)]))

    assert line == "跳过7个（不是报告的格式）：0.zip、1.zip、2.zip、3.zip、4.zip等7个"


def test_what_this_run_writes_is_no_report(folder):
    files = folder("a.docx", "汇总.xlsx")

    assert names_in(files, own=frozenset({identity((files / "汇总.xlsx").stat())})) == ["a.docx"]


def test_a_folder_without_a_report_is_one_sentence(folder):
    with pytest.raises(Unreadable, match="没有可以核对的报告"):
        found_in([str(folder("a.zip"))])


def test_a_folder_that_may_not_be_opened_is_told(folder, monkeypatch):
    files = folder("a.docx", "closed/b.docx")
    monkeypatch.setattr(os, "scandir", refusing(os.scandir, "closed"))

    found = found_in([str(files)])

    assert [Path(name).name for name in found.names] == ["a.docx"]
    assert list(told(found)) == ["跳过1个（没有权限打开）：closed"]


def refusing(scandir, name):
    def scanned(path):
        if Path(path).name == name:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    return scanned


def test_a_file_that_is_named_is_taken_whatever_its_name():
    assert found_in(["~$a.docx", "-", "a\0b"]).names == ["~$a.docx", "-", "a\0b"]


def test_a_folder_is_checked_file_by_file(saved, tmp_path, capsys):
    saved("镇10.json")
    saved("镇2.json", cells={"remedies.reconsideration.total": 0})
    (tmp_path / "~$镇2.docx").touch()

    assert main(["report", "check", str(tmp_path)]) == 1

    shown = capsys.readouterr()
    assert shown.out.index("镇2.json") < shown.out.index("镇10.json")
    assert "共2份：无错误1份，有错误1份，无法读取0份" in shown.out
    assert "跳过1个（临时文件）：~$镇2.docx" in shown.err


def test_a_workbook_and_a_page_beside_the_reports_are_not_read_as_reports(
    saved, tmp_path, monkeypatch
):
    saved("a.json")
    saved("b.json")
    book = str(tmp_path / "汇总.xlsx")
    assert main(["report", "check", str(tmp_path), "--xlsx", book]) == 0

    with (tmp_path / "结果.html").open("w") as page:
        monkeypatch.setattr("sys.stdout", page)
        again = main(["report", "check", str(tmp_path), "--xlsx", book, "--format", "html"])

    assert again == 0
