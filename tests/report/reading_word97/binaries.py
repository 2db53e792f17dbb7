"""Small DOC files, and the OLE container they stand in, put together byte by byte.

Only what the reader follows is written ([MS-CFB], [MS-DOC]): a header, one directory, one chain
of sectors for each stream, and one page of properties for each paragraph.
"""

import struct
from collections.abc import Mapping, Sequence

SECTOR = 512
SMALLEST = 4096
"""Streams below this would stand in the mini stream, so all are filled up to it."""

FREE, END, FAT = 0xFFFF_FFFF, 0xFFFF_FFFE, 0xFFFF_FFFD

IN_TABLE, ENDS_ROW = b"\x16\x24\x01", b"\x17\x24\x01"
LONG_TABS = b"\x15\xc6\xff"
UTF_16, CP1252 = "utf-16-le", "cp1252"


def container(streams: Mapping[str, bytes]) -> bytes:
    """An OLE container of a few streams."""
    chains, body, entries = [FAT], b"", []
    for name, content in streams.items():
        filled = content.ljust(SMALLEST, b"\0")
        filled += bytes(-len(filled) % SECTOR)
        entries.append(_entry(name, 2, start=len(chains), size=len(filled), right=len(entries) + 2))
        chains += [*range(len(chains) + 1, len(chains) + len(filled) // SECTOR), END]
        body += filled
    entries[-1] = entries[-1][:72] + struct.pack("<I", FREE) + entries[-1][76:]
    root = _entry("Root Entry", 5, start=END, size=0, child=1)
    listed = b"".join([root, *entries])
    directory = listed.ljust(SECTOR, b"\0")
    first = len(chains)
    chains.append(END)
    fat = struct.pack(f"<{len(chains)}I", *chains).ljust(SECTOR, b"\xff")
    return _header(first) + fat + body + directory


def _header(directory: int) -> bytes:
    start = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    sizes = struct.pack("<HHHHH6xII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1)
    places = struct.pack("<IIIIIII", directory, 0, SMALLEST, END, 0, END, 0)
    return start + sizes + places + struct.pack("<I", 0) + b"\xff" * 432


def _entry(
    name: str, kind: int, *, start: int, size: int, right: int = FREE, child: int = FREE
) -> bytes:
    written = name.encode(UTF_16) + b"\0\0"
    links = struct.pack("<HBBIII", len(written), kind, 1, FREE, right, child)
    return written.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)


def doc(
    paragraphs: Sequence[tuple[str, bytes | None]],
    *,
    encoding: str = UTF_16,
    before_pieces: bytes = b"",
    footnotes: str = "",
) -> bytes:
    """A DOC of paragraphs, each with its mark and its changes; None for no entry at all.

    `footnotes` stand in a piece after the main text, `before_pieces` in front of the piece table.
    """
    width = len("a".encode(encoding))
    texts = [text.encode(encoding, "surrogatepass") for text, _ in paragraphs]
    main, notes = b"".join(texts), footnotes.encode(encoding)
    pages, numbers, at = b"", [], SECTOR
    start = SECTOR * (1 + sum(changes is not None for _, changes in paragraphs))
    place = start
    for raw, (_, changes) in zip(texts, paragraphs, strict=True):
        if changes is not None:
            pages += _page(place, place + len(raw), changes)
            numbers.append(at // SECTOR)
            at += SECTOR
        place += len(raw)
    clx = before_pieces + _pieces([len(main) // width, len(notes) // width], start, width)
    listed = struct.pack(f"<{2 * len(numbers) + 1}I", *[0] * (len(numbers) + 1), *numbers)
    header = bytearray(SECTOR)
    struct.pack_into("<HH", header, 0, 0xA5EC, 0xC1)
    struct.pack_into("<I", header, 0x4C, len(main) // width)
    for number, offset, size in ((12, 0, 4), (13, 4, len(listed)), (33, 4 + len(listed), len(clx))):
        struct.pack_into("<II", header, 0x9A + 8 * number, offset, size)
    table = bytes(4) + listed + clx
    return container({"WordDocument": bytes(header) + pages + main + notes, "0Table": table})


def _page(start: int, end: int, changes: bytes) -> bytes:
    """A page that tells of one paragraph; without changes, its entry points nowhere."""
    page = bytearray(SECTOR)
    struct.pack_into("<II", page, 0, start, end)
    if changes:
        page[8] = 16
        page[33] = (len(changes) + 3) // 2
        page[36 : 36 + len(changes)] = changes
    page[SECTOR - 1] = 1
    return bytes(page)


def _pieces(lengths: Sequence[int], start: int, width: int) -> bytes:
    edges, descriptors = [0], b""
    for length in lengths:
        place = start + edges[-1] * width
        marked = place if width == 2 else 2 * place | 0x4000_0000
        descriptors += struct.pack("<HIH", 0, marked, 0)
        edges.append(edges[-1] + length)
    table = struct.pack(f"<{len(edges)}I", *edges) + descriptors
    return b"\x02" + struct.pack("<I", len(table)) + table


def row(edges: Sequence[int], flags: Sequence[int]) -> bytes:
    """The change that defines a row: the edges of its cells, and how each is merged."""
    cells = b"".join(struct.pack("<H18x", flag) for flag in flags)
    said = bytes([len(flags)]) + struct.pack(f"<{len(edges)}h", *edges) + cells
    return b"\x08\xd6" + struct.pack("<H", len(said) + 1) + said
