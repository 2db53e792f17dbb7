"""An announced interview takes questions till it is held; its host has them in one list."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.office.applications.pages import words
from tests.office.disclosure.test_parts import interview
from tests.office.publishing import published
from tests.office.questions.conftest import SENT

from gongkai.office.disclosure.kinds import Kind
from gongkai.office.questions.models import Question

pytestmark = pytest.mark.django_db
ON = date(2026, 9, 28)


def announced(office, *, in_days: int):
    held = timezone.localdate() + timedelta(days=in_days)
    return published(
        office, on=ON, kind=Kind.INTERVIEW, title="县教育局谈入学", parts=[interview(held=held)]
    )


@pytest.mark.parametrize(
    ("in_days", "takes"),
    [(0, True), (3, True), (-1, False)],
)
def test_the_page_of_an_interview_asks_for_questions_until_it_is_held(
    client, office, in_days, takes
):
    one = announced(office, in_days=in_days)

    page = client.get(one.get_absolute_url()).content.decode()
    form = words(client.get(f"/ask/?about={one.pk}"))

    assert (f'href="/ask/?about={one.pk}"' in page) is takes
    assert ("向访谈提问" in form) is takes


def test_a_question_goes_to_the_organ_that_holds_the_interview(
    client, office, other_office, handler
):
    one = announced(office, in_days=3)
    sent = SENT | {"organ": other_office.slug, "about": one.pk}

    assert client.post("/ask/", sent).status_code == 200

    question = Question.objects.get()
    assert (question.organ, question.about) == (office, one)
    client.force_login(handler)
    host = client.get(f"/office/questions/interview/{one.pk}/")
    assert "搬家以后到哪里缴？" in words(host)
    assert "王" not in words(host).split("共 1 个问题")[1]
    listed = words(client.get("/office/questions/", {"about": one.pk}))
    assert question.number in listed
    assert "这次访谈的全部提问" in words(client.get(f"/office/questions/{question.pk}/"))


def test_the_list_of_the_host_is_for_the_organ_that_answers(client, office, stranger):
    one = announced(office, in_days=3)
    client.post("/ask/", SENT | {"organ": office.slug, "about": one.pk})
    client.force_login(stranger)

    assert client.get(f"/office/questions/interview/{one.pk}/").status_code == 404


def test_what_is_wrong_keeps_the_interview(client, office):
    one = announced(office, in_days=3)

    page = client.post("/ask/", SENT | {"organ": office.slug, "about": one.pk, "text": ""})

    assert page.status_code == 422
    assert "县教育局谈入学" in words(page)
