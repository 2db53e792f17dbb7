"""ZIP containers, opened with care (压缩容器): sizes are counted while inflating, not believed."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from gongkai.report.model import NotAReport
from gongkai.report.reading.limits import (
    MAX_INFLATED_BYTES,
    MAX_PART_BYTES,
    MAX_PARTS,
    MAX_RATIO,
    MAX_TAGS,
    TooLarge,
    require,
)

_BLOCK = 64 * 1024
_SMALL = 1024 * 1024
_ENCRYPTED = 0x1
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""Everything that the standard library is known to raise over a damaged container."""


@dataclass(frozen=True, slots=True)
class Archive:
    """An opened container; parts are read within the limits only."""

    zip: zipfile.ZipFile
    source: str

    @property
    def names(self) -> list[str]:
        """The names of its parts."""
        return self.zip.namelist()

    def part(self, name: str) -> bytes:
        """The bytes of a part; raises `NotAReport` where it is too large or damaged."""
        info = self.zip.getinfo(name)
        if info.flag_bits & _ENCRYPTED:
            raise NotAReport(f"“{self.source}”有密码保护；请去掉密码后重试")
        pieces: list[bytes] = []
        size = 0
        try:
            with self.zip.open(info) as stream:
                while piece := stream.read(_BLOCK):
                    size += len(piece)
                    self._require(size, info.compress_size)
                    pieces.append(piece)
        except NotAReport:
            raise
        except _BROKEN:
            raise _damaged(self.source) from None
        return b"".join(pieces)

    def _require(self, size: int, packed: int) -> None:
        is_bomb = size > _SMALL and size > MAX_RATIO * max(packed, 1)
        if size > MAX_PART_BYTES or is_bomb:
            raise TooLarge("解压后过大")

    def tree(self, name: str) -> etree._Element:
        """A part as XML: no entities, no network, no more elements than a report can have."""
        return tree_of(self.part(name), self.source)

    def require_size(self) -> None:
        """Inflate every part once, counting, before other software is let at the container."""
        total = 0
        for name in self.names:
            total += len(self.part(name))
            if total > MAX_INFLATED_BYTES:
                raise TooLarge("解压后过大")


def tree_of(data: bytes, source: str) -> etree._Element:
    """Bytes as XML: no entities, no network, no more elements than a report can have."""
    require(data.count(b"<"), MAX_TAGS, what=f"内容超过{MAX_TAGS}个标记")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise _damaged(source) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise NotAReport(f"“{source}”内含不允许的实体定义；请用Word或WPS重新另存后提供")
    return root


def opened(data: bytes, source: str) -> Archive:
    """The container in some bytes; raises `NotAReport` where it is damaged or too rich in parts."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN:
        raise _damaged(source) from None
    require(len(archive.namelist()), MAX_PARTS, what=f"文件内含超过{MAX_PARTS}个部件")
    return Archive(archive, source)


def _damaged(source: str) -> NotAReport:
    return NotAReport(f"“{source}”已损坏或不完整，无法打开；请重新下载或重新导出后提供")
