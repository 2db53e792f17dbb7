"""Findings on a terminal and as plain text: lines, colours, the summary."""

import io
import re
import sys

import pytest
from rich.text import Text

from gongkai.cli import main
from gongkai.commands.checking import screen
from gongkai.commands.checking.table import short_names

WRONG = {"remedies.reconsideration.total": 0}
ODD = {"applications.granted.natural_person": 999_999_999, **WRONG}


class Terminal(io.StringIO):
    """A window that shows colours."""

    encoding = "utf-8"

    def isatty(self):
        return True


@pytest.fixture
def window(monkeypatch):
    """A function that makes standard output a window of so many columns."""

    def opened(columns):
        terminal = Terminal()
        monkeypatch.setattr(sys, "stdout", terminal)
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.delenv("NO_COLOR", raising=False)
        return terminal

    return opened


def widths(text):
    lines = [line for line in text.splitlines() if not line.startswith("/")]
    return [sum(map(screen.columns, line)) for line in lines]


def test_plain_text_is_eighty_columns_and_marks_do_not_begin_a_line(saved, capsys):
    main(["report", "check", saved(cells=ODD)])

    text = capsys.readouterr().out
    assert max(widths(text)) <= 82
    assert all(line.strip()[:1] not in screen.NOT_FIRST for line in text.splitlines() if line)
    assert "\x1b" not in text


@pytest.mark.parametrize(("columns", "widest"), [(50, 54), (200, 112)])
def test_lines_are_as_wide_as_the_window_and_no_wider_than_can_be_read(
    saved, window, monkeypatch, columns, widest
):
    terminal = window(columns)
    monkeypatch.setenv("NO_COLOR", "1")

    main(["report", "check", saved(cells=ODD)])

    found = max(widths(Text.from_ansi(terminal.getvalue()).plain))
    assert widest - 8 <= found <= widest


def test_a_window_shows_errors_in_red_and_what_is_right_in_green(saved, window):
    terminal = window(100)

    main(["report", "check", saved(cells=WRONG)])

    assert "\x1b[1;31m错误" in terminal.getvalue()
    assert "\x1b[1;31m【0】" in terminal.getvalue()


def test_a_window_says_once_why_a_file_cannot_be_read(window, tmp_path, capsys):
    terminal = window(100)

    main(["report", "check", str(tmp_path / "none.docx")])

    assert "没有这个文件" in Text.from_ansi(terminal.getvalue()).plain.replace("\n", "")
    assert capsys.readouterr().err == ""


def test_parts_come_worst_first_and_in_english_by_their_english_names(saved, capsys):
    cells = {**WRONG, "proactive.licences.decisions": None}

    main(["report", "check", saved(cells=cells, title="年报"), "--lang", "en"])

    text = capsys.readouterr().out
    headings = [line for line in text.splitlines() if re.match(r"  (?:Title|\d\. )", line)]
    assert headings == [
        "  Title and year",
        "  2. Proactive disclosure",
        "  4. Reconsideration, lawsuits",
    ]


def test_of_many_files_those_without_findings_stand_in_the_table_alone(
    saved, tmp_path, capsys, monkeypatch
):
    saved("甲.json")
    saved("乙.json", cells=WRONG)
    monkeypatch.chdir(tmp_path)
    files = ["甲.json", "乙.json", "没有.docx"]

    main(["report", "check", *files])

    text = capsys.readouterr().out
    details, table = text.split("最重的一项")
    assert "甲.json" not in details
    row = next(line for line in table.splitlines() if line.startswith("甲.json"))
    assert row.split() == ["甲.json", "云溪县教育局", "2022", "0", "0", "未发现问题"]
    assert "没有.docx" in details


def test_what_could_steer_a_terminal_is_left_out():
    (line,) = screen.wrapped(Text("a\x1b[31mb\u0301"), 80)

    assert line.plain == "a [31mb\u0301"


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        pytest.param("收到申请12345件", ["收到申请", "12345件"], id="a number stays whole"),
        pytest.param("甲乙丙丁戊（己）", ["甲乙丙丁戊", "（己）"], id="a bracket leads its words"),
        pytest.param("甲乙丙丁戊。", ["甲乙丙丁戊。"], id="a full stop hangs over"),
        pytest.param("a" * 12, ["a" * 10, "aa"], id="what is longer than a line is cut"),
        pytest.param("", [""], id="nothing"),
    ],
)
def test_lines_are_cut_where_a_typesetter_would(words, lines):
    assert [
        line.plain for line in screen.wrapped(Text(words), 11 if "a" not in words else 10)
    ] == lines


def test_files_of_one_folder_are_shown_without_it():
    assert short_names(["年报/a.docx", "年报/b.docx"]) == ["a.docx", "b.docx"]
    assert short_names(["a.docx", "/年报/b.docx"]) == ["a.docx", "/年报/b.docx"]
    assert short_names(["a.docx", "年报/b.docx"]) == ["a.docx", "年报/b.docx"]
    assert short_names([]) == []
