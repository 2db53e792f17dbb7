"""Made pages of HTML printed as PDF by the programs that offices print with.

`PDF_KINDS` names each way: typst (in this process), Chromium and LibreOffice (where they are
installed; `Missing` says so), with and without ruling lines. The seed chooses letters, sizes,
margins and where pages end.
"""

from __future__ import annotations

import atexit
import random
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from tests.report.kinds import Maker, Missing, Sample, of_kind
from tests.report.reading_pdf.pages import FONTS, printed

CHROMIUM = Path("/usr/bin/chromium")
FAMILIES = {"Serif": "NotoSerifSC-Regular.otf", "Sans": "NotoSansSC-Regular.otf"}
PAPER = ((595, 842), (842, 595), (595, 500), (620, 700))
"""Upright, lying, and two low ones on which every table is cut."""

WIDE = ((595, 842), (842, 595), (842, 500), (720, 400))
"""For LibreOffice, which lets a table of fifteen columns run over a narrower page's edge."""

SIZES = (9, 10, 10.5, 12, 14)


def typeset(page: bytes, seed: int, *, ruled: bool) -> bytes:
    """A page printed by typst, cells as narrow as their text allows."""
    dice = random.Random(seed)
    width, height = dice.choice(PAPER)
    return printed(
        page,
        width=width,
        height=height,
        margin=dice.choice((30, 50, 64)),
        size=dice.choice((8, 9, 10, 10.5, 12)),
        inset=dice.choice((2, 3, 4, 6)),
        font=f"Noto {dice.choice(tuple(FAMILIES))} SC",
        stroke=dice.choice(("0.5pt", "0.25pt", "1pt")) if ruled else "none",
        align=dice.choice(("center + horizon", "center + horizon", "left + top", "right + bottom")),
    )


def styled(
    page: bytes,
    seed: int,
    *,
    ruled: bool,
    paper: Sequence[tuple[int, int]] = PAPER,
    sizes: Sequence[float] = SIZES,
) -> str:
    """A page of HTML with the style sheet of some office."""
    dice = random.Random(seed)
    width, height = dice.choice(paper)
    family = dice.choice(tuple(FAMILIES))
    lines = dice.choice(("0.5pt solid #000", "1px solid #666", "1pt solid #000"))
    style = f"""
@font-face {{ font-family: F; src: url("file://{FONTS}/{FAMILIES[family]}"); }}
@page {{ size: {width}pt {height}pt; margin: {dice.choice((28, 50, 72))}pt; }}
body {{ font: {dice.choice(sizes)}pt F, "Noto {family} SC"; margin: 0; }}
table {{ border-collapse: collapse; width: {dice.choice(("100%", "100%", "auto"))};
  margin: {dice.choice((0, 6))}pt 0; }}
td {{ border: {lines if ruled else "none"}; padding: {dice.choice((1, 2, 3, 5))}pt;
  text-align: {dice.choice(("center", "center", "left", "right"))};
  vertical-align: {dice.choice(("middle", "middle", "top", "bottom"))}; }}
td p {{ margin: 0; }}
tr {{ break-inside: {dice.choice(("auto", "avoid"))}; }}
"""
    return page.decode().replace("</head>", f"<style>{style}</style></head>")


@lru_cache
def _browser() -> Browser:
    if not CHROMIUM.exists():
        raise Missing("Chromium (/usr/bin/chromium) is not installed")
    started = sync_playwright().start()
    options = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
    browser = started.chromium.launch(executable_path=str(CHROMIUM), args=options)
    atexit.register(started.stop)
    atexit.register(browser.close)
    return browser


def from_chromium(page: bytes, seed: int, *, ruled: bool) -> bytes:
    """A page printed by a browser."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "report.html"
        source.write_text(styled(page, seed, ruled=ruled))
        tab = _browser().new_page()
        tab.goto(source.as_uri())
        data = tab.pdf(prefer_css_page_size=True)
        tab.close()
    return data


def from_libreoffice(page: bytes, seed: int, *, ruled: bool) -> bytes:
    """A page printed by LibreOffice, as WPS and Word print: rows run on over the page's end."""
    program = shutil.which("soffice")
    if program is None:
        raise Missing("LibreOffice (soffice) is not installed")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "report.html"
        table = f'<table border="{int(ruled)}" cellspacing="0" cellpadding="{1 + seed % 4}">'
        text = styled(page, seed, ruled=ruled, paper=WIDE, sizes=(8, 9, 10))
        source.write_text(text.replace("<table>", table))
        own = f"-env:UserInstallation=file://{tempfile.gettempdir()}/gongkai-soffice"
        to = ["--convert-to", "pdf:writer_pdf_Export", "--infilter=HTML (StarWriter)"]
        command = [program, "--headless", own, *to, "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return source.with_suffix(".pdf").read_bytes()


Press = Callable[[bytes, int], bytes]


def pressed(press: Press) -> Maker:
    """The maker of PDF files in one way of printing."""

    def made(seeds: Sequence[int]) -> Iterator[Sample]:
        for seed, sample in zip(seeds, of_kind("html")(seeds), strict=True):
            name = str(Path(sample.name).with_suffix(".pdf"))
            yield replace(sample, data=press(sample.data, seed), name=name)

    return made


PDF_KINDS: Mapping[str, Maker] = {
    "pdf, ruled, typst": pressed(partial(typeset, ruled=True)),
    "pdf, ruled, chromium": pressed(partial(from_chromium, ruled=True)),
    "pdf, ruled, libreoffice": pressed(partial(from_libreoffice, ruled=True)),
    "pdf, without rules, typst": pressed(partial(typeset, ruled=False)),
    "pdf, without rules, chromium": pressed(partial(from_chromium, ruled=False)),
}
"""Each way of printing by its name in the tables, beside `tests.report.kinds.KINDS`."""
