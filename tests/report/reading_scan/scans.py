"""Invented reports as scans and photographs, by seed: printed, laid on the glass, spoilt.

The seed chooses the layout, letters, sizes, margins, dots per inch, and what happened to the
paper: skew, blur, grain, JPEG, a red seal over the figures, a fax, a telephone's camera.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.report.documents import document
from tests.report.kinds import Maker, Sample, layout_of
from tests.report.reading_pdf.pages import printed
from tests.report.reading_scan import papers
from tests.report.reading_scan.papers import Damage, Page


@dataclass(frozen=True)
class Manner:
    """How a report became pixels (扫描方式)."""

    name: str
    dpi: int
    damages: Sequence[Damage]


def manner(seed: int) -> Manner:
    """How the paper of a seed was scanned or photographed."""
    dice = random.Random(f"scan/{seed}")
    kind = dice.choice(("flat", "flat", "flat", "sealed", "sealed", "photo", "fax"))
    dpi = 200 if kind in ("photo", "fax") else dice.choice((150, 200, 200, 300))
    damages = [papers.askew(dice.uniform(-3, 3))]
    if kind == "sealed":
        place = dice.uniform(0.35, 0.8), dice.uniform(0.2, 0.8)
        damages.insert(0, papers.sealed(*place, strength=dice.uniform(0.6, 0.95)))
    if kind == "fax":
        return Manner(
            kind, dpi, [*damages, papers.blurred(0.5), papers.faxed(dice.randint(140, 190))]
        )
    if kind == "photo":
        damages.append(papers.photographed(dice.uniform(0.01, 0.06), seed))
        damages.append(papers.shaded(dice.uniform(0.1, 0.5), dice.uniform(0, 1.5)))
    damages += [
        papers.blurred(dice.uniform(0, 0.5) * dpi / 150),
        papers.noisy(dice.uniform(0, 12), seed),
        papers.packed(dice.choice((35, 60, 85))),
    ]
    return Manner(kind, dpi, damages)


def pages_of(seed: int, page: bytes) -> list[Page]:
    """The pages of a made HTML page, printed as the seed says."""
    dice = random.Random(f"print/{seed}")
    width, height = dice.choice(((595, 842), (595, 842), (842, 595)))
    print_out = printed(
        page,
        width=width,
        height=height,
        margin=dice.choice((30, 50, 64)),
        size=dice.choice((9, 10, 10.5, 12)),
        inset=dice.choice((3, 4, 6)),
        font=f"Noto {dice.choice(('Serif', 'Sans'))} SC",
        stroke=dice.choice(("0.5pt", "0.75pt", "1pt")),
    )
    return papers.drawn(print_out, dpi=manner(seed).dpi)


def scanned(seeds: Sequence[int]) -> Iterator[Sample]:
    """A scanned PDF for each seed."""
    for seed in seeds:
        layout, how = layout_of(seed), manner(seed)
        made = document(seed, layout, "html")
        pages = [papers.spoilt(page, how.damages) for page in pages_of(seed, made.data)]
        data = papers.scan_pdf(pages, dpi=how.dpi)
        yield Sample(data, f"report-{seed}-{how.name}.pdf", made.cells, layout)


SCANS: dict[str, Maker] = {"scan": scanned}
"""Kinds that take seconds a report, not milliseconds; they are made when asked for by name."""
