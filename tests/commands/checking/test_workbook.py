"""The workbook for a colleague: two sheets, links between them, words that stay words."""

import io

import pytest
from openpyxl import load_workbook

from gongkai.cli import main
from gongkai.commands.checking.outcome import Outcome
from gongkai.commands.checking.workbook import workbook

WRONG = {"remedies.reconsideration.total": 0}


@pytest.fixture
def book(saved, tmp_path, capsys):
    """The workbook of three files: one right, one wrong, one that cannot be read."""
    files = [
        saved("甲.json"),
        saved("乙.json", cells=WRONG, organ="=1+1"),
        str(tmp_path / "丙.doc"),
    ]
    path = tmp_path / "汇总.xlsx"
    assert main(["report", "check", *files, "--xlsx", str(path)]) == 2
    assert "共3份" in capsys.readouterr().out
    return load_workbook(path)


def rows(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_the_summary_has_a_row_a_file(book):
    head, right, wrong, unreadable = rows(book["汇总"])

    assert head[:8] == ["序号", "文件", "机关", "年度", "错误", "需说明", "提示", "最重的一项"]
    assert right[1:8] == ["甲.json", "云溪县教育局", 2022, 0, 0, 0, "未发现问题"]
    assert wrong[4:7] == [1, 0, 0]
    assert unreadable[1:7] == ["丙.doc", None, None, None, None, None]
    assert "没有这个文件" in unreadable[7]


def test_every_finding_has_a_row_with_its_place_and_its_words(book):
    head, *found = rows(book["核对意见"])

    assert head[4:] == ["程度", "位置", "说明", "原文", "代码", "路径"]
    assert found[-1] == [
        2,
        "乙.json",
        "=1+1",
        2022,
        "错误",
        "第四部分“行政复议”的“总计”",
        "行政复议：结果维持2＋尚未审结1＝3，应等于总计0，相差3",
        "【0】",
        "T4-SUM",
        "remedies.reconsideration.total",
    ]


def test_the_summary_links_to_the_first_finding_of_a_file_and_back(book):
    summary, findings = book["汇总"], book["核对意见"]

    assert summary["B3"].hyperlink.location == "'核对意见'!A2"
    assert findings["B2"].hyperlink.location == "'汇总'!A3"
    assert summary["B2"].hyperlink is None


def test_the_head_stays_in_view_and_every_column_can_be_filtered(book):
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "C2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(sheet.column_dimensions[cell.column_letter].width for cell in sheet[1])


def test_words_that_begin_like_a_formula_stay_words(book):
    cell = book["汇总"]["C3"]

    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


def test_characters_that_no_workbook_holds_are_left_out():
    book = load_workbook(io.BytesIO(workbook([Outcome("\ud800\x00坏.doc", problem="读\x07不了")])))

    assert rows(book["汇总"])[1][1] == "坏.doc"
    assert rows(book["汇总"])[1][7] == "读不了"


def test_the_same_findings_give_the_same_bytes():
    assert workbook([Outcome("a.doc")]) == workbook([Outcome("a.doc")])


@pytest.mark.parametrize(
    ("name", "says"),
    [
        pytest.param("汇总.xls", "以.xlsx结尾", id="another format"),
        pytest.param("没有/汇总.xlsx", "文件夹不存在", id="a folder that is not there"),
        pytest.param("夹.xlsx", "以.xlsx结尾", id="a folder in its place"),
    ],
)
def test_a_place_that_will_not_do_is_told_before_the_work(saved, tmp_path, capsys, name, says):
    (tmp_path / "夹.xlsx").mkdir()

    assert main(["report", "check", saved(), "--xlsx", str(tmp_path / name)]) == 2

    shown = capsys.readouterr()
    assert says in shown.err
    assert shown.out == ""


def test_a_workbook_that_cannot_be_saved_leaves_what_was_printed(
    saved, tmp_path, capsys, monkeypatch
):
    report = saved()
    monkeypatch.setattr("os.fsync", full)

    assert main(["report", "check", report, "--xlsx", str(tmp_path / "汇总.xlsx")]) == 2

    shown = capsys.readouterr()
    assert "未发现问题" in shown.out
    assert "不能写入" in shown.err


def full(_):
    raise OSError(28, "No space left on device")
