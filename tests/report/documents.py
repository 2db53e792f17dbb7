"""Invented annual reports as documents, in the many layouts that offices publish.

`document(seed, layout, kind)` gives the bytes of a file and what a careful reader finds in each
of its cells. Every seed is a fresh report; nothing here comes from a published one.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from html import escape

import openpyxl

from gongkai.report.form import APPLICANTS, COLUMNS, FORM_2019, FORM_2021, PROACTIVE, RESULTS
from gongkai.report.model import FEES, AnnualReport, Value

Cells = dict[str, Value]


@dataclass(frozen=True)
class Layout:
    """How an office lays its report out; the defaults are the statutory form."""

    name: str
    zeros: str = "0"
    full_width: bool = False
    thousands: bool = False
    split: bool = False
    has_header: bool = True
    header_merged: bool = True
    remarks: bool = False
    gutter: bool = False
    short: bool = False
    spaced: bool = False
    misspelt: float = 0.0
    enumerators: str = "form"
    notes: bool = False
    no_totals: bool = False
    missing: int = 0
    shifted: float = 0.0
    surplus_zero: float = 0.0
    radicals: bool = False
    traditional: bool = False
    single_closed: bool = False
    consistent: bool = True
    headings: bool = True
    group_per_page: bool = False


LAYOUTS = (
    Layout("std"),
    Layout("wrong sums", consistent=False),
    Layout("blank zeros", zeros="", full_width=True, thousands=True),
    Layout("dash for zero", zeros="—"),
    Layout("slash for zero", zeros="/"),
    Layout("full width", full_width=True),
    Layout("thousands", thousands=True),
    Layout("split", split=True, short=True, spaced=True),
    Layout("no header", has_header=False),
    Layout("header not merged", header_merged=False),
    Layout("remarks and gutter", remarks=True, gutter=True),
    Layout("remarks, gutter, blanks", remarks=True, gutter=True, zeros=""),
    Layout("short labels", short=True),
    Layout("spaces in words", spaced=True),
    Layout("misspelt", misspelt=0.25),
    Layout("misspelt and short of rows", misspelt=0.2, missing=2),
    Layout("circled", enumerators="circled"),
    Layout("brackets", enumerators="brackets"),
    Layout("no enumerators", enumerators="none"),
    Layout("notes and units", notes=True),
    Layout("totals blank", no_totals=True),
    Layout("rows missing", missing=3),
    Layout("shifted", shifted=0.3),
    Layout("shifted, wrong sums", shifted=0.3, consistent=False),
    Layout("shifted, blank zeros", shifted=0.3, zeros=""),
    Layout("superfluous zeros", surplus_zero=0.3),
    Layout("superfluous zeros, wrong sums", surplus_zero=0.3, consistent=False),
    Layout("radicals", radicals=True),
    Layout("traditional", traditional=True),
    Layout("single 其他处理", single_closed=True),
    Layout("no headings", headings=False),
    Layout("groups cut by pages", group_per_page=True),
    Layout(
        "everything",
        zeros="",
        full_width=True,
        split=True,
        misspelt=0.1,
        enumerators="circled",
        spaced=True,
        radicals=True,
    ),
)

KINDS = ("html", "docx", "xlsx", "tabs", "markdown", "lines", "spaces", "run")
"""The kinds of file; the last four are text without a grid or with a doubtful one."""

SHORT = {
    "received": "一、本年新收",
    "carried_in": "二、上年结转",
    "partial": "（二）部分公开",
    "refused_prohibited": "2.法律行政法规禁止公开",
    "refused_third_party": "4.第三方合法权益",
    "unavailable_not_held": "1.本机关不掌握",
    "unavailable_needs_creation": "2.需要另行制作",
    "unavailable_unclear": "3.补正后仍不明确",
    "declined_petition": "1.信访举报投诉",
    "declined_publication": "3.公开出版物",
    "declined_reissue": "5.确认或重新出具",
    "closed_uncorrected": "1.逾期不补正",
    "closed_unpaid": "2.逾期未缴费",
    "carried_over": "四、结转下年度",
}
_TRADITIONAL = str.maketrans(
    "复诉讼关类务过执构织维纠审结经费额单动规发废现许罚强题进况总体项业会请数转办区处这属国权护稳询无没补当续议机应条与为门",
    "復訴訟關類務過執構織維糾審結經費額單動規發廢現許罰強題進況總體項業會請數轉辦區處這屬國權護穩詢無沒補當續議機應條與為門",
)
_RADICALS = str.maketrans("行一人方用见长门", "⾏⼀⼈⽅⽤⻅⻓⻔")
_CIRCLES = "⓪①②③④⑤⑥⑦⑧⑨"
_TYPOS = "某任何末来去又"


@dataclass
class Grid:
    """Rows of (text, rows, columns) as a page writes them."""

    rows: list[list[tuple[str, int, int]]] = field(default_factory=list)


@dataclass(frozen=True)
class Made:
    """A made document: its bytes, and what its cells say."""

    data: bytes
    name: str
    cells: Mapping[str, Value]
    report: AnnualReport


def numbers(rng: random.Random, *, consistent: bool, single_closed: bool = False) -> Cells:
    """A year's figures of an invented office; wrong in a few sums unless consistent."""
    form = FORM_2019 if single_closed else FORM_2021
    cells = _table_3_numbers(rng, [row.key for row in form.outcomes])
    for block in FORM_2021.remedies:
        results = [rng.choice((0, 0, 0, 1, 4, 27)) for _ in RESULTS[:-1]]
        for line, value in zip(RESULTS, [*results, sum(results)], strict=True):
            cells[f"remedies.{block.key}.{line.key}"] = value
    for path in FORM_2021.paths:
        if path.startswith("proactive."):
            cells[path] = rng.choice((0, 3, 88, 1234, 50007))
    cells[FEES] = Decimal(rng.randint(0, 9_999_999)).scaleb(-4)
    if not consistent:
        for path in rng.sample([path for path in cells if "applications" in path], 8):
            cells[path] = int(cells[path] or 0) + rng.choice((1, 2, 10))
    return cells


def _table_3_numbers(rng: random.Random, outcomes: Sequence[str]) -> Cells:
    cells: Cells = {}
    big = rng.choice((3, 30, 2000))
    for kind in (column.key for column in APPLICANTS):
        share = {"natural_person": 0.5, "business": 0.3}.get(kind, 0.08)
        counts = {row: rng.randint(1, big) if rng.random() < share else 0 for row in outcomes}
        handled, over = sum(counts.values()), rng.choice((0, 0, 0, 2, 11))
        carried = rng.randint(0, handled + over)
        counts |= {"handled": handled, "carried_over": over, "carried_in": carried}
        counts["received"] = handled + over - carried
        for row, count in counts.items():
            cells[f"applications.{row}.{kind}"] = count
            total = f"applications.{row}.total"
            cells[total] = int(cells.get(total) or 0) + count
    return cells


class _Draft:
    """One document being made: a layout, its figures, its printed cells and what they mean."""

    def __init__(self, seed: int, layout: Layout) -> None:
        self.rng = random.Random(f"{seed}/{layout.name}")
        self.layout = layout
        self.form = FORM_2019 if layout.single_closed else FORM_2021
        self.figures = numbers(
            self.rng, consistent=layout.consistent, single_closed=layout.single_closed
        )
        self.means: Cells = dict(self.figures)
        rows = [row.key for row in self.form.rows]
        self.gone = set(self.rng.sample(rows, layout.missing))

    def printed(self, path: str) -> str:
        """What stands in a cell; notes down what it then means."""
        value, layout = self.figures[path], self.layout
        if layout.no_totals and path.endswith(".total") and path.startswith("applications"):
            self.means[path] = None
            return ""
        if value == 0 and layout.zeros != "0":
            self.means[path] = None
            return layout.zeros
        text = (
            f"{value:,}"
            if layout.thousands
            else f"{value:f}"
            if path.endswith("yuan")
            else str(value)
        )
        if layout.notes and not path.endswith("yuan"):
            text = self.rng.choice((text, text, f"{text}件", f"{text}（其中代办1件）", f"+{text}"))
        if layout.full_width:
            text = text.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
        return text

    def words(self, label: str) -> str:
        """A label as the office prints it."""
        layout, rng = self.layout, self.rng
        label = self._enumerated(label)
        if rng.random() < layout.misspelt:
            label = _misspelt(label, rng)
        if layout.spaced and rng.random() < 0.5:
            label = re.sub(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", " ", label)
        if layout.radicals:
            label = label.translate(_RADICALS)
        return label.translate(_TRADITIONAL) if layout.traditional else label

    def _enumerated(self, label: str) -> str:
        style = self.layout.enumerators
        found = re.match(r"(\d)\.(.+)", label)
        if style == "none":
            return re.sub(r"^(?:\d\.|（.）|.、)", "", label)
        if style == "circled" and found:
            return _CIRCLES[int(found[1])] + found[2]
        if style == "brackets" and found:
            return f"（{found[1]}）{found[2]}"
        return label

    def row_label(self, key: str, label: str) -> str:
        return self.words(SHORT.get(key, label) if self.layout.short else label)


def _misspelt(label: str, rng: random.Random) -> str:
    places = [at for at, character in enumerate(label) if "\u4e00" <= character <= "\u9fff"]
    places = places[1:] if len(places) > 4 else []
    if not places:
        return label
    at = rng.choice(places)
    return label[:at] + rng.choice(("", rng.choice(_TYPOS))) + label[at + 1 :]


def _table_2(draft: _Draft) -> list[Grid]:
    grids: list[Grid] = [Grid()]
    rows = grids[0].rows
    seen = ""
    for block in PROACTIVE:
        if block.headings[0] != seen:
            seen = block.headings[0]
            if draft.layout.split and rows:
                grids.append(Grid())
                rows = grids[-1].rows
            rows.append([(seen, 1, 4)])
            wide = 1 if len(block.lines) > 1 else 3
            heads = [(draft.words(line.label), 1, wide) for line in block.lines]
            rows.append([("信息内容", 1, 1), *heads])
        wide = 1 if len(block.lines) > 1 else 3
        cells = [
            (draft.printed(f"proactive.{block.key}.{line.key}"), 1, wide) for line in block.lines
        ]
        rows.append([(draft.words(block.headings[-1]), 1, 1), *cells])
    return grids


def _header_3(draft: _Draft) -> list[list[tuple[str, int, int]]]:
    if not draft.layout.has_header:
        return []
    note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    names = [draft.words(column.label) for column in COLUMNS]
    if draft.layout.header_merged:
        rows = [
            [(note, 3, 3), ("申请人情况", 1, 7)],
            [(names[0], 2, 1), ("法人或其他组织", 1, 5), (names[6], 2, 1)],
            [(name, 1, 1) for name in names[1:6]],
        ]
    else:
        blank = ("", 1, 1)
        rows = [
            [(note, 1, 1), blank, blank, ("申请人情况", 1, 1), *[blank] * 6],
            [
                *[blank] * 3,
                (names[0], 1, 1),
                ("法人或其他组织", 1, 1),
                *[blank] * 4,
                (names[6], 1, 1),
            ],
            [*[blank] * 4, *[(name, 1, 1) for name in names[1:6]], blank],
        ]
    return _with_edges(draft, rows, heads=True)


def _with_edges(
    draft: _Draft, rows: list[list[tuple[str, int, int]]], *, heads: bool = False
) -> list[list[tuple[str, int, int]]]:
    """Rows with the gutter and the column of remarks that the layout asks for."""
    layout, rng = draft.layout, draft.rng
    for at, row in enumerate(rows):
        if layout.gutter:
            row.append(("", 1, 1))
        if layout.remarks:
            remark = rng.choice(("", "", "含电话咨询转办", "2", "1件为补正后受理"))
            row.append((("备注" if at == 0 else "") if heads else remark, 1, 1))
    return rows


def _table_3(draft: _Draft) -> list[Grid]:
    grids = [Grid(_header_3(draft))]
    parts: list[list[list[tuple[str, int, int]]]] = []
    layout = draft.layout
    top = [
        _row_3(draft, row.key, [(draft.row_label(row.key, row.label), 1, 3)])
        for row in draft.form.rows[:2]
    ]
    parts.append([row for row in top if row])
    groups = [rows for group in draft.form.groups if (rows := _group_rows(draft, group))]
    groups.append(
        [
            row
            for row in [
                _row_3(draft, "handled", [(draft.row_label("handled", "（七）总计"), 1, 2)])
            ]
            if row
        ]
    )
    pages = [groups[:3], groups[3:]] if layout.group_per_page or layout.split else [groups]
    for page in pages:
        rows = [row for group in page for row in group]
        if rows:
            rows[0].insert(0, ("三、本年度办理结果", len(rows), 1))
        parts.append(rows)
    last = _row_3(
        draft, "carried_over", [(draft.row_label("carried_over", "四、结转下年度继续办理"), 1, 3)]
    )
    parts.append([last] if last else [])
    for at, part in enumerate(parts):
        if layout.split and at == 2:
            grids.append(Grid(_header_3(draft)))
        grids[-1].rows.extend(part)
    return grids


def _group_rows(draft: _Draft, group) -> list[list[tuple[str, int, int]]]:
    rows = []
    for line in group.rows:
        label = draft.row_label(line.key, line.label)
        row = _row_3(draft, line.key, [(label, 1, 1 if group.label else 2)])
        if row:
            rows.append(row)
    if group.label and rows:
        rows[0].insert(0, (draft.words(group.label), len(rows), 1))
    return rows


def _row_3(
    draft: _Draft, key: str, labels: list[tuple[str, int, int]]
) -> list[tuple[str, int, int]]:
    if key in draft.gone:
        for column in COLUMNS:
            draft.means[f"applications.{key}.{column.key}"] = None
        return []
    rng, layout = draft.rng, draft.layout
    cells = [(draft.printed(f"applications.{key}.{column.key}"), 1, 1) for column in COLUMNS]
    if rng.random() < layout.shifted:
        cells.insert(0, ("", 1, 1))
    if rng.random() < layout.surplus_zero:
        cells.insert(rng.randint(0, 6), ("0", 1, 1))
    return [*labels, *_with_edges(draft, [cells])[0]]


def _table_4(draft: _Draft) -> list[Grid]:
    results = [draft.words(result.label) for result in RESULTS]
    data = [
        (draft.printed(f"remedies.{block.key}.{result.key}"), 1, 1)
        for block in FORM_2021.remedies
        for result in RESULTS
    ]
    head = [
        [("行政复议", 1, 5), ("行政诉讼", 1, 10)],
        [*[(name, 2, 1) for name in results], ("未经复议直接起诉", 1, 5), ("复议后起诉", 1, 5)],
        [(name, 1, 1) for name in results * 2],
    ]
    return [Grid([*head, data])]


def _prose(draft: _Draft) -> dict[str, list[str]]:
    rng = draft.rng
    return {
        "overview": [
            "（一）主动公开情况。本机关全年公开各类信息1234条，发布解读材料17件。",
            f"（二）依申请公开情况。全年收到申请{rng.randint(2, 900)}件，均已依法答复。",
        ],
        "problems": ["一是解读形式单一。", "二是将加强业务培训，及时更新栏目。"],
        "other": ["本机关2030年未收取信息处理费。"],
    }


def blocks(draft: _Draft) -> tuple[list[str | Grid], AnnualReport]:
    """A draft as a list of paragraphs and grids, and the report that it stands for."""
    year = draft.rng.randint(2021, 2029)
    organ = draft.rng.choice(("云溪县人民政府", "青禾市教育局", "柳湾镇人民政府"))
    title = f"{organ}{year}年政府信息公开工作年度报告"
    prose = _prose(draft)
    tables = {
        "proactive": _table_2(draft),
        "applications": _table_3(draft),
        "remedies": _table_4(draft),
    }
    found: list[str | Grid] = [title, "现将本机关本年度政府信息公开工作情况报告如下。"]
    for line in FORM_2021.sections:
        if draft.layout.headings:
            found.append(line.label)
        found.extend(prose.get(line.key, tables.get(line.key, [])))
    sections = {key: "\n".join(texts) for key, texts in prose.items()}
    report = AnnualReport(organ, year, draft.means, title=title, sections=sections)
    return found, report


def blocks_of(seed: int, layout: Layout) -> tuple[list[str | Grid], AnnualReport]:
    """A document before it becomes a file, to be changed by a test, and what it stands for."""
    return blocks(_Draft(seed, layout))


def document(seed: int, layout: Layout, kind: str, *, encoding: str = "utf-8") -> Made:
    """A document of a kind in a layout, and what a careful reader finds in it."""
    draft = _Draft(seed, layout)
    found, report = blocks(draft)
    if kind in ("docx", "xlsx"):
        data = {"docx": docx_bytes, "xlsx": xlsx_bytes}[kind](found)
    else:
        data = {"html": html_text, **TEXTS}[kind](found).encode(encoding)
    suffix = kind if kind in ("html", "docx", "xlsx") else "md" if kind == "markdown" else "txt"
    return Made(data, f"report-{seed}.{suffix}", draft.means, replace(report, cells=draft.means))


def html_text(found: Sequence[str | Grid], *, head: str = '<meta charset="utf-8">') -> str:
    """A page in the plain markup that many sites have."""
    parts = [f"<!DOCTYPE html><html><head>{head}</head><body><div>"]
    for block in found:
        if isinstance(block, str):
            parts.append(f"<p>{escape(block)}</p>")
            continue
        parts.append("<table>")
        for row in block.rows:
            cells = [
                f'<td rowspan="{tall}" colspan="{wide}"><p>{escape(text) or "&nbsp;"}</p></td>'
                for text, tall, wide in row
            ]
            parts.append(f"<tr>{''.join(cells)}</tr>")
        parts.append("</table>")
    return "".join([*parts, "</div></body></html>"])


def expanded(grid: Grid) -> list[list[str]]:
    """A grid with every span filled up by blanks, as a browser or a sheet holds it."""
    rows: list[dict[int, str]] = [{} for _ in grid.rows]
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(grid.rows):
        column = 0
        for text, tall, wide in row:
            while (at, column) in taken:
                column += 1
            taken |= {(at + down, column + right) for down in range(tall) for right in range(wide)}
            rows[at][column] = text
            column += wide
    width = 1 + max(column for _, column in taken)
    return [[row.get(column, "") for column in range(width)] for row in rows]


def tabs_text(found: Sequence[str | Grid]) -> str:
    """Tables pasted into a text file, a tab between cells."""
    lines = []
    for block in found:
        lines += [block] if isinstance(block, str) else ["\t".join(row) for row in expanded(block)]
    return "\n".join(lines)


def markdown_text(found: Sequence[str | Grid]) -> str:
    """Tables as Markdown has them, without spans."""
    lines = []
    for block in found:
        if isinstance(block, str):
            lines += [block, ""]
            continue
        rows = expanded(block)
        lines += [f"| {' | '.join(row)} |" for row in rows[:1]]
        lines += ["|" + "---|" * len(rows[0])]
        lines += [f"| {' | '.join(row)} |" for row in rows[1:]] + [""]
    return "\n".join(lines)


def lines_text(found: Sequence[str | Grid]) -> str:
    """One cell a line; blank cells are lost."""
    return "\n".join(_flat(found, "\n", "\n"))


def spaces_text(found: Sequence[str | Grid]) -> str:
    """One row a line, a space between cells; blank cells are lost."""
    return "\n".join(_flat(found, " ", "\n"))


def run_text(found: Sequence[str | Grid]) -> str:
    """Everything run together, cells without a separator."""
    return "".join(_flat(found, "", ""))


def _flat(found: Sequence[str | Grid], between: str, ending: str) -> list[str]:
    lines = []
    for block in found:
        if isinstance(block, str):
            lines.append(block)
        else:
            rows = [between.join(text for text, _, _ in row if text) for row in block.rows]
            lines.append(ending.join(filter(None, rows)))
    return lines


TEXTS = {
    "tabs": tabs_text,
    "markdown": markdown_text,
    "lines": lines_text,
    "spaces": spaces_text,
    "run": run_text,
}

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/'
    '2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def docx_bytes(
    found: Sequence[str | Grid],
    *,
    change: Mapping[str, Callable[[str], str]] | None = None,
    namespace: str = _W,
    main: str = "word/document.xml",
) -> bytes:
    """A DOCX of the barest kind: no styles, no grid, merges as Word writes them.

    `change` wraps or replaces each `table`, each `row`, and each `paragraph` of a figure.
    """
    change = change or {}
    body = "".join(_p(block) if isinstance(block, str) else _tbl(block, change) for block in found)
    return docx_of(body, namespace=namespace, main=main)


def docx_of(body: str, *, namespace: str = _W, main: str = "word/document.xml") -> bytes:
    """A DOCX with the given body."""
    opening = f'<?xml version="1.0"?><w:document xmlns:w="{namespace}">'
    xml = f"{opening}<w:body>{body}</w:body></w:document>"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("_rels/.rels", _RELS)
        container.writestr(main, xml)
    return packed.getvalue()


def _p(text: str) -> str:
    lines = "<w:br/>".join(f"<w:t>{escape(line)}</w:t>" for line in text.split("\n"))
    return f"<w:p><w:r>{lines}</w:r></w:p>"


def _same(xml: str) -> str:
    return xml


def _tbl(grid: Grid, change: Mapping[str, Callable[[str], str]]) -> str:
    """A table row by row; `below` holds the merged cells that reach into the next row."""
    below: dict[int, tuple[int, int]] = {}
    rows = []
    for row in grid.rows:
        cells, below = _cells(row, below, change.get("paragraph", _p))
        rows.append(change.get("row", _same)(f"<w:tr>{cells}</w:tr>"))
    return change.get("table", _same)(f"<w:tbl>{''.join(rows)}</w:tbl>")


def _cells(
    row: Sequence[tuple[str, int, int]],
    reaching: Mapping[int, tuple[int, int]],
    paragraph: Callable[[str], str],
) -> tuple[str, dict[int, tuple[int, int]]]:
    cells, column, waiting = [], 0, list(row)
    below: dict[int, tuple[int, int]] = {}
    while waiting or column in reaching:
        if column in reaching:
            left, wide = reaching[column]
            cells.append(_tc("", wide, "continue", _p))
        else:
            text, tall, wide = waiting.pop(0)
            left = tall - 1
            make = paragraph if text.isdecimal() else _p
            cells.append(_tc(text, wide, "restart" if tall > 1 else "", make))
            left += 1
        if left > 1:
            below[column] = (left - 1, wide)
        column += wide
    return "".join(cells), below


def _tc(text: str, wide: int, merge: str, paragraph: Callable[[str], str]) -> str:
    span = f'<w:gridSpan w:val="{wide}"/>' if wide > 1 else ""
    down = f'<w:vMerge w:val="{merge}"/>' if merge == "restart" else "<w:vMerge/>" if merge else ""
    return f"<w:tc><w:tcPr>{span}{down}</w:tcPr>{paragraph(text)}</w:tc>"


def xlsx_bytes(found: Sequence[str | Grid]) -> bytes:
    """A workbook of one sheet, its numbers as numbers where they are plain."""
    book = openpyxl.Workbook()
    sheet = book.active
    top = 1
    for block in found:
        if isinstance(block, str):
            sheet.cell(top, 1, block)
            top += 1
            continue
        for at, row in enumerate(expanded(block)):
            for column, text in enumerate(row):
                if text:
                    sheet.cell(top + at, column + 1, _typed(text))
        for at, column, tall, wide in _merges(block):
            sheet.merge_cells(
                start_row=top + at,
                start_column=column + 1,
                end_row=top + at + tall - 1,
                end_column=column + wide,
            )
        top += len(block.rows)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def _typed(text: str) -> int | float | str:
    if re.fullmatch(r"[0-9]+", text):
        return int(text)
    return float(text) if re.fullmatch(r"[0-9]+\.[0-9]+", text) else text


def _merges(grid: Grid) -> list[tuple[int, int, int, int]]:
    merges, taken = [], set()
    for at, row in enumerate(grid.rows):
        column = 0
        for _, tall, wide in row:
            while (at, column) in taken:
                column += 1
            tall = min(tall, len(grid.rows) - at)
            taken |= {(at + down, column + right) for down in range(tall) for right in range(wide)}
            if tall * wide > 1:
                merges.append((at, column, tall, wide))
            column += wide
    return merges


@dataclass(frozen=True)
class Score:
    """How a reading compares with what stands there, cell by cell."""

    right: int
    unread: tuple[str, ...]
    doubted: tuple[str, ...]
    silent: tuple[str, ...]


def score(read: AnnualReport, cells: Mapping[str, Value]) -> Score:
    """Each cell right, unread (None), doubted (wrong, and said so), or silently wrong."""
    doubts = [note.where for note in read.reading.doubts if note.where.count(".") > 0]
    wrong = [path for path in {*cells, *read.cells} if read[path] != cells.get(path)]
    unread = [path for path in wrong if read[path] is None]
    given = [path for path in wrong if read[path] is not None]
    doubted = [path for path in given if any(path == w or path.startswith(f"{w}.") for w in doubts)]
    silent = sorted(set(given) - set(doubted))
    return Score(
        len({*cells, *read.cells}) - len(wrong), tuple(unread), tuple(doubted), tuple(silent)
    )
