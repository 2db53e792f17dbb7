import json

import pytest

from gongkai.cli import main
from gongkai.report.schema import from_text

WRONG = {"remedies.reconsideration.total": 0}


def output(capsys):
    return capsys.readouterr().out


@pytest.mark.parametrize("suffix", ["html", "docx", "xlsx", "json"])
def test_a_report_is_laid_out_in_the_format_of_its_suffix(saved, tmp_path, capsys, suffix):
    out = tmp_path / f"年报.{suffix}"

    assert main(["report", "write", saved(), str(out)]) == 0

    assert out.stat().st_size
    assert main(["report", "check", str(out)]) == 0


@pytest.mark.parametrize(
    ("out", "says"),
    [
        pytest.param("out.odt", "odt", id="an unknown format"),
        pytest.param("nowhere/out.html", "nowhere", id="a folder that is not there"),
        pytest.param("folder.html", "文件夹", id="a folder in the place"),
        pytest.param("x" * 300 + ".html", "文件名太长", id="a name too long"),
    ],
)
def test_an_output_that_cannot_be_saved_is_one_sentence(saved, tmp_path, capsys, out, says):
    (tmp_path / "folder.html").mkdir()

    assert main(["report", "write", saved(), str(tmp_path / out)]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert says in line


def test_reports_add_up_to_one_that_can_be_read_again(saved, capsys):
    parts = [saved("a.json"), saved("b.json", organ="柳湾镇人民政府")]

    assert main(["report", "sum", *parts, "--organ", "云溪县人民政府"]) == 0

    data = json.loads(output(capsys))
    assert data["applications"]["received"]["total"] == 20
    assert data["organ"] == "云溪县人民政府"
    assert [entry["file"] for entry in data["findings"]][:2] == parts
    assert from_text(json.dumps(data))["applications.received.total"] == 20


def test_an_error_in_one_part_is_told_with_the_sum(saved, capsys):
    assert main(["report", "sum", saved(cells=WRONG)]) == 1

    findings = json.loads(output(capsys))["findings"]
    assert [entry["findings"][0]["code"] for entry in findings] == ["T4-SUM", "T4-SUM"]


def test_parts_that_do_not_belong_together_are_one_sentence(saved, capsys):
    parts = [saved("a.json"), saved("b.json", year=2021)]

    assert main(["report", "sum", *parts]) == 2
    assert "2021年度1份、2022年度1份" in capsys.readouterr().err


def test_adjustments_come_from_a_file(saved, tmp_path, capsys):
    file = tmp_path / "adjustments.json"
    cell = "proactive.normative_documents.issued"
    file.write_text(json.dumps([{"cell": cell, "delta": -1, "reason": "联合发文"}]))

    assert main(["report", "sum", saved(), saved("b.json"), "--adjustments", str(file)]) == 0

    data = json.loads(output(capsys))
    assert data["proactive"]["normative_documents"]["issued"] == 5
    assert "联合发文" in data["reading"]["repairs"][0]["what"]


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "5",
        '[{"cell": "a", "delta": 1000000000000, "reason": ""}]',
        '[{"cell": "a"}]',
        '[{"cell": "a", "delta": 1.5, "reason": ""}]',
        "[1]",
    ],
)
def test_a_file_of_adjustments_that_is_none_is_one_sentence(saved, tmp_path, capsys, content):
    file = tmp_path / "adjustments.json"
    file.write_text(content)

    assert main(["report", "sum", saved(), "--adjustments", str(file)]) == 2
    assert "不是调整项列表" in capsys.readouterr().err


def test_a_file_of_adjustments_that_is_not_there_is_one_sentence(saved, tmp_path, capsys):
    assert main(["report", "sum", saved(), "--adjustments", str(tmp_path / "none")]) == 2

    assert "没有这个文件" in capsys.readouterr().err


def test_a_folder_adds_up_what_is_in_it(saved, tmp_path, capsys):
    (tmp_path / "年报").mkdir()
    saved("年报/a.json")
    saved("年报/b.json", organ="柳湾镇人民政府")

    assert main(["report", "sum", str(tmp_path / "年报")]) == 0
    assert json.loads(output(capsys))["applications"]["received"]["total"] == 20


def test_a_report_named_twice_is_not_added_twice(saved, capsys):
    report = saved()

    assert main(["report", "sum", report, report]) == 2
    assert "写了不止一次" in capsys.readouterr().err
