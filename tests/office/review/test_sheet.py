"""The sheet of a review on paper says what was sent, found, asked, held and concluded."""

from datetime import date

from django.urls import reverse
from tests.office.redaction.papers import PHONE, read
from tests.office.reviewing import agree, reviewers

from gongkai.office.disclosure import actions as documents
from gongkai.office.letters.merging.reading import words
from gongkai.office.review.admin.sheet import sheet
from gongkai.office.review.models import Scrutiny

ON = date(2026, 11, 23)


def test_the_sheet_says_what_was_sent_and_who_held_what(draft, handler, office):
    documents.revise(document=draft, by=handler, on=ON, body=f"<p>电话{PHONE}</p>")
    sent = documents.submit(document=draft, by=handler, on=ON)
    agree(sent, reviewers(office), on=ON)

    text = words(sheet(Scrutiny.objects.get(pk=sent.pk)))

    digest = " ".join(sent.content_digest[at : at + 16] for at in range(0, 64, 16))
    for part in (sent.number, "停水公告", digest, "稿件：电话号码 1 处", "误报：已经打开核对"):
        assert part in text
    for person in reviewers(office):
        assert f"审查人：{person}" in text
    assert PHONE not in text


def test_the_sheet_of_an_open_review_says_that_nothing_is_concluded(sent):
    assert "在审，尚无结论" in words(sheet(sent))


def test_the_sheet_is_handed_as_a_pdf_to_those_who_see_the_review(client, sent, office, stranger):
    address = reverse("review:sheet", args=[sent.pk])
    client.force_login(reviewers(office)[0])

    data = b"".join(client.get(address).streaming_content)

    assert sent.number in "".join(page.text for page in read(data)).replace("\n", "")
    client.force_login(stranger)
    assert client.get(address).status_code == 404
