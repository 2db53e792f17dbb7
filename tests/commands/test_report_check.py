import io
import json
import sys

import pytest

from gongkai.cli import main
from gongkai.commands import judging, screen
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
    assert "    1. 行政复议：结果维持2＋尚未审结1＝3，应等于总计0，相差3\n" in text
    assert "       T4-SUM  remedies.reconsideration.total\n" in text


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


def test_a_fault_of_ours_on_one_file_does_not_stop_the_others(saved, capsys, monkeypatch):
    right = saved("right.json")
    monkeypatch.setattr(judging, "report_from", fails_on("bad.json", judging.report_from))

    assert main(["report", "check", saved("bad.json"), right]) == 2

    shown = capsys.readouterr()
    assert "程序内部错误（RuntimeError: 坏了）" in shown.err
    assert "无错误1份" in shown.out


def fails_on(name, work):
    def either(source):
        if source.name.endswith(name):
            raise RuntimeError("坏了")
        return work(source)

    return either


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


def test_an_interrupt_stops_the_other_processes(saved, monkeypatch, capsys):
    monkeypatch.setattr(judging, "_tracked", interrupt)

    assert main(["report", "check", saved("a.json"), saved("b.json"), "--jobs", "2"]) == 2
    assert "已中断" in capsys.readouterr().err


def interrupt(*_):
    raise KeyboardInterrupt


def test_english_gives_code_place_and_numbers(saved, capsys):
    assert main(["report", "check", saved(cells=WRONG), "--lang", "en"]) == 1

    text = output(capsys)
    assert "1 errors · 0 warnings · 0 remarks" in text
    assert "T4-SUM at remedies.reconsideration.total: expected 3, found 0" in text


def test_a_web_page_shows_findings_and_lets_no_markup_in(saved, tmp_path, capsys):
    wrong = saved("wrong.json", cells=WRONG, organ="<script>县", title="")
    broken = str(tmp_path / "<b>.json")

    assert main(["report", "check", wrong, broken, "--format", "html"]) == 2

    page = output(capsys)
    assert page.startswith('<!doctype html>\n<html lang="zh-CN">')
    assert "<script>" not in page
    assert "&lt;b&gt;.json" in page
    assert 'id="r1-finding-1"><strong class="gk-findings__grade">错误1</strong>' in page


def test_a_web_page_shows_the_report_itself_with_the_failed_sum_marked(saved, capsys):
    wrong, right = saved("wrong.json", cells=WRONG), saved("right.json")

    assert main(["report", "check", wrong, right, "--format", "html", "--jobs", "2"]) == 1

    page = output(capsys)
    assert 'gk-cell--failed gk-cell--summand">0 <a class="gk-flag gk-flag--error"' in page
    assert page.count('<article class="gk-annotated"') == 2
    assert '<p class="proof">勾稽关系42项，核对成立42项</p>' in page


def test_a_web_page_in_english_says_so(saved, capsys):
    assert main(["report", "check", saved(cells=WRONG), "--format", "html", "--lang", "en"]) == 1

    page = output(capsys)
    assert '<html lang="en">' in page
    assert "error" in page


def test_lines_are_eighty_columns_and_marks_do_not_begin_one(saved, capsys):
    cells = {"applications.granted.natural_person": 999_999_999, **WRONG}
    main(["report", "check", saved(cells=cells)])

    lines = [line for line in output(capsys).splitlines() if not line.startswith("/")]

    assert max(sum(map(screen.columns, line)) for line in lines) <= 82
    assert all(line.strip()[:1] not in screen.NOT_FIRST for line in lines if line.strip())


def test_what_could_steer_a_terminal_is_left_out():
    assert screen.wrapped("a\x1b[31mb\u0301") == ["a [31mb\u0301"]


def test_a_report_without_organ_and_year_is_shown_as_such(saved, capsys):
    assert main(["report", "check", saved(organ="", year=None, title="")]) == 1

    assert "机关不明 年度不明" in output(capsys)


def test_a_terminal_sees_progress_once_work_takes_long(saved, monkeypatch, capsys):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(judging, "PATIENCE", 0.0)
    monkeypatch.setattr(judging.threading, "Timer", AtOnce)

    assert main(["report", "check", saved("a.json"), saved("b.json")]) == 0
    assert "核对中" in terminal.getvalue()
    assert "核对中" not in output(capsys)


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
