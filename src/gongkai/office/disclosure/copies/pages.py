"""A copy as a PDF (PDF 文本): tagged, set by typst."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

from gongkai.office.disclosure.copies.content import Copy
from gongkai.office.disclosure.copies.pieces import Grid, Piece, Spot
from gongkai.report.writing.pdf.press import printed

TEMPLATE = Path(str(files("gongkai.office.disclosure.copies").joinpath("copy.typ")))


def pdf(copy: Copy) -> bytes:
    """The pages of a copy. Raises `CannotWrite` for a character that no font has."""
    data = {
        "title": copy.title,
        "organ": copy.organ,
        "standing": copy.standing,
        "facts": copy.facts,
        "pieces": [piece_data(one) for one in copy.pieces],
        "source": copy.source,
    }
    return printed(TEMPLATE, {"copy": data})


def piece_data(piece: Piece) -> dict[str, Any]:
    """A piece of a text as the templates take it (排版数据)."""
    if not isinstance(piece, Grid):
        return {"text": piece.text, "level": piece.level, "side": piece.side}
    head = [_spot(spot) for spot in piece.spots if spot.row < piece.head]
    rest = [_spot(spot) for spot in piece.spots if spot.row >= piece.head]
    return {"columns": piece.columns, "head": head, "rest": rest}


def _spot(spot: Spot) -> dict[str, Any]:
    return {
        "x": spot.column,
        "y": spot.row,
        "rowspan": spot.rowspan,
        "colspan": spot.colspan,
        "text": spot.text,
        "heads": spot.heads,
    }
