"""A file of a case is given in part: taken in, painted, released, served, fetched."""

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.office.applications.conftest import ARRIVED, WANG
from tests.office.applications.deciding import ON, conclude, reviewed, serve
from tests.office.applications.pages import LIST, case, words
from tests.office.redaction.conftest import beside
from tests.office.redaction.deeds import made
from tests.office.redaction.papers import NAME, pdf, read

from gongkai.office.applications import actions
from gongkai.office.applications.acts.events import SUBJECT
from gongkai.office.applications.releasing.parts import given, reasons, separate
from gongkai.office.ledger.models import Event
from gongkai.office.letters.actions import opened
from gongkai.office.redaction import actions as redaction
from gongkai.office.redaction.marks import Mark
from gongkai.office.redaction.models import Job
from gongkai.office.redaction.sheets import Area, Box

__all__ = ["beside"]

TRACK = "/apply/track/"


@pytest.fixture(autouse=True)
def _no_failures_remembered(beside):
    cache.clear()


@pytest.fixture
def kept(office, handler):
    """A registered application and its query code."""
    return actions.register(
        organ=office,
        channel="in_person",
        applicant=WANG,
        title="补偿情况",
        description="全文",
        arrived=ARRIVED,
        by=handler,
        on=ARRIVED,
    )


@pytest.fixture
def released(kept, handler, reviewer):
    """A file of the case, released."""
    job = separate(
        application=kept.application, title="补偿情况的说明", data=pdf(), by=handler, on=ON
    )
    return redaction.release(copy=made(job, handler), by=reviewer, on=ON)


def test_the_reply_says_what_was_painted_out_and_why_and_the_clerk_may_change_it(
    client, kept, released, handler, reviewer, head
):
    one = kept.application
    actions.draft(application=one, outcome="partial", by=handler, on=ON, reasons="其余内容已经提供")
    client.force_login(handler)
    letter = f"{case(one)}letters/reply-1/"
    page = client.get(letter)
    fields = {name: field.initial for name, field in page.context["form"].fields.items()}
    assert fields["withheld-0-0"].startswith("《补偿情况的说明》第1页的")
    assert fields["withheld-0-1"] == "《政府信息公开条例》第十五条"
    assert fields["withheld-0-2"] == "公开会对第三方合法权益造成损害"
    assert fields["attachments-0-0"] == "补偿情况的说明"
    assert "要素齐全" in words(page)

    reason = "载有个人隐私，公开会对他人生活安宁造成损害"
    client.post(letter, {"act": "write"} | fields | {"withheld-0-2": reason})

    reviewed(one, reviewer=reviewer, on=ON)
    client.force_login(head)
    assert client.post(case(one, "sign"), {"on": f"{ON}"}).status_code == 302
    pages = read(opened(one.conclusions.get().letter))
    text = "".join("".join(page.text for page in pages).split())
    assert "第1页" in text
    assert "第十五条" in text
    assert "生活安宁" in text


def test_a_basis_that_must_name_its_law_leaves_the_reason_to_the_clerk(
    client, kept, handler, reviewer
):
    one = kept.application
    job = separate(application=one, title="说明", data=pdf(), by=handler, on=ON)
    redaction.draw(
        job=job,
        marks=[Mark(Box(1, Area(100, 500, 400, 600)), "prohibited", "工艺参数")],
        by=handler,
        on=ON,
    )
    redaction.release(copy=redaction.make(job=job, by=handler, on=ON), by=reviewer, on=ON)
    actions.draft(application=one, outcome="partial", by=handler, on=ON, reasons="其余内容已经提供")
    client.force_login(handler)

    page = words(client.get(f"{case(one)}letters/reply-1/"))

    assert "不予公开部分第1项没有写理由" in page


def keys(kept, **changed):
    """What the applicant types."""
    return {"number": kept.application.register_number, "code": kept.query_code} | changed


def served(kept, by):
    """The case decided and served."""
    conclude(kept.application, "partial", by)
    kept.application.refresh_from_db()
    serve(kept.application, by)
    kept.application.refresh_from_db()


def test_a_file_is_taken_in_from_the_case(client, kept, handler):
    client.force_login(handler)
    assert "区分处理" in words(client.get(case(kept.application)))
    data = {"title": "情况说明", "file": SimpleUploadedFile("a.pdf", pdf())}

    response = client.post(f"{case(kept.application)}parts/", data)

    job = Job.objects.get()
    assert response.headers["Location"] == f"/office/redaction/{job.pk}/"
    assert (job.subject, job.subject_id) == (SUBJECT, kept.application.pk)
    assert "情况说明：涂除中" in words(client.get(f"{case(kept.application)}parts/"))
    events = Event.objects.filter(subject=SUBJECT, subject_id=kept.application.pk)
    assert "redaction_opened" in {event.kind for event in events}


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"title": "情况说明"}, "上传一个文件"),
        ({"title": "情况说明", "file": b"hello"}, "这不是 PDF"),
        ({"file": b"x"}, "请填写文件名称"),
    ],
    ids=["no file", "no PDF", "no title"],
)
def test_what_cannot_be_taken_in_is_said_beside_the_form(client, kept, handler, data, sentence):
    client.force_login(handler)
    sent = {
        name: SimpleUploadedFile("a.pdf", value) if name == "file" else value
        for name, value in data.items()
    }

    response = client.post(f"{case(kept.application)}parts/", sent)

    assert response.status_code == 422
    assert sentence in words(response)
    assert not Job.objects.exists()


def test_a_reviewer_sees_the_files_but_takes_none_in(client, kept, released, reviewer):
    client.force_login(reviewer)

    page = words(client.get(f"{case(kept.application)}parts/"))

    assert "补偿情况的说明：已放行" in page
    assert "登记并涂除" not in page


def test_a_stranger_finds_no_such_page(client, kept, stranger):
    client.force_login(stranger)

    assert client.get(f"{case(kept.application)}parts/").status_code == 404
    assert client.get(LIST).status_code == 200


def test_what_is_withheld_begins_the_reasons_of_the_decision(client, kept, released, handler):
    client.force_login(handler)

    page = client.get(f"{case(kept.application, 'draft')}?outcome=partial")

    assert reasons(kept.application).startswith("以下内容不予公开：\n1. 涉及第三方合法权益的姓名、")
    assert "以下内容不予公开：" in words(page)


def test_without_released_files_there_are_no_reasons(kept):
    assert reasons(kept.application) == ""


def test_the_applicant_fetches_the_file_after_service_and_not_before(
    client, kept, released, handler
):
    address = f"{TRACK}file/{released.pk}/"
    before = client.post(address, keys(kept))
    assert "下载答复文件" not in words(client.post(TRACK, keys(kept)))

    served(kept, handler)

    page = client.post(TRACK, keys(kept))
    file = client.post(address, keys(kept))
    assert before.status_code == 404
    assert "下载答复文件" in words(page)
    assert f'action="{address}"' in page.content.decode()
    assert NAME not in "".join(sheet.text for sheet in read(file.content))
    assert file["Content-Disposition"] == f'attachment; filename="{released.name}"'
    assert [one.copy for one in given(kept.application)] == [released]


def test_without_the_right_code_nothing_is_fetched(client, kept, released, handler):
    served(kept, handler)
    address = f"{TRACK}file/{released.pk}/"

    wrong = client.post(address, keys(kept, code="2222222222"))

    assert wrong.headers["Location"] == TRACK
    assert client.post(address).headers["Location"] == TRACK
    assert client.get(address).status_code == 405


def test_another_applicant_does_not_fetch_it(client, kept, released, handler, office):
    served(kept, handler)
    other = actions.register(
        organ=office,
        channel="in_person",
        applicant=WANG,
        title="另一件",
        description="全文",
        arrived=ARRIVED,
        by=handler,
        on=ARRIVED,
    )

    assert client.post(f"{TRACK}file/{released.pk}/", keys(other)).status_code == 404


def test_a_decided_case_takes_no_more_files_in(kept, released, handler):
    served(kept, handler)

    with pytest.raises(actions.Refused, match="不能再登记"):
        separate(application=kept.application, title="又一份", data=pdf(), by=handler, on=ON)


def test_a_copy_released_after_service_waits_for_a_correction_and_both_stay_on_record(
    client, kept, released, handler, reviewer, head
):
    served(kept, handler)
    redaction.reopen(job=released.job, by=handler, on=ON)
    again = redaction.release(copy=made(released.job, handler), by=reviewer, on=ON)
    assert f"file/{released.pk}/" in client.post(TRACK, keys(kept)).content.decode()
    assert client.post(f"{TRACK}file/{again.pk}/", keys(kept)).status_code == 404
    client.force_login(head)
    assert "尚未提供给申请人" in words(client.get(f"{case(kept.application)}parts/"))

    data = {"on": f"{ON}", "wrong": "账号未涂除", "right": "已涂除账号", "files": [again.pk]}
    assert client.post(case(kept.application, "rectify"), data).status_code == 302

    page = words(client.get(case(kept.application)))
    for copy in (released, again):
        assert copy.sha256[:16] in page
    assert "替换此前的文件" in page
    client.logout()
    progress = client.post(TRACK, keys(kept))
    assert "已更正" in words(progress)
    assert "公开改〔2026〕1号" in words(progress)
    assert client.post(f"{TRACK}file/{again.pk}/", keys(kept))["Content-Type"] == "application/pdf"
    assert client.post(f"{TRACK}file/{released.pk}/", keys(kept)).status_code == 404
    assert Event.objects.get(kind="rectified").new == {"files": [again.sha256]}


def test_a_file_that_waits_for_nothing_is_not_given_again(kept, released, handler, head):
    served(kept, handler)
    given_again = {"wrong": "甲", "right": "乙", "files": [released.pk], "by": head, "on": ON}

    with pytest.raises(actions.Refused, match="已经提供给申请人"):
        actions.rectify(application=kept.application, **given_again)
