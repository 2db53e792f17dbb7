"""The demonstration's questions: some answered, one due tomorrow, one late, two published."""

from collections import Counter
from datetime import date

import pytest

from gongkai.office.demo.asking.questions import asked
from gongkai.office.demo.cases import back
from gongkai.office.demo.listing.founding import catalogued
from gongkai.office.demo.people import settled
from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.models import Document
from gongkai.office.ledger.models import Event
from gongkai.office.questions.models import Question
from gongkai.statute import official_calendar

TODAY = date(2026, 11, 23)


@pytest.mark.django_db
def test_the_questions_of_the_last_weeks_show_every_state():
    county = settled()
    catalogued(county)

    questions = asked(county, today=TODAY)

    states = Counter(one.state for one in Question.objects.all())
    assert states == {"answered": 4, "open": 2, "drafted": 1, "declined": 1}
    tomorrow = official_calendar().add(back(TODAY, 0), 1)
    assert [one.title for one in questions if one.state == "drafted" and one.due == tomorrow]
    assert Question.objects.overdue(TODAY).count() == 1
    published = Document.objects.filter(kind=Kind.ANSWER, live=True)
    assert published.count() == 2
    assert all(one.entry and one.answered_question for one in published)
    assert not Event.objects.filter(subject="question", on__gt=TODAY).exists()
