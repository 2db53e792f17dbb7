"""A document, its interpretation, the opinions asked on its draft: each leads to the others."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.html import strip_tags
from tests.office.publishing import published, withdrawn
from tests.office.reviewing import pass_review, person

from gongkai.office.disclosure import actions
from gongkai.office.disclosure.actions.following import remind_of_following, waive
from gongkai.office.disclosure.following.owed import interpretation_objection
from gongkai.office.disclosure.following.page import following_items
from gongkai.office.disclosure.following.period import period_objection
from gongkai.office.disclosure.forms import lacking
from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.models import Document
from gongkai.office.ledger.models import Event
from gongkai.office.messages.models import Message
from gongkai.office.organs.models import Role
from gongkai.office.review.models import Scrutiny

ON = date(2026, 3, 2)
UNTIL = date(2026, 4, 1)
LIST = "/office/owing/following/"


@pytest.fixture
def clerk(office):
    """Who drafts in the office, with an address."""
    found = person(office, "许言", Role.HANDLER)
    found.email = "xuyan@example.cn"
    found.save()
    return found


@pytest.fixture
def today(monkeypatch):
    """Sets the office's day."""

    def set_to(day):
        monkeypatch.setattr("django.utils.timezone.localdate", lambda *_, **__: day)

    return set_to


def rule(organ, **fields):
    given = {"title": "停车管理办法", "document_number": "示政规〔2026〕1号", **fields}
    return published(organ, on=ON, kind=Kind.NORMATIVE, duty="2001", **given)


def explaining(organ, original, **fields):
    given = {"title": "停车怎么收费", "form": "picture", "explainer": "县交通局局长 林晓", **fields}
    return published(organ, on=ON, kind=Kind.INTERPRETATION, interprets=original, **given)


def asking(organ, **fields):
    given = {"opinions_until": UNTIL, "opinions_to": "邮箱 yj@example.cn", **fields}
    return published(organ, on=ON, kind=Kind.CONSULTATION, title="停车办法征求意见", **given)


def text_of(client, document):
    return " ".join(strip_tags(client.get(document.get_absolute_url()).content.decode()).split())


def remind(day):
    at = datetime(day.year, day.month, day.day, 8, tzinfo=ZoneInfo("Asia/Shanghai"))
    return remind_of_following(day=day, at=at)


def test_an_original_names_the_form_of_each_interpretation(client, office):
    original = rule(office)
    one = explaining(office, original)

    assert "相关解读 图解：停车怎么收费" in text_of(client, original)
    page = text_of(client, one)
    assert "解读形式 图解" in page
    assert "解读人 县交通局局长 林晓" in page
    assert "解读的文件 停车管理办法" in page


def test_draft_adoption_and_document_lead_to_each_other_while_all_are_public(client, office):
    asked = asking(office)
    told = published(office, on=ON, kind=Kind.ADOPTION, title="采纳了三条", consultation=asked)
    made = rule(office, consultation=asked)

    assert "意见采纳情况 采纳了三条" in text_of(client, asked)
    assert "正式文件 停车管理办法" in text_of(client, asked)
    assert "征求意见稿 停车办法征求意见" in text_of(client, told)
    assert "正式文件 停车管理办法" in text_of(client, told)
    assert "征求意见稿 停车办法征求意见" in text_of(client, made)
    assert "意见采纳情况 采纳了三条" in text_of(client, made)
    said = client.get(f"/api/documents/{made.pk}").json()
    assert said["consultation"] == asked.pk
    assert client.get(f"/api/documents/{asked.pk}").json()["outcomes"] == [told.pk, made.pk]

    withdrawn(told, on=ON)

    assert "采纳了三条" not in text_of(client, asked) + text_of(client, made)
    assert client.get(f"/api/documents/{asked.pk}").json()["outcomes"] == [made.pk]


def test_a_consultation_counts_its_days_and_then_leads_to_what_came_of_it(client, office, today):
    asked = asking(office)
    today(UNTIL - timedelta(3))
    opened = client.get("/consultations/").content.decode()
    today(UNTIL)
    last = client.get("/consultations/").content.decode()
    last_page = text_of(client, asked)
    today(UNTIL + timedelta(1))
    closed = client.get("/consultations/").content.decode()
    told = published(office, on=ON, kind=Kind.ADOPTION, title="采纳了三条", consultation=asked)
    answered = client.get("/consultations/").content.decode()

    assert "还有 3 天" in opened
    assert "今天截止" in last
    assert "今天是最后一天" in last_page
    assert "还没有公布意见采纳情况" in closed
    assert f'href="{told.get_absolute_url()}">意见采纳情况' in answered
    assert "征求意见已经结束" in text_of(client, asked)


@pytest.mark.parametrize(
    ("kind", "lacks"),
    [
        (Kind.INTERPRETATION, {"interprets", "form"}),
        (Kind.CONSULTATION, {"opinions_until", "opinions_to"}),
        (Kind.ADOPTION, {"consultation"}),
        (Kind.NEWS, set()),
    ],
)
def test_each_kind_says_what_it_needs(kind, lacks):
    assert {name for name, _ in lacking({"kind": kind})} == lacks


def test_a_draft_is_sent_with_its_interpretation_or_with_a_reason(client, office, clerk):
    fields = {"document_number": "示政规〔2026〕1号", "registration_number": "SFDR-1"}
    draft = actions.draft(
        by=clerk, on=ON, organ=office, kind=Kind.NORMATIVE, title="停车办法", formed=ON,
        duty="2001", **fields,
    )  # fmt: skip
    desk = f"/office/disclosure/desk/{draft.pk}/"
    client.force_login(clerk)

    sent = {"act": "submit", "source": "own", "channels": "政府网站", "declared": "on"}
    warned = client.post(desk, sent, follow=True).content.decode()
    assert "《停车办法》没有同时送审的解读" in warned
    assert ["三同步", interpretation_objection(draft)] in Scrutiny.objects.get().paper["facts"]

    refused = client.post(desk, {"act": "waive", "waived": ""})
    assert "请写明不作解读的理由" in refused.content.decode()
    client.post(desk, {"act": "waive", "waived": "只改了地址"})
    client.post(desk, sent)

    assert interpretation_objection(draft) == ""
    assert ["不作解读的理由", "只改了地址"] in Scrutiny.objects.latest("pk").paper["facts"]
    assert Event.objects.get(kind="waived").note == "只改了地址"
    assert "不作解读：只改了地址" in client.get(desk).content.decode()


@pytest.mark.parametrize(
    ("until", "said"),
    [
        pytest.param(ON - timedelta(1), "截止日期 2026-03-01 不晚于公布日期", id="over before"),
        pytest.param(ON, "不晚于公布日期", id="no day at all"),
        pytest.param(ON + timedelta(29), "只有 29 天；一般不少于 30 天", id="a day short"),
        pytest.param(ON + timedelta(30), "", id="thirty days"),
        pytest.param(None, "", id="no last day yet"),
    ],
)
def test_a_consultation_that_closes_early_is_told(until, said):
    draft = Document(kind=Kind.CONSULTATION, opinions_until=until)

    told = period_objection(draft, today=ON)

    assert said in told
    assert bool(told) == bool(said)


def test_what_is_public_counts_from_its_own_day_and_no_other_kind_is_told(office):
    assert "从 2026-03-02 公布" in period_objection(
        asking(office, opinions_until=ON + timedelta(20)), today=ON + timedelta(99)
    )
    assert period_objection(Document(kind=Kind.NEWS, opinions_until=ON), today=ON) == ""


def test_clerk_and_reviewer_are_told_that_a_consultation_closes_early(client, office, clerk, today):
    today(ON)
    client.force_login(clerk)
    draft = {
        "organ": office.pk,
        "kind": "consultation",
        "title": "停车办法征求意见",
        "body": "",
        "formed": "2026-03-02",
        "duty": "2001",
        "theme": "综合政务",
        "genre": "other",
        "openness": "proactive",
        "opinions_until": "2026-03-12",
        "opinions_to": "信函",
        **{
            f"{name}-{count}_FORMS": "0"
            for name in ("attachments", "interviews", "services", "topics", "suggestions")
            for count in ("TOTAL", "INITIAL")
        },
    }
    said = "从 2026-03-02 公布到 2026-03-12 截止，只有 10 天；一般不少于 30 天"

    kept = client.post("/office/disclosure/add/", draft, follow=True).content.decode()
    document = Document.objects.get()
    desk = f"/office/disclosure/desk/{document.pk}/"
    sent = {"act": "submit", "source": "own", "channels": "政府网站", "declared": "on"}
    shown = client.post(desk, sent, follow=True).content.decode()

    assert said in kept
    assert said in shown
    facts = dict(Scrutiny.objects.get().paper["facts"])
    assert facts["征求意见期限"].startswith(said)


def test_an_interpretation_in_review_goes_with_its_document(office, clerk):
    original = rule(office)
    told = actions.draft(
        by=clerk, on=ON, organ=office, kind=Kind.INTERPRETATION, title="图解", formed=ON,
        duty="2001", interprets=original, form="picture",
    )  # fmt: skip
    assert interpretation_objection(original)

    actions.submit(document=told, by=clerk, on=ON)

    assert interpretation_objection(original) == ""
    assert interpretation_objection(told) == ""


def test_what_lacks_its_interpretation_is_listed_and_told_once(client, office, clerk, today):
    original = rule(office)
    late = date(2026, 3, 6)
    client.force_login(clerk)
    today(late)

    assert [remind(day) for day in (date(2026, 3, 5), late, date(2026, 3, 7))] == [0, 1, 0]
    assert "《停车管理办法》发布 4 天，还没有解读。" in Message.objects.get().text
    assert "没有解读的文件（1 件）" in client.get(LIST).content.decode()
    assert [one.note for one in following_items(clerk, today=late)] == ["发布 4 天，还没有解读"]

    waive(document=original, reason="只改了地址", by=clerk, on=late)
    assert following_items(clerk, today=late) == []
    assert "没有解读的文件（0 件）" in client.get(LIST).content.decode()


def test_what_came_of_opinions_is_asked_for_until_it_is_published(client, office, clerk, today):
    asked = asking(office)
    late = UNTIL + timedelta(36)
    client.force_login(clerk)
    today(late)

    assert [remind(day) for day in (UNTIL + timedelta(29), late)] == [0, 1]
    assert "征求意见截止 36 天，还没有公布意见采纳情况" in Message.objects.get().text
    desk = client.get(f"/office/disclosure/desk/{asked.pk}/").content.decode()
    assert "征求意见已经截止 36 天" in desk
    assert "没有公布采纳情况的征求意见（1 件）" in client.get(LIST).content.decode()

    published(office, on=ON, kind=Kind.ADOPTION, consultation=asked)
    assert "没有公布采纳情况的征求意见（0 件）" in client.get(LIST).content.decode()


def test_what_follows_is_begun_from_the_desk_of_its_document(client, office, clerk):
    original, asked = rule(office), asking(office)
    client.force_login(clerk)

    for kind, of in (("interpretation", original), ("adoption", asked)):
        form = client.get("/office/disclosure/add/", {"kind": kind, "of": of.pk}).context["form"]
        link = {"interpretation": "interprets", "adoption": "consultation"}[kind]
        assert form[link].value() == of.pk
        assert form["kind"].value() == kind


def test_an_earlier_interpretation_keeps_its_clearance_without_a_form(office, clerk):
    original = rule(office)
    old = explaining(office, original, form=None, explainer=None)

    assert "form" not in old.content()
    pass_review(actions.revise(document=old, by=clerk, on=ON, form="text"), by=clerk, on=ON)
    actions.publish(document=old, by=clerk, on=ON)
    assert Document.objects.get(pk=old.pk).content()["form"] == "text"
