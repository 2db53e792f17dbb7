"""The pages of a review: whose turn, by when, what may I do now; who may not, sees why."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.office.reviewing import agree, reviewers

from gongkai.office.disclosure import actions as documents
from gongkai.office.disclosure.models import Document
from gongkai.office.review.checklist import QUESTIONS
from gongkai.office.review.models import Delegation, ReviewRule, ScrutinyOpinion

ON = date(2026, 11, 23)
LIST = {one.code: "no" for one in QUESTIONS} | {f"{one.code}_note": "" for one in QUESTIONS}


@pytest.fixture
def with_file(draft, handler):
    """The draft with a file, sent to review."""
    documents.attach(
        document=draft, title="附表", data=b"1", name="a.txt", content_type="text/plain"
    )
    document = Document.objects.get(pk=draft.pk)
    document.save_revision(user=handler, clean=False)
    return documents.submit(document=document, by=handler, on=timezone.localdate())


def test_the_first_reviewer_finds_it_on_his_desk_and_decides(client, with_file, office):
    first, *_ = reviewers(office)
    client.force_login(first)
    address = reverse("review:desk", args=[with_file.pk])
    home = client.get(reverse("wagtailadmin_home")).content.decode()

    page = client.get(address).content.decode()
    done = client.post(address, LIST | {"act": "opinion", "result": "public", "opinion": "同意"})

    assert "待我审查" in home
    assert address in home
    assert "轮到您初审" in page
    assert page.count("csrfmiddlewaretoken") == page.count('method="post"')
    assert "附表" in page
    assert done.status_code == 302
    assert ScrutinyOpinion.objects.get().by == first


def test_what_is_missing_stands_beside_its_field_and_nothing_is_lost(client, sent, office):
    client.force_login(reviewers(office)[0])
    held = {"act": "opinion", "result": "not_disclosed", "opinion": "写了很久的意见"}

    response = client.post(reverse("review:desk", args=[sent.pk]), LIST | held)

    page = response.content.decode()
    assert response.status_code == 422
    assert "请写明理由" in page
    assert "写了很久的意见" in page
    assert not ScrutinyOpinion.objects.exists()


@pytest.mark.parametrize("data", [{}, {"act": "opinion"}, {"act": "publish"}, {"act": "decide"}])
def test_an_empty_or_unknown_form_decides_nothing(client, sent, office, data):
    client.force_login(reviewers(office)[0])

    response = client.post(reverse("review:desk", args=[sent.pk]), data)

    assert response.status_code in {302, 422}
    assert not ScrutinyOpinion.objects.exists()


def test_the_drafter_reads_and_is_offered_no_opinion(client, sent, handler):
    client.force_login(handler)

    page = client.get(reverse("review:desk", args=[sent.pk])).content.decode()

    assert "不能审查自己的稿件" in page
    assert 'value="opinion"' not in page


def test_a_changed_draft_is_said_so(client, sent, draft, office, handler):
    documents.revise(document=draft, by=handler, on=ON, title="改掉的标题")
    client.force_login(reviewers(office)[0])
    address = reverse("review:desk", args=[sent.pk])

    page = client.get(address).content.decode()
    client.post(address, LIST | {"act": "opinion", "result": "public"})

    assert "送审之后稿件又有改动" in page
    assert not ScrutinyOpinion.objects.exists()


def test_a_letter_is_kept_on_the_page(client, sent, office):
    first, second, last = reviewers(office)
    agree(sent, [first, second], on=timezone.localdate())
    address = reverse("review:desk", args=[sent.pk])
    client.force_login(last)
    asked = {"result": "referred", "opinion": "请确定", "reason": "拿不准", "basis": "第十七条"}
    client.post(address, LIST | {"act": "opinion"} | asked)
    assert "待复函" in client.get(address).content.decode()
    letter = {"authority": "示范县保密局", "letter_number": "示保函〔2026〕3号", "answer": "public"}
    letter |= {"dated": timezone.localdate().isoformat(), "text": "可以公开"}

    client.post(address, {"act": "answer"} | letter)

    assert "轮到您终审" in client.get(address).content.decode()


def test_a_file_is_handed_to_those_who_see_the_review(client, with_file, office, stranger):
    address = reverse("review:file", args=[with_file.pk, 1])
    client.force_login(reviewers(office)[0])

    response = client.get(address)

    assert b"".join(response.streaming_content) == b"1"
    assert response["Content-Disposition"].startswith("attachment")
    assert client.get(reverse("review:file", args=[with_file.pk, 2])).status_code == 404
    client.force_login(stranger)
    assert client.get(address).status_code == 404
    assert client.get(reverse("review:desk", args=[with_file.pk])).status_code == 404


def test_the_list_is_narrowed_to_mine_open_and_ended(client, sent, office):
    first, second, last = reviewers(office)
    client.force_login(first)

    def shown(**chosen):
        return sent.number in client.get(reverse("review:index"), chosen).content.decode()

    assert shown()
    assert shown(state="mine")
    assert shown(state="open")
    assert not shown(state="ended")
    agree(sent, [first, second, last], on=ON)
    assert not shown(state="mine")
    assert shown(state="ended")


def test_a_delegation_and_a_rule_are_kept_on_their_pages(client, office):
    first, second, last = reviewers(office)
    today = timezone.localdate().isoformat()
    client.force_login(last)
    given = {"organ": office.pk, "taker": second.pk, "first_day": today, "last_day": today}
    rule = {"organ": office.pk, "category": "news", "levels": 2, "reason": "动态类"}
    rule |= {"first_days": 1, "second_days": 1, "final_days": 1}

    client.post(reverse("delegations:add"), given | {"reason": "出差"})
    refused = client.post(reverse("review_rules:add"), rule | {"reason": ""})
    client.post(reverse("review_rules:add"), rule)

    assert "少于三级的，请写明理由" in refused.content.decode()
    assert Delegation.objects.get().giver == last
    assert ReviewRule.objects.get().levels == 2
    desk = reverse("delegations:desk", args=[Delegation.objects.get().pk])
    assert "出差" in client.get(desk).content.decode()
    client.post(desk, {"act": "end"})
    assert Delegation.objects.get().ended is not None
    rules = client.get(reverse("review_rules:index")).content.decode()
    assert "动态" in rules
