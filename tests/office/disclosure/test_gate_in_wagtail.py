"""No address of Wagtail's admin, for no role, makes anything public or takes it down silently."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from tests.office.reviewing import reviewers
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.actions.unpublish import UnpublishAction

from gongkai.office.disclosure import actions
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.parts.part import PARTS
from gongkai.office.organs.models import User

ON = date(2026, 11, 23)
ROLES = ("superuser", "handler", "reviewer", "head", "stranger")
ACTIONS = ("action-publish", "action-submit", "action-unpublish", "action-workflow-action")


@pytest.fixture(params=ROLES)
def somebody(request, client, office, handler, stranger):
    """A browser of one of the roles."""
    _, reviewer, head = reviewers(office)
    people = {"handler": handler, "reviewer": reviewer, "head": head, "stranger": stranger}
    made = User.objects.create_superuser
    person = people.get(request.param) or made("root", password="x")
    client.force_login(person)
    return client


def is_out(document):
    return Document.objects.get(pk=document.pk).live


def addresses(document):
    """Every address of the admin that knows a document, and those that act on many."""
    own, revision = [document.pk], document.latest_revision_id
    for name in ("edit", "delete", "unpublish", "lock", "unlock", "copy", "usage", "history"):
        yield name, own
    for name in ("revisions_revert", "revisions_unschedule", "revisions_view"):
        yield name, [document.pk, revision]
    yield "preview_on_edit", own


def posted(client, document, data):
    for name, args in addresses(document):
        try:
            address = reverse(f"disclosure:{name}", args=args)
        except NoReverseMatch:
            continue  # this back office has no such page, as for copies
        client.post(address, data)
    for action in ("publish", "unpublish", "delete", "move"):
        client.post(f"/office/bulk/disclosure/document/{action}/?id={document.pk}", data)
    for way in ("approve", "reject"):
        client.post(f"/office/workflows/action/{document.pk}/{way}/1/", data)


def form_of(document):
    """What the editor would post, with every button at once and a schedule that is past."""
    fields = {name: value for name, value in document.content().items() if value is not None}
    files = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 9}
    past = (timezone.now() - timedelta(hours=1)).strftime("%Y-%m-%d %H:%M")
    own = {"organ": document.organ_id, "title": "改掉的标题", "live": "on", "go_live_at": past}
    buttons = {action: action for action in ACTIONS}
    rows = {f"{row}-{name}": n for row in ("attachments", *PARTS) for name, n in files.items()}
    return fields | own | rows | buttons


def test_the_form_is_one_that_the_editor_takes(client, drafted, handler):
    client.force_login(handler)

    client.post(reverse("disclosure:edit", args=[drafted.pk]), form_of(drafted))

    draft = Document.objects.get(pk=drafted.pk).get_latest_revision_as_object()
    assert draft.title == "改掉的标题"


def test_no_address_publishes_a_draft(somebody, drafted):
    posted(somebody, drafted, form_of(drafted))

    assert not is_out(drafted)


def test_no_address_changes_or_takes_down_what_is_published(somebody, out):
    posted(somebody, out, form_of(out))

    assert is_out(out)
    assert Document.objects.get(pk=out.pk).title == "停水公告"


def test_nothing_is_taken_down_without_its_reason(out):
    boss = User.objects.create_superuser("root", password="x")

    with pytest.raises(PermissionDenied, match="写明理由"):
        out.unpublish(user=boss)

    assert is_out(out)
    assert not out.takings_back.exists()


def test_taking_down_and_publishing_again_needs_another_review(out, handler):
    UnpublishAction(out, user=handler).execute(skip_permission_checks=True)
    draft = Document.objects.get(pk=out.pk)
    draft.title = "改掉的标题"
    draft.save_revision(clean=False)

    with pytest.raises(PermissionDenied):
        actions.publish(document=draft, by=handler, on=ON)

    assert not is_out(out)


WAYS = {
    "revision": lambda one, boss: one.latest_revision.publish(),
    "superuser": lambda one, boss: one.latest_revision.publish(user=boss),
    "skipping": lambda one, boss: one.latest_revision.publish(
        user=boss, skip_permission_checks=True
    ),
    "stock action": lambda one, boss: PublishRevisionAction(one.latest_revision, user=boss).execute(
        skip_permission_checks=True
    ),
    "model": lambda one, boss: one.publish(one.latest_revision, skip_permission_checks=True),
    "saved live": lambda one, boss: (setattr(one, "live", True), one.save()),
}


@pytest.mark.parametrize("way", WAYS)
def test_no_act_of_wagtail_skips_the_gate(drafted, way):
    boss = User.objects.create_superuser("root", password="x")

    with pytest.raises(PermissionDenied):
        WAYS[way](drafted, boss)

    assert not is_out(drafted)


def test_a_schedule_does_not_publish_what_has_not_passed(drafted, capsys):
    drafted.revisions.update(approved_go_live_at=timezone.now() - timedelta(minutes=1))

    with pytest.raises(PermissionDenied):
        call_command("publish_scheduled", stdout=StringIO())

    assert not is_out(drafted)


def test_a_schedule_for_later_takes_nothing_down(out):
    draft = out.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + timedelta(days=1)
    draft.save_revision(clean=False).publish()

    assert is_out(out)
