"""Words that must not be there (不得出现的字词): under a box, in any text, in any byte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pikepdf

from gongkai.office.redaction.finding.plain import folded
from gongkai.office.redaction.proving.claim import Claim
from gongkai.office.redaction.proving.examined import Examined, dictionaries, is_image, streams

Problems = Iterator[str]

SLACK = 5
"""Tenths of a millimetre by which a letter beside a box may reach under it."""

FEWEST = 2
"""Characters of a word that is looked for: a single one says nothing."""

FEWEST_BYTES = 6
"""Bytes of a word that is looked for among packed data: fewer occur there by chance."""

ENCODINGS = ("utf-8", "utf-16-be", "utf-16-le", "gb18030")
NEUTRAL = re.compile(r"[a-z0-9-]{1,60}\.pdf")
HEX = re.compile(rb"<([0-9A-Fa-f\s]+)>")


def text_under(file: Examined, claim: Claim) -> Problems:
    """No letter lies under a box (涂除区内没有文字)."""
    for number, areas in claim.areas():
        if number > file.count:
            continue
        places = [place for place in file.sheet(number).places if place]
        found = sum(any(area.covers(place, slack=SLACK) for area in areas) for place in places)
        if found:
            yield f"第 {number} 页的涂除区内还有 {found} 个字，可以复制出来。"


def words(file: Examined, claim: Claim) -> Problems:
    """No word that was painted out stands anywhere in the file (涂除的字词不再出现)."""
    wanted = {word: flat for word in claim.words if len(flat := folded(word)) >= FEWEST}
    for where, text in _texts(file):
        for word, flat in wanted.items():
            if flat in text:
                yield f"{where}还有“{masked(word)}”。"
    places = [file.data, *(one.read_bytes() for one in streams(file.pdf) if not is_image(one))]
    for word, flat in wanted.items():
        if any(code in place for code in codes({word, flat}) for place in places):
            yield f"文件数据里还有“{masked(word)}”。"


def name(file: Examined, claim: Claim) -> Problems:
    """The file's name says nothing (文件名不含信息)."""
    if not NEUTRAL.fullmatch(claim.name):
        yield "文件名应当只有小写字母、数字和连字符。"
    if any(folded(word) in folded(claim.name) for word in claim.words if len(word) >= FEWEST):
        yield "文件名里有已经涂除的字词。"


def masked(word: str) -> str:
    """A word so that whoever reads the report knows which one, and nobody else (遮盖显示).

    >>> masked("王小满"), masked("13800001234")
    ('王＊＊', '138＊＊＊＊＊＊＊＊')
    """
    shown = min(3, max(1, len(word) // 3))
    return word[:shown] + "＊" * (len(word) - shown)


def codes(words: Iterable[str]) -> set[bytes]:
    """How a word may stand among bytes (字节形式): in four encodings, and each written in hex."""
    plain = {word.encode(code, "ignore") for word in words for code in ENCODINGS}
    long = {code for code in plain if len(code) >= FEWEST_BYTES}
    written = {code.hex().encode() for code in long} | {
        code.hex().upper().encode() for code in long
    }
    return long | written


def _texts(file: Examined) -> Iterator[tuple[str, str]]:
    """Every text of a file, folded, with where it stands."""
    for number in file.numbers():
        yield f"第 {number} 页的文字里", folded(file.sheet(number).text)
    for one in dictionaries(file.pdf):
        yield "文件的对象里", "".join(folded(text) for text in _strings(one))
    for one in streams(file.pdf):
        if not is_image(one):
            for text in decoded(one.read_bytes()):
                yield "文件的数据流里", folded(text)


def _strings(one: pikepdf.Object) -> Iterator[str]:
    """The strings and names of a dictionary, those in its lists as well."""
    waiting = [*one.keys(), *(value for _, value in one.items())]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, pikepdf.String):
            yield str(value)
            yield from decoded(bytes(value))
        elif isinstance(value, pikepdf.Name):
            yield str(value)
        elif isinstance(value, pikepdf.Array) and not value.is_indirect:
            waiting += value.as_list()


def decoded(data: bytes) -> Iterator[str]:
    """Bytes as every text that they may be (解码): in each encoding, from either byte, from hex."""
    for code in ENCODINGS:
        yield data.decode(code, "ignore")
        if code.startswith("utf-16"):
            yield data[1:].decode(code, "ignore")
    written = b"".join(b"".join(found.split()) for found in HEX.findall(data))
    unwritten = bytes.fromhex(written[: len(written) // 2 * 2].decode())
    for code in ENCODINGS if unwritten else ():
        yield unwritten.decode(code, "ignore")
