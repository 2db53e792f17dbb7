"""Nothing becomes public without a review that passed, of exactly that content."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from tests.office.reviewing import AGREED, agree, pass_review, reviewers

from gongkai.office.disclosure import actions
from gongkai.office.disclosure.gate import Unapproved
from gongkai.office.disclosure.kinds import Kind, Openness
from gongkai.office.disclosure.models import Document
from gongkai.office.organs.standing import NotPermitted
from gongkai.office.review.actions import Held, give_opinion, recall
from gongkai.office.review.checklist import blank
from gongkai.office.review.kinds import Result

ON = date(2026, 11, 23)


def is_out(document):
    return Document.objects.get(pk=document.pk).live


def test_what_passed_every_level_is_published_with_its_clearance(passed, handler):
    document = actions.publish(document=passed, by=handler, on=ON)

    assert document.live
    assert document.clearance.by.name == "高明"
    assert document.clearance.scrutiny.content_digest == document.content_digest()
    assert document.published_at is not None


@pytest.mark.parametrize("levels", [0, 1, 2], ids=["only sent", "first", "first and second"])
def test_a_draft_that_has_not_passed_every_level_stays_in(drafted, handler, office, levels):
    sent = actions.submit(document=drafted, by=handler, on=ON)
    agree(sent, reviewers(office)[:levels], on=ON)

    with pytest.raises(Unapproved, match="没有通过保密审查"):
        actions.publish(document=drafted, by=handler, on=ON)

    assert not is_out(drafted)


REASONS = {"opinion": "涉及第三方", "reason": "涉及商业秘密", "basis": "《条例》第十五条"}


@pytest.mark.parametrize(
    "result", [Result.ON_REQUEST, Result.NOT_DISCLOSED, Result.REFERRED, Result.RETURNED]
)
def test_any_other_conclusion_keeps_it_in(drafted, handler, office, result):
    first, second, last = reviewers(office)
    sent = agree(actions.submit(document=drafted, by=handler, on=ON), [first, second], on=ON)
    give_opinion(sent, Held(result, **REASONS, checklist=blank()), by=last, on=ON)

    with pytest.raises(Unapproved):
        actions.publish(document=drafted, by=handler, on=ON)

    assert not is_out(drafted)


def test_an_edit_after_the_review_makes_it_void(passed, handler):
    actions.revise(document=passed, by=handler, on=ON, body="<p>改了一个字。</p>")

    with pytest.raises(Unapproved):
        actions.publish(document=passed, by=handler, on=ON)

    assert not is_out(passed)


def test_one_more_file_makes_the_review_void(passed, handler):
    actions.attach(
        document=passed, title="附件", data=b"x", name="b.txt", content_type="text/plain"
    )
    Document.objects.get(pk=passed.pk).save_revision(user=handler)

    with pytest.raises(Unapproved):
        actions.publish(document=passed, by=handler, on=ON)


def test_a_file_swapped_in_the_store_makes_the_review_void(passed, handler):
    name = passed.attachments.get().file.name
    default_storage.delete(name)
    default_storage.save(name, ContentFile(b"2"))

    with pytest.raises(Unapproved, match="与审查时不同"):
        actions.publish(document=passed, by=handler, on=ON)

    assert not is_out(passed)


def test_a_file_lost_from_the_store_is_asked_for_again(passed, handler):
    default_storage.delete(passed.attachments.get().file.name)

    with pytest.raises(Unapproved, match="文件不见了"):
        actions.publish(document=passed, by=handler, on=ON)


def test_a_revision_overwritten_in_place_after_the_review_stays_in(passed, handler):
    revision = passed.latest_revision
    revision.content |= {"body": "<p>没有人读过。</p>"}
    revision.save()

    with pytest.raises(Unapproved):
        actions.publish(document=passed, by=handler, on=ON)


def test_what_publishing_sets_no_draft_brings_along(out, handler):
    revised = actions.revise(document=out, by=handler, on=ON, title="停水公告（更正）")
    revision = revised.latest_revision
    forged = {"published_at": "2001-01-01T00:00:00Z", "index_number": "X", "views": 9, "live": True}
    revision.content |= forged | {"clearance": None}
    revision.save()
    pass_review(out, by=handler, on=ON)

    again = actions.publish(document=out, by=handler, on=ON)

    assert again.title == "停水公告（更正）"
    assert (again.published_at, again.index_number) == (out.published_at, out.index_number)
    assert again.views == out.views


def test_an_earlier_version_comes_back_only_through_another_review(out, handler):
    earlier = out.live_revision
    actions.revise(document=out, by=handler, on=ON, title="停水公告（更正）")
    pass_review(out, by=handler, on=ON)
    actions.publish(document=out, by=handler, on=ON)

    with pytest.raises(Unapproved):
        earlier.publish()

    assert Document.objects.get(pk=out.pk).title == "停水公告（更正）"


def test_a_second_review_of_the_same_words_overrides_the_first(passed, handler, office):
    again = actions.submit(document=passed, by=handler, on=ON)
    with pytest.raises(Unapproved):
        actions.publish(document=passed, by=handler, on=ON)
    first, second, last = reviewers(office)
    agree(again, [first, second], on=ON)
    withheld = Held(Result.NOT_DISCLOSED, **REASONS, checklist=blank())
    give_opinion(again, withheld, by=last, on=ON)

    with pytest.raises(Unapproved):
        actions.publish(document=passed, by=handler, on=ON)


def test_a_second_sending_that_was_recalled_changes_nothing(passed, handler):
    again = actions.submit(document=passed, by=handler, on=ON)
    recall(again, reason="误送", by=handler, on=ON)

    assert actions.publish(document=passed, by=handler, on=ON).live


def test_the_draft_of_what_is_published_changes_nothing_until_it_passed(out, handler):
    actions.revise(document=out, by=handler, on=ON, title="改掉的标题")
    actions.submit(document=out, by=handler, on=ON)

    with pytest.raises(Unapproved):
        actions.publish(document=out, by=handler, on=ON)

    assert Document.objects.get(pk=out.pk).title == "停水公告"


def test_what_was_changed_and_passed_again_replaces_what_is_published(out, handler):
    revised = actions.revise(document=out, by=handler, on=ON, title="停水公告（更正）")
    pass_review(revised, by=handler, on=ON)

    again = actions.publish(document=out, by=handler, on=ON)

    assert again.live
    assert again.title == "停水公告（更正）"
    assert [file.title for file in again.attachments.all()] == ["附表"]


def test_files_of_what_is_published_change_with_a_passed_draft(out, handler):
    draft = out.get_latest_revision_as_object()
    draft.attachments.set([])
    draft.save_revision(user=handler, clean=False)
    pass_review(Document.objects.get(pk=out.pk), by=handler, on=ON)

    again = actions.publish(document=out, by=handler, on=ON)

    assert again.live
    assert not again.attachments.exists()


def test_saving_other_words_on_a_published_row_is_refused(out):
    out.title = "另一个标题"

    with pytest.raises(Unapproved):
        out.save()


@pytest.mark.parametrize("openness", [Openness.ON_REQUEST, Openness.NOT_DISCLOSED])
def test_what_is_not_for_the_public_is_never_published(office, handler, openness):
    document = actions.draft(
        by=handler,
        on=ON,
        organ=office,
        kind=Kind.OTHER_DOCUMENT,
        title="不主动公开的文件",
        formed=ON,
        duty="2001",
        openness=openness,
        openness_reason="涉及内部",
    )
    pass_review(document, by=handler, on=ON)

    with pytest.raises(Unapproved, match=openness.label):
        actions.publish(document=document, by=handler, on=ON)


def test_what_was_taken_back_is_not_let_out_again_by_its_old_review(out, handler, reviewer):
    actions.withdraw(document=out, reason="表格里有个人信息", by=reviewer, on=ON)

    with pytest.raises(Unapproved):
        actions.publish(document=out, by=handler, on=ON)

    pass_review(Document.objects.get(pk=out.pk), by=handler, on=ON)
    assert actions.publish(document=out, by=handler, on=ON).live


def test_a_review_of_a_taking_back_lets_nothing_out(out, handler, reviewer, office):
    actions.withdraw(document=out, reason="有误", by=reviewer, on=ON)
    taking_back = out.takings_back.get()
    confirmed = Held(Result.WITHDRAWN, "同意撤下")
    give_opinion(taking_back.scrutiny, confirmed, by=reviewers(office)[0], on=ON)

    with pytest.raises(Unapproved):
        actions.publish(document=out, by=handler, on=ON)


def test_the_review_of_one_document_lets_no_other_out(passed, handler, office):
    other = actions.draft(
        by=handler, on=ON, organ=office, kind=Kind.NEWS, title="另一篇", formed=ON, duty="2015"
    )

    with pytest.raises(Unapproved):
        actions.publish(document=other, by=handler, on=ON)


def test_nobody_reviews_what_he_drafted_or_changed(drafted, handler, office):
    first, second, last = reviewers(office)
    actions.revise(document=drafted, by=second, on=ON, summary="审查人改过的稿件")
    sent = agree(actions.submit(document=drafted, by=handler, on=ON), [first], on=ON)

    with pytest.raises(NotPermitted, match="改稿"):
        give_opinion(sent, AGREED, by=second, on=ON)


def test_a_reviewer_cannot_edit_and_agree_to_what_nobody_else_read(drafted, handler, office):
    first, second, _ = reviewers(office)
    sent = agree(actions.submit(document=drafted, by=handler, on=ON), [first], on=ON)
    actions.revise(document=drafted, by=second, on=ON, title="趁审查时改掉")

    with pytest.raises(NotPermitted, match="送审之后稿件又有改动"):
        give_opinion(sent, AGREED, by=second, on=ON)
