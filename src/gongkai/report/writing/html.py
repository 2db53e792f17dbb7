"""The report as one web page (网页): self-contained, accessible, ready to print on A4."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from html import escape
from importlib.resources import files

from gongkai.report.model import AnnualReport
from gongkai.report.writing.charts import ON_PAPER, Chart, charts
from gongkai.report.writing.headers import identifier, identifiers_of
from gongkai.report.writing.layout import (
    Part,
    Placed,
    Table,
    clean,
    is_subheading,
    parts,
    title,
)

STYLE = files("gongkai.report.writing").joinpath("page.css").read_text("utf-8")


def document(report: AnnualReport) -> bytes:
    """The whole page in UTF-8; every word from the report is escaped."""
    return "\n".join(_page(report)).encode()


def table(drawn: Table) -> str:
    """One table of the form as HTML: caption, scopes, and the headers of each figure."""
    return "\n".join(_table(drawn))


def _page(report: AnnualReport) -> Iterator[str]:
    name = escape(title(report))
    yield '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    if report.organ:
        yield f'<meta name="author" content="{escape(clean(report.organ))}">'
    yield f"<title>{name}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>"
    yield f"<h1>{name}</h1>"
    for part in parts(report):
        yield from _part(report, part)
    yield "</main>\n</body>\n</html>\n"


def _part(report: AnnualReport, part: Part) -> Iterator[str]:
    yield f'<section aria-labelledby="part-{part.key}">'
    yield f'<h2 id="part-{part.key}">{escape(part.heading)}</h2>'
    for paragraph in part.paragraphs:
        tag = "h3" if is_subheading(paragraph) else "p"
        yield f"<{tag}>{escape(paragraph)}</{tag}>"
    if part.table:
        yield table(part.table)
    if part.key == "applications":
        yield from (_figure(chart) for chart in charts(report))
    yield "</section>"


def _figure(chart: Chart) -> str:
    """A chart as an image: its words stand in `alt`, its figures in the table before it."""
    data = b64encode(chart.svg(ON_PAPER).encode()).decode()
    words = escape(f"{chart.title}。{clean(chart.description)}")
    return (
        f'<figure><img alt="{words}" src="data:image/svg+xml;base64,{data}">'
        f"<figcaption>{escape(chart.caption)}</figcaption></figure>"
    )


def _table(drawn: Table) -> Iterator[str]:
    label = escape(drawn.caption)
    yield (
        f'<div class="table" role="region" tabindex="0" aria-label="{label}（表格）">\n'
        f'<table class="{drawn.key}">'
    )
    yield f"<caption>{label}</caption>"
    yield _columns(drawn)
    edges = (0, *(row for row in drawn.bodies if row), len(drawn.rows))
    for start, end in zip(edges, edges[1:], strict=False):
        tag = "thead" if start < drawn.head else "tbody"
        yield f"<{tag}>"
        yield from (_row(drawn, row) for row in range(start, end))
        yield f"</{tag}>"
    yield "</table>\n</div>"


def _columns(drawn: Table) -> str:
    whole = sum(drawn.widths)
    columns = "".join(f'<col width="{width / whole:.1%}">' for width in drawn.widths)
    return f"<colgroup>{columns}</colgroup>"


def _row(drawn: Table, row: int) -> str:
    cells = "".join(_cell(drawn, placed) for placed in drawn.placed if placed.row == row)
    return f"<tr>{cells}</tr>"


def _cell(drawn: Table, placed: Placed) -> str:
    cell = placed.cell
    spans = "".join(
        f' {name}="{span}"'
        for name, span in (("rowspan", cell.rowspan), ("colspan", cell.colspan))
        if span > 1
    )
    text = escape(cell.text)
    if cell.scope:
        name = identifier(drawn, placed)
        return f'<th id="{name}" scope="{cell.scope}"{spans}>{text}</th>'
    heads = " ".join(identifiers_of(drawn, placed))
    return f'<td headers="{heads}"{spans}>{text}</td>'
