"""Files that hide something, made for the tests: every person and number in them is invented."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from types import MappingProxyType

import openpyxl
import pikepdf
from openpyxl.comments import Comment
from PIL import ExifTags, Image
from tests.office.redaction.papers import PHONE, pdf

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(body: str, parts: Mapping[str, bytes | str] = MappingProxyType({})) -> bytes:
    """A Word file of some paragraphs in XML, and further parts by their names."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        text = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
        package.writestr("word/document.xml", text)
        for name, part in parts.items():
            package.writestr(name, part)
    return made.getvalue()


def run(text: str, properties: str = "") -> str:
    """A run of a paragraph."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def workbook() -> bytes:
    """A workbook with a hidden sheet, two hidden rows, a hidden column and a comment."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["公示", PHONE])
    sheet["A1"].comment = Comment("核对一下", "经办人")
    for row in (3, 4):
        sheet.cell(row, 1, "不公示")
        sheet.row_dimensions[row].hidden = True
    sheet.column_dimensions["D"].hidden = True
    book.create_sheet("底稿").sheet_state = "hidden"
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def photograph(*, place: bool = True) -> bytes:
    """A photograph that says with what it was taken, and where."""
    image = Image.new("RGB", (40, 30), "grey")
    properties = image.getexif()
    properties[ExifTags.Base.Model] = "示范相机"
    if place:
        properties.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    made = io.BytesIO()
    image.save(made, "JPEG", exif=properties)
    return made.getvalue()


def boxed(colour: str = "black") -> bytes:
    """A PDF with a box drawn over a phone number."""
    over = f"#place(top + left, dx: -1mm, dy: -2mm, rect(width: 40mm, height: 6mm, fill: {colour}))"
    return pdf(f"公开的内容一行。\n\n#box[{PHONE} {over}]\n\n再一行公开的内容。")


def noted() -> bytes:
    """A PDF with a note over a page and a file attached."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf("公开的内容。"))) as file:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents="改"
        )
        file.pages[0].Annots = file.make_indirect([file.make_indirect(note)])
        file.attachments["底稿.txt"] = b"x"
        file.save(made)
    return made.getvalue()


def scanned() -> bytes:
    """A PDF of one page that has no text."""
    made = io.BytesIO()
    Image.new("RGB", (80, 60), "white").save(made, "PDF")
    return made.getvalue()
