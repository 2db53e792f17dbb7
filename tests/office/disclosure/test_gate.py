"""Nothing becomes public without a second person's approval of exactly that content."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from wagtail.actions.publish_revision import PublishRevisionAction

from gongkai.office.disclosure import actions
from gongkai.office.disclosure.gate import Unapproved
from gongkai.office.disclosure.kinds import Kind, Openness
from gongkai.office.disclosure.models import Document
from gongkai.office.organs.models import Role, User
from gongkai.office.organs.standing import NotPermitted

ON = date(2026, 11, 23)


@pytest.fixture
def drafted(office, handler):
    return actions.draft(
        by=handler,
        on=ON,
        organ=office,
        kind=Kind.ANNOUNCEMENT,
        title="停水公告",
        formed=ON,
        duty="2015",
        body="<p>十一月二十五日停水。</p>",
    )


@pytest.fixture
def approved(drafted, handler, reviewer):
    approval = actions.submit(document=drafted, by=handler, on=ON)
    actions.decide(approval=approval, approve=True, opinion="同意公开", by=reviewer, on=ON)
    drafted.refresh_from_db()
    return drafted


def test_an_approved_document_is_published_with_its_clearance(approved, handler):
    document = actions.publish(document=approved, by=handler, on=ON)

    assert document.live
    assert document.clearance.decided_by.name == "周敏"
    assert document.published_at is not None


def test_a_draft_that_nobody_approved_stays_in(drafted, handler):
    with pytest.raises(Unapproved, match="还没有第二人审批"):
        actions.publish(document=drafted, by=handler, on=ON)

    drafted.refresh_from_db()
    assert not drafted.live


def test_a_returned_draft_stays_in(drafted, handler, reviewer):
    approval = actions.submit(document=drafted, by=handler, on=ON)
    actions.decide(approval=approval, approve=False, opinion="补充日期", by=reviewer, on=ON)

    with pytest.raises(Unapproved):
        actions.publish(document=drafted, by=handler, on=ON)


def test_an_edit_after_approval_makes_the_approval_void(approved, handler):
    actions.revise(document=approved, by=handler, on=ON, body="<p>改了一个字。</p>")

    with pytest.raises(Unapproved):
        actions.publish(document=approved, by=handler, on=ON)


def test_a_swapped_attachment_makes_the_approval_void(approved, handler):
    actions.attach(
        document=approved, title="附件", data=b"x", name="a.txt", content_type="text/plain"
    )
    approved.refresh_from_db()
    approved.save_revision(user=handler)

    with pytest.raises(Unapproved):
        actions.publish(document=approved, by=handler, on=ON)


def test_the_author_cannot_approve_his_own_draft(office, head, drafted, enrolled):
    own = actions.draft(
        by=head, on=ON, organ=office, kind=Kind.NEWS, title="自拟自批", formed=ON, duty="2015"
    )
    approval = actions.submit(document=own, by=head, on=ON)

    with pytest.raises(NotPermitted, match="不能审批自己的稿件"):
        actions.decide(approval=approval, approve=True, opinion="", by=head, on=ON)


def test_a_handler_cannot_approve(drafted, handler, enrolled, office):
    approval = actions.submit(document=drafted, by=handler, on=ON)
    colleague = enrolled("何青", office, Role.HANDLER)

    with pytest.raises(NotPermitted, match="没有审批的职权"):
        actions.decide(approval=approval, approve=True, opinion="", by=colleague, on=ON)


@pytest.mark.parametrize("way", ["revision", "superuser", "skipping", "stock action", "scheduled"])
def test_no_way_of_publishing_in_wagtail_skips_the_gate(drafted, way):
    superuser = User.objects.create_superuser("root", password="x")
    revision = drafted.latest_revision
    ways = {
        "revision": lambda: revision.publish(),
        "superuser": lambda: revision.publish(user=superuser),
        "skipping": lambda: revision.publish(user=superuser, skip_permission_checks=True),
        "stock action": lambda: PublishRevisionAction(revision).execute(
            skip_permission_checks=True
        ),
        "scheduled": lambda: drafted.publish(revision, skip_permission_checks=True),
    }

    with pytest.raises(PermissionDenied):
        ways[way]()

    drafted.refresh_from_db()
    assert not drafted.live


def test_the_database_refuses_a_live_row_without_clearance(drafted):
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=drafted.pk).update(live=True)


def test_saving_other_words_on_a_published_row_is_refused(approved, handler):
    document = actions.publish(document=approved, by=handler, on=ON)
    document.title = "另一个标题"

    with pytest.raises(Unapproved):
        document.save()


def test_what_is_not_for_the_public_is_never_published(office, handler, reviewer):
    document = actions.draft(
        by=handler,
        on=ON,
        organ=office,
        kind=Kind.OTHER_DOCUMENT,
        title="依申请公开的文件",
        formed=ON,
        duty="2001",
        openness=Openness.ON_REQUEST,
        openness_reason="涉及内部",
    )
    approval = actions.submit(document=document, by=handler, on=ON)
    actions.decide(approval=approval, approve=True, opinion="", by=reviewer, on=ON)

    with pytest.raises(Unapproved, match="依申请公开"):
        actions.publish(document=document, by=handler, on=ON)
