"""Compiling a report from the records (编制): every figure counted, and what it counts.

`compiled` reads only, in as many queries for one case as for a million; `cell_rows` gives the
records behind one figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.db.models import Count, QuerySet

from gongkai.office.annual.figures import counting
from gongkai.office.annual.models import EnteredFigure
from gongkai.office.applications.models import Application
from gongkai.office.disclosure.models import Document
from gongkai.office.organs.models import Organ
from gongkai.office.organs.standing import AnyUser
from gongkai.office.organs.visibility import visible
from gongkai.office.remedies.models import RemedyCase
from gongkai.report.form import APPLICANTS, COLUMNS, FORM_2021, Line
from gongkai.report.model import AnnualReport, Value

TITLE = "{organ}{year}年政府信息公开工作年度报告"


def compiled(organ: Organ, year: int, *, sections: Mapping[str, str] | None = None) -> AnnualReport:
    """The organ's report on a year as the records stand now (汇编的年度报告).

    A cell of table 2 that is entered and was not is blank (None), never 0.
    """
    cells = {
        **dict(_proactive(organ, year)),
        **dict(_entered(organ, year)),
        **dict(_applications(organ, year)),
        **dict(_remedies(organ, year)),
    }
    return AnnualReport(
        organ=organ.name,
        year=year,
        cells={path: cells.get(path) for path in FORM_2021.paths},
        title=TITLE.format(organ=organ.name, year=year),
        sections=dict(sections or {}),
    )


def _issued(organ: Organ) -> QuerySet[Document]:
    """The organ's own documents that are public: unpublished ones bind nobody (ADR 0070)."""
    return Document.objects.filter(issuer=organ, live=True)


def _proactive(organ: Organ, year: int) -> Iterator[tuple[str, Value]]:
    lines = ("issued", "repealed", "in_force")
    counts = {
        row["kind"]: row
        for row in _issued(organ)
        .filter(kind__in=counting.BLOCK_KINDS.values())
        .order_by()
        .values("kind")
        .annotate(
            **{f"n_{line}": Count("pk", filter=counting.documents(line, year)) for line in lines}
        )
    }
    for block, kind in counting.BLOCK_KINDS.items():
        for line in lines:
            yield f"proactive.{block}.{line}", counts.get(kind, {}).get(f"n_{line}", 0)


def _entered(organ: Organ, year: int) -> Iterator[tuple[str, Value]]:
    for entry in EnteredFigure.objects.filter(organ=organ, year=year):
        yield entry.path, entry.figure


def _applications(organ: Organ, year: int) -> Iterator[tuple[str, Value]]:
    rows = [row.key for row in FORM_2021.rows]
    counts = {
        row["category"]: row
        for row in Application.objects.counted()
        .filter(organ=organ)
        .order_by()
        .values("category")
        .annotate(
            **{f"n_{key}": Count("pk", filter=counting.applications(key, year)) for key in rows}
        )
    }
    for key in rows:
        values = {kind.key: counts.get(kind.key, {}).get(f"n_{key}", 0) for kind in APPLICANTS}
        values["total"] = sum(values.values())
        for column in COLUMNS:
            yield f"applications.{key}.{column.key}", values[column.key]


def _remedies(organ: Organ, year: int) -> Iterator[tuple[str, Value]]:
    lines: tuple[Line, ...] = FORM_2021.remedies[0].lines
    counts = {
        row["kind"]: row
        for row in RemedyCase.objects.counted()
        .filter(organ=organ)
        .order_by()
        .values("kind")
        .annotate(
            **{
                f"n_{line.key}": Count("pk", filter=counting.remedies(line.key, year))
                for line in lines
            }
        )
    }
    for block in FORM_2021.remedies:
        for line in lines:
            value = counts.get(block.key, {}).get(f"n_{line.key}", 0)
            yield f"remedies.{block.key}.{line.key}", value


def cell_rows(organ: Organ, year: int, path: str, *, user: AnyUser) -> QuerySet | None:
    """The records that a cell counts and the user may see (数字背后的记录).

    None for a figure that is entered, not counted. Raises KeyError for what is no cell.
    """
    table, row, column = counting.table_of(path)
    if table == "applications":
        rows = visible(user, Application).counted().filter(counting.applications(row, year))
        rows = rows if column == "total" else rows.filter(category=column)
        return rows.filter(organ=organ)
    if table == "remedies":
        rows = visible(user, RemedyCase).counted().filter(counting.remedies(column, year))
        return rows.filter(organ=organ, kind=row)
    if row not in counting.BLOCK_KINDS:
        return None
    shown = visible(user, Document).filter(counting.documents(column, year))
    return shown.filter(issuer=organ, live=True, kind=counting.BLOCK_KINDS[row])
