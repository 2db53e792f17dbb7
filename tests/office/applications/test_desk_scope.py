"""People of other organs, and people without the duty, find nothing to do."""

import pytest
from tests.office.applications.pages import LIST, NEW, case, words

from gongkai.office.applications.admin.deeds import DEEDS
from gongkai.office.applications.models import Application
from gongkai.office.ledger.models import Event
from gongkai.office.organs.models import User
from gongkai.office.organs.visibility import visible


@pytest.mark.parametrize("who", ["stranger", "supervisor", "administrator", "superuser"])
def test_people_of_other_organs_find_nothing(client, request, application, who):
    superuser = {"username": "root", "password": "x"}
    person = (
        User.objects.create_superuser(**superuser)
        if who == "superuser"
        else request.getfixturevalue(who)
    )
    client.force_login(person)
    before = Event.objects.count()

    pages = [client.get(case(application, act)) for act in ("", *DEEDS)]
    posts = [
        client.post(case(application, act), {"on": "2026-03-20", "reason": "看", "days": 5})
        for act in DEEDS
    ]
    lists = [client.get(LIST), client.get(f"{LIST}results/"), client.get("/office/")]

    assert {response.status_code for response in pages + posts} <= {302, 404}
    assert not [r for r in lists if application.register_number in r.content.decode()]
    assert Event.objects.count() == before
    assert not visible(person, Application).exists()


def test_the_public_is_sent_to_sign_in(client, application):
    for address in (LIST, NEW, case(application), case(application, "reveal")):
        assert client.get(address)["Location"].startswith("/office/login/")


def test_a_reviewer_reads_but_does_not_act(client, reviewer, application):
    client.force_login(reviewer)

    page = words(client.get(case(application)))
    response = client.post(case(application, "void"), {"reason": "重复"})

    assert application.register_number in page
    assert "填写理由后查看" not in page
    assert "没有作废登记的职权" in words(response)
    assert client.get(NEW).status_code == 404
