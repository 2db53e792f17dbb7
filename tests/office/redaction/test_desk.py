"""The pages of redaction, without any script: take in, tick, measure, make, review, fetch."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.office.redaction.deeds import made, paint_all
from tests.office.redaction.papers import NAME, PHONE, pdf, picture, read

from gongkai.office.redaction.keeping import marks_of
from gongkai.office.redaction.models import Copy, Job

LIST, NEW = "/office/redaction/", "/office/redaction/new/"
BASIS = "third_party"


@pytest.fixture
def signed_in(client, handler):
    client.force_login(handler)
    return client


def desk(job, number=1):
    return f"{LIST}{job.pk}/page/{number}/"


def words(response):
    """A page without its tags."""
    return unescape(re.sub(r"<[^>]+>", "", response.content.decode()))


def upload(data, name="file.pdf"):
    return SimpleUploadedFile(name, data)


def test_a_file_is_taken_in_and_its_page_opens(signed_in, office, beside):
    data = {"organ": office.pk, "title": "情况说明", "file": upload(pdf())}

    response = signed_in.post(NEW, data, follow=True)

    job = Job.objects.get()
    assert response.redirect_chain == [(f"{LIST}{job.pk}/", 302)]
    assert "全部同类" in words(response)
    assert "身份证号码，全件 1 处" in words(response)
    assert "情况说明" in words(signed_in.get(LIST))


def test_a_file_that_cannot_be_worked_on_is_refused_beside_the_form(signed_in, office, beside):
    data = {"organ": office.pk, "title": "情况说明", "file": upload(b"hello", "a.txt")}

    response = signed_in.post(NEW, data)

    assert "这不是 PDF、图片" in words(response)
    assert not Job.objects.exists()


def test_a_file_that_is_too_large_is_refused(signed_in, office, monkeypatch):
    monkeypatch.setattr("gongkai.office.redaction.forms.MOST_BYTES", 10)
    data = {"organ": office.pk, "title": "情况说明", "file": upload(pdf())}

    assert "文件超过 100 MB" in words(signed_in.post(NEW, data))


def test_everything_of_a_kind_is_painted_out_by_one_tick(signed_in, job):
    data = {"act": "take", "take-kinds": ["name", "phone"], "take-basis": BASIS}

    response = signed_in.post(desk(job), data, follow=True)

    assert {mark.what for mark in marks_of(job)} == {"姓名", "电话号码"}
    assert "身份证号码，全件 1 处" in words(response)
    assert "姓名，全件" not in words(response)


def test_one_hit_is_painted_out_by_its_own_tick(signed_in, job):
    page = signed_in.get(desk(job)).content.decode()
    (key,) = re.findall(r'value="([^"]+-phone)"', page)

    signed_in.post(desk(job), {"act": "take", "take-hits": [key], "take-basis": BASIS})

    assert [mark.what for mark in marks_of(job)] == ["电话号码"]


def test_a_word_is_searched_and_painted_out(signed_in, job):
    address = f"{desk(job)}?word=柳 树路"
    assert "检索的字词：柳树路" in words(signed_in.get(address))

    signed_in.post(address, {"act": "take", "take-kinds": ["word"], "take-basis": "internal"})

    (mark,) = marks_of(job)
    assert (mark.what, mark.basis) == ("检索的字词", "internal")


def test_a_word_that_is_nowhere_is_said(signed_in, job):
    paint_all(job, job.opened_by)

    assert "没有查到“没有的字”" in words(signed_in.get(f"{desk(job)}?word=没有的字"))


def test_a_box_is_drawn_by_its_measures(signed_in, job):
    measures = {"left": "10", "top": "120.5", "width": "20", "height": "5"}
    data = {f"draw-{name}": value for name, value in measures.items()}

    response = signed_in.post(
        desk(job), {"act": "draw", **data, "draw-what": "印章", "draw-basis": BASIS}, follow=True
    )

    (mark,) = marks_of(job)
    area = mark.box.area
    assert (area.left, area.top, area.right, area.bottom) == (100, 1205, 300, 1255)
    assert '<rect class="gk-redaction__box" x="100" y="1205"' in response.content.decode()
    assert "涉及第三方合法权益的印章" in words(response)


def test_a_box_over_the_edge_is_refused_with_what_was_typed(signed_in, job):
    measures = {"left": "100", "top": "10", "width": "50", "height": "5", "what": "印章"}
    data = {f"draw-{name}": value for name, value in measures.items()}

    response = signed_in.post(desk(job), {"act": "draw", **data, "draw-basis": BASIS})

    assert response.status_code == 422
    assert "涂除框超出了第 1 页" in words(response)
    assert 'value="印章"' in response.content.decode()


@pytest.mark.parametrize(
    ("deed", "left", "narrow"), [("erase", 0, []), ("limit", 1, [True])], ids=["erase", "limit"]
)
def test_boxes_are_erased_or_narrowed(signed_in, job, deed, left, narrow):
    data = {"act": "take", "take-kinds": ["phone"], "take-basis": BASIS}
    signed_in.post(desk(job), data)

    signed_in.post(desk(job), {"act": "change", "change-boxes": ["0"], "change-deed": deed})

    assert len(marks_of(job)) == left
    assert [mark.only_here for mark in marks_of(job)] == narrow


def test_a_proof_that_fails_is_shown_with_what_to_do(signed_in, job, handler):
    paint_all(job, handler)
    signed_in.post(desk(job), {"act": "forbid", "forbid-words": "可以公开"})

    response = signed_in.post(desk(job), {"act": "make"}, follow=True)

    assert "没有通过检查，不能送复核" in words(response)
    assert "第 1 页的文字里还有“可＊＊＊”。" in words(response)
    assert "改为“只涂这一处”" in words(response)
    assert "放行" not in words(response).replace("不能放行", "")


def test_a_second_person_releases_and_the_file_is_fetched(signed_in, client, job, reviewer):
    paint_all(job, job.opened_by)
    response = signed_in.post(desk(job), {"act": "make"}, follow=True)
    assert "18 项全部通过" in words(response)
    assert "已经逐页看过" not in words(response)
    client.force_login(reviewer)

    refused = client.post(desk(job), {"act": "release"})
    released = client.post(desk(job), {"act": "release", "release-seen": "on"}, follow=True)

    copy = Copy.objects.get()
    assert refused.status_code == 422
    assert copy.result == Copy.Result.RELEASED
    assert "已放行" in words(released)
    file = client.get(f"{LIST}{job.pk}/copy/{copy.number}/")
    assert file["Content-Disposition"] == f'attachment; filename="gongkai-{job.pk}-1.pdf"'
    assert "no-store" in file["Cache-Control"]
    text = "".join(page.text for page in read(file.content))
    assert NAME not in text
    assert PHONE not in text


def test_what_waits_lies_on_the_desk_of_whoever_may_review_it(client, job, handler, reviewer):
    made(job, handler)
    client.force_login(reviewer)
    assert "待复核的涂除件" in words(client.get("/office/"))

    client.force_login(handler)
    assert "待复核的涂除件" not in words(client.get("/office/"))


def test_a_page_is_an_image_that_no_cache_keeps(signed_in, job, handler):
    made(job, handler)

    for address in (f"{desk(job)}before.jpg", f"{LIST}{job.pk}/copy/1/page/1/after.jpg"):
        image = signed_in.get(address)

        assert image.content.startswith(b"\xff\xd8")
        assert {"private", "no-store"} <= set(image["Cache-Control"].split(", "))


@pytest.mark.parametrize(
    "path", ["page/2/", "page/2/before.jpg", "page/0/", "copy/1/", "copy/1/page/1/after.jpg"]
)
def test_what_is_not_there_is_not_found(signed_in, job, path):
    assert signed_in.get(f"{LIST}{job.pk}/{path}").status_code == 404


def test_a_stranger_finds_nothing(client, job, handler, stranger):
    made(job, handler)
    client.force_login(stranger)
    paths = ("", "page/1/", "page/1/before.jpg", "copy/1/", "copy/1/page/1/after.jpg")

    assert {client.get(f"{LIST}{job.pk}/{path}").status_code for path in paths} == {404}
    assert job.title not in words(client.get(LIST))


def test_a_copy_that_was_changed_is_not_handed_out(signed_in, job, handler):
    copy = made(job, handler)
    Copy.objects.filter(pk=copy.pk).update(sha256="0" * 64)

    response = signed_in.get(f"{LIST}{job.pk}/copy/1/")

    assert response.status_code == 409
    assert "摘要不一致" in words(response)


def test_a_page_without_words_says_so(signed_in, office, beside):
    data = {"organ": office.pk, "title": "照片", "file": upload(picture(), "a.png")}

    response = signed_in.post(NEW, data, follow=True)

    assert "这一页是图像，没有可以检索的文字" in words(response)
    assert "请逐页查看" in words(response)
