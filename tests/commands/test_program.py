import errno
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.report.samples import department

from gongkai import __version__, cli
from gongkai.cli import Family, main
from gongkai.commands.parser import in_chinese
from gongkai.commands.words import CATALOGUE, LANGUAGE
from gongkai.report.writing import write


def sentence(capsys):
    """What stands on standard error: one line."""
    (line,) = capsys.readouterr().err.splitlines()
    return line


def test_help_is_in_chinese_and_names_every_command(capsys):
    assert main(["--help"]) == 0

    text = capsys.readouterr().out
    assert text.startswith("用法：gongkai ")
    assert all(word in text for word in ("report", "deadline", "fee", "选项"))


def test_help_is_in_english_when_asked_for_anywhere_in_the_command(capsys):
    for words in (["--lang", "en", "report", "--help"], ["report", "--help", "--lang=en"]):
        assert main(words) == 0
        assert capsys.readouterr().out.startswith("usage: gongkai report ")


def test_the_version_is_that_of_the_package(capsys):
    assert main(["--version"]) == 0

    assert capsys.readouterr().out == f"gongkai {__version__}\n"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        pytest.param([], "缺少参数 COMMAND", id="no command"),
        pytest.param(["annual"], "COMMAND 不能是 'annual'", id="an unknown command"),
        pytest.param(["report"], "缺少参数 VERB", id="no verb"),
        pytest.param(["report", "check"], "缺少参数 FILE", id="no file"),
        pytest.param(["report", "check", "a", "--jobs", "x"], "--jobs 的值 'x' 不对", id="jobs"),
        pytest.param(["report", "check", "a", "--format", "pdf"], "--format 不能是", id="format"),
        pytest.param(["report", "check", "a", "--covers"], "--covers 后面至少要有", id="covers"),
        pytest.param(["report", "check", "a", "--previous"], "--previous 后面缺少", id="value"),
        pytest.param(["report", "read", "a", "b"], "不认识的参数 b", id="a file too many"),
        pytest.param(["report", "check", "a", "--form", "x"], "不认识的参数", id="no guessing"),
        pytest.param(["report", "--lang", "fr"], "--lang 不能是 'fr'", id="an unknown language"),
        pytest.param(["--lang"], "--lang 后面缺少一个值", id="no language"),
    ],
)
def test_a_mistake_in_the_command_is_one_sentence_and_exit_code_2(capsys, words, says):
    assert main(words) == 2

    assert says in sentence(capsys)


def test_a_mistake_that_is_not_in_the_list_is_passed_on():
    assert in_chinese("something new") == "something new"


def test_a_mistake_is_in_english_when_asked_for(capsys):
    assert main(["report", "--lang", "en"]) == 2

    assert sentence(capsys).startswith("error: the following arguments are required: VERB")


def test_the_language_of_one_run_does_not_stay_for_the_next():
    main(["--lang", "en", "--version"])

    assert LANGUAGE.get() == "zh"


def test_every_phrase_has_the_same_gaps_in_both_languages():
    gaps = {
        key: [sorted(part.split("}")[0] for part in words.split("{")[1:]) for words in both]
        for key, both in CATALOGUE.items()
    }

    assert [key for key, (chinese, english) in gaps.items() if chinese != english] == []


def test_a_command_whose_packages_are_not_installed_says_what_to_install(capsys, monkeypatch):
    family = Family("gongkai.commands.report", ("office",), needs="a_package_that_is_not_there")
    monkeypatch.setattr(cli, "FAMILIES", (cli.FAMILIES[0], family))

    assert main(["office", "serve", "--port", "8000"]) == 2
    assert "pip install 'gongkai[office]'" in sentence(capsys)
    assert main(["--help"]) == 0
    assert "office" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("error", "says"),
    [
        pytest.param(KeyboardInterrupt(), "已中断", id="Ctrl-C"),
        pytest.param(RuntimeError("一\n二"), "程序内部错误（RuntimeError: 一 二）", id="a bug"),
        pytest.param(ValueError("x"), "程序内部错误", id="a bug that is a value error"),
        pytest.param(MemoryError(), "程序内部错误", id="no memory"),
    ],
)
def test_what_goes_wrong_inside_is_one_sentence(capsys, monkeypatch, error, says):
    monkeypatch.setattr(cli, "_run", raiser(error))

    assert main(["report"]) == 2
    assert says in sentence(capsys)


def raiser(error):
    def fail(*_):
        raise error

    return fail


def test_a_developer_sees_the_traceback_of_a_bug(monkeypatch):
    monkeypatch.setenv("GONGKAI_DEBUG", "1")
    monkeypatch.setattr(cli, "_run", raiser(RuntimeError("here")))

    with pytest.raises(RuntimeError, match="here"):
        main(["report"])


@pytest.mark.parametrize(
    ("error", "says"),
    [
        pytest.param(BrokenPipeError(), "输出被提前关闭", id="a closed pipe"),
        pytest.param(OSError(errno.ENOSPC, "No space left"), "磁盘已满", id="a full disk"),
    ],
)
def test_an_output_that_cannot_be_written_is_one_sentence(capfd, monkeypatch, error, says):
    monkeypatch.setattr(cli, "_run", raiser(error))
    monkeypatch.setattr(cli, "_drop_output", lambda: None)

    assert main(["report"]) == 2
    assert says in capfd.readouterr().err


def test_a_full_disk_ends_the_program_without_a_traceback(tmp_path):
    report = tmp_path / "report.json"
    write(department(), report)

    with Path("/dev/full").open("wb") as full:
        run = program("report", "read", str(report), stdout=full)

    assert run.returncode == 2
    assert len(run.stderr.decode("utf-8").splitlines()) == 1


def test_a_reader_that_stops_reading_ends_the_program_without_a_traceback(tmp_path):
    report = tmp_path / "report.json"
    write(department(), report)
    reading, writing = os.pipe()
    os.close(reading)

    run = program("report", "read", str(report), stdout=writing)

    os.close(writing)
    assert run.returncode == 2
    assert run.stderr.decode("utf-8").splitlines() == ["输出被提前关闭，未能全部写出"]


def program(*words, **streams):
    """The program in a process of its own, in a locale that knows no Chinese."""
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    return subprocess.run(
        [sys.executable, "-m", "gongkai", *words],
        stderr=subprocess.PIPE,
        env=environment,
        check=False,
        **streams,
    )


def test_chinese_is_written_whatever_the_locale():
    run = program("--help", stdout=subprocess.PIPE)

    assert run.returncode == 0
    assert run.stdout.decode("utf-8").startswith("用法：")


def test_a_stream_that_cannot_change_its_encoding_is_left_alone(monkeypatch):
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)

    assert main(["--version"]) == 0
    assert stream.getvalue().startswith("gongkai ")
