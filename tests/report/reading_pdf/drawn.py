"""PDF pages drawn by hand, for what a typesetter never prints: broken, doubled or cut text.

Lengths are points and `y` grows downwards from the top of the page, as in the reader. A Han
character is as wide as it is high, any other one half as wide.
"""

import io

import pikepdf

from gongkai.report.reading.blocks import Table
from gongkai.report.reading.pdf import document_of

HEIGHT = 842.0
FIRST = 0x21
"""The code of a drawing's first character."""

PROSE = "本机关依照规定主动公开政府信息并接受社会监督各项工作平稳有序"


class Drawing:
    """A PDF under construction; `page` begins the next page, `bytes` ends the file."""

    def __init__(self, *, width: float = 595.0, meanings: dict[str, str] | None = None) -> None:
        self.width = width
        self.meanings = meanings or {}
        self.codes: dict[str, int] = {}
        self.contents: list[list[str]] = [[]]

    def page(self) -> None:
        """Begin the next page."""
        self.contents.append([])

    def operate(self, operators: str) -> None:
        """Write operators of PDF as they are."""
        self.contents[-1].append(operators)

    def text(self, x: float, y: float, words: str, *, size: float = 10.0) -> None:
        """Print some words on the line `y`."""
        codes = bytes(self.codes.setdefault(one, FIRST + len(self.codes)) for one in words)
        place = f"{x:g} {HEIGHT - y:g} Td"
        self.operate(f"BT /F {size:g} Tf {place} <{codes.hex()}> Tj ET")

    def prose(self, y: float) -> None:
        """Print two full lines, so that the file is no scan."""
        self.text(50, y, PROSE)
        self.text(50, y + 15, PROSE)

    def line(self, x: float, y: float, u: float, v: float) -> None:
        """Rule a line from one point to another."""
        self.operate(f"{x:g} {HEIGHT - y:g} m {u:g} {HEIGHT - v:g} l S")

    def area(self, *points: tuple[float, float]) -> None:
        """Fill the area within some points."""
        steps = " l ".join(f"{x:g} {HEIGHT - y:g}" for x, y in points[1:])
        x, y = points[0]
        self.operate(f"{x:g} {HEIGHT - y:g} m {steps} l h f")

    def table(
        self, xs: list[float], top: float, rows: list[list[str]], *, step: float = 20
    ) -> None:
        """Rule a table and print its cells; each `\\n` in a cell begins a line of 11 points."""
        tops = [top]
        for row in rows:
            tops.append(tops[-1] + step + 11 * max(cell.count("\n") for cell in row))
        for y in tops:
            self.line(xs[0], y, xs[-1], y)
        for x in xs:
            self.line(x, tops[0], x, tops[-1])
        for y, row in zip(tops, rows, strict=False):
            for x, cell in zip(xs, row, strict=False):
                for at, words in enumerate(cell.split("\n")):
                    self.text(x + 2, y + 14 + 11 * at, words)

    def bytes(self) -> bytes:
        """The file."""
        file = pikepdf.new()
        font = file.make_indirect(self._font(file))
        for operators in self.contents:
            page = file.add_blank_page(page_size=(self.width, HEIGHT))
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
            page.Contents = file.make_stream("\n".join(operators).encode())
        return saved(file)

    def _font(self, file: pikepdf.Pdf) -> pikepdf.Dictionary:
        pairs = [
            f"<{code:02x}> <{self.meanings.get(one, one).encode('utf-16-be').hex()}>"
            for one, code in self.codes.items()
        ]
        means = (
            "/CIDInit /ProcSet findresource begin begincmap\n"
            "1 begincodespacerange <00> <ff> endcodespacerange\n"
            + "\n".join(f"1 beginbfchar {pair} endbfchar" for pair in pairs)
            + "\nendcmap end"
        )
        names = [pikepdf.Name.H] * len(self.codes)
        return pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Dictionary(Differences=pikepdf.Array([FIRST, *names])),
            FirstChar=FIRST,
            LastChar=FIRST + len(self.codes) - 1,
            Widths=pikepdf.Array([1000 if one > "\u2e80" else 500 for one in self.codes]),
            ToUnicode=file.make_stream(means.encode()),
        )


def saved(file: pikepdf.Pdf) -> bytes:
    """A PDF as bytes."""
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def texts(drawing: Drawing) -> list[object]:
    """What is read: a paragraph as its text, a table as rows of its cells' texts."""
    return [
        [[cell.text for cell in row] for row in block.rows]
        if isinstance(block, Table)
        else block.text
        for block in document_of(drawing.bytes(), "年报.pdf").blocks
    ]
