"""A clerk makes the report on the screen; a head signs it; nobody else comes near it."""

import re
from html import unescape

import pytest
from tests.office.annual.conftest import SECTIONS
from tests.office.annual.records import application, day, published, remedy

from gongkai.office.annual import actions
from gongkai.office.annual.models import ENTERED, EnteredFigure, Report
from gongkai.office.applications.models import Application

pytestmark = pytest.mark.urls("tests.office.annual.addresses")


def desk(report):
    return f"/office/annual/{report.pk}/"


def text_of(response):
    return unescape(re.sub(r"<[^>]+>", "", response.content.decode()))


def figures(**given):
    data = {"act": "figures"}
    for path in ENTERED:
        data[f"{path}.value"], data[f"{path}.source"] = "0", "业务系统"
    return data | given


def test_a_clerk_brings_a_report_from_the_first_page_to_the_self_check(
    client, office, handler, case
):
    client.force_login(handler)

    begun = client.post("/office/annual/new/", {"organ": office.pk, "year": 2025})
    report = Report.objects.get()
    assert begun["Location"] == desk(report)
    assert "核对有错误，还不能签发" in text_of(client.get(desk(report)))

    client.post(desk(report), figures())
    written = client.post(f"{desk(report)}sections/", SECTIONS)
    assert written["Location"] == desk(report)
    assert "42 项勾稽校验全部通过" in text_of(client.get(desk(report)))

    client.post(desk(report), {"act": "check"})
    report.refresh_from_db()
    assert report.state == Report.State.SELF_CHECKED


def test_the_head_signs_and_the_clerk_publishes(client, checked, handler, head):
    client.force_login(handler)
    assert "签发并定稿" not in text_of(client.get(desk(checked)))

    client.force_login(head)
    client.post(desk(checked), {"act": "sign"})
    client.post(desk(checked), {"act": "publish"})

    checked.refresh_from_db()
    assert checked.state == Report.State.PUBLISHED
    assert checked.signed_by == head


def test_the_head_takes_a_report_back_with_his_reason(client, public, head):
    client.force_login(head)

    refused = client.post(desk(public), {"act": "withdraw", "withdraw-reason": ""})
    client.post(desk(public), {"act": "withdraw", "withdraw-reason": "数字有误"})

    public.refresh_from_db()
    assert refused.status_code == 422
    assert public.state == Report.State.DRAFT


def test_a_self_check_that_fails_says_everything_that_is_missing(client, report, handler):
    client.force_login(handler)

    response = client.post(desk(report), {"act": "check"})

    text = text_of(response)
    assert response.status_code == 422
    assert "“行政许可”" in text
    assert "还没有写" in text
    report.refresh_from_db()
    assert report.state == Report.State.DRAFT


def test_what_a_check_found_is_marked_in_its_cell_and_said_below(client, report, handler):
    client.force_login(handler)

    html = client.get(desk(report)).content.decode()

    assert html.count("gk-cell--failed") == 4
    assert re.search(r'id="table-proactive-remark-1".*?“行政许可”', html, re.S)


def test_a_carry_that_does_not_follow_last_year_is_marked(client, public, office, handler):
    application(office, day("2025-12-01")).save()
    after = actions.begin(organ=office, year=2026, by=handler, on=day("2027-01-05"))
    client.force_login(handler)

    html = client.get(desk(after)).content.decode()

    assert "上年结转1，应等于2025年度报告的结转下年度0，相差1" in html
    marked = re.findall(r'gk-cell--failed.{0,200}?aria-label="([^"：]+)', html)
    assert marked == ["第三部分“上年结转”行“自然人”列", "第三部分“上年结转”行“总计”列"]


def test_figures_need_a_source_and_a_number(client, report, handler):
    client.force_login(handler)
    given = figures(**{f"{ENTERED[0]}.source": "", f"{ENTERED[1]}.value": ""})

    response = client.post(desk(report), given)

    text = text_of(response)
    assert response.status_code == 422
    assert "请写明这个数字从哪里来" in text
    assert "请填写数字；没有的填 0" in text
    assert not EnteredFigure.objects.exists()


def test_figures_may_come_one_by_one_and_stay_blank_until_then(client, report, handler):
    client.force_login(handler)
    blank = {f"{path}.{name}": "" for path in ENTERED[1:] for name in ("value", "source")}

    client.post(desk(report), figures(**blank, **{f"{ENTERED[0]}.value": "12"}))

    assert [(row.path, row.figure) for row in EnteredFigure.objects.all()] == [(ENTERED[0], 12)]


def test_the_narrative_is_proposed_out_of_the_records(client, report, handler):
    client.force_login(handler)

    proposed = text_of(client.get(f"{desk(report)}sections/"))
    client.post(f"{desk(report)}sections/", SECTIONS)
    kept = text_of(client.get(f"{desk(report)}sections/"))
    anew = text_of(client.get(f"{desk(report)}sections/?draft=1"))

    assert "2025年，共收到政府信息公开申请1件" in proposed
    assert "本年工作平稳" in kept
    assert "共收到" not in kept
    assert "共收到政府信息公开申请1件" in anew


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("applications.granted.business", "道路工程招标文件"),
        ("applications.carried_over.total", "没有这样的记录"),
        ("remedies.reconsideration.pending", "答复是否合法"),
        ("proactive.licences.decisions", "还没有填报"),
        ("proactive.normative_documents.issued", "示例文件"),
    ],
)
def test_each_figure_leads_to_the_records_that_it_counts(
    client, report, office, handler, path, words
):
    remedy(office, day("2025-06-01")).save()
    published(office, by=handler, formed=day("2025-04-01"))
    client.force_login(handler)

    assert words in text_of(client.get(f"{desk(report)}cells/{path}/"))


def test_an_entered_figure_says_where_it_comes_from(client, complete, handler):
    client.force_login(handler)

    text = text_of(client.get(f"{desk(complete)}cells/{ENTERED[0]}/"))

    assert "由林晓于 2026-01-12 填报，数据来源：业务系统" in text


def test_a_signed_figure_says_that_its_records_have_changed(client, signed, handler, office):
    application(office, day("2025-05-05")).save()
    client.force_login(handler)

    text = text_of(client.get(f"{desk(signed)}cells/applications.received.total/"))

    assert "报告写的是 1，现有记录 2 件" in text
    assert Application.objects.count() == 2


def test_drafts_are_downloaded_by_their_own_organ_and_kept_by_nobody(client, report, handler):
    client.force_login(handler)

    response = client.get(f"{desk(report)}report.json")

    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert client.get(f"{desk(report)}report.exe").status_code == 404


ADDRESSES = ("", "sections/", "report.pdf", "cells/applications.received.total/")


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_report_does_not_exist_for_people_of_other_organs(
    client, report, stranger, supervisor, administrator, address
):
    for person in (stranger, supervisor, administrator):
        client.force_login(person)
        assert client.get(f"{desk(report)}{address}").status_code == 404
        assert client.post(f"{desk(report)}{address}", {"act": "check"}).status_code in {404, 405}


@pytest.mark.parametrize("address", ADDRESSES)
def test_even_a_published_report_of_another_organ_has_no_page_in_the_back_office(
    client, public, stranger, address
):
    client.force_login(stranger)

    assert client.get(f"{desk(public)}{address}").status_code == 404
    assert public.organ.name not in text_of(client.get("/office/annual/"))


def test_the_public_is_sent_to_the_sign_in_page(client, report):
    response = client.get(desk(report))

    assert response.status_code == 302
    assert response["Location"].startswith("/office/login/")


def test_the_list_says_whose_turn_it_is(client, checked, handler):
    client.force_login(handler)

    text = text_of(client.get("/office/annual/"))

    assert "负责人签发" in text
    assert "2026-01-31" in text


def test_a_second_report_on_the_same_year_is_refused_in_words(client, report, office, handler):
    client.force_login(handler)

    response = client.post("/office/annual/new/", {"organ": office.pk, "year": 2025})

    assert "这一年度的报告已经开始编制" in text_of(response)
    assert Report.objects.count() == 1


def test_a_year_to_come_is_refused_in_words(client, office, handler):
    client.force_login(handler)

    response = client.post("/office/annual/new/", {"organ": office.pk, "year": 2999})

    assert "2999年尚未开始" in text_of(response)


def test_a_waiting_report_lies_on_the_desk_of_whose_turn_it_is(client, checked, head, handler):
    client.force_login(head)
    heads = text_of(client.get("/office/"))
    client.force_login(handler)
    handlers = text_of(client.get("/office/"))

    assert str(checked) in heads
    assert str(checked) not in handlers


def test_a_reviewer_reads_but_is_offered_no_act(client, report, reviewer):
    client.force_login(reviewer)

    text = text_of(client.get(desk(report)))

    assert str(report) in text
    assert "送签发" not in text
    assert "填报数据" not in text
    assert client.post(desk(report), figures()).status_code == 422
    assert not EnteredFigure.objects.exists()
