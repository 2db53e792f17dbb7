"""The editor of documents, as a clerk opens it."""

from datetime import date

from django.urls import reverse
from lxml import html
from tests.office.disclosure.test_parts import interview

from gongkai.office.disclosure import actions
from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.models import Document
from gongkai.office.organs.models import Role

ON = date(2026, 11, 20)


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


def editor(client, document=None):
    """The form of the editor: of a draft, or a new one."""
    new = reverse("disclosure:add")
    page = client.get(reverse("disclosure:edit", args=[document.pk]) if document else new)
    return html.fromstring(page.content.decode()).xpath('//form[.//*[@id="id_kind"]]')[0]


def in_sight(form) -> list[str]:
    """The kinds of the panels that the form shows."""
    return form.xpath("//section[@data-kinds][not(@hidden)]/@data-kinds")


def test_a_new_draft_without_a_kind_hides_no_panel(client, handler):
    client.force_login(handler)
    form = editor(client)

    kinds = form.xpath("//section/@data-kinds")

    assert len(kinds) == 6
    assert in_sight(form) == kinds


def test_a_draft_shows_the_panels_of_its_kind_open(client, handler, office):
    client.force_login(handler)
    fields = {"organ": office, "title": "谈招生", "formed": ON, "duty": "2015"}
    announced = actions.draft(by=handler, on=ON, kind=Kind.ANNOUNCEMENT, **fields)
    held = actions.draft(by=handler, on=ON, kind=Kind.INTERVIEW, parts=[interview()], **fields)

    form = editor(client, held)

    assert in_sight(editor(client, announced)) == []
    assert in_sight(form) == ["interview", "interpretation interview"]
    assert "collapsed" not in form.xpath('//section[@data-kinds="interview"]/@class')[0]


def test_what_was_entered_stays_in_sight_and_is_kept_when_the_kind_changes(client, handler, office):
    client.force_login(handler)
    fields = {"organ": office, "title": "谈招生", "formed": ON, "duty": "2015"}
    draft = actions.draft(by=handler, on=ON, kind=Kind.INTERVIEW, parts=[interview()], **fields)
    form = editor(client, draft)

    sent = client.post(
        reverse("disclosure:edit", args=[draft.pk]), {**dict(form.form_values()), "kind": "news"}
    )

    kept = Document.objects.get(pk=draft.pk).get_latest_revision_as_object()
    assert sent.status_code == 302
    assert (kept.kind, kept.interviews.count()) == (Kind.NEWS, 1)
    assert in_sight(editor(client, draft)) == ["interview"]
