"""A draft, and one that has passed every level of review."""

from datetime import date

import pytest
from tests.office.reviewing import pass_review

from gongkai.office.disclosure import actions
from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.models import Document

ON = date(2026, 11, 23)


@pytest.fixture
def drafted(office, handler):
    """A draft with a file."""
    document = actions.draft(
        by=handler,
        on=ON,
        organ=office,
        kind=Kind.ANNOUNCEMENT,
        title="停水公告",
        formed=ON,
        duty="2015",
        body="<p>十一月二十五日停水。</p>",
    )
    actions.attach(
        document=document, title="附表", data=b"1", name="a.txt", content_type="text/plain"
    )
    document = Document.objects.get(pk=document.pk)
    document.save_revision(user=handler, clean=False)
    return Document.objects.get(pk=document.pk)


@pytest.fixture
def passed(drafted, handler):
    """The draft, passed by three others."""
    pass_review(drafted, by=handler, on=ON)
    return Document.objects.get(pk=drafted.pk)


@pytest.fixture
def out(passed, handler):
    """The document, published."""
    return actions.publish(document=passed, by=handler, on=ON)
