"""The annual report as a document (年度报告): read it, check it, lay it out, add it up.

The data and its arithmetic are here. What needs a document library has a door of its own:
`gongkai.report.reading.read`, `gongkai.report.writing.write`; the judgement is
`gongkai.report.checks.findings`.

>>> from gongkai.report.checks import findings
>>> report = AnnualReport("云溪县教育局", 2025, {**dict.fromkeys(FORM_2021.paths, 0)})
>>> findings(report)
[]
"""

from gongkai.report.findings import Finding, Severity
from gongkai.report.form import FORM_2019, FORM_2021, Form
from gongkai.report.model import SCHEMA, AnnualReport, NotAReport, Note, Reading
from gongkai.report.rollup import Adjustment, CannotAdd, total
from gongkai.report.schema import as_json, from_json, from_text

__all__ = [
    "FORM_2019",
    "FORM_2021",
    "SCHEMA",
    "Adjustment",
    "AnnualReport",
    "CannotAdd",
    "Finding",
    "Form",
    "NotAReport",
    "Note",
    "Reading",
    "Severity",
    "as_json",
    "from_json",
    "from_text",
    "total",
]
