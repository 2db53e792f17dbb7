"""From a file to a released copy: who may do what, what is kept, what is refused."""

import hashlib
from pathlib import Path

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from tests.office.conftest import TODAY
from tests.office.redaction.deeds import made, paint_all
from tests.office.redaction.papers import IDENTITY, NAME, PHONE, pdf, read

from gongkai.office.ledger.models import Event
from gongkai.office.organs.models import Role
from gongkai.office.organs.standing import NotPermitted
from gongkai.office.redaction import actions
from gongkai.office.redaction.finding.plain import folded
from gongkai.office.redaction.keeping import Missing, bytes_of, marks_of, source_of
from gongkai.office.redaction.marks import Mark
from gongkai.office.redaction.models import Copy, Job
from gongkai.office.redaction.released import released_copies, waiting_for, withheld_parts
from gongkai.office.redaction.sheets import Area, Box, Unopened


def mark(area=(100, 1200, 300, 1300), page=1, **more):
    """A box on the first page."""
    return Mark(Box(page, Area(*area)), "third_party", "姓名", **more)


def kinds(job):
    """What the ledger says of a file."""
    events = Event.objects.filter(subject=actions.SUBJECT, subject_id=job.pk)
    return [event.kind.removeprefix("redaction_") for event in events]


def test_the_file_and_its_words_are_kept_locked(job):
    assert source_of(job) == pdf()
    assert job.sha256 == hashlib.sha256(pdf()).hexdigest()
    for kept in (job.source, job.words):
        data = Path(settings.MEDIA_ROOT, kept.name).read_bytes()
        assert b"%PDF-" not in data  # bytes that no sealed text can hold by chance
        assert NAME.encode() not in data
    assert NAME not in kept.name


def test_a_released_copy_is_what_was_proved_and_holds_none_of_the_words(job, handler, reviewer):
    copy = made(job, handler)

    actions.release(copy=copy, by=reviewer, on=TODAY, opinion="同意")

    copy.refresh_from_db()
    job.refresh_from_db()
    text = folded("".join(page.text for page in read(bytes_of(copy))))
    assert (job.state, copy.result) == (Job.State.RELEASED, Copy.Result.RELEASED)
    assert all(check.passed for check in copy.proof)
    assert [word for word in (NAME, PHONE, IDENTITY) if word in text] == []
    assert "其他内容可以公开" in text
    assert copy.name == f"gongkai-{job.pk}-1.pdf"
    assert kinds(job) == ["opened", "drawn", "proved", "released"]


def test_a_name_that_is_left_in_another_place_blocks_the_copy_and_says_where(job, handler):
    paint_all(job, handler)
    boxes = marks_of(job)
    actions.erase(
        job=job,
        boxes=[at for at, m in enumerate(boxes) if m.what == "姓名"][1:],
        by=handler,
        on=TODAY,
    )

    copy = actions.make(job=job, by=handler, on=TODAY)

    job.refresh_from_db()
    (failed,) = [check for check in copy.proof if not check.passed]
    assert failed.problems[0] == "第 1 页的文字里还有“王＊＊”。"
    assert (copy.result, job.state) == (Copy.Result.FAILED, Job.State.DRAWING)
    assert kinds(job)[-1] == "failed"


def test_what_may_stand_elsewhere_does_not_block(job, handler):
    first = next(m for m in _found(job) if m.what == "姓名")
    actions.draw(job=job, marks=[first], by=handler, on=TODAY)
    assert not actions.make(job=job, by=handler, on=TODAY).holds

    actions.limit(job=job, boxes=[0], by=handler, on=TODAY)

    assert actions.make(job=job, by=handler, on=TODAY).holds


def _found(job):
    from_patterns = []
    paint_all(job, job.opened_by)
    from_patterns = marks_of(job)
    actions.erase(job=job, boxes=range(len(from_patterns)), by=job.opened_by, on=TODAY)
    return from_patterns


def test_a_word_that_the_clerk_lists_must_not_appear(job, handler):
    actions.draw(job=job, marks=[mark()], by=handler, on=TODAY)
    actions.forbid(job=job, words=[" 柳 树路 ", ""], by=handler, on=TODAY)

    copy = actions.make(job=job, by=handler, on=TODAY)

    assert not copy.holds
    assert "柳树路" not in str(job.plans.last().listed)


def test_every_change_is_a_new_plan_and_none_is_altered(job, handler):
    actions.draw(job=job, marks=[mark()], by=handler, on=TODAY)
    actions.draw(job=job, marks=[mark(), mark((500, 500, 600, 600))], by=handler, on=TODAY)
    actions.erase(job=job, boxes=[0], by=handler, on=TODAY)

    assert [(plan.number, len(plan.boxes)) for plan in job.plans.all()] == [(1, 1), (2, 2), (3, 1)]
    assert kinds(job) == ["opened", "drawn", "drawn", "drawn"]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        pytest.param([], "没有选择", id="nothing"),
        pytest.param([mark(page=2)], "没有第 2 页", id="no such page"),
        pytest.param([mark((300, 100, 300, 200))], "大于 0", id="no width"),
        pytest.param([mark((0, 0, 1100, 200))], "超出了第 1 页（宽 105.0", id="over the edge"),
    ],
)
def test_a_box_that_cannot_be_is_refused(job, handler, wrong, sentence):
    with pytest.raises(actions.Refused, match=sentence):
        actions.draw(job=job, marks=wrong, by=handler, on=TODAY)

    assert not job.plans.exists()


def test_nothing_to_erase_and_nothing_to_make_is_refused(job, handler):
    with pytest.raises(actions.Refused, match="没有选择"):
        actions.erase(job=job, boxes=[], by=handler, on=TODAY)
    with pytest.raises(actions.Refused, match="还没有涂除框"):
        actions.make(job=job, by=handler, on=TODAY)


def test_whoever_drew_or_made_it_does_not_review_it(job, handler, enrolled, office):
    both = enrolled("钱两", office, Role.HANDLER, Role.REVIEWER)
    paint_all(job, both)
    copy = actions.make(job=job, by=handler, on=TODAY)

    with pytest.raises(NotPermitted, match="另一名"):
        actions.release(copy=copy, by=both, on=TODAY)
    with pytest.raises(NotPermitted, match="没有复核"):
        actions.release(copy=copy, by=handler, on=TODAY)
    assert not waiting_for(both).exists()


@pytest.mark.parametrize("who", ["reviewer", "stranger", "supervisor", "administrator"])
def test_only_those_who_handle_draw(request, job, who):
    person = request.getfixturevalue(who)

    with pytest.raises(NotPermitted):
        actions.draw(job=job, marks=[mark()], by=person, on=TODAY)


def test_a_copy_that_was_sent_back_is_drawn_anew(job, handler, reviewer):
    copy = made(job, handler)
    assert list(waiting_for(reviewer)) == [job]

    with pytest.raises(actions.Refused, match="退回的理由"):
        actions.send_back(copy=copy, opinion=" ", by=reviewer, on=TODAY)
    actions.send_back(copy=copy, opinion="第 1 页漏了地址", by=reviewer, on=TODAY)

    with pytest.raises(actions.Refused, match="不能再复核"):
        actions.release(copy=copy, by=reviewer, on=TODAY)
    actions.draw(job=job, marks=[mark()], by=handler, on=TODAY)
    assert actions.make(job=job, by=handler, on=TODAY).number == 2


def test_what_is_under_review_is_not_drawn_on_but_taken_back_first(job, handler):
    copy = made(job, handler)
    with pytest.raises(actions.Refused, match="先撤回"):
        actions.draw(job=job, marks=[mark()], by=handler, on=TODAY)

    actions.reopen(job=job, by=handler, on=TODAY)

    copy.refresh_from_db()
    assert copy.result == Copy.Result.WITHDRAWN
    actions.draw(job=job, marks=[mark()], by=handler, on=TODAY)
    with pytest.raises(actions.Refused, match="可以直接修改"):
        actions.reopen(job=job, by=handler, on=TODAY)


def test_a_copy_whose_bytes_were_changed_is_not_released(job, handler, reviewer):
    copy = made(job, handler)
    Path(settings.MEDIA_ROOT, copy.file.name).write_bytes(pdf())

    with pytest.raises(Missing, match="摘要不一致"):
        actions.release(copy=copy, by=reviewer, on=TODAY)


def test_a_copy_that_is_lost_is_not_released(job, handler, reviewer):
    copy = made(job, handler)
    Path(settings.MEDIA_ROOT, copy.file.name).unlink()

    with pytest.raises(Missing, match="不在存储中"):
        actions.release(copy=copy, by=reviewer, on=TODAY)


def test_a_copy_is_proved_once_more_when_it_is_released(job, handler, reviewer):
    copy = made(job, handler)
    Path(settings.MEDIA_ROOT, copy.file.name).write_bytes(pdf())
    Copy.objects.filter(pk=copy.pk).update(sha256=hashlib.sha256(pdf()).hexdigest())
    copy.refresh_from_db()

    with pytest.raises(actions.Refused, match="再次证明没有通过"):
        actions.release(copy=copy, by=reviewer, on=TODAY)


@pytest.mark.parametrize("change", [{"holds": False}, {"decided_by": None}])
def test_the_database_itself_refuses_a_release_without_proof_or_reviewer(
    job, handler, reviewer, change
):
    copy = made(job, handler)
    released = {"result": Copy.Result.RELEASED, "decided_by": reviewer} | change

    with pytest.raises(IntegrityError), transaction.atomic():
        Copy.objects.filter(pk=copy.pk).update(**released)


def test_a_file_that_cannot_be_opened_leaves_nothing(office, handler, beside):
    with pytest.raises(Unopened):
        actions.open_file(organ=office, title="坏文件", data=b"%PDF-1.7 x", by=handler, on=TODAY)

    assert not Job.objects.exists()


def test_a_matter_has_its_released_copies_and_what_is_withheld(office, handler, reviewer, beside):
    job = actions.open_file(
        organ=office,
        title=f"{NAME}的情况说明",
        data=pdf(),
        by=handler,
        on=TODAY,
        subject="matter",
        subject_id=7,
    )
    copy = made(job, handler)
    assert released_copies("matter", 7) == []
    assert withheld_parts("matter", 7) == []

    actions.release(copy=copy, by=reviewer, on=TODAY)

    assert released_copies("matter", 7) == [copy]
    assert released_copies("matter", 8) == []
    (part,) = withheld_parts("matter", 7)
    assert part.sentence.startswith("涉及第三方合法权益的姓名、身份证号码、电话号码、银行卡号（")
    told = Event.objects.filter(subject="matter", subject_id=7)
    assert [event.kind for event in told] == [
        "redaction_opened",
        "redaction_proved",
        "redaction_released",
    ]
    assert all(NAME not in f"{event.note}{event.new}" for event in Event.objects.all())
    assert told[0].note == f"涂除件 {job.pk}：共 1 页"
