"""How findings speak (用语): the short Chinese name of every place, and sums spelled out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from gongkai.report.form import (
    COLUMNS,
    FORM_2019,
    FORM_2021,
    PROACTIVE,
    REMEDIES,
    RESULTS,
    SECTIONS,
)
from gongkai.report.model import Value

ROWS: Mapping[str, str] = MappingProxyType(
    {
        "received": "本年新收",
        "carried_in": "上年结转",
        "granted": "予以公开",
        "partial": "部分公开",
        "refused_state_secret": "属于国家秘密",
        "refused_prohibited": "其他法律行政法规禁止公开",
        "refused_security": "危及三安全一稳定",
        "refused_third_party": "保护第三方合法权益",
        "refused_internal": "属于三类内部事务信息",
        "refused_deliberative": "属于四类过程性信息",
        "refused_enforcement_file": "属于行政执法案卷",
        "refused_inquiry": "属于行政查询事项",
        "unavailable_not_held": "本机关不掌握",
        "unavailable_needs_creation": "需要另行制作",
        "unavailable_unclear": "补正后仍不明确",
        "declined_petition": "信访举报投诉类申请",
        "declined_repeat": "重复申请",
        "declined_publication": "要求提供公开出版物",
        "declined_excessive": "无正当理由大量反复申请",
        "declined_reissue": "要求确认或重新出具已获取信息",
        "closed_uncorrected": "逾期不补正",
        "closed_unpaid": "逾期未缴费",
        "closed_other": "其他处理中的其他",
        "closed": "其他处理",
        "handled": "办理总计",
        "carried_over": "结转下年度",
    }
)
"""The rows of table 3 by the short names that a sum can hold."""

BLOCKS: Mapping[str, str] = MappingProxyType(
    {f"proactive.{block.key}": block.headings[-1] for block in PROACTIVE}
    | {
        f"remedies.{block.key}": "—".join(block.headings)  # 行政诉讼—复议后起诉
        for block in REMEDIES
    }
)
"""The blocks of tables 2 and 4 by their headings."""

_PARTS = {"proactive": "第二部分", "applications": "第三部分", "remedies": "第四部分"}
_WORDS = {"title": "标题", "year": "年份", "organ": "机关名称", "form": "格式版本"}


_COLUMNS = {
    "proactive": {line.key: line.label for block in PROACTIVE for line in block.lines},
    "applications": {line.key: line.label for line in COLUMNS},
    "remedies": {line.key: line.label for line in RESULTS},
}


def _all_places() -> dict[str, str]:
    places = dict(_WORDS) | {table: f"{part}表格" for table, part in _PARTS.items()}
    for key, row in ROWS.items():
        places[f"applications.{key}"] = f"第三部分“{row}”行"
        for column in COLUMNS:
            places[f"applications.{key}.{column.key}"] = f"第三部分“{row}”行“{column.label}”列"
    for column in COLUMNS:
        places[f"applications.*.{column.key}"] = f"第三部分“{column.label}”列"
    for table, blocks in (("proactive", PROACTIVE), ("remedies", REMEDIES)):
        for block in blocks:
            path = f"{table}.{block.key}"
            places[path] = f"{_PARTS[table]}“{BLOCKS[path]}”"
            for line in block.lines:
                places[f"{path}.{line.key}"] = f"{places[path]}的“{line.label}”"
    places |= {f"remedies.*.{line.key}": f"第四部分“{line.label}”列" for line in RESULTS}
    return places | {f"sections.{line.key}": f"“{line.label}”" for line in SECTIONS}


PLACES: Mapping[str, str] = MappingProxyType(_all_places())
"""Every place of the form, by its path, in words."""


def place(path: str) -> str:
    """Where a path points, in words a clerk finds it by (位置).

    >>> place("applications.granted.total")
    '第三部分“予以公开”行“总计”列'
    """
    return PLACES.get(path.partition("[")[0], path)


def last_row(path: str) -> str:
    """The short name of the row or block in which a path points (行).

    >>> last_row("applications.granted"), last_row("remedies.reconsideration.total")
    ('予以公开', '行政复议')
    """
    table, row = path.split(".")[:2]
    return ROWS[row] if table == "applications" else BLOCKS[f"{table}.{row}"]


def last_label(path: str) -> str:
    """The label of a cell's column (列).

    >>> last_label("remedies.reconsideration.upheld")
    '结果维持'
    """
    table, _, key = path.split(".")
    return _COLUMNS[table][key]


def _all_labels() -> dict[str, str]:
    labels = {f"applications.{row.key}": row.label for row in (*FORM_2019.rows, *FORM_2021.rows)}
    labels |= {f"applications.*.{column.key}": column.label for column in COLUMNS}
    labels |= {f"remedies.*.{column.key}": column.label for column in RESULTS}
    for table, blocks in (("proactive", PROACTIVE), ("remedies", REMEDIES)):
        labels |= {f"{table}.{block.key}": block.headings[-1] for block in blocks}
    return labels | {f"sections.{line.key}": line.label for line in SECTIONS}


LABELS: Mapping[str, str] = MappingProxyType(_all_labels())
"""The literal words of the form, by the path of a row, column, block or part."""


def number(value: Value) -> str:
    """A number in a sentence: no exponent, no grouping; 空白 where there is none."""
    if value is None:
        return "空白"
    return format(value.normalize(), "f") if isinstance(value, Decimal) else str(value)


def sum_in_words(names: Sequence[str], values: Iterable[Value], *, always: bool = False) -> str:
    """A sum spelled out; terms that are 0 are left out unless `always` (算式).

    >>> sum_in_words(("自然人", "商业企业", "科研机构"), (12, 1, 0))
    '自然人12＋商业企业1＝13'
    """
    pairs = list(zip(names, values, strict=True))
    known = [value for _, value in pairs if value is not None]
    shown = [f"{name}{number(value)}" for name, value in pairs if value or value is None or always]
    total = number(sum(known))
    if not shown:
        return f"{names[0]}等{len(names)}项之和0"
    return f"{'＋'.join(shown)}＝{total}" if len(shown) > 1 else shown[0]
