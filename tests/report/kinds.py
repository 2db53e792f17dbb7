"""Kinds of file in which invented reports are made in any number, to count what is read of them.

A maker takes seeds and gives a `Sample` for each; a new kind of file is one more entry of `KINDS`.
Seeds go through all the layouts in turn, then through layouts put together at random.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tests.report.documents import LAYOUTS, Layout, blocks_of, document, docx_bytes

from gongkai.report.model import Value

MIXED = 11
"""How many in each round of layouts are put together at random."""

BATCH = 40
"""How many files one start of LibreOffice converts."""


@dataclass(frozen=True)
class Sample:
    """A made file, what a careful reader finds in its cells, and how it was laid out."""

    data: bytes
    name: str
    cells: Mapping[str, Value]
    layout: Layout


Maker = Callable[[Sequence[int]], Iterator[Sample]]


class Missing(RuntimeError):
    """A program that a kind is made with is not installed."""


def layout_of(seed: int) -> Layout:
    """The layout that a seed stands for."""
    at = seed % (len(LAYOUTS) + MIXED)
    return LAYOUTS[at] if at < len(LAYOUTS) else mixed(seed)


def mixed(seed: int) -> Layout:
    """A layout put together at random of what an undamaged report may have."""
    dice = random.Random(f"mixed/{seed}")
    often = (True, False, False)
    return Layout(
        "mixed",
        zeros=dice.choice(("0", "0", "0", "", "—", "/")),
        full_width=dice.choice(often),
        thousands=dice.choice(often),
        split=dice.choice(often),
        has_header=dice.random() < 0.85,
        header_merged=dice.random() < 0.8,
        remarks=dice.random() < 0.2,
        gutter=dice.random() < 0.2,
        short=dice.choice(often),
        spaced=dice.choice(often),
        misspelt=dice.choice((0, 0, 0.1, 0.25)),
        enumerators=dice.choice(("form", "form", "circled", "brackets", "none")),
        notes=dice.random() < 0.2,
        missing=dice.choice((0, 0, 0, 2)),
        radicals=dice.random() < 0.2,
        traditional=dice.random() < 0.2,
        single_closed=dice.random() < 0.2,
        consistent=dice.random() < 0.8,
        headings=dice.random() < 0.9,
        group_per_page=dice.random() < 0.2,
    )


def is_damaged(layout: Layout) -> bool:
    """Whether figures stand outside of their columns, so that the page itself is ambiguous."""
    return bool(layout.shifted or layout.surplus_zero)


def bare(seeds: Sequence[int]) -> Iterator[Sample]:
    """DOCX files without grid and widths; any other program has to lay them out anew."""
    for seed in seeds:
        layout = layout_of(seed)
        found, report = blocks_of(seed, layout)
        yield Sample(docx_bytes(found), f"report-{seed}.docx", report.cells, layout)


def of_kind(kind: str, *, encoding: str = "utf-8") -> Maker:
    """The maker of a kind of `tests.report.documents`."""

    def made(seeds: Sequence[int]) -> Iterator[Sample]:
        for seed in seeds:
            layout = layout_of(seed)
            one = document(seed, layout, kind, encoding=encoding)
            yield Sample(one.data, one.name, one.cells, layout)

    return made


def saved_as(suffix: str, maker: Maker) -> Maker:
    """The files of a maker as LibreOffice saves them in another format."""

    def made(seeds: Sequence[int]) -> Iterator[Sample]:
        for start in range(0, len(seeds), BATCH):
            samples = list(maker(seeds[start : start + BATCH]))
            converted = conversions([sample.data for sample in samples], suffix)
            for sample, data in zip(samples, converted, strict=True):
                name = str(Path(sample.name).with_suffix(f".{suffix}"))
                yield replace(sample, data=data, name=name)

    return made


def conversions(files: Sequence[bytes], suffix: str) -> list[bytes]:
    """Some files, converted by one start of LibreOffice; `Missing` where it is not installed."""
    program = shutil.which("soffice")
    if program is None:
        raise Missing("LibreOffice (soffice) is not installed")
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{at}.in") for at in range(len(files))]
        for path, data in zip(paths, files, strict=True):
            path.write_bytes(data)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        arguments = ["--headless", "--convert-to", suffix, "--outdir", folder, *map(str, paths)]
        subprocess.run([program, profile, *arguments], check=True, capture_output=True, timeout=600)
        return [path.with_suffix(f".{suffix}").read_bytes() for path in paths]


KINDS: dict[str, Maker] = {
    "html": of_kind("html"),
    "html gb18030": of_kind("html", encoding="gb18030"),
    "docx": of_kind("docx"),
    "docx without a grid": bare,
    "xlsx": of_kind("xlsx"),
    "markdown": of_kind("markdown"),
    "tabs": of_kind("tabs"),
    "doc": saved_as("doc", of_kind("docx")),
    "doc, columns moved": saved_as("doc", bare),
    "xls": saved_as("xls", of_kind("xlsx")),
    "rtf": saved_as("rtf", of_kind("docx")),
    "odt": saved_as("odt", of_kind("docx")),
    "ods": saved_as("ods", of_kind("xlsx")),
    "text, a cell a line": of_kind("lines"),
    "text, spaces": of_kind("spaces"),
    "text, run together": of_kind("run"),
}
"""Every kind of file that invented reports are made in, by what it is called in the tables."""
