"""A package as it is sent (迁入包): a workbook alone, or a ZIP of a workbook and its files."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import PurePosixPath

from gongkai.office.backoffice.workbooks.faults import Unreadable
from gongkai.office.backoffice.workbooks.opening import MEGABYTE

PACKED, UNPACKED = 200, 800
"""Megabytes of the largest package, and of what is in it."""

MOST_FILES = 3_000
BOOK = "[Content_Types].xml"
"""What every XLSX holds, which is a ZIP itself."""

FIRST_HAN = "\u2e80"
"""From here on are the letters of Chinese; what GBK looks like in UTF-8 lies before."""

UTF_8_NAMES = 0x800
"""The flag of an entry whose name is UTF-8; without it Chinese systems write GBK, macOS UTF-8."""


@dataclass(frozen=True, slots=True)
class Package:
    """A workbook and the files beside it, by name (迁入包)."""

    book: bytes
    files: Mapping[str, bytes] = field(default_factory=dict)


def unpacked(data: bytes) -> Package:
    """A package out of its bytes. Raises Unreadable with a sentence for anything else."""
    if len(data) > PACKED * MEGABYTE:
        raise Unreadable(f"文件超过 {PACKED} MB，请拆成几个压缩包分别导入。")
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            if BOOK in packed.namelist():
                return Package(data)
            found = dict(_files(packed))
    except (zipfile.BadZipFile, OSError, EOFError) as fault:
        raise Unreadable(
            "文件不是 xlsx 工作簿，也不是可以打开的 zip 压缩包，请重新打包。"
        ) from fault
    except (RuntimeError, NotImplementedError) as fault:
        raise Unreadable("压缩包加了密码或者用了少见的压缩方式，请用普通 zip 重新打包。") from fault
    return _told_apart(found)


def _files(packed: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """Every file, by its name without folders; read no further than the limits."""
    entries = [one for one in packed.infolist() if not one.is_dir() and not _is_litter(one)]
    if len(entries) > MOST_FILES:
        raise Unreadable(f"压缩包中超过 {MOST_FILES} 个文件，请拆成几个压缩包分别导入。")
    room = UNPACKED * MEGABYTE
    seen: set[str] = set()
    for entry in entries:
        name = PurePosixPath(_name(entry).replace("\\", "/")).name
        if name in seen:
            raise Unreadable(f"压缩包中有两个“{name}”，请改成不同的文件名。")
        seen.add(name)
        with packed.open(entry) as file:
            data = file.read(room + 1)
        room -= len(data)
        if room < 0:
            raise Unreadable(f"压缩包解开后超过 {UNPACKED} MB，请拆成几个压缩包分别导入。")
        yield name, data


def _is_litter(entry: zipfile.ZipInfo) -> bool:
    """Whether a file is what macOS or Windows leaves behind."""
    name = PurePosixPath(entry.filename)
    return "__MACOSX" in name.parts or name.name in {".DS_Store", "Thumbs.db", "desktop.ini"}


def _name(entry: zipfile.ZipInfo) -> str:
    """The name of an entry: where nothing says how, in UTF-8 if that gives Chinese, else in GBK."""
    if entry.flag_bits & UTF_8_NAMES:
        return entry.filename
    raw = entry.filename.encode("cp437")
    name = raw.decode("utf-8", "replace")
    is_han = all(one.isascii() or FIRST_HAN <= one < "\ufffd" for one in name)
    return name if is_han else raw.decode("gb18030", "replace")


def _told_apart(found: dict[str, bytes]) -> Package:
    """The workbook, and the files beside it: it is the one named 政府信息.xlsx, or the only one."""
    books = [name for name in found if name.lower().endswith(".xlsx")]
    book = "政府信息.xlsx" if "政府信息.xlsx" in books else books[0] if len(books) == 1 else None
    if book is None:
        raise Unreadable(
            "压缩包中看不出哪一个是填好的工作簿，请把它命名为“政府信息.xlsx”，放在压缩包中。"
        )
    return Package(found.pop(book), found)
