"""Whether a package is whole (核对归档包): each file by its digest, each event by its hash.

Needs the package alone: no database, no site.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from gongkai.office.ledger.chain import digest_of

SCHEMA = "gongkai/case-archive/1"
INDEX = "index.json"
READ_AT_ONCE = 1 << 20
LARGEST_INDEX = 64 << 20
"""Bytes that an index or a list of events may have, unpacked."""


class NotAPackage(ValueError):
    """A file that is no package of a case (不是归档包)."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found of a package (核对结果)."""

    number: str
    digest: str
    files: int
    events: int
    faults: tuple[str, ...]


def verdict(path: Path) -> Verdict:
    """What a package says of itself, and each place where it does not hold.

    Raises `NotAPackage` with a sentence for a file that is none.
    """
    try:
        with ZipFile(path) as archive:
            return _verdict(archive)
    except (OSError, BadZipFile, KeyError, TypeError, ValueError) as fault:
        raise NotAPackage(f"“{path.name}”不是案卷归档包，或者已经损坏，请核对文件。") from fault


def _verdict(archive: ZipFile) -> Verdict:
    data = _small(archive, INDEX)
    index = json.loads(data)
    if index["schema"] != SCHEMA:
        raise NotAPackage(index["schema"])
    listed = {one["path"]: one for one in index["files"]}
    faults = [*_files(archive, listed)]
    events = json.loads(_small(archive, index["events"])) if index["events"] in listed else []
    faults += _events(events)
    digest = sha256(data).hexdigest()
    return Verdict(index["register_number"], digest, len(listed), len(events), tuple(faults))


def _small(archive: ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > LARGEST_INDEX:
        raise NotAPackage(name)
    return archive.read(name)


def _files(archive: ZipFile, listed: dict[str, Any]) -> Iterator[str]:
    held = [one.filename for one in archive.infolist()]
    for path in sorted({path for path in held if held.count(path) > 1}):
        yield f"“{path}”在包里不止一份。"
    for path in sorted(set(held) - listed.keys() - {INDEX}):
        yield f"“{path}”不在索引里，是后来放进去的。"
    for path, one in listed.items():
        if path not in held:
            yield f"“{path}”不见了。"
        elif _digest(archive, path) != one["sha256"]:
            yield f"“{path}”的内容与索引里的摘要不符，被改动。"


def _digest(archive: ZipFile, path: str) -> str:
    found = sha256()
    with archive.open(path) as file:
        while chunk := file.read(READ_AT_ONCE):
            found.update(chunk)
    return found.hexdigest()


def _events(events: list[dict[str, Any]]) -> Iterator[str]:
    before = 0
    for one in events:
        if digest_of(one) != one["hash"]:
            yield f"第 {one['number']} 号台账记录的内容与其摘要不符，被改动。"
        if one["number"] <= before:
            yield f"第 {one['number']} 号台账记录的次序不对。"
        before = one["number"]
    for one, following in zip(events, events[1:], strict=False):
        if following["number"] == one["number"] + 1 and following["previous_hash"] != one["hash"]:
            yield f"第 {following['number']} 号台账记录与前一记录不相接。"
