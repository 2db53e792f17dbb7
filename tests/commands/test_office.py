"""One command starts the office, whatever happened to it before: run as its user runs it."""

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

import pytest

pytestmark = pytest.mark.e2e

PROGRAM = Path(sys.prefix) / "bin" / "gongkai"
PORT = 8320
PATIENCE = 300
"""Seconds; nothing is timed here, but nothing waits for ever."""


def surroundings(home):
    """The environment of somebody who set nothing but the folder."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GONGKAI_")}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    return {**kept, "GONGKAI_HOME": str(home)}


def told(home, *words):
    """Run a command of the office to its end."""
    return subprocess.run(
        [PROGRAM, "office", *words],
        env=surroundings(home),
        cwd=home,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


class Running:
    """A server and what it said."""

    def __init__(self, home, *options):
        self.log = home / f"said-{time.monotonic_ns()}.txt"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [PROGRAM, "office", "serve", "--port", str(PORT), *options],
                env=surroundings(home),
                cwd=home,
                stdout=log,
                stderr=log,
            )

    @property
    def said(self):
        return self.log.read_text("utf-8")

    def until(self, words):
        """Wait until it has said something; fail when it ends before."""
        end = time.monotonic() + PATIENCE
        while words not in self.said:
            assert self.process.poll() is None, self.said
            assert time.monotonic() < end, self.said
            time.sleep(0.05)
        return self.said

    @property
    def address(self):
        return re.search(r"平台已启动：(\S+)", self.until("按Ctrl-C停止"))[1]

    def stop(self, how=signal.SIGINT):
        self.process.send_signal(how)
        return self.process.wait(PATIENCE)


@contextmanager
def running(home, *options):
    server = Running(home, *options)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.stop()


def status(address):
    with urlopen(address, timeout=60) as answer:
        return answer.status


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    """An office that was started once without the demonstration."""
    home = tmp_path_factory.mktemp("bare")
    with running(home, "--no-demo") as server:
        assert status(server.address) == 200
        assert "示范口令" not in server.said
        assert server.stop() == 0
        assert "平台已停止" in server.said
    return home


@pytest.fixture(scope="module")
def office(bare, tmp_path_factory):
    """An office killed in the middle of its first load, and started again: its last server."""
    home = tmp_path_factory.mktemp("home") / "office"
    shutil.copytree(bare, home)
    first = Running(home)
    first.until("装入示范数据")
    time.sleep(2)
    first.stop(signal.SIGKILL)
    assert "平台已启动" not in first.said
    with running(home) as server:
        server.until("按Ctrl-C停止")
        yield home, server


def test_after_a_kill_in_the_first_load_the_demonstration_is_whole(office):
    home, server = office

    assert status(server.address) == 200
    assert "handler             林知远　县政府办公室经办人" in server.said
    assert "查询码" in server.said
    result = told(home, "check")
    assert (result.returncode, result.stderr) == (0, "")
    assert "已发布信息1470项：完好" in result.stdout


def test_the_demonstration_can_be_searched_at_once(office):
    with urlopen(f"{office[1].address}documents/?q={quote('社保')}", timeout=60) as answer:
        page = answer.read().decode()

    assert "城乡居民养老保险待遇领取" in page
    assert "正在建立检索索引" not in page


def test_a_second_server_takes_the_next_port(office):
    home, first = office

    with running(home) as second:
        assert second.address != first.address
        assert f"端口 {PORT} 已被占用" in second.said
        assert status(second.address) == status(first.address) == 200


def test_a_killed_server_lets_its_port_go_and_starts_again(office):
    home, server = office
    address = server.address
    server.stop(signal.SIGKILL)

    with running(home) as again:
        assert again.address == address
        assert status(address) == 200
        assert "装入示范数据" not in again.said
        assert again.stop(signal.SIGTERM) == 0


def test_the_demonstration_is_not_loaded_over_records(office):
    result = told(office[0], "demo")

    assert result.returncode == 2
    assert "只能装入空的平台" in result.stderr.splitlines()[-1]


def test_a_record_changed_behind_its_back_is_found(office, tmp_path):
    assert told(office[0], "backup", tmp_path / "b.tar.gz").returncode == 0
    home = tmp_path / "restored"
    home.mkdir()
    assert told(home, "restore", tmp_path / "b.tar.gz").returncode == 0
    shutil.copytree(office[0] / "keys", home / "keys")
    with closing(sqlite3.connect(home / "gongkai.sqlite3")) as database:
        database.execute("DROP TRIGGER disclosure_document_uncleared_update")
        database.execute("UPDATE disclosure_document SET title = '改过' WHERE id = 7")
        database.commit()

    result = told(home, "check")

    assert result.returncode == 1
    assert "《改过》" in result.stdout
    assert "台账记录" in result.stdout


def test_a_broken_database_is_one_sentence(tmp_path):
    (tmp_path / "gongkai.sqlite3").write_bytes(b"this is no database" * 100)

    result = told(tmp_path, "check")

    assert result.returncode == 2
    (line,) = result.stderr.splitlines()
    assert "数据库不能使用" in line


def test_a_check_before_the_first_start_says_how_to_start(tmp_path):
    result = told(tmp_path, "check")

    assert result.returncode == 2
    assert "请先运行 gongkai office serve" in result.stderr


@pytest.mark.parametrize("port", ["0", "70000"])
def test_a_port_that_is_none_is_one_sentence(tmp_path, port):
    result = told(tmp_path, "serve", "--port", port)

    assert result.returncode == 2
    assert result.stderr == "端口应为1至65535的整数\n"
