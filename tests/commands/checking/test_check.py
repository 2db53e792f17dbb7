import io
import json
import sys
from pathlib import Path

import pytest

from gongkai.cli import main
from gongkai.commands.checking import judging, progress
from gongkai.commands.checking.outcome import Outcome
from gongkai.report.model import Reading

WRONG = {"remedies.reconsideration.total": 0}


def output(capsys):
    return capsys.readouterr().out


def test_a_report_without_errors_is_exit_code_0(saved, capsys):
    assert main(["report", "check", saved()]) == 0

    text = output(capsys)
    assert "云溪县教育局 2022年度 · 未发现问题" in text
    assert "勾稽关系42项，核对成立42项" in text


def test_a_report_with_errors_is_exit_code_1_and_says_where_and_what(saved, capsys):
    assert main(["report", "check", saved(cells=WRONG)]) == 1

    text = output(capsys)
    assert "错误1项 · 需说明0项 · 提示0项" in text
    assert text.endswith(
        "\n"
        "  四、政府信息公开行政复议、行政诉讼情况\n"
        "    错误  第四部分“行政复议”的“总计”\n"
        "      行政复议：结果维持2＋尚未审结1＝3，应等于总计0，相差3\n"
        "      原文：【0】\n"
        "      T4-SUM  remedies.reconsideration.total\n"
    )


def test_a_warning_alone_is_no_error(saved):
    reading = Reading(format="html", labels={"applications.granted": "（一）公开"})

    assert main(["report", "check", saved(reading=reading)]) == 0


def test_findings_in_json_keep_the_contract(saved, capsys):
    path = saved(cells=WRONG)

    assert main(["report", "check", path, "--format", "json"]) == 1

    (entry,) = json.loads(output(capsys))
    assert entry["file"] == path
    assert entry["findings"][0]["code"] == "T4-SUM"
    assert list(entry) == ["file", "findings"]


def test_one_file_that_cannot_be_read_does_not_stop_the_others(saved, tmp_path, capsys):
    broken = tmp_path / "broken.json"
    broken.write_text("{")
    files = [str(broken), saved("right.json"), saved("wrong.json", cells=WRONG)]

    assert main(["report", "check", *files]) == 2

    shown = capsys.readouterr()
    assert "broken.json" in shown.err
    assert "共3份：无错误1份，有错误1份，无法读取1份" in shown.out


def test_a_file_that_cannot_be_read_stands_in_the_json_with_its_reason(tmp_path, capsys):
    assert main(["report", "check", str(tmp_path / "none.html"), "--format", "json"]) == 2

    (entry,) = json.loads(output(capsys))
    assert "没有这个文件" in entry["problem"]
    assert entry["findings"] == []


def test_a_fault_of_ours_is_one_sentence(saved, capsys, monkeypatch):
    monkeypatch.setattr(judging, "report_from", broken)

    assert main(["report", "check", saved()]) == 2

    shown = capsys.readouterr()
    assert "程序内部错误（RuntimeError: 坏了）" in shown.err


def test_a_fault_of_ours_in_a_check_is_one_sentence_too(saved, capsys, monkeypatch):
    monkeypatch.setattr(judging, "outcome", broken)

    assert main(["report", "check", saved()]) == 2
    assert "程序内部错误（RuntimeError: 坏了）" in capsys.readouterr().err


def broken(*_, **__):
    raise RuntimeError("坏了")


def test_last_years_report_is_held_against_this_years(saved, capsys):
    previous = saved("2021.json", year=2021, title="")

    assert main(["report", "check", saved("2022.json"), "--previous", previous]) == 0
    assert "YEAR-STOCK" in output(capsys)


def test_covered_reports_are_held_against_their_sum(saved, capsys):
    parts = [saved("a.json"), saved("b.json", organ="柳湾镇人民政府")]

    assert main(["report", "check", saved("whole.json"), "--covers", *parts]) == 1
    text = "".join(output(capsys).split())
    assert "所汇总的2份报告之和为20，本报告为10，相差10" in text


def test_several_processes_give_the_same_as_one(saved, capsys):
    files = [saved(f"{n}.json", cells=WRONG if n % 2 else {}) for n in range(4)]
    assert main(["report", "check", *files]) == 1
    alone = output(capsys)

    assert main(["report", "check", *files, "--jobs", "2"]) == 1
    assert output(capsys) == alone


@pytest.mark.parametrize("jobs", ["0", "-1", "65"])
def test_a_number_of_processes_out_of_bounds_is_one_sentence(saved, capsys, jobs):
    assert main(["report", "check", saved(), "--jobs", jobs]) == 2

    assert "--jobs应为1至64的整数" in capsys.readouterr().err


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "1e9"])
def test_a_time_out_of_bounds_is_one_sentence(saved, capsys, seconds):
    assert main(["report", "check", saved(), "--timeout", seconds]) == 2

    assert "--timeout应为大于0" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "says"),
    [
        pytest.param(["", "--jobs", "1"], "文件名是空的", id="no name"),
        pytest.param(["x" * 300], "无法打开", id="a name too long"),
        pytest.param(["a.json", "--previous", ""], "文件名是空的", id="no name of last year's"),
        pytest.param(["a.json", "--xlsx", ""], "以.xlsx结尾", id="no name of the workbook"),
    ],
)
def test_a_name_that_no_file_can_have_is_one_sentence(saved, capsys, options, says, monkeypatch):
    monkeypatch.chdir(Path(saved("a.json")).parent)

    assert main(["report", "check", *options]) == 2

    (line,) = capsys.readouterr().err.splitlines()
    assert says in line


def test_an_interrupt_shows_what_was_done_by_then(saved, monkeypatch, capsys):
    monkeypatch.setattr(judging, "results", interrupted_after_one)

    assert main(["report", "check", saved("a.json"), saved("b.json")]) == 2

    shown = capsys.readouterr()
    assert "a.json" in shown.out
    assert "共1份：无错误1份" in shown.out
    assert "已中断：核对了1份，还有1份没有核对" in shown.err


def interrupted_after_one(tasks, *_, **__):
    for number, (_, source) in enumerate(tasks[:1]):
        yield number, Outcome(source.label)
        raise KeyboardInterrupt


def test_an_interrupt_before_the_first_file_is_done_ends_cleanly(saved, monkeypatch, capsys):
    monkeypatch.setattr(judging, "outcome", interrupted)

    assert main(["report", "check", saved("a.json")]) == 2

    shown = capsys.readouterr()
    assert "共0份" in shown.out
    assert "已中断：核对了0份，还有1份没有核对" in shown.err


def interrupted(*_, **__):
    raise KeyboardInterrupt


def test_english_gives_code_place_and_numbers(saved, capsys):
    assert main(["report", "check", saved(cells=WRONG), "--lang", "en"]) == 1

    text = output(capsys)
    assert "1 errors · 0 warnings · 0 remarks" in text
    assert "T4-SUM at remedies.reconsideration.total: expected 3, found 0" in text


def test_a_report_without_organ_and_year_is_shown_as_such(saved, capsys):
    assert main(["report", "check", saved(organ="", year=None, title="")]) == 1

    assert "机关不明 年度不明" in output(capsys)


def test_a_terminal_sees_progress_once_work_takes_long(saved, monkeypatch, capsys):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    monkeypatch.setattr(progress.threading, "Timer", AtOnce)

    assert main(["report", "check", saved("a.json"), saved("b.json")]) == 0
    assert main(["report", "read", saved("a.json")]) == 0
    assert "核对中" in terminal.getvalue()
    assert "读取中" in terminal.getvalue()
    assert "中 ━" not in output(capsys)


class Terminal(io.StringIO):
    def isatty(self):
        return True


class AtOnce:
    """A timer that does not wait."""

    def __init__(self, _seconds, work):
        self.start = work

    def cancel(self):
        """Too late already."""

    def join(self):
        """Done already."""
