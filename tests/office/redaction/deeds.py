"""What clerks do with a file, as the tests need it done."""

from tests.office.conftest import TODAY

from gongkai.office.redaction import actions
from gongkai.office.redaction.finding.hits import hits
from gongkai.office.redaction.keeping import sheets_of
from gongkai.office.redaction.marks import Mark


def paint_all(job, by):
    """Paint out everything that the patterns find."""
    marks = [
        Mark(box, "third_party", hit.label) for hit in hits(sheets_of(job)) for box in hit.boxes
    ]
    return actions.draw(job=job, marks=marks, by=by, on=TODAY)


def made(job, by):
    """A copy that waits for review."""
    paint_all(job, by)
    return actions.make(job=job, by=by, on=TODAY)
