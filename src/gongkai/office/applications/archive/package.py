"""The package of a case (案卷归档包): a ZIP with its index and the digest of each file.

Written to a file on the disk, a part at a time, so that a case with large attachments needs no
memory of its size. What cannot be made is named in the index with the reason, and the rest goes in.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from gongkai.office.applications.archive.parts import LeftOut, Part, plain
from gongkai.office.applications.archive.verifying import INDEX, SCHEMA
from gongkai.office.keyring import Locked
from gongkai.office.letters.merging.merge import CannotMerge
from gongkai.report.writing import CannotWrite

UNMADE = (Locked, CannotMerge, CannotWrite, LeftOut, OSError)
"""Why a part is absent: a lost key or file, a template that cannot be merged or set, a virus."""


PAGE = "index.html"
"""The index for a reader."""


@dataclass(frozen=True, slots=True)
class Package:
    """A package (归档包): the open file, the digest of its index, how many files it holds."""

    file: IO[bytes]
    digest: str
    count: int
    absent: tuple[str, ...]


def packed(parts: Iterable[Part], about: dict[str, Any]) -> Package:
    """The package of some parts; `about` heads its index."""
    out = tempfile.TemporaryFile(prefix="gongkai-archive-")  # noqa: SIM115 (the response closes it)
    listed: list[dict[str, Any]] = []
    absent: list[dict[str, str]] = []
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for part in parts:
            try:
                data = part.data()
            except UNMADE as fault:
                absent.append({"path": part.path, "title": part.title, "why": str(fault)})
            else:
                listed.append(_put(archive, part.path, part.title, data))
        index = {"schema": SCHEMA, **about, "files": listed, "absent": absent}
        listed.append(_put(archive, PAGE, "索引", _page(index).encode()))
        data = plain(index)
        archive.writestr(INDEX, data)
    out.seek(0)
    names = tuple(one["title"] for one in absent)
    return Package(out, sha256(data).hexdigest(), len(listed), names)


def _put(archive: ZipFile, path: str, title: str, data: bytes) -> dict[str, Any]:
    """Write a file, and say what it is."""
    archive.writestr(path, data)
    digest = sha256(data).hexdigest()
    return {"path": path, "title": title, "size": len(data), "sha256": digest}


def _page(index: dict[str, Any]) -> str:
    """The index for a reader: what is inside, with links."""
    rows = "".join(
        f'<tr><td><a href="{escape(one["path"])}">{escape(one["title"])}</a></td>'
        f"<td>{one['size']}</td><td><code>{one['sha256']}</code></td></tr>"
        for one in index["files"]
    )
    missing = "".join(
        f"<li>{escape(one['title'])}：{escape(one['why'])}</li>" for one in index["absent"]
    )
    title = escape(f"{index['register_number']} {index['title']}")
    gap = f"<h2>未能收入</h2><ul>{missing}</ul>" if missing else ""
    return (
        f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>{title}</title>'
        f"<h1>{title}</h1><p>{escape(index['organ'])}，{index['made']} 制。"
        f"内含申请人信息，请妥善保管。核对：gongkai office verify-archive 文件名。</p>"
        f"<table><thead><tr><th>文件</th><th>字节</th><th>SHA-256</th></tr></thead><tbody>{rows}</tbody></table>{gap}</html>"
    )
