"""Fifty pages redacted by us and by a program that only lays black rectangles over them.

Prints seconds a page and peak memory of each step, then what the proof finds in both files.
"""

from __future__ import annotations

import io
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pikepdf
import pylopdf_fonts_zh_cn
import typst
from stdnum.cn import ric

from gongkai.office.redaction import process
from gongkai.office.redaction.finding.hits import hits
from gongkai.office.redaction.finding.plain import folded
from gongkai.office.redaction.proving.claim import Claim, Proof
from gongkai.office.redaction.rebuilding.lettering import points
from gongkai.office.redaction.sheets import Box, Sheet, boxes_on

T = TypeVar("T")
PAGES = int(sys.argv[1]) if len(sys.argv) > 1 else 50
FONTS = [str(Path(pylopdf_fonts_zh_cn.__file__).parent)]
FILLER = "本页其余内容是可以公开的办理经过，逐段记载收到材料、核对、会商和答复的时间。" * 12


def identity(number: int) -> str:
    """An ID number with a right check digit that nobody has."""
    stem = f"0000001970{1 + number % 12:02}{1 + number % 28:02}{number % 1000:03}"
    return stem + ric.calc_check_digit(f"{stem}0")


def letter() -> bytes:
    """A file of so many pages, on each a person with number, telephone and address."""
    pages = [
        f"申请人：王小满，身份证号码{identity(n)}，电话138{n:08}，"
        f"住址：示范县柳树路{n + 1}号。\n\n{FILLER}"
        for n in range(PAGES)
    ]
    head = '#set document(title: "王小满的申请")\n#set page(paper: "a4")\n'
    head += '#set text(font: "Noto Serif SC", size: 12pt)\n'
    return typst.compile((head + "\n#pagebreak()\n".join(pages)).encode(), font_paths=FONTS)


def overlaid(data: bytes, sheets: list[Sheet], boxes: list[Box]) -> bytes:
    """The rival: black rectangles behind the last operator of each page."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        for number, (page, sheet) in enumerate(zip(file.pages, sheets, strict=True), 1):
            drawn = [
                f"{points(area.left):.2f} {points(sheet.height - area.bottom):.2f} "
                f"{points(area.width):.2f} {points(area.height):.2f} re f"
                for area in boxes_on(boxes, number)
            ]
            page.contents_add(b"q", prepend=True)
            page.contents_add(("Q q 0 g " + " ".join(drawn) + " Q").encode())
        file.save(made)
    return made.getvalue()


def timed(name: str, does: Callable[[], T]) -> T:
    """What a step gives; its time a page is printed."""
    start = time.perf_counter()
    found = does()
    seconds = time.perf_counter() - start
    print(f"{name:<28} {seconds:7.2f} s   {seconds / PAGES:6.3f} s a page")
    return found


def leaks(name: str, data: bytes, claim: Claim) -> Proof:
    """What the proof finds in a file, and how many of the words can be copied out of it."""
    proof = process.proof_of(data, claim)
    text = folded("".join(sheet.text for sheet in process.sheets_of(data)))
    left = sum(folded(word) in text for word in set(claim.words))
    found = f"{len(proof.failed)} of {len(proof.checks)} checks fail"
    print(f"{name:<28} {found}; {left} of {len(set(claim.words))} words can be copied out")
    return proof


def main() -> None:
    """Run both and print."""
    data = letter()
    print(f"{PAGES} pages, {len(data) // 1024} kB")
    sheets = timed("read words and places", lambda: process.sheets_of(data))
    found = timed("find by patterns", lambda: hits(sheets))
    boxes = [box for hit in found for box in hit.boxes]
    sizes = tuple((sheet.width, sheet.height) for sheet in sheets)
    claim = Claim(sizes, tuple(boxes), tuple(hit.words for hit in found), "gongkai-1-1.pdf")
    ours = timed("rebuild", lambda: process.rebuilt_from(data, boxes))
    timed("prove", lambda: process.proof_of(ours, claim))
    rival = timed("rival: overlay", lambda: overlaid(data, sheets, boxes))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{len(boxes)} boxes; file of {len(ours) // 1024} kB; peak of a process {peak} MB")
    leaks("ours", ours, claim)
    for check in leaks("rival: overlay", rival, claim).failed:
        print(f"    {check.code}: {check.problems[0]}")


if __name__ == "__main__":
    main()
