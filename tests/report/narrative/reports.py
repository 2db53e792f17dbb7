"""A report with a text of one's own, and what the checks say of the text."""

from tests.report.samples import HEADINGS, changed, department

from gongkai.report.checks import findings

TABLE = {
    "applications.received.natural_person": 15,
    "applications.received.business": 1,
    "applications.received.total": 16,
    "applications.carried_in.natural_person": 4,
    "applications.carried_in.total": 4,
    "applications.granted.natural_person": 2,
    "applications.granted.total": 2,
    "applications.partial.natural_person": 1,
    "applications.partial.total": 1,
    "applications.unavailable_not_held.natural_person": 13,
    "applications.unavailable_not_held.business": 1,
    "applications.unavailable_not_held.total": 14,
    "applications.handled.natural_person": 16,
    "applications.handled.business": 1,
    "applications.handled.total": 17,
    "applications.carried_over.natural_person": 3,
    "applications.carried_over.total": 3,
    "remedies.reconsideration.upheld": 2,
    "remedies.reconsideration.pending": 1,
    "remedies.reconsideration.total": 3,
}
"""16 came, 4 were carried in, 17 handled, 3 carried over; 3 reconsiderations."""


def report(text="", *, organ="云溪县教育局", **cells):
    """A consistent report of 2022 whose part one says `text` of applications."""
    blank = {path: 0 for path in department().cells if path.startswith("applications.")}
    numbers = {key.replace("__", "."): value for key, value in cells.items()}
    overview = HEADINGS.replace("依法答复每一件申请。", f"依法办理。\n{text}")
    sections = {**department().sections, "overview": overview}
    return changed(department(), {**blank, **TABLE, **numbers}, sections=sections, organ=organ)


def said_of(text, *, code="", previous=None, **options):
    """(severity, code) of every finding on the text, those of one code where it is given."""
    found = findings(report(text, **options), previous)
    rows = [(item.severity.value, item.code) for item in found]
    return [severity for severity, name in rows if name == code] if code else rows


def messages(text, *, code, previous=None, **options):
    """What the findings of one code say of the text."""
    found = findings(report(text, **options), previous)
    return [item.message for item in found if item.code == code]
