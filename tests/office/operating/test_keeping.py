"""A backup brings back what it took, and nothing that is not one is let in."""

import io
import json
import sqlite3
import subprocess
import sys
import tarfile
from contextlib import closing
from subprocess import PIPE

import pytest

from gongkai import cli
from gongkai.office.operating.home import Unusable, alone, opened
from gongkai.office.operating.keeping import DATABASE, MANIFEST, SCHEMA, back_up, restore


@pytest.fixture
def home(tmp_path):
    """A folder with a database and two files."""
    folder = opened(tmp_path / "home")
    with closing(sqlite3.connect(folder / DATABASE)) as database:
        database.execute("CREATE TABLE kept (word TEXT)")
        database.execute("INSERT INTO kept VALUES ('公开')")
        database.commit()
    for name in ("a.txt", "deeper/b.txt"):
        path = folder / "files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    (folder / "keys").mkdir()
    (folder / "keys" / "secret").write_text("geheim")
    return folder


@pytest.fixture
def backup(home, tmp_path):
    target = tmp_path / "backup.tar.gz"
    back_up(home, target)
    return target


def archive(path, members):
    """A tar of these names and bytes."""
    with tarfile.open(path, "w:gz") as tar:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return path


def test_a_backup_brings_back_database_and_files(backup, tmp_path):
    again = opened(tmp_path / "again")

    assert restore(again, backup) == 3

    with closing(sqlite3.connect(again / DATABASE)) as database:
        assert database.execute("SELECT word FROM kept").fetchall() == [("公开",)]
    assert (again / "files" / "deeper" / "b.txt").read_text() == "deeper/b.txt"


def test_a_backup_holds_no_key(backup):
    with tarfile.open(backup) as tar:
        assert not [name for name in tar.getnames() if "key" in name]


def test_a_backup_taken_while_somebody_writes_is_whole(home, tmp_path):
    with closing(sqlite3.connect(home / DATABASE)) as writer:
        writer.execute("INSERT INTO kept VALUES ('未提交')")
        back_up(home, tmp_path / "b.tar.gz")
        writer.rollback()
    again = opened(tmp_path / "again")

    restore(again, tmp_path / "b.tar.gz")

    with closing(sqlite3.connect(again / DATABASE)) as database:
        assert database.execute("SELECT count(*) FROM kept").fetchone() == (1,)


def test_a_database_that_is_there_is_never_overwritten(home, backup):
    with pytest.raises(Unusable, match="不能覆盖"):
        restore(home, backup)


@pytest.mark.parametrize(
    "members",
    [
        pytest.param({}, id="an empty archive"),
        pytest.param({"cat.jpg": b"miau"}, id="something else"),
        pytest.param({MANIFEST: b"[]"}, id="a manifest of another kind"),
        pytest.param({MANIFEST: b"{"}, id="a broken manifest"),
        pytest.param(
            {MANIFEST: json.dumps({"schema": SCHEMA, "files": {}}).encode()}, id="no database"
        ),
        pytest.param(
            {
                MANIFEST: json.dumps({"schema": SCHEMA, "files": {DATABASE: "0" * 64}}).encode(),
                DATABASE: b"changed",
            },
            id="a changed database",
        ),
        pytest.param(
            {
                MANIFEST: json.dumps(
                    {"schema": SCHEMA, "files": {"../../outside": "0" * 64}}
                ).encode()
            },
            id="a file outside",
        ),
    ],
)
def test_what_is_no_backup_is_refused_and_leaves_nothing(members, tmp_path):
    again = opened(tmp_path / "again")

    with pytest.raises(Unusable, match="不是本平台的备份，或已损坏"):
        restore(again, archive(tmp_path / "x.tar.gz", members))

    assert not (again / DATABASE).exists()


@pytest.mark.parametrize("data", [b"", b"not an archive"])
def test_a_file_that_is_no_archive_is_refused(data, tmp_path):
    (tmp_path / "x.tar.gz").write_bytes(data)

    with pytest.raises(Unusable, match="请核对文件"):
        restore(opened(tmp_path / "again"), tmp_path / "x.tar.gz")


def test_a_cut_backup_is_refused(backup, tmp_path):
    backup.write_bytes(backup.read_bytes()[:-200])

    with pytest.raises(Unusable):
        restore(opened(tmp_path / "again"), backup)


def test_a_backup_that_cannot_be_written_says_why(home, tmp_path):
    with pytest.raises(Unusable, match="不能写出备份"):
        back_up(home, tmp_path / "nowhere" / "b.tar.gz")


def test_the_commands_do_both(home, tmp_path, monkeypatch, capsys):
    target = tmp_path / "b.tar.gz"
    monkeypatch.setenv("GONGKAI_HOME", str(home))
    assert cli.main(["office", "backup", str(target)]) == 0
    monkeypatch.setenv("GONGKAI_HOME", str(tmp_path / "again"))

    assert cli.main(["office", "restore", str(target)]) == 0

    said = capsys.readouterr().out
    assert "已备份3个文件" in said
    assert "请把原来的密钥放回" in said


def test_there_is_nothing_to_back_up_in_an_empty_folder(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("GONGKAI_HOME", str(tmp_path / "empty"))

    assert cli.main(["office", "backup", str(tmp_path / "b.tar.gz")]) == 2
    assert "请先运行 gongkai office serve" in capsys.readouterr().err


def test_another_database_is_backed_up_with_its_own_tools(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("GONGKAI_HOME", str(tmp_path))
    monkeypatch.setenv("GONGKAI_DATABASE_URL", "postgresql://localhost/office")

    assert cli.main(["office", "backup", str(tmp_path / "b.tar.gz")]) == 2
    assert "数据库自带的工具" in capsys.readouterr().err


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path, monkeypatch, capsys):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("GONGKAI_HOME", str(tmp_path / "file" / "home"))

    assert cli.main(["office", "check"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "请调整权限" in line


def test_a_wrong_setting_is_one_sentence(monkeypatch, capsys):
    monkeypatch.setenv("GONGKAI_SECURE", "perhaps")

    assert cli.main(["office", "check"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "环境变量的设置不对" in line


HOLDER = """
import sys
from pathlib import Path
from gongkai.office.operating.home import alone
with alone(Path(sys.argv[1]), print):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_process_waits_and_says_so(tmp_path):
    command = [sys.executable, "-c", HOLDER, str(opened(tmp_path))]
    said = []
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE) as holder:
        assert holder.stdout.readline() == b"held\n"

        def let_go(text):
            said.append(text)
            holder.stdin.close()

        with alone(tmp_path, let_go):
            pass

    assert said == ["另一个进程正在准备这个数据目录，等它完成……"]


def test_a_file_that_grows_while_it_is_taken_does_not_spoil_the_backup(home, tmp_path, monkeypatch):
    measured = tarfile.TarFile.gettarinfo

    def grown(archive, *args, fileobj=None, **kwargs):
        info = measured(archive, *args, fileobj=fileobj, **kwargs)
        if info.name == "files/a.txt":
            with (home / "files" / "a.txt").open("a") as file:
                file.write("再写")
        return info

    monkeypatch.setattr(tarfile.TarFile, "gettarinfo", grown)
    target = tmp_path / "backup.tar.gz"
    back_up(home, target)

    assert restore(opened(tmp_path / "again"), target) == 3
    assert (tmp_path / "again" / "files" / "a.txt").read_text() == "a.txt"
