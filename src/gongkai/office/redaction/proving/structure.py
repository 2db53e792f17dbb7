"""How the file is built (文件结构): one revision, the same pages, nothing but what pages need."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from types import MappingProxyType

import pikepdf

from gongkai.office.redaction.proving.claim import Claim
from gongkai.office.redaction.proving.examined import Examined, dictionaries, is_image, streams
from gongkai.office.redaction.rebuilding.lettering import CMAP

Problems = Iterator[str]

ABSENT = MappingProxyType(
    {
        "metadata": (
            "没有文档信息和元数据",
            ("/Info", "/Metadata", "/PieceInfo", "/LastModified", "/Title", "/Author", "/Producer"),
        ),
        "outlines": ("没有书签", ("/Outlines", "/Dests", "/PageLabels", "/Threads")),
        "annotations": ("没有批注", ("/Annots", "/Popup")),
        "forms": ("没有表单", ("/AcroForm", "/XFA", "/Fields")),
        "attachments": (
            "没有附件",
            ("/EmbeddedFiles", "/AF", "/EF", "/Collection", "/RichMedia", "/Filespec"),
        ),
        "scripts": (
            "没有脚本和动作",
            ("/OpenAction", "/AA", "/JavaScript", "/JS", "/URI", "/Launch"),
        ),
        "layers": ("没有图层", ("/OCProperties", "/OC", "/OCGs", "/OCMD")),
    }
)
"""Check → what it says, and the keys of a PDF of which none may be there."""

ALLOWED = frozenset(
    {
        *("/Size", "/Root", "/ID", "/Type", "/Pages", "/Lang", "/Kids", "/Count", "/Parent"),
        *("/MediaBox", "/Resources", "/Contents", "/XObject", "/Im", "/Font", "/F", "/Length"),
        *("/Subtype", "/Width", "/Height", "/BitsPerComponent", "/ColorSpace", "/Filter"),
        *("/DecodeParms", "/Predictor", "/Colors", "/Columns", "/BaseFont", "/Encoding"),
        *("/DescendantFonts", "/ToUnicode", "/CIDSystemInfo", "/Registry", "/Ordering"),
        *("/Supplement", "/FontDescriptor", "/DW", "/CIDToGIDMap", "/FontName", "/Flags"),
        *("/FontBBox", "/ItalicAngle", "/Ascent", "/Descent", "/CapHeight", "/StemV"),
    }
)
"""Every key that a rebuilt file needs; any other one may carry something along."""

ENDING = re.compile(rb"startxref\s+\d+\s+%%EOF\s*\Z")


def revisions(file: Examined, claim: Claim) -> Problems:
    """One revision only (只有一个版本): no earlier one stands inside, nothing behind the end."""
    for mark in (b"%%EOF", b"startxref", b"%PDF-"):
        if (count := file.data.count(mark)) != 1:
            yield f"文件里有 {count} 处“{mark.decode()}”，应当只有一处：可能带有修改以前的内容。"
    if "/Prev" in file.pdf.trailer:
        yield "文件引用了修改以前的版本。"
    if not ENDING.search(file.data) or not file.data.startswith(b"%PDF-"):
        yield "文件的开头以前或者结尾以后还有别的内容。"
    if file.pdf.is_encrypted:
        yield "文件是加密的，不能检查全部内容。"


def pages(file: Examined, claim: Claim) -> Problems:
    """The same pages in the same sizes (页数、幅面一致)."""
    if file.count != len(claim.sizes):
        yield f"有 {file.count} 页，原件有 {len(claim.sizes)} 页。"
        return
    for number, size in enumerate(claim.sizes, 1):
        sheet = file.sheet(number)
        if max(abs(sheet.width - size[0]), abs(sheet.height - size[1])) > 1:
            yield f"第 {number} 页的幅面与原件不同。"


def absence_of(code: str) -> Callable[[Examined, Claim], Problems]:
    """The check that none of some keys is anywhere in a file."""

    def absence(file: Examined, claim: Claim) -> Problems:
        found = {
            key
            for one in dictionaries(file.pdf)
            for key in ABSENT[code][1]
            if one.get(key) is not None or one.get("/Type") == key or one.get("/S") == key
        }
        for key in sorted(found):
            yield f"文件里有“{key}”。"

    return absence


def objects(file: Examined, claim: Claim) -> Problems:
    """Nothing but pages, their images and their text (没有多余的对象)."""
    for mark in (b"/ObjStm", b"/XRef"):
        if mark in file.data:
            yield f"文件里有打包的对象（{mark.decode()}）。"
    unknown = sorted({key for one in dictionaries(file.pdf) for key, _ in one.items()} - ALLOWED)
    if unknown:
        yield f"文件里有多余的项目：{'、'.join(unknown[:5])}。"
    needed = _reachable(file.pdf)
    loose = [one for one in file.pdf.objects if one.objgen not in needed]
    if loose:
        yield f"文件里有 {len(loose)} 个页面用不到的对象。"
    known = {page.Contents.objgen for page in file.pdf.pages if "/Contents" in page}
    for one in streams(file.pdf):
        if not (is_image(one) or one.objgen in known or one.read_bytes() == CMAP):
            yield "文件里有来历不明的数据流。"


def _reachable(pdf: pikepdf.Pdf) -> set[tuple[int, int]]:
    """The numbers of the objects that can be reached from the root of a file."""
    seen: set[tuple[int, int]] = set()
    waiting: list[object] = [pdf.trailer]
    while waiting:
        one = waiting.pop()
        if not isinstance(one, pikepdf.Object):
            continue
        if one.is_indirect and one.objgen in seen:
            continue
        if one.is_indirect:
            seen.add(one.objgen)
        if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            waiting += [value for _, value in one.items()]
        elif isinstance(one, pikepdf.Array):
            waiting += one.as_list()
    return seen
