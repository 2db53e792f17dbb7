"""Word's XML in one file as blocks (Word XML 文档): of 2003, and the package of 2006 laid flat."""

from __future__ import annotations

from lxml import etree

from gongkai.report.model import NotAReport
from gongkai.report.reading.blocks import Document
from gongkai.report.reading.files import docx
from gongkai.report.reading.files.archive import tree_of

_OF_2003 = "http://schemas.microsoft.com/office/word/2003/wordml"
_PACKAGE = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_MAIN = "word/document"


def document_of(data: bytes, source: str) -> Document:
    """A Word XML file as blocks."""
    root = tree_of(data, source)
    if root.tag == f"{{{_OF_2003}}}wordDocument":
        return docx.document_in(_renamed(root), source, kind="word-xml")
    for part in root.iterchildren(f"{_PACKAGE}part"):
        found = part.find(f"{_PACKAGE}xmlData/{docx.DOCUMENT}")
        if found is not None and _MAIN in part.get(f"{_PACKAGE}name", ""):
            return docx.document_in(found, source, kind="word-xml")
    raise NotAReport(f"“{source}”里没有Word正文；请用Word或WPS另存为DOCX后重试")


def _renamed(root: etree._Element) -> etree._Element:
    """A document of 2003 in the names of 2006: another namespace, and `vmerge` in small letters."""
    text = etree.tostring(root, encoding="utf-8").replace(_OF_2003.encode(), docx.SPACE.encode())
    text = text.replace(b":vmerge", b":vMerge")
    return etree.fromstring(text, etree.XMLParser(resolve_entities=False, no_network=True))
