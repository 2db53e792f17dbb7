"""Files that look redacted and are not: each breaks a rebuilt file in one way, and is named for it.

By the code of the check that has to find it: functions from a good file to a bad one.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image
from tests.office.redaction.papers import NAME, painted, picture, saved

from gongkai.office.redaction.opening.limits import pixels
from gongkai.office.redaction.rebuilding.lettering import points

Change = Callable[[pikepdf.Pdf], None]


def _changed(data: bytes, change: Change, **options: object) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as file:
        change(file)
        return saved(file, **options)


def _by(change: Change, **options: object) -> Callable[[bytes], bytes]:
    return lambda data: _changed(data, change, **options)


def _hex(text: str) -> bytes:
    return text.encode("utf-16-be").hex().encode()


def _append(file: pikepdf.Pdf, operators: bytes) -> None:
    page = file.pages[0]
    page.Contents = file.make_stream(page.Contents.read_bytes() + b"\n" + operators)


def _text_at(file: pikepdf.Pdf, *, mode: int, where: bytes = b"", colour: bytes = b"0 g") -> None:
    """A name written on the page with the font that is there."""
    where = where or _under()
    text = b"BT %d Tr %s /F 1 Tf\n10 0 0 10 %s Tm <%s> Tj\nET" % (mode, colour, where, _hex(NAME))
    _append(file, text)


def _under() -> bytes:
    """In points, inside the first box of the letter: the applicant's name."""
    _, claim = painted()
    area, (_, height) = claim.boxes[0].area, claim.sizes[0]
    return b"%.1f %.1f" % (points(area.left + 10), points(height - area.bottom + 10))


BESIDE = b"100 40"
"""In points, where nothing stands."""


def _xmp(file: pikepdf.Pdf) -> None:
    with file.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = f"{NAME}的申请"


def _outline(file: pikepdf.Pdf) -> None:
    with file.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(NAME, 0))


def _annotation(file: pikepdf.Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents=NAME)
    file.pages[0].Annots = Array([file.make_indirect(note)])


def _field(file: pikepdf.Pdf) -> None:
    field = Dictionary(FT=Name.Tx, T=String("applicant"), V=String(NAME))
    file.Root.AcroForm = Dictionary(Fields=Array([file.make_indirect(field)]))


def _attachment(file: pikepdf.Pdf) -> None:
    file.attachments["a.txt"] = pikepdf.AttachedFileSpec(file, NAME.encode(), filename="a.txt")


def _script(file: pikepdf.Pdf) -> None:
    file.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{NAME}')"))


def _hidden_layer(file: pikepdf.Pdf) -> None:
    group = file.make_indirect(Dictionary(Type=Name.OCG, Name=String("原文")))
    file.Root.OCProperties = Dictionary(
        OCGs=Array([group]), D=Dictionary(OFF=Array([group]), Order=Array([]))
    )
    file.pages[0].Resources.Properties = Dictionary(L=group)
    _append(
        file, b"/OC /L BDC BT 0 Tr /F 1 Tf\n10 0 0 10 %s Tm <%s> Tj\nET EMC" % (BESIDE, _hex(NAME))
    )


def _loose(file: pikepdf.Pdf) -> None:
    file.Root.Extra = file.make_stream(b"whatever")


def _image_with(file: pikepdf.Pdf, image: Image.Image) -> None:
    """The page's image replaced by another one, without loss."""
    kept = file.pages[0].Resources.XObject.Im
    colour = Name.DeviceGray if image.mode == "L" else Name.DeviceRGB
    kept.write(zlib.compress(image.tobytes()), filter=Name.FlateDecode)
    kept.ColorSpace, kept.Width, kept.Height = colour, image.width, image.height


def _page_image(file: pikepdf.Pdf) -> Image.Image:
    return pikepdf.PdfImage(file.pages[0].Resources.XObject.Im).as_pil_image().convert("L")


def _unpainted(file: pikepdf.Pdf) -> None:
    """White where it was black, with a black rectangle drawn over it."""
    white = Image.new("L", _page_image(file).size, 255)
    _image_with(file, white)
    _append(file, b"0 g 0 0 300 500 re f")


def _unpainted_openly(file: pikepdf.Pdf) -> None:
    _image_with(file, Image.new("L", _page_image(file).size, 255))


def _taller_image(file: pikepdf.Pdf) -> None:
    """An image that goes on below the page, where nobody sees it."""
    seen = _page_image(file)
    image = Image.new("L", (seen.width, seen.height + pixels(300)), 255)
    image.paste(seen)
    _image_with(file, image)


def _cropped(file: pikepdf.Pdf) -> None:
    file.pages[0].CropBox = Array([100, 100, 400, 400])


def _two_images(file: pikepdf.Pdf) -> None:
    objects = file.pages[0].Resources.XObject
    objects.Other = file.make_stream(b"\x00", Dictionary(Subtype=Name.Image, Width=1, Height=1))


def _jpeg_with_remark(file: pikepdf.Pdf) -> None:
    page = _page_image(file)
    made = io.BytesIO()
    page.save(made, "JPEG", quality=95, comment=NAME.encode())
    kept = file.pages[0].Resources.XObject.Im
    kept.write(made.getvalue(), filter=Name.DCTDecode)
    kept.ColorSpace = Name.DeviceGray


def _behind_the_image(file: pikepdf.Pdf) -> None:
    kept = file.pages[0].Resources.XObject.Im
    parameters = kept.DecodeParms
    kept.write(
        kept.read_raw_bytes() + NAME.encode(), filter=Name.FlateDecode, decode_parms=parameters
    )


def _another_page(file: pikepdf.Pdf) -> None:
    file.pages.append(file.pages[0])


def _turned_page(file: pikepdf.Pdf) -> None:
    file.pages[0].Rotate = 90


def with_earlier_revision(data: bytes) -> bytes:
    """An update appended to the file: what stood before is still inside."""
    number = data.count(b" 0 obj") + 1
    start = len(data)
    added = f"{number} 0 obj\n(update)\nendobj\n".encode()
    table = f"xref\n{number} 1\n{start:010d} 00000 n \n".encode()
    root = data[data.rindex(b"/Root") :].split(b"/", 2)[1]
    earlier = int(data[data.rindex(b"startxref") :].split()[1])
    trailer = f"trailer\n<< /Size {number + 1} /Prev {earlier} /".encode() + root.rstrip(b" >\n")
    end = f" >>\nstartxref\n{start + len(added)}\n%%EOF\n".encode()
    return data + added + table + trailer + end


def picture_only(data: bytes) -> bytes:
    """No PDF at all."""
    return picture()


ADVERSARIES: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "no PDF": ("opens", picture_only),
    "an earlier revision": ("revisions", with_earlier_revision),
    "something behind the end": ("revisions", lambda data: data + NAME.encode()),
    "a page more": ("pages", _by(_another_page)),
    "a turned page": ("pages", _by(_turned_page)),
    "a title in XMP": ("metadata", _by(_xmp)),
    "an author": ("metadata", _by(lambda file: file.docinfo.update({"/Author": NAME}))),
    "an outline": ("outlines", _by(_outline)),
    "the text of an annotation": ("annotations", _by(_annotation)),
    "a form field": ("forms", _by(_field)),
    "an attached file": ("attachments", _by(_attachment)),
    "a script": ("scripts", _by(_script)),
    "a hidden layer": ("layers", _by(_hidden_layer)),
    "packed objects": (
        "objects",
        _by(lambda file: None, object_stream_mode=pikepdf.ObjectStreamMode.generate),
    ),
    "a stream that no page needs": ("objects", _by(_loose)),
    "white text": ("content", _by(lambda f: _text_at(f, mode=0, where=BESIDE, colour=b"1 g"))),
    "a rectangle over the image": ("content", _by(_unpainted)),
    "a rectangle over white pixels": ("black_data", _by(_unpainted)),
    "an image not painted": ("black_page", _by(_unpainted_openly)),
    "an image beyond the page": ("image", _by(_taller_image)),
    "a cropped page": ("image", _by(_cropped)),
    "a second image": ("image", _by(_two_images)),
    "a remark in a JPEG": ("image", _by(_jpeg_with_remark)),
    "bytes behind the pixels": ("image", _by(_behind_the_image)),
    "text under a box": ("text_under", _by(lambda f: _text_at(f, mode=0))),
    "unseen text under a box": ("text_under", _by(lambda f: _text_at(f, mode=3))),
    "the name elsewhere, unseen": ("words", _by(lambda f: _text_at(f, mode=3, where=BESIDE))),
}
"""What is wrong → the check that has to say so, and how it is done."""

WRITTEN = {
    "in UTF-8": NAME.encode(),
    "in UTF-16": NAME.encode("utf-16-be"),
    "in GB 18030": NAME.encode("gb18030"),
    "in hex": NAME.encode("utf-16-be").hex().upper().encode(),
    "with spaces": "王 小　满".encode(),
}
"""How the name may stand among the bytes of a stream."""


def holding(data: bytes, words: bytes, *, is_packed: bool) -> bytes:
    """The file with a stream that holds some bytes, packed or as they are."""

    def change(file: pikepdf.Pdf) -> None:
        stream = file.make_stream(b"x")
        stream.write(
            zlib.compress(words) if is_packed else words,
            filter=Name.FlateDecode if is_packed else None,
        )
        file.Root.Extra = stream

    return _changed(data, change, compress_streams=False)
