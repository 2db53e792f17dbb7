import io
import json
import sys

import pytest
from tests.report.samples import department

from gongkai.cli import main
from gongkai.commands.sources import sources
from gongkai.report.schema import as_json, from_text

WRONG = {"remedies.reconsideration.total": 0}


def output(capsys):
    return capsys.readouterr().out


@pytest.mark.parametrize("suffix", ["json", "html", "docx", "xlsx"])
def test_reading_a_file_prints_its_data(saved, capsys, suffix):
    assert main(["report", "read", saved(f"report.{suffix}")]) == 0

    report = from_text(output(capsys))
    assert report.cells == department().cells
    assert (report.organ, report.year) == ("云溪县教育局", 2022)


def test_standard_input_is_read_as_a_file(saved, capsys, monkeypatch):
    data = io.TextIOWrapper(io.BytesIO(json.dumps(as_json(department())).encode()))
    monkeypatch.setattr(sys, "stdin", data)

    assert main(["report", "read", "-"]) == 0
    assert from_text(output(capsys)).cells == department().cells


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(b"", "空文件", id="an empty file"),
        pytest.param(b'{"schema": "other/1"}', "gongkai/annual-report/1", id="another schema"),
        pytest.param(b'{"year": ' + b"9" * 5000 + b"}", "位数过多", id="a number without end"),
        pytest.param(b"[" * 100_000, "嵌套过深", id="brackets without end"),
    ],
)
def test_a_file_that_is_no_report_is_one_sentence_with_its_name(tmp_path, capsys, content, says):
    path = tmp_path / "上报.json"
    path.write_bytes(content)

    assert main(["report", "read", str(path)]) == 2

    (line,) = capsys.readouterr().err.splitlines()
    assert "上报.json" in line
    assert says in line


@pytest.mark.parametrize(
    ("name", "says"),
    [
        pytest.param("", "文件名是空的", id="no name"),
        pytest.param("nothing.html", "没有这个文件", id="no such file"),
        pytest.param(".", "这是文件夹", id="a folder"),
        pytest.param("a\0b.html", "没有这个文件", id="a name that no file can have"),
        pytest.param("x" * 300, "无法打开", id="a name too long"),
    ],
)
def test_a_name_that_leads_to_no_file_is_one_sentence(capsys, tmp_path, monkeypatch, name, says):
    monkeypatch.chdir(tmp_path)

    assert main(["report", "read", name]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert says in line


def test_a_file_that_is_no_report_is_said_so_in_english(tmp_path, capsys):
    path = tmp_path / "report.json"
    path.write_text("{}")

    assert main(["report", "read", str(path), "--lang", "en"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"{path}: cannot be read as an annual report (")


def test_a_file_without_permission_is_one_sentence(saved, capsys, monkeypatch):
    path = saved()
    monkeypatch.setattr("pathlib.Path.open", refuse)

    assert main(["report", "read", path]) == 2
    assert "没有读取权限" in capsys.readouterr().err


def refuse(*_, **__):
    raise PermissionError(13, "Permission denied")


def test_standard_input_twice_is_one_sentence(capsys):
    assert main(["report", "check", "-", "-"]) == 2

    assert "只能用一次" in capsys.readouterr().err


def test_sources_are_called_by_their_names():
    assert [source.label for source in sources(["a.html", "b.docx"])] == ["a.html", "b.docx"]
