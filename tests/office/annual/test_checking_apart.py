"""The process that reads a stranger's file: killed in time, believed in nothing."""

import sys
import time
from pathlib import Path

import pytest

from gongkai.office.annual.checking import process


def child_that(program):
    return [sys.executable, "-I", "-c", program]


def has_ended(pid):
    """Whether a process that was sent a kill has ended: at once, or as soon as it is scheduled."""
    state = Path(f"/proc/{pid}/stat")
    for _ in range(100):
        try:
            if state.read_text().rpartition(") ")[2][0] == "Z":
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.1)
    return False


def test_a_process_that_takes_too_long_is_killed_and_said(monkeypatch):
    monkeypatch.setattr(process, "SECONDS", 0.5)

    with pytest.raises(process.Unreadable, match="核对的时间太长"):
        process.checked([], child=child_that("import time; time.sleep(60)"))


def test_a_killed_process_takes_those_with_it_that_it_started(monkeypatch, tmp_path):
    note = tmp_path / "pid"
    program = (
        "import subprocess, sys, time\n"
        "late = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        f"open({str(note)!r}, 'w').write(str(late.pid))\n"
        "time.sleep(60)\n"
    )
    monkeypatch.setattr(process, "SECONDS", 5)

    with pytest.raises(process.Unreadable):
        process.checked([], child=child_that(program))

    assert has_ended(note.read_text())


@pytest.mark.parametrize(
    "program",
    [
        pytest.param("import os; os.abort()", id="a crash"),
        pytest.param("print('{}')", id="an answer without content"),
        pytest.param("print('no JSON')", id="no JSON"),
        pytest.param("print('[]')", id="another kind of JSON"),
    ],
)
def test_a_process_that_does_not_answer_is_one_sentence(program):
    given = [process.File("report", "a.html", b"x" * 1_000_000)]

    with pytest.raises(process.Unreadable, match="没有读成功"):
        process.checked(given, child=child_that(program))


def test_a_process_that_computes_too_long_is_stopped_by_the_system():
    program = "import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 2))\nwhile True: pass\n"

    with pytest.raises(process.Unreadable, match="核对的时间太长"):
        process.checked([], child=child_that(program))


def test_what_the_process_says_is_cleaned():
    answer = (
        '{"title": "t", "sums": 1, "held": 1, "severities": ["error"], "findings": '
        '"<script>alert(1)</script><a href=\\"javascript:x\\" onclick=\\"x\\">甲</a>", '
        '"report": "<td><img src=x onerror=x><a href=\\"#place-1\\" class=\\"gk-flag\\">乙</a>"}'
    )

    found = process.checked([], child=child_that(f"print({answer!r})"))

    assert found.findings == "<a>甲</a>"
    assert found.report == '<a href="#place-1" class="gk-flag">乙</a>'
    assert found.errors == 1


def test_the_process_knows_nothing_of_the_office(monkeypatch):
    monkeypatch.setenv("GONGKAI_PERSONAL_DATA_KEY", "secret")
    program = (
        "import json, os; print(json.dumps({'problem': ' '.join(sorted(os.environ)), "
        "'field': 'report', 'fault': ''}))"
    )

    with pytest.raises(process.Unreadable) as told:
        process.checked([], child=child_that(program))

    assert "GONGKAI" not in str(told.value)


@pytest.mark.parametrize(
    ("deed", "said"),
    [
        pytest.param("bytearray(2 << 30)", "需要的内存太多", id="takes too much memory"),
        pytest.param("open('here', 'w').write('x')", "没有读成功", id="writes a file"),
        pytest.param("[][1]", "没有读成功", id="a fault of ours"),
    ],
)
def test_the_process_holds_itself_to_its_limits(tmp_path, deed, said):
    program = (
        f"import os; os.chdir({str(tmp_path)!r})\n"
        "from gongkai.office.annual.checking import child\n"
        f"child.read_bytes = lambda data, name: {deed}\n"
        "child.main()\n"
    )

    with pytest.raises(process.Unreadable, match=said):
        process.checked([process.File("report", "a.html", b"x")], child=child_that(program))

    assert [path.stat().st_size for path in tmp_path.iterdir()] in ([], [0])
