"""A document's page and its files, as the public opens them."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html
from tests.office.publishing import published, withdrawn
from tests.office.querying import queried

from gongkai.office.disclosure import actions
from gongkai.office.disclosure.kinds import Kind, Validity
from gongkai.office.disclosure.reading.body import readable
from gongkai.office.organs.standing import NotPermitted

TODAY = date(2026, 11, 23)
ON = date(2026, 11, 20)
PDF = b"%PDF-1.7 invented"


def text_of(response) -> str:
    return " ".join(html.fromstring(response.content.decode()).text_content().split())


@pytest.fixture
def notice(office):
    return published(
        office,
        on=ON,
        kind=Kind.NORMATIVE,
        title="关于加强农村公路养护的通知",
        document_number="示政办发〔2026〕18号",
        issuer=office,
        duty="2001",
        keywords="公路 养护",
        summary="明确三级路长责任。",
        effective=date(2026, 12, 1),
        expires=date(2031, 11, 30),
        files=[("资金分配表", "table.pdf", PDF)],
    )


def test_the_page_states_the_metadata_and_the_text(client, notice):
    text = text_of(client.get(notice.get_absolute_url()))

    for said in (
        notice.index_number,
        "示政办发〔2026〕18号",
        "发布机构 示范县人民政府办公室",
        "成文日期 2026 年 11 月 20 日",
        "施行日期 2026 年 12 月 1 日",
        "有效期至 2031 年 11 月 30 日",
        "发布时间 2026-11-20 09:30",
        "行政法规、规章和规范性文件",
        "公开方式 主动公开",
        "管道检修，请提前储水。",
    ):
        assert said in text


def test_the_head_names_the_article_for_machines(client, notice):
    page = html.fromstring(client.get(notice.get_absolute_url()).content.decode())

    named = {tag.get("name"): tag.get("content") for tag in page.iter("meta") if tag.get("name")}

    assert named["ArticleTitle"] == "关于加强农村公路养护的通知"
    assert named["PubDate"] == "2026-11-20 09:30"
    assert named["ContentSource"] == "示范县人民政府办公室"
    assert named["Url"] == f"http://testserver/documents/{notice.pk}/"
    assert named["Keywords"] == "公路 养护"


def test_the_head_leaves_out_what_the_article_does_not_say(client, office):
    silent = published(office, on=ON, keywords="", summary="")

    page = html.fromstring(client.get(silent.get_absolute_url()).content.decode())

    names = page.xpath("//meta/@name")
    assert names[-5:] == ["ArticleTitle", "PubDate", "ContentSource", "Url", "Author"]


@pytest.mark.parametrize(
    ("fields", "changes", "said"),
    [
        pytest.param({"effective": TODAY + timedelta(400)}, [], "本文件尚未生效", id="pending"),
        pytest.param({"expires": date(2026, 11, 21)}, [], "已经届满", id="expired"),
        pytest.param({}, [Validity.REPEALED], "本文件已废止", id="repealed"),
        pytest.param({}, [Validity.EXPIRED], "本文件已失效", id="declared expired"),
        pytest.param({}, [Validity.AMENDED], "本文件已修改", id="amended"),
    ],
)
def test_a_document_that_does_not_simply_bind_says_so_before_its_text(
    client, office, fields, changes, said
):
    document = published(office, on=ON, kind=Kind.NORMATIVE, duty="2001", **fields)
    by = document.latest_revision.user
    for state in changes:
        actions.change_validity(document=document, validity=state, basis="决定", by=by, on=ON)

    text = text_of(client.get(document.get_absolute_url()))

    assert said in text
    assert text.index(said) < text.index("管道检修")
    assert ("依据：决定" in text) == bool(changes)


def test_interpretation_and_original_lead_to_each_other(client, office, notice):
    reading = published(
        office, on=ON, kind=Kind.INTERPRETATION, title="一图读懂", duty="2001", interprets=notice
    )

    assert "相关解读 一图读懂" in text_of(client.get(notice.get_absolute_url()))
    assert "解读的文件 关于加强农村公路养护的通知" in text_of(
        client.get(reading.get_absolute_url())
    )


def test_a_withdrawn_interpretation_is_not_led_to(client, office, notice):
    reading = published(
        office, on=ON, kind=Kind.INTERPRETATION, title="一图读懂", duty="2001", interprets=notice
    )
    withdrawn(reading, on=ON)

    assert "一图读懂" not in text_of(client.get(notice.get_absolute_url()))


def test_a_withdrawn_document_leaves_its_title_and_the_reason_and_no_more(client, notice):
    withdrawn(notice, on=TODAY)

    response = client.get(notice.get_absolute_url())
    page = response.content.decode()

    assert response.status_code == 410
    assert "这条信息已撤下" in page
    assert notice.title in page
    assert "内容有误" in page
    assert "路长" not in page


def test_a_title_that_says_too_much_is_withdrawn_too(client, notice):
    withdrawn(notice, on=TODAY, shows_title=False)

    page = client.get(notice.get_absolute_url()).content.decode()

    assert "内容有误" in page
    assert "农村公路" not in page


def test_a_draft_does_not_exist_even_for_its_author(client, office, handler):
    draft = actions.draft(
        by=handler, on=ON, organ=office, kind=Kind.NEWS, title="草稿", formed=ON, duty="2015"
    )
    client.force_login(handler)

    assert client.get(draft.get_absolute_url()).status_code == 404


def test_an_edit_that_nobody_approved_is_not_shown(client, notice):
    actions.revise(
        document=notice, by=notice.latest_revision.user, on=ON, body="<p>还没有批准的内容</p>"
    )

    assert "还没有批准" not in client.get(notice.get_absolute_url()).content.decode()


def test_a_published_document_takes_no_file_past_its_approval(notice):
    with pytest.raises(NotPermitted, match="已经发布"):
        actions.attach(
            document=notice, title="新的", data=PDF, name="b.pdf", content_type="application/pdf"
        )


@pytest.mark.parametrize("number", [0, 20])
def test_the_page_costs_a_fixed_number_of_queries(client, office, notice, number):
    for _ in range(number):
        published(office, on=ON, kind=Kind.INTERPRETATION, duty="2001", interprets=notice)

    _, queries = queried(client, notice.get_absolute_url())

    # document, changes, files, interpretations, gazettes
    assert queries == 5


def test_a_file_is_handed_over_as_a_download(client, notice):
    file = notice.attachments.get()

    response = client.get(reverse("attachment", args=[notice.pk, file.pk]))

    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Disposition"].startswith("attachment;")
    assert "%E8%B5%84%E9%87%91%E5%88%86%E9%85%8D%E8%A1%A8.pdf" in response["Content-Disposition"]
    assert response["X-Content-Type-Options"] == "nosniff"
    response.close()


def test_a_file_that_the_browser_has_is_not_sent_again(client, notice):
    file = notice.attachments.get()

    response = client.get(
        reverse("attachment", args=[notice.pk, file.pk]),
        headers={"If-None-Match": f'"{file.sha256}"'},
    )

    assert response.status_code == 304
    assert response["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize("signed_in", [False, True])
def test_a_file_of_a_draft_does_not_exist(client, office, handler, signed_in):
    draft = actions.draft(
        by=handler, on=ON, organ=office, kind=Kind.NEWS, title="草稿", formed=ON, duty="2015"
    )
    file = actions.attach(
        document=draft, title="附件", data=PDF, name="a.pdf", content_type="application/pdf"
    )
    if signed_in:
        client.force_login(handler)

    assert client.get(reverse("attachment", args=[draft.pk, file.pk])).status_code == 404


def test_a_file_is_found_under_its_own_document_only(client, office, notice):
    other = published(office, on=ON)
    file = notice.attachments.get()

    assert client.get(reverse("attachment", args=[other.pk, file.pk])).status_code == 404


def test_a_file_of_a_withdrawn_document_is_gone(client, notice):
    file = notice.attachments.get()
    withdrawn(notice, on=ON)

    assert client.get(reverse("attachment", args=[notice.pk, file.pk])).status_code == 404


def test_a_file_that_was_swapped_in_the_store_is_not_handed_over(client, notice):
    file = notice.attachments.get()
    Path(file.file.path).write_bytes(b"nobody has reviewed this")

    response = client.get(reverse("attachment", args=[notice.pk, file.pk]))

    assert response.status_code == 404
    assert b"nobody has reviewed" not in response.content


def test_a_file_that_was_lost_is_said_and_does_not_break_the_site(client, notice):
    file = notice.attachments.get()
    Path(file.file.path).unlink()

    response = client.get(reverse("attachment", args=[notice.pk, file.pk]))

    assert response.status_code == 404
    assert "这个附件暂时不能下载" in response.content.decode()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("一行\n又一行", "<p>一行<br>又一行</p>", id="text without markup"),
        pytest.param("甲 & 乙 < 丙 <b>", "甲 &amp; 乙 &lt; 丙 <b></b>", id="stray brackets"),
        pytest.param("<p>一</p>", "<p>一</p>", id="a paragraph"),
        pytest.param("一\x0b二", "<p>一\x0b二</p>", id="a control character"),
        pytest.param("<p>一</div></body>二", "<p>一二</p>", id="ends that nothing began"),
        pytest.param("x" * 20_001, f"<p>{'x' * 20_001}</p>", id="a long text"),
        pytest.param(
            '<p style="text-align: right">局</p>', '<p class="gk-right">局</p>', id="aligned"
        ),
        pytest.param('<p style="color: red">红</p>', "<p>红</p>", id="a colour"),
        pytest.param(
            "<h1>甲</h1><h4>乙</h4><h2>丙</h2>", "<h2>甲</h2><h3>乙</h3><h2>丙</h2>", id="headings"
        ),
        pytest.param('<script>x</script><p onclick="x">甲</p>', "<p>甲</p>", id="a script"),
        pytest.param('<img src="/a.png">', '<img src="/a.png" alt="">', id="an image"),
    ],
)
def test_a_body_is_made_readable(written, shown):
    assert readable(written).replace("\n", "") == shown


def test_each_table_scrolls_by_itself_and_has_a_name():
    row = "<tr><td>1</td></tr>"
    tables = f"<table><caption>资金</caption>{row}</table><table>{row}</table>"

    frames = html.fragments_fromstring(readable(tables))

    assert [frame.get("aria-label") for frame in frames] == ["资金", "表格 2"]
    assert {frame.get("tabindex") for frame in frames} == {"0"}


def test_public_pages_touch_no_session(notice):
    client = Client()

    for address in ("/documents/", notice.get_absolute_url()):
        response = client.get(address)
        assert not response.cookies
        assert "Cookie" not in response.headers.get("Vary", "")
        assert response["Cache-Control"] == "public, max-age=60"
