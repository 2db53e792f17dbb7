"""Backups (备份与恢复): the database and the files in one archive, with their digests.

The keys stay out: whoever holds a backup must not be able to read the applicants' data with it.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import closing
from hashlib import file_digest, sha256
from io import BytesIO
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from gongkai.office.operating.home import Unusable
from gongkai.office.staying import kept
from gongkai.report.obstacles import obstacle

SCHEMA = "gongkai/backup/1"
MANIFEST = "manifest.json"
DATABASE = "gongkai.sqlite3"
FILES = "files"
NOT_A_BACKUP = "{name}：不是本平台的备份，或已损坏（{why}）；请核对文件。"


def back_up(home: Path, target: Path) -> int:
    """Write a backup while the office runs (备份); how many files it holds.

    The database is copied first, and no file goes meanwhile: every file it names is there.
    """
    with kept(home), TemporaryDirectory(dir=home) as folder:
        copy = Path(folder) / DATABASE
        _copy_database(home / DATABASE, copy)
        members = {DATABASE: copy, **_files(home)}
        partial = target.with_name(f"{target.name}.part")
        try:
            _write(partial, members)
            partial.replace(target)
        except OSError as error:
            partial.unlink(missing_ok=True)
            raise Unusable(
                f"不能写出备份 {target}（{obstacle(error)}）；请检查空间和权限。"
            ) from error
    return len(members)


def _copy_database(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as held, closing(sqlite3.connect(target)) as copy:
        held.backup(copy)


def _files(home: Path) -> dict[str, Path]:
    folder = home / FILES
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(home).as_posix(): path for path in found}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _write(target: Path, members: dict[str, Path]) -> None:
    """Write the archive, the digests of what went into it last: a file may grow meanwhile."""
    with target.open("wb") as raw:
        with tarfile.open(fileobj=raw, mode="w:gz") as archive:
            digests = {name: _added(archive, name, path) for name, path in members.items()}
            said = json.dumps({"schema": SCHEMA, "files": digests}).encode()
            manifest = tarfile.TarInfo(MANIFEST)
            manifest.size = len(said)
            archive.addfile(manifest, BytesIO(said))
        raw.flush()
        os.fsync(raw.fileno())


def _added(archive: tarfile.TarFile, name: str, path: Path) -> str:
    """The digest of a file as it went into the archive."""
    with path.open("rb") as file:
        info = archive.gettarinfo(arcname=name, fileobj=file)
        passing = _Passing(file)
        archive.addfile(info, passing)
    return passing.digest.hexdigest()


class _Passing:
    """A file that is read, and what was read of it as a digest."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.digest = sha256()

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        data = self._file.read(size)
        self.digest.update(data)
        return data


def restore(home: Path, source: Path) -> int:
    """Put a backup into a folder without a database (恢复); how many files it brought.

    Everything is unpacked and its digests are compared before the first file is put in place;
    the database comes last. Raises Unusable where there is a database or the backup is not whole.
    """
    if (home / DATABASE).exists():
        raise Unusable(f"{home} 中已有数据库，不能覆盖；请换一个空目录（GONGKAI_HOME）再恢复。")
    with TemporaryDirectory(dir=home) as folder:
        unpacked = Path(folder)
        members = _unpacked(source, unpacked)
        for name in sorted(members, key=lambda name: name == DATABASE):
            place = home / name
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(unpacked / name, place)
    return len(members)


def _unpacked(source: Path, folder: Path) -> list[str]:
    try:
        with tarfile.open(source, "r:gz") as archive:
            held = list(_safe(archive))
            archive.extractall(folder, members=held, filter="data")
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text("utf-8"))
        digests: dict[str, str] = manifest["files"]
        names = {member.name for member in held}
        wrong = [
            name
            for name, digest in digests.items()
            if name not in names or _digest(folder / name) != digest
        ]
    except (tarfile.TarError, OSError, EOFError, ValueError, KeyError, TypeError) as error:
        why = obstacle(error) if isinstance(error, OSError) else type(error).__name__
        raise Unusable(NOT_A_BACKUP.format(name=source, why=why)) from error
    if manifest.get("schema") != SCHEMA or DATABASE not in digests or wrong:
        why = f"{wrong[0]} 与登记的摘要不符" if wrong else "缺少数据库或版本不同"
        raise Unusable(NOT_A_BACKUP.format(name=source, why=why))
    return list(digests)


def _safe(archive: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    """Plain files in the places that a backup has."""
    for member in archive:
        top = PurePosixPath(member.name).parts[:1]
        if member.isfile() and (member.name in {MANIFEST, DATABASE} or top == (FILES,)):
            yield member
