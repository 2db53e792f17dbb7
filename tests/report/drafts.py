"""An invented report as paragraphs and grids, in a layout, with what its cells mean."""

from __future__ import annotations

import random
import re

from tests.report.invented_numbers import Cells, numbers
from tests.report.layouts import (
    CIRCLES,
    RADICALS,
    SHORT,
    TRADITIONAL,
    TYPOS,
    Grid,
    Layout,
)

from gongkai.report.form import COLUMNS, FORM_2019, FORM_2021, PROACTIVE, RESULTS
from gongkai.report.model import AnnualReport


class Draft:
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
            label = label.translate(RADICALS)
        return label.translate(TRADITIONAL) if layout.traditional else label

    def _enumerated(self, label: str) -> str:
        style = self.layout.enumerators
        found = re.match(r"(\d)\.(.+)", label)
        if style == "none":
            return re.sub(r"^(?:\d\.|（.）|.、)", "", label)
        if style == "circled" and found:
            return CIRCLES[int(found[1])] + found[2]
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
    return label[:at] + rng.choice(("", rng.choice(TYPOS))) + label[at + 1 :]


def _table_2(draft: Draft) -> list[Grid]:
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


def _header_3(draft: Draft) -> list[list[tuple[str, int, int]]]:
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
    draft: Draft, rows: list[list[tuple[str, int, int]]], *, heads: bool = False
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


def _table_3(draft: Draft) -> list[Grid]:
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


def _group_rows(draft: Draft, group) -> list[list[tuple[str, int, int]]]:
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
    draft: Draft, key: str, labels: list[tuple[str, int, int]]
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


def _table_4(draft: Draft) -> list[Grid]:
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


def _prose(draft: Draft) -> dict[str, list[str]]:
    rng = draft.rng
    return {
        "overview": [
            "（一）主动公开情况。本机关全年公开各类信息1234条，发布解读材料17件。",
            f"（二）依申请公开情况。全年收到申请{rng.randint(2, 900)}件，均已依法答复。",
        ],
        "problems": ["一是解读形式单一。", "二是将加强业务培训，及时更新栏目。"],
        "other": ["本机关2030年未收取信息处理费。"],
    }


def blocks(draft: Draft) -> tuple[list[str | Grid], AnnualReport]:
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
