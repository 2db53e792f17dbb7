"""A document put together as a report (组装): its parts, its three tables, what was noticed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from gongkai.report.form import CLOSED, FORM_2021, FORM_2021_CLOSED, FORMS, Form
from gongkai.report.model import AnnualReport, NotAReport, Reading
from gongkai.report.reading.blocks import Document
from gongkai.report.reading.labels import COLUMN_NAMES
from gongkai.report.reading.sections import (
    Parts,
    heading_labels,
    lines,
    narrative,
    parts,
)
from gongkai.report.reading.several import chosen, others, reports
from gongkai.report.reading.tables.applications import KEYS, LEAVES, ORDER, SHAPE, read_applications
from gongkai.report.reading.tables.headers import Header
from gongkai.report.reading.tables.proactive import edition_marks, extra_of_2019, read_proactive
from gongkai.report.reading.tables.records import manner, records
from gongkai.report.reading.tables.remedies import from_table_4, read_remedies
from gongkai.report.reading.titles import Heading, heading
from gongkai.report.reading.trace import Trace

FEWEST_ROWS = 3
"""Rows of table 3 that make a document a report even without its headings."""

FEWEST_PARTS = 4
"""Headings of the six parts that make it one even without its tables."""

_DIGIT = re.compile(r"\d")

LAST_YEAR_OF_2019 = 2020
"""The last year reported in the 2019 form; 国办公开办函〔2021〕30号 replaced it for 2021."""


def report_of(document: Document, source: str, *, year: int | None = None) -> AnnualReport:
    """The report that a document holds; `NotAReport` where it holds none.

    Of several reports the one of the `year` is read, else the first; a doubt names the others.
    """
    divided = [parts(one) for one in reports(lines(document))]
    titles = document.titles if len(divided) == 1 else ()
    named = [heading(one.lines[""], titles) for one in divided]
    at = chosen(named, source, year=year)
    trace = Trace()
    for what in filter(None, (*document.doubts, others(named, at))):
        trace.doubt("", what)
    return _read(document, source, divided=divided[at], named=named[at], trace=trace)


def _read(
    document: Document, source: str, *, divided: Parts, named: Heading, trace: Trace
) -> AnnualReport:
    rows = _read_region(divided, "applications", trace)
    _require_report(divided, rows, trace, source)
    edition = _edition(divided, trace, named.year)
    is_run = _is_run(divided)
    extra = _read_table_2(divided, trace, edition=edition, is_run=is_run)
    _read_table_4(divided, trace, is_run=is_run)
    form = _form(edition, trace)
    _note_missing(trace, form, rows)
    trace.labels.update(heading_labels(divided))
    return _report(
        document, source, named=named, form=form, divided=divided, extra=extra, trace=trace
    )


def _report(
    document: Document,
    source: str,
    *,
    named: Heading,
    form: Form,
    divided: Parts,
    extra: Mapping[str, int | str],
    trace: Trace,
) -> AnnualReport:
    return AnnualReport(
        organ=named.organ,
        year=named.year,
        cells={path: trace.cells.get(path) for path in form.paths},
        edition=form.edition,
        title=named.title,
        sections=narrative(divided),
        extra=extra,
        reading=Reading(
            source=source,
            format=document.format,
            confidence=trace.confidence(form.paths),
            repairs=tuple(trace.repairs),
            doubts=tuple(trace.doubts),
            printed=trace.printed,
            labels=trace.labels,
            strangers=tuple(trace.strangers),
        ),
    )


def _read_region(divided: Parts, key: str, trace: Trace) -> int:
    """Table 3 in its own part; where nothing of it stands there, in the whole document."""
    own = divided.region(key)
    rows = read_applications(own, trace)
    if rows >= FEWEST_ROWS or len(own) == len(divided.all_lines):
        return rows
    fresh = Trace()
    elsewhere = read_applications(divided.all_lines, fresh)
    if elsewhere > rows:
        _replace(trace, fresh)
        return elsewhere
    return rows


def _replace(trace: Trace, other: Trace) -> None:
    trace.cells, trace.printed, trace.labels = other.cells, other.printed, other.labels
    trace.repairs, trace.strangers = other.repairs, other.strangers
    trace.doubts += other.doubts
    trace.disputed = other.disputed


def _require_report(divided: Parts, rows: int, trace: Trace, source: str) -> None:
    if rows >= FEWEST_ROWS:
        return
    name = f"“{source}”" if source else "文件"
    if len(divided.headings) < FEWEST_PARTS:
        raise NotAReport(f"{name}里没有政府信息公开工作年度报告的表格和标题；请确认选对了文件")
    trace.doubt("applications", "没有读到表三，表格可能是图片；请提供带有表格文字的文件")


def _edition(divided: Parts, trace: Trace, year: int | None) -> str:
    """2019 or 2021, by the headings of table 2; where it has none, by its rows and the year."""
    of_2019, of_2021 = edition_marks(divided.region("proactive"))
    if of_2019 != of_2021:
        return "2019" if of_2019 > of_2021 else "2021"
    is_old = year is not None and year <= LAST_YEAR_OF_2019
    has_leaves = any(f"applications.{leaf}.{key}" in trace.cells for leaf in LEAVES for key in KEYS)
    return "2019" if is_old and not has_leaves else "2021"


def _is_run(divided: Parts) -> bool:
    """Whether the figures of this text are run together, which table 3 shows best."""
    region = divided.region("applications")
    if not any(line.row is None and _DIGIT.search(line.text) for line in region):
        return False
    return manner(records(region, Header(COLUMN_NAMES, KEYS)), SHAPE).is_run


def _read_table_2(
    divided: Parts, trace: Trace, *, edition: str, is_run: bool
) -> Mapping[str, int | str]:
    region = divided.region("proactive")
    if edition == "2019":
        return extra_of_2019(region, trace)
    if not read_proactive(region, trace, is_run=is_run):
        read_proactive(divided.all_lines, trace, is_run=is_run)
    return {}


def _read_table_4(divided: Parts, trace: Trace, *, is_run: bool) -> None:
    region = divided.region("remedies")
    if "remedies" not in divided.lines:
        region = from_table_4(region)
    if read_remedies(region, trace, is_run=is_run):
        return
    if not read_remedies(from_table_4(divided.all_lines), trace, is_run=is_run):
        trace.doubt("remedies", "没有读到表四")


def _form(edition: str, trace: Trace) -> Form:
    """The form that the cells follow: 2021 with its three rows or with the single 其他处理."""
    form = FORMS[edition]
    if form is not FORM_2021 or not any(path in trace.cells for path in CLOSED):
        return form
    has_leaves = any(
        trace.cells.get(f"applications.{leaf}.{key}") is not None for leaf in LEAVES for key in KEYS
    )
    return FORM_2021 if has_leaves else FORM_2021_CLOSED


def _note_missing(trace: Trace, form: Form, rows: int) -> None:
    """Rows and blocks of the form that the document does not have (缺行)."""
    if not rows:
        return
    wanted = FORMS[form.edition]
    present = {path.split(".")[1] for path in trace.cells if path.startswith("applications.")}
    labelled = {path.split(".")[1] for path in trace.labels if path.startswith("applications.")}
    for key in ORDER:
        is_ours = any(row.key == key for row in wanted.rows)
        if is_ours and key not in present | labelled:
            trace.labels[f"applications.{key}"] = ""
    blocks = {path.split(".")[1] for path in trace.cells if path.startswith("proactive.")}
    for block in wanted.proactive:
        if block.key not in blocks:
            trace.labels[f"proactive.{block.key}"] = ""
