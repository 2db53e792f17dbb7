"""Interviews, topics and guides to services, as the public opens them."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from lxml import html
from tests.office.disclosure.test_parts import interview, service
from tests.office.publishing import published, revised, withdrawn
from tests.office.querying import queried

from gongkai.office.disclosure import actions
from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.parts.files import LARGEST_RECORDING, AttachmentForm
from gongkai.office.disclosure.parts.records import Topic
from gongkai.office.disclosure.searching.entries import entries

ON = date(2026, 11, 20)
FILM = bytes(range(256)) * 8


def page(client, address):
    return html.fromstring(client.get(address).content.decode())


def words(tree) -> str:
    return " ".join(tree.text_content().split())


def held(office, *, title, on, **fields):
    parts = [interview(held=on, **fields)]
    return published(office, on=ON, kind=Kind.INTERVIEW, title=title, duty="2015", parts=parts)


@pytest.fixture
def today():
    return timezone.localdate()


def topic_of(*blocks):
    return Topic(blocks=[{"type": sort, "value": value} for sort, value in blocks])


def chosen(*documents):
    numbers = "\n".join(one.index_number for one in documents)
    return ("chosen", {"heading": "选编", "numbers": numbers})


def test_an_interview_is_announced_until_its_day_and_listed_after_it(client, office, today):
    held(office, title="还没有举行", on=today + timedelta(days=1), begins=time(9, 30))
    held(office, title="就在今天", on=today)
    held(office, title="已经举行", on=today - timedelta(days=1))

    text = words(page(client, reverse("interviews")))

    ahead, past = text.split("往期访谈")
    assert ahead.index("就在今天") < ahead.index("还没有举行")
    assert "09:30，嘉宾：县教育和体育局局长程远" in ahead
    assert "已经举行" in past


def test_the_page_of_an_interview_says_when_and_with_whom(client, office):
    shown = held(office, title="谈招生", on=ON, place="访谈室", recording="https://v.gov.cn/1")

    text = page(client, shown.get_absolute_url())

    assert "时间：2026-11-20 09:30地点：访谈室嘉宾：县教育和体育局局长程远" in words(text)
    assert text.xpath('//a[@href="https://v.gov.cn/1"]')


def test_a_guide_tells_what_to_do_before_its_metadata(client, office):
    shown = published(
        office, on=ON, kind=Kind.SERVICE, title="高龄津贴", duty="2005", body="", parts=[service()]
    )

    tree = page(client, shown.get_absolute_url())

    text = words(tree)
    assert text.index("谁可以办") < text.index("索引号")
    assert [one.text for one in tree.xpath('//h2[.="怎么办"]/following-sibling::ol[1]/li')] == [
        "交材料",
        "等待审核",
    ]
    assert tree.xpath('//a[@href="tel:0001234567"]')


def test_the_corner_for_the_elderly_has_only_their_guides(client, office):
    for audience, title in (("elderly", "老年卡"), ("everyone", "开饭店")):
        parts = [service(audience=audience)]
        published(office, on=ON, kind=Kind.SERVICE, title=title, duty="2005", parts=parts)

    corner, all_of_them = (words(page(client, reverse(one))) for one in ("elderly", "services"))

    assert "老年人常办的 1 件事" in corner
    assert [one in corner for one in ("老年卡", "开饭店")] == [True, False]
    assert [one in all_of_them for one in ("老年卡", "开饭店")] == [True, True]


def test_a_service_is_found_by_what_its_part_says(office):
    shown = published(
        office, on=ON, kind=Kind.SERVICE, title="高龄津贴", duty="2005", body="", parts=[service()]
    )

    assert "户籍所在地镇（街道）便民服务中心" in next(entries([shown.pk], ON)).text


def test_a_topic_shows_the_chosen_in_their_order_and_none_that_was_taken_back(client, office):
    first, gone, last = (published(office, on=ON, title=title) for title in ("一", "二", "三"))
    shown = published(
        office,
        on=ON,
        kind=Kind.TOPIC,
        title="修路",
        duty="2015",
        parts=[topic_of(chosen(last, gone, first))],
    )
    withdrawn(gone, on=ON)

    rows = page(client, shown.get_absolute_url()).xpath('//*[@class="gk-list__title"]/text()')

    assert rows == ["三", "一"]


def test_a_topic_fills_itself_with_the_newest(client, office):
    for number in range(4):
        published(office, on=ON + timedelta(days=number), title=f"公路养护第 {number} 期")
    published(office, on=ON, title="停水")
    value = {"heading": "最新", "theme": "", "kind": "announcement", "word": "公路", "count": 3}
    shown = published(
        office,
        on=ON,
        kind=Kind.TOPIC,
        title="修路",
        duty="2015",
        parts=[topic_of(("text", {"heading": "说明", "text": "绕行。"}), ("newest", value))],
    )

    rows = page(client, shown.get_absolute_url()).xpath('//*[@class="gk-list__title"]/text()')

    assert rows == ["公路养护第 3 期", "公路养护第 2 期", "公路养护第 1 期"]
    assert "修路" in words(page(client, reverse("topics")))


def test_a_topic_costs_no_more_queries_for_more_that_it_chose(client, office):
    some = [published(office, on=ON, title=f"第 {number} 件") for number in range(6)]
    fields = {"kind": Kind.TOPIC, "title": "修路", "duty": "2015"}
    few = published(office, on=ON, **fields, parts=[topic_of(chosen(*some[:2]))])
    many = published(office, on=ON, **fields, parts=[topic_of(chosen(*some), chosen(*some[:3]))])

    costs = [queried(client, one.get_absolute_url())[1] for one in (few, many)]

    assert costs[0] == costs[1]


@pytest.fixture
def film(office):
    said = [("访谈录像", "film.mp4", FILM), ("访谈录像", "film.vtt", b"WEBVTT\n")]
    parts = [interview()]
    shown = published(
        office, on=ON, kind=Kind.INTERVIEW, title="谈", duty="2015", parts=parts, files=said
    )
    return shown.attachments.first()


def test_a_recording_is_played_on_the_page_with_its_captions(client, film):
    tree = page(client, film.document.get_absolute_url())

    (source,) = tree.xpath("//video/source/@src")
    (captions,) = tree.xpath('//track[@srclang="zh"]/@src')
    assert b"".join(client.get(source).streaming_content) == FILM
    assert b"".join(client.get(captions).streaming_content) == b"WEBVTT\n"


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("bytes=0-9", 0, 9), ("bytes=2000-", 2000, 2047), ("bytes=-48", 2000, 2047)],
)
def test_a_browser_gets_the_part_of_a_film_that_it_asks_for(client, film, asked, first, last):
    address = reverse("recording", args=[film.document_id, film.pk])

    answer = client.get(address, headers={"range": asked})

    assert answer.status_code == 206
    assert answer["Content-Range"] == f"bytes {first}-{last}/2048"
    assert b"".join(answer.streaming_content) == FILM[first : last + 1]


def test_a_part_beyond_the_end_is_refused_and_an_odd_wish_gets_all(client, film):
    address = reverse("recording", args=[film.document_id, film.pk])

    assert client.get(address, headers={"range": "bytes=4096-"}).status_code == 416
    assert client.get(address, headers={"range": "pages=1-2"}).status_code == 200


@pytest.mark.parametrize("asked", ["bytes=0-", "bytes=0-2047"])
def test_who_asks_for_all_as_a_part_gets_it_as_a_part(client, film, asked):
    address = reverse("recording", args=[film.document_id, film.pk])

    answer = client.get(address, headers={"range": asked})

    assert (answer.status_code, answer["Content-Range"]) == (206, "bytes 0-2047/2048")
    assert b"".join(answer.streaming_content) == FILM


def test_no_recording_is_played_of_what_is_not_public_or_was_swapped(client, film):
    address = reverse("recording", args=[film.document_id, film.pk])
    with film.file.storage.open(film.file.name, "wb") as kept:
        kept.write(b"other film")
    assert client.get(address).status_code == 404
    withdrawn(film.document, on=ON)
    assert client.get(address).status_code == 404


def test_a_transcript_replaces_the_announcement_after_review(client, office):
    shown = held(office, title="谈招生", on=ON)

    revised(shown, on=ON, body="<p>问：几月报名？答：七月。</p>")

    text = words(page(client, shown.get_absolute_url()))
    assert "嘉宾：县教育和体育局局长程远" in text
    assert "几月报名" in text


def test_a_film_may_be_larger_than_a_letter_but_not_endless():
    film = ContentFile(FILM, name="film.mp4")
    film.size = LARGEST_RECORDING + 1

    form = AttachmentForm({"title": "录像"}, {"file": film})

    assert form.errors["file"] == ["这类附件不能超过 300 MB，请压缩或拆分。"]


def test_an_index_number_that_is_named_twice_is_refused(office, handler):
    one = published(office, on=ON)
    with pytest.raises(ValidationError) as refusal:
        actions.draft(
            by=handler,
            on=ON,
            organ=office,
            kind=Kind.TOPIC,
            title="专题",
            formed=ON,
            duty="2015",
            parts=[topic_of(chosen(one, one))],
        )
    (told,) = refusal.value.messages
    assert "写了两次" in told
    assert not Document.objects.filter(kind=Kind.TOPIC).exists()
