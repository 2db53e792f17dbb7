"""The annual report as JSON, `gongkai/annual-report/1` (数据格式): written and read back.

What is wrong in a *document* is kept, so that the checks can speak of it: a cell that is no
plain number becomes None with its words under `reading.printed`, a missing row or column is
noted under `reading.labels`. What is no report at all raises `NotAReport`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from gongkai.report.cells import found
from gongkai.report.form import (
    CLOSED,
    COLUMNS,
    FORM_2021,
    FORM_2021_CLOSED,
    FORMS,
    REMEDIES,
    Form,
    Line,
)
from gongkai.report.model import (
    SCHEMA,
    AnnualReport,
    NotAReport,
    Note,
    Reading,
)
from gongkai.report.values import json_value, plain, refuse_constant, whole

BOM = "\ufeff"
CLOSED_ROW = "closed"
CLOSED_LEAF_ROWS = tuple(row.key for row in FORM_2021.outcomes if row.key.startswith("closed_"))


def as_json(report: AnnualReport) -> dict[str, Any]:
    """The report as the JSON object of the schema, its keys in the order of the form."""
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "form": report.edition,
        "organ": report.organ,
        "year": report.year,
        "title": report.title,
        "sections": dict(report.sections),
        "proactive": _proactive_json(report),
        "applications": _applications_json(report),
        "remedies": {
            block.key: _row_json(report, f"remedies.{block.key}", block.lines) for block in REMEDIES
        },
    }
    if report.reading is not None:
        data["reading"] = _reading_json(report.reading)
    return data


def _row_json(report: AnnualReport, path: str, lines: tuple[Line, ...]) -> dict[str, Any]:
    return {line.key: json_value(report[f"{path}.{line.key}"]) for line in lines}


def _proactive_json(report: AnnualReport) -> dict[str, Any]:
    table: dict[str, Any] = {
        block.key: _row_json(report, f"proactive.{block.key}", block.lines)
        for block in report.form.proactive
    }
    if report.extra or not table:
        table["extra"] = plain(report.extra, "proactive.extra")
    return table


def _applications_json(report: AnnualReport) -> dict[str, Any]:
    table: dict[str, Any] = {}
    form = report.form
    for row in form.rows:
        if row.key == CLOSED_ROW:
            table.update(dict.fromkeys(CLOSED_LEAF_ROWS))
        table[row.key] = _row_json(report, f"applications.{row.key}", COLUMNS)
    if CLOSED_ROW not in table and any(path in report.cells for path in CLOSED):
        table[CLOSED_ROW] = _row_json(report, "applications.closed", COLUMNS)
    return table


def _reading_json(reading: Reading) -> dict[str, Any]:
    data: dict[str, Any] = {
        "source": reading.source,
        "format": reading.format,
        "confidence": reading.confidence,
        "repairs": _notes_json(reading.repairs),
    }
    more: dict[str, Any] = {
        "doubts": _notes_json(reading.doubts),
        "printed": dict(reading.printed),
        "labels": dict(reading.labels),
        "strangers": list(reading.strangers),
    }
    return data | {key: value for key, value in more.items() if value}


def _notes_json(notes: tuple[Note, ...]) -> list[dict[str, str]]:
    return [{"where": note.where, "what": note.what} for note in notes]


def from_text(text: str | bytes) -> AnnualReport:
    """The report that a JSON text holds; `NotAReport` with one sentence where it holds none."""
    try:
        data = json.loads(
            text.removeprefix(BOM) if isinstance(text, str) else text,
            parse_constant=refuse_constant,
        )
    except RecursionError:
        raise NotAReport("JSON嵌套过深，不是年度报告数据；请换用程序导出的文件") from None
    except json.JSONDecodeError as error:
        raise NotAReport(
            f"JSON在第{error.lineno}行第{error.colno}列有语法错误；请改正后重试，或换用程序导出的文件"
        ) from None
    except UnicodeDecodeError:
        raise NotAReport("JSON不是UTF-8编码；请另存为UTF-8后重试") from None
    except NotAReport:
        raise
    except ValueError:  # an integer of more digits than Python converts
        raise NotAReport("JSON中有位数过多的数字，不是年度报告数据；请核对后重试") from None
    return from_json(data)


def from_json(data: object) -> AnnualReport:
    """The report that a JSON object holds (读取年度报告数据).

    Raises `NotAReport` for what is no report: another shape, another version of the schema,
    numbers that no report can hold.
    """
    top = _object(data, "")
    _require_schema(top)
    edition = _edition(top.get("form"))
    tables = {key: _object(top.get(key), key) for key in ("proactive", "applications", "remedies")}
    contents = found(_form(edition, tables["applications"]), tables)
    extra = _object(tables["proactive"].get("extra"), "proactive.extra")
    return AnnualReport(
        organ=_text(top.get("organ"), "organ"),
        year=_year(top.get("year")),
        cells=contents.cells,
        edition=edition,
        title=_text(top.get("title"), "title"),
        sections=_texts(top.get("sections"), "sections"),
        extra=plain(extra, "proactive.extra"),
        reading=contents.added_to(_reading(top.get("reading"))),
    )


def _require_schema(top: Mapping[str, Any]) -> None:
    version = top.get("schema")
    if version is None:
        raise NotAReport(f"缺少schema一项，不是年度报告数据；应为“{SCHEMA}”")
    if version != SCHEMA:
        raise NotAReport(
            f"schema为“{str(version)[:60]}”，本程序只认“{SCHEMA}”；请换用相应版本的文件或升级程序"
        )


def _edition(value: object) -> str:
    if isinstance(value, str) and value in FORMS:
        return value
    stands = "缺失" if value is None else f"为“{str(value)[:20]}”"
    raise NotAReport(f"form一项{stands}；应填写格式版本“2021”或“2019”")


def _form(edition: str, applications: Mapping[str, Any]) -> Form:
    """The form whose rows to expect; a single 其他处理 row stands in for its three rows."""
    form = FORMS[edition]
    single = isinstance(applications.get(CLOSED_ROW), Mapping)
    rows = [applications.get(key) for key in CLOSED_LEAF_ROWS]
    leaves = any(
        value is not None for row in rows if isinstance(row, Mapping) for value in row.values()
    )
    return FORM_2021_CLOSED if form is FORM_2021 and single and not leaves else form


def _object(value: object, path: str) -> Mapping[str, Any]:
    if value is None and path:
        return {}
    if not isinstance(value, Mapping):
        raise NotAReport(f"{path or '最外层'}应为JSON对象，不是年度报告数据；请核对文件")
    return value


def _text(value: object, path: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise NotAReport(f"{path}应为文字，不是年度报告数据；请核对文件")
    return value


def _texts(value: object, path: str) -> dict[str, str]:
    return {
        key: _text(text, f"{path}.{key}")
        for key, text in _object(value, path).items()
        if text is not None
    }


def _year(value: object) -> int | None:
    if value is None:
        return None
    year = whole(value, "year")
    if year is None:
        raise NotAReport("year应为整数年份，如2025；请核对文件")
    return year


def _reading(value: object) -> Reading | None:
    if value is None:
        return None
    data = _object(value, "reading")
    confidence = data.get("confidence", 1.0)
    if isinstance(confidence, bool) or not isinstance(confidence, int | float):
        raise NotAReport("reading.confidence应为0到1之间的数；请核对文件")
    return Reading(
        source=_text(data.get("source"), "reading.source"),
        format=_text(data.get("format"), "reading.format"),
        confidence=confidence,
        repairs=_notes(data.get("repairs"), "reading.repairs"),
        doubts=_notes(data.get("doubts"), "reading.doubts"),
        printed=_texts(data.get("printed"), "reading.printed"),
        labels=_texts(data.get("labels"), "reading.labels"),
        strangers=tuple(
            _text(label, "reading.strangers")
            for label in _list(data.get("strangers"), "reading.strangers")
        ),
    )


def _list(value: object, path: str) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise NotAReport(f"{path}应为列表；请核对文件")
    return value


def _notes(value: object, path: str) -> tuple[Note, ...]:
    notes = (_object(item, path) for item in _list(value, path))
    return tuple(
        Note(_text(note.get("where"), path), _text(note.get("what"), path)) for note in notes
    )
