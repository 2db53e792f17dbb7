"""A reviewer cannot pass while something that the machine found is unanswered."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from tests.office.redaction.papers import PHONE
from tests.office.reviewing import reviewers

from gongkai.office.disclosure import actions as documents
from gongkai.office.disclosure.models import Document
from gongkai.office.ledger.models import Event
from gongkai.office.organs.standing import NotPermitted
from gongkai.office.review.actions import Held, give_opinion
from gongkai.office.review.checklist import QUESTIONS, blank
from gongkai.office.review.findings.finding import findings_of
from gongkai.office.review.kinds import Result
from gongkai.office.review.models import ScrutinyOpinion, Verdict

ON = date(2026, 11, 23)
KEY = "0-phone"


@pytest.fixture
def sent(draft, handler):
    """A draft with a phone number, in review."""
    documents.revise(document=draft, by=handler, on=ON, body=f"<p>联系电话{PHONE}。</p>")
    return documents.submit(document=draft, by=handler, on=ON)


def held(answer, note="", result=Result.PUBLIC):
    """An opinion that says this of the finding."""
    said = {KEY: {"answer": answer, "note": note}}
    words = {"opinion": "见清单", "reason": "有个人信息", "basis": "《条例》第十五条"}
    return Held(result, **words, checklist=blank() | {"findings": said})


def test_what_is_sent_was_looked_through_and_the_ledger_says_so(sent):
    (found,) = findings_of(sent.paper)

    assert found.key == KEY
    assert found.words == "稿件：电话号码 1 处"
    assert Event.objects.get(kind="submitted").new["found"] == ["phone"]


def test_files_are_looked_through_as_they_lie_in_the_store(draft, handler):
    documents.attach(
        document=draft,
        title="名单",
        data=f"电话{PHONE}".encode(),
        name="a.txt",
        content_type="text/plain",
    )
    document = Document.objects.get(pk=draft.pk)
    document.save_revision(user=handler, clean=False)

    sent = documents.submit(document=document, by=handler, on=ON)

    assert [one.words for one in findings_of(sent.paper)] == ["附件1“名单”：电话号码 1 处"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (Held(Result.PUBLIC, checklist=blank()), "还没有核对"),
        (held("maybe"), "还没有核对"),
        (held("lawful"), "请写明依据"),
        (held("remove", "删去"), "不能公开"),
    ],
    ids=["no answer", "no such answer", "no note", "to be removed"],
)
def test_nobody_passes_what_is_unanswered(sent, office, given, told):
    with pytest.raises(ValidationError, match=told):
        give_opinion(sent, given, by=reviewers(office)[0], on=ON)

    assert not ScrutinyOpinion.objects.exists()


@pytest.mark.parametrize(
    "given",
    [
        held("not_so"),
        held("lawful", "办公电话"),
        held("remove", "删去个人电话", Result.NOT_DISCLOSED),
        Held(Result.RETURNED, "请删去个人电话"),
    ],
    ids=["no finding after all", "lawful", "kept from the public", "sent back"],
)
def test_what_is_answered_or_sent_back_goes_on(sent, office, given):
    give_opinion(sent, given, by=reviewers(office)[0], on=ON)

    assert ScrutinyOpinion.objects.get().result == given.result


def test_a_secret_mark_is_excused_by_an_error_of_the_machine_only(draft, handler, office):
    documents.revise(document=draft, by=handler, on=ON, body="<p>秘密★一年</p>")
    sent = documents.submit(document=draft, by=handler, on=ON)
    said = {"0-secret_mark": {"answer": "lawful", "note": "已经解密"}}

    with pytest.raises(ValidationError, match="不能进入本系统"):
        give_opinion(
            sent,
            Held(Result.PUBLIC, checklist=blank() | {"findings": said}),
            by=reviewers(office)[0],
            on=ON,
        )


def test_the_database_lets_nothing_out_that_leaves_a_finding_unanswered(sent, office):
    at = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
    people = reviewers(office)
    for number, (step, person) in enumerate(zip(sent.steps, people, strict=True), 1):
        ScrutinyOpinion.objects.create(
            scrutiny=sent,
            number=number,
            step=step,
            result="public",
            by=person,
            at=at,
            on=ON,
            checklist=blank(),
        )

    with pytest.raises(IntegrityError, match="unanswered"), transaction.atomic():
        Verdict.objects.create(scrutiny=sent, result="public", by=people[-1], at=at, on=ON)


def test_a_draft_that_changes_while_it_is_looked_through_is_not_sent(draft, handler, monkeypatch):
    def meanwhile(_):
        documents.revise(document=draft, by=handler, on=ON, title="改掉的标题")
        return []

    monkeypatch.setattr("gongkai.office.disclosure.paper.findings", meanwhile)

    with pytest.raises(NotPermitted, match="又有改动"):
        documents.submit(document=draft, by=handler, on=ON)


def test_the_page_asks_for_each_finding_and_keeps_what_was_said(client, sent, office):
    first, second, _ = reviewers(office)
    address = reverse("review:desk", args=[sent.pk])
    answers = {one.code: "no" for one in QUESTIONS} | {f"{one.code}_note": "" for one in QUESTIONS}
    answers |= {"act": "opinion", "result": "public", "opinion": "同意"}
    client.force_login(first)

    page = client.get(address).content.decode()
    refused = client.post(address, answers)
    said = {f"found_{KEY}": "lawful", f"found_{KEY}_note": "办公电话"}
    client.post(address, answers | said)
    client.force_login(second)
    later = client.get(address).content.decode()

    assert "稿件：电话号码 1 处" in page
    assert refused.status_code == 422
    assert ScrutinyOpinion.objects.get().checklist["findings"] == {
        KEY: {"answer": "lawful", "note": "办公电话"}
    }
    assert 'value="办公电话"' in later
