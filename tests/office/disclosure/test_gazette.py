"""A gazette prints what was published: chosen by a clerk, set as one PDF, reviewed, shown."""

from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from django.db import IntegrityError, connection, transaction
from tests.office.publishing import published, withdrawn
from tests.office.reviewing import pass_review, person

from gongkai.office.disclosure import actions
from gongkai.office.disclosure.actions.gazette import WHOLE, Numbered, compose
from gongkai.office.disclosure.gazette.composing import missing_numbers, next_number, offered
from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.models import Document, GazetteIssue
from gongkai.office.organs.models import Role
from gongkai.office.organs.standing import NotPermitted
from gongkai.office.review.models import Scrutiny

ON = date(2026, 3, 2)
ISSUE = Numbered(2026, 1, 181, date(2026, 3, 31))
BODY = (
    "<h2>一、范围</h2><p>县城停车泊位适用本办法。</p><table><tr><th>泊位</th><th>收费</th></tr>"
    "<tr><td>路内</td><td>每小时二元</td></tr></table>"
)


@pytest.fixture
def clerk(office):
    """Who drafts in the office."""
    return person(office, "许言", Role.HANDLER)


def paper(organ, title, **fields):
    number = {"document_number": "示政办字〔2026〕8号", "body": BODY}
    return published(organ, on=ON, kind=Kind.OTHER_DOCUMENT, title=title, **number | fields)


@pytest.fixture
def two(office):
    """A notice of the office, and one of the government about posts."""
    return paper(office, "关于停车的通知"), paper(
        office, "关于王某任职的通知", issuer=office.get_parent()
    )


def issue_of(two, organ, clerk, **changes):
    contents = [("县政府办公室文件", two[0]), ("人事任免", two[1])]
    given = {"organ": organ, "issue": ISSUE, "contents": contents, "by": clerk, "on": ON}
    return compose(**given | changes)


def out(document, clerk):
    pass_review(document, by=clerk, on=ON)
    return actions.publish(document=document, by=clerk, on=ON)


def words_of(file):
    with file.file.open() as kept:
        data = kept.read()
    with pypdfium2.PdfDocument(BytesIO(data)) as pages:
        return [page.get_textpage().get_text_range() for page in pages]


def test_the_pdf_of_an_issue_has_cover_contents_and_each_document_on_its_page(office, clerk, two):
    document = issue_of(two, office, clerk)

    (file,) = document.get_latest_revision_as_object().attachments.all()
    cover, contents, first, second = words_of(file)
    assert "示范县人民政府公报" in cover
    assert "2026年第1期" in cover.replace(" ", "")
    assert [line in contents for line in ("县政府办公室文件", "关于王某任职的通知")] == [True, True]
    assert "每小时二元" in first
    assert "示政办字〔2026〕8号" in first
    assert "关于王某任职的通知" in second
    assert file.title == WHOLE


def test_reviewers_read_contents_and_file_and_the_gate_binds_both(office, clerk, two):
    document = issue_of(two, office, clerk)
    digest = document.get_latest_revision_as_object().content_digest()

    out(document, clerk)

    sent = Scrutiny.objects.get(subject_id=document.pk)
    assert sent.content_digest == digest
    assert ["期号", "2026年第1期（总第181期）"] in sent.paper["facts"]
    assert ["人事任免", "关于王某任职的通知 示政办字〔2026〕8号"] in sent.paper["facts"]
    assert [file["title"] for file in sent.paper["files"]] == [WHOLE]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE disclosure_gazetteitem SET heading = '没有人读过'",
        "UPDATE disclosure_gazetteitem SET item_id = document_id",
        "UPDATE disclosure_gazetteitem SET sort_order = 7",
        "DELETE FROM disclosure_gazetteitem",
        "UPDATE disclosure_gazetteissue SET number = 2",
        "UPDATE disclosure_gazetteissue SET whole = NULL",
        "DELETE FROM disclosure_gazetteissue",
    ],
)
def test_the_contents_of_an_issue_that_is_out_do_not_change(office, clerk, two, sql):
    out(issue_of(two, office, clerk), clerk)

    with (
        pytest.raises(IntegrityError, match="do not change"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


def test_an_issue_and_its_documents_lead_to_each_other(client, office, clerk, two):
    document = out(issue_of(two, office, clerk), clerk)

    page = client.get(document.get_absolute_url()).content.decode()
    assert page.index("县政府办公室文件") < page.index("人事任免")
    assert f'href="{two[0].get_absolute_url()}"' in page
    printed = client.get(two[0].get_absolute_url()).content.decode()
    assert "2026年第1期公报" in printed
    assert document.get_absolute_url() in printed
    for address in ("/gazette/", "/"):
        assert document.get_absolute_url() in client.get(address).content.decode()


def test_an_issue_is_taken_along_as_its_pdf_and_not_as_its_one_line(client, office, clerk, two):
    document = out(issue_of(two, office, clerk), clerk)

    page = client.get(document.get_absolute_url()).content.decode()
    assert "下载本期公报" in page
    assert f"{document.get_absolute_url()}files/" in page
    assert "下载正文" not in page
    assert client.get(f"{document.get_absolute_url()}text.docx").status_code == 404


def test_what_is_taken_back_leaves_the_page_and_is_told_to_stand_in_the_pdf(
    client, office, clerk, two
):
    document = out(issue_of(two, office, clerk), clerk)
    withdrawn(two[1], on=ON)

    assert "任职" not in client.get(document.get_absolute_url()).content.decode()
    client.force_login(clerk)
    desk = client.get(f"/office/disclosure/desk/{document.pk}/").content.decode()
    assert "《关于王某任职的通知》已经撤下" in desk


def test_a_number_is_given_once_and_a_gap_is_told(client, office, clerk, two):
    issue_of(two, office, clerk)

    with pytest.raises(NotPermitted, match="2026年第1期已经有了"):
        issue_of(two, office, clerk)
    third = Numbered(2026, 3, None, ISSUE.day)
    issue_of(two, office, clerk, issue=third)

    assert next_number(office, year=2026) == (4, 182)
    assert next_number(office, year=2027) == (1, 182)
    assert missing_numbers(office, year=2026) == [2]
    client.force_login(clerk)
    assert "2026 年缺第 2 期" in client.get("/office/gazette/").content.decode()


@pytest.mark.parametrize(
    ("contents", "told"), [([], "还没有选文件"), ([("停水", None)], "没有公开，不能刊登")]
)
def test_an_issue_prints_only_what_is_public(office, clerk, two, drafted, contents, told):
    chosen = [(heading, one or drafted) for heading, one in contents]

    with pytest.raises(NotPermitted, match=told):
        issue_of(two, office, clerk, contents=chosen)


def test_a_clerk_chooses_among_what_came_out_since_the_last_issue(client, office, clerk, two):
    client.force_login(clerk)
    older = published(office, on=ON, title="县城停水公告")
    form = client.get("/office/gazette/compose/").context["form"]
    assert list(form.documents) == [two[0].pk, two[1].pk]
    filled = {
        "organ": office.pk, "year": 2026, "number": 1, "day": "2026-03-31",
        f"in-{two[0].pk}": "on", f"heading-{two[0].pk}": "办公室文件", f"place-{two[0].pk}": "1",
        "more": older.index_number,
    }  # fmt: skip

    wrong = client.post("/office/gazette/compose/", filled | {"more": "没有的号"})
    assert "没有找到公开的文件：没有的号" in wrong.content.decode()
    client.post("/office/gazette/compose/", filled)

    document = Document.objects.get(kind=Kind.GAZETTE)
    assert [str(row) for row in document.contents.all()] == [
        "办公室文件：关于停车的通知",
        f"{office.short_name}文件：县城停水公告",
    ]
    again = f"/office/gazette/compose/{document.pk}/"
    for number in (2, 2):
        client.post(again, filled | {"more": "", "number": number})
    draft = Document.objects.get(pk=document.pk).get_latest_revision_as_object()
    assert [row.item_id for row in draft.contents.all()] == [two[0].pk]
    assert [file.title for file in draft.attachments.all()] == [WHOLE]
    assert GazetteIssue.objects.get().number == 2

    out(document, clerk)
    assert client.get(again).status_code == 404
    assert two[0] not in offered(office, today=ON)


def test_only_those_who_draft_for_a_government_put_a_gazette_together(
    client, enrolled, other_office
):
    client.force_login(enrolled("外人", other_office, Role.HANDLER))

    assert client.get("/office/gazette/compose/").status_code == 404
