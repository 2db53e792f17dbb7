"""The new file (重制): made of nothing but the images of its pages and the words that stay.

Nothing is carried over from the file that was opened: no object, no metadata, no date. The same
pages and boxes give the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from gongkai.office.redaction.opening.paper import Paper
from gongkai.office.redaction.rebuilding.lettering import CMAP, layer, points
from gongkai.office.redaction.rebuilding.painting import Picture, packed, painted
from gongkai.office.redaction.sheets import Box, Sheet, boxes_on

LANGUAGE = "zh-CN"


def rebuilt(paper: Paper, sheets: Sequence[Sheet], boxes: Sequence[Box]) -> bytes:
    """The file with what the boxes cover painted out (重制的文件), as PDF."""
    with pikepdf.new() as file:
        file.Root.Lang = pikepdf.String(LANGUAGE)
        font = _font(file)
        for number, sheet in enumerate(sheets, 1):
            areas = [area.within(sheet) for area in boxes_on(boxes, number)]
            picture = packed(painted(paper.picture(number), areas))
            _add_page(file, sheet, picture, text=layer(sheet, areas), font=font)
        made = io.BytesIO()
        file.save(
            made,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            min_version="1.7",
        )
    return made.getvalue()


def _add_page(
    file: pikepdf.Pdf, sheet: Sheet, picture: Picture, *, text: bytes, font: pikepdf.Object
) -> None:
    width, height = round(points(sheet.width), 3), round(points(sheet.height), 3)
    drawing = f"q {width} 0 0 {height} 0 0 cm /Im Do Q".encode()
    resources = Dictionary(XObject=Dictionary(Im=_image(file, picture)))
    if text:
        resources.Font = Dictionary(F=font)
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, width, height]),
        Resources=resources,
        Contents=file.make_stream(b"\n".join(filter(None, (drawing, text)))),
    )
    file.pages.append(pikepdf.Page(file.make_indirect(page)))


def _image(file: pikepdf.Pdf, picture: Picture) -> pikepdf.Object:
    image = Stream(file, picture.data)
    image.Type, image.Subtype = Name.XObject, Name.Image
    image.Width, image.Height, image.BitsPerComponent = picture.width, picture.height, 8
    image.ColorSpace = Name.DeviceGray if picture.is_grey else Name.DeviceRGB
    image.Filter = Name.DCTDecode if picture.is_jpeg else Name.FlateDecode
    if not picture.is_jpeg:
        colors = 1 if picture.is_grey else 3
        image.DecodeParms = Dictionary(
            Predictor=15, Colors=colors, BitsPerComponent=8, Columns=picture.width
        )
    return file.make_indirect(image)


def _font(file: pikepdf.Pdf) -> pikepdf.Object:
    """A font without shapes: every letter as wide as high, its box exactly one unit."""
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name.Unseen,
        Flags=4,
        FontBBox=Array([0, 0, 1000, 1000]),
        ItalicAngle=0,
        Ascent=1000,
        Descent=0,
        CapHeight=1000,
        StemV=80,
    )
    letters = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name.Unseen,
        CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        FontDescriptor=file.make_indirect(descriptor),
        DW=1000,
        CIDToGIDMap=Name.Identity,
    )
    return file.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name.Unseen,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([file.make_indirect(letters)]),
            ToUnicode=file.make_stream(CMAP),
        )
    )
