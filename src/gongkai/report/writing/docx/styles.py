"""The styles of the Word document (样式): faces and sizes of GB/T 9704-2012, and their fallbacks.

The official faces are not free; a document names them and their stand-ins, and the machine that
opens it takes the first that it has.
"""

from __future__ import annotations

from docx.document import Document as Paper
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle

TITLE, SONG, HEI, KAI, FANGSONG = "方正小标宋简体", "宋体", "黑体", "楷体", "仿宋"
"""小标宋 for the title, 黑体 and 楷体 for headings, 仿宋 for the text, 宋体 in tables."""

STAND_INS = {
    TITLE: "小标宋,FZXiaoBiaoSong-B05S,华文中宋,STZhongsong,Noto Serif CJK SC,宋体",
    SONG: "SimSun,Songti SC,Noto Serif CJK SC",
    HEI: "SimHei,Heiti SC,Noto Sans CJK SC",
    KAI: "楷体_GB2312,KaiTi,华文楷体,Kaiti SC",
    FANGSONG: "仿宋_GB2312,FangSong,华文仿宋,STFangsong",
}

SECOND, THIRD, FOURTH, FIFTH, SMALL_FIFTH = Pt(22), Pt(16), Pt(14), Pt(10.5), Pt(9)
"""二号, 三号, 四号, 五号, 小五."""

BODY_LINE = Pt(28.95)
"""22 lines to 225 mm."""

TABLE_LEADING = 2.5
"""Between the lines in a cell, in points."""

TABLE_TEXT, TABLE_TEXT_LARGE = "TableText", "TableTextLarge"
PAGE_NUMBER = "PageNumber"

FONT_TABLE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts '
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:fonts>'
)


def dress(paper: Paper) -> None:
    """Give a new document its styles, its language and its table of fonts."""
    normal = style_of(paper, "Normal", face=FANGSONG, size=THIRD)
    set_paragraph(normal, WD_ALIGN_PARAGRAPH.JUSTIFY, indented=True)
    first = style_of(paper, "Heading 1", face=HEI, size=THIRD)
    set_paragraph(first, WD_ALIGN_PARAGRAPH.LEFT, indented=True)
    second = style_of(paper, "Heading 2", face=KAI, size=THIRD)
    set_paragraph(second, WD_ALIGN_PARAGRAPH.LEFT, indented=True)
    headline = style_of(paper, "Title", face=TITLE, size=SECOND)
    set_paragraph(headline, WD_ALIGN_PARAGRAPH.CENTER, indented=False)
    headline.paragraph_format.space_after = BODY_LINE
    headline.paragraph_format.line_spacing = Pt(34)
    _unframe(headline)
    for name, size in ((TABLE_TEXT, SMALL_FIFTH), (TABLE_TEXT_LARGE, FIFTH)):
        cell = style_of(paper, name, face=SONG, size=size)
        set_paragraph(cell, WD_ALIGN_PARAGRAPH.CENTER, indented=False)
        cell.paragraph_format.line_spacing = Pt(size.pt + TABLE_LEADING)
    number = style_of(paper, PAGE_NUMBER, face=SONG, size=FOURTH)
    set_paragraph(number, WD_ALIGN_PARAGRAPH.RIGHT, indented=False)
    _set_language(paper)
    _name_fonts(paper)


def style_of(paper: Paper, name: str, *, face: str, size: Length) -> ParagraphStyle:
    """A style of a document in a face and a size, made where it is not there (样式)."""
    styles = paper.styles
    style = (
        styles[name]
        if name in {known.name for known in styles}
        else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    )
    assert isinstance(style, ParagraphStyle)
    style.font.name = face
    style.font.size = size
    style.font.bold = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    faces = style.element.get_or_add_rPr().rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        faces.attrib.pop(qn(f"w:{theme}"), None)
    faces.set(qn("w:eastAsia"), face)
    faces.set(qn("w:cs"), face)
    return style


def set_paragraph(style: ParagraphStyle, side: WD_ALIGN_PARAGRAPH, *, indented: bool) -> None:
    """Give a style its side, the line pitch of the standard and the indent of two characters."""
    shape = style.paragraph_format
    shape.alignment = side
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    shape.line_spacing = BODY_LINE
    shape.widow_control = True
    shape.first_line_indent = style.font.size * 2 if indented and style.font.size else Pt(0)
    indent = style.element.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:firstLineChars"), "200" if indented else "0")


def _unframe(style: ParagraphStyle) -> None:
    """Take off the line that the library's template draws under a title."""
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _set_language(paper: Paper) -> None:
    defaults = paper.styles.element.find(qn("w:docDefaults"))
    for language in defaults.iter(qn("w:lang")):
        language.set(qn("w:val"), "zh-CN")
        language.set(qn("w:eastAsia"), "zh-CN")


def _name_fonts(paper: Paper) -> None:
    """Write the table of fonts: for each face the ones that may stand in for it."""
    fonts = "".join(
        f'<w:font w:name="{face}"><w:altName w:val="{names}"/><w:charset w:val="86"/></w:font>'
        for face, names in STAND_INS.items()
    )
    part = paper.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    part._blob = FONT_TABLE.format(fonts).encode()
