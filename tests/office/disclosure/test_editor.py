"""The editor of documents, as a clerk opens it."""

from django.urls import reverse
from lxml import html

from gongkai.office.organs.models import Role


def chosen(client) -> list[str]:
    page = html.fromstring(client.get(reverse("disclosure:add")).content.decode())
    return page.xpath('//select[@name="organ"]/option[@selected]/text()')


def test_who_works_for_one_organ_need_not_choose_it(client, handler, office):
    client.force_login(handler)

    assert chosen(client) == [office.name]


def test_who_works_for_two_is_asked(client, enrolled, office, other_office):
    two = enrolled("丁宁", office, Role.HANDLER)
    two.memberships.create(organ=other_office, role=Role.HANDLER)
    client.force_login(two)

    assert not {office.name, other_office.name} & set(chosen(client))
