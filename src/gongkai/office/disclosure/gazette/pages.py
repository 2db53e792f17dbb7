"""An issue of a gazette as a PDF (公报版式文件): cover, contents, documents; tagged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Any

from gongkai.office.disclosure.copies.pages import piece_data
from gongkai.office.disclosure.copies.pieces import pieces
from gongkai.office.disclosure.models import Document
from gongkai.report.writing.layout import clean
from gongkai.report.writing.pdf.press import printed

TEMPLATE = Path(str(files("gongkai.office.disclosure.copies").joinpath("gazette.typ")))


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stands on the cover (刊头): name, year, number, number in the whole, day, publisher."""

    name: str
    year: int
    number: int
    whole: int | None
    day: date
    organ: str

    @property
    def title(self) -> str:
        """The title of the issue."""
        whole = f"（总第{self.whole}期）" if self.whole else ""
        return f"{self.name}{self.year}年第{self.number}期{whole}"


Contents = Sequence[tuple[str, Document]]
"""The documents of an issue in their order, each with its heading."""


def pdf(head: Masthead, contents: Contents) -> bytes:
    """The pages of an issue. Raises `CannotWrite` for a character that no font has."""
    issue = {
        "name": clean(head.name),
        "title": clean(head.title),
        "organ": clean(head.organ),
        "year": head.year,
        "number": head.number,
        "whole": head.whole,
        "day": _day(head.day),
        "groups": [
            {"heading": clean(heading), "items": [_item(one) for _, one in some]}
            for heading, some in groupby(contents, key=lambda pair: pair[0])
        ],
    }
    return printed(TEMPLATE, {"issue": issue})


def _item(document: Document) -> dict[str, Any]:
    told = [document.issuing_organ, document.document_number, _day(document.formed)]
    return {
        "title": clean(document.title),
        "told": clean("　".join(word for word in told if word)),
        "pieces": [piece_data(one) for one in pieces(document.body)],
    }


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
