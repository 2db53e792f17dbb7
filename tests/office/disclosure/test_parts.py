"""Parts of a document go through the gate with it, and the database keeps them so."""

from datetime import date, time

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from tests.office.publishing import revised
from tests.office.reviewing import pass_review

from gongkai.office.disclosure import actions
from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.parts.part import PARTS
from gongkai.office.disclosure.parts.records import Interview, ServiceGuide, Topic
from gongkai.office.disclosure.parts.suggestions import Suggestion
from gongkai.office.organs.standing import NotPermitted
from gongkai.office.review.models import Scrutiny, Verdict

ON = date(2026, 11, 23)


def interview(**fields):
    said = {"held": ON, "begins": time(9, 30), "guests": "县教育和体育局局长程远", **fields}
    return Interview(**said)


def service(**fields):
    said = {
        "audience": "elderly",
        "sort": "社会保障",
        "who": "年满八十周岁的本县户籍老人",
        "papers": "身份证\n银行卡",
        "places": "户籍所在地镇（街道）便民服务中心",
        "steps": "交材料\n等待审核",
        "phone": "000-1234567",
    }
    return ServiceGuide(**{**said, **fields})


def topic():
    said = [
        {"type": "text", "value": {"heading": "怎么回事", "text": "修好一条路。\n请绕行。"}},
        {
            "type": "newest",
            "value": {
                "heading": "最新",
                "theme": "城乡建设、环境保护",
                "kind": "",
                "word": "",
                "count": 3,
            },
        },
    ]
    return Topic(blocks=said)


def suggestion(**fields):
    said = {
        "origin": "deputy",
        "session": "县十八届人大一次会议",
        "number": "第37号",
        "lead": "县水务局",
        "assigned": date(2026, 8, 3),
        "answered": date(2026, 11, 2),
        "result": "solved",
    }
    return Suggestion(**{**said, **fields})


CASES = {
    Kind.PROPOSAL_REPLY: suggestion,
    Kind.INTERVIEW: interview,
    Kind.SERVICE: service,
    Kind.TOPIC: topic,
}
ROWS = {
    "disclosure_interview": ("guests", "'别人'"),
    "disclosure_serviceguide": ("phone", "'000-0000000'"),
    "disclosure_topic": ("blocks", "'[]'"),
    "disclosure_suggestion": ("result", "'noted'"),
}


@pytest.fixture(params=CASES, ids=str)
def kind(request):
    return request.param


@pytest.fixture
def draft(office, handler, kind):
    document = actions.draft(
        by=handler,
        on=ON,
        organ=office,
        kind=kind,
        title="一件新信息",
        formed=ON,
        duty="2015",
        parts=[CASES[kind]()],
    )
    return Document.objects.get(pk=document.pk)


@pytest.fixture
def published(draft, handler):
    pass_review(draft, by=handler, on=ON)
    return actions.publish(document=draft, by=handler, on=ON)


def only_part(document):
    return next(row for name in PARTS for row in getattr(document, name).all())


def refused(sql):
    with (
        pytest.raises(IntegrityError, match="parts of"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


def test_a_document_goes_out_with_the_part_that_was_reviewed(published):
    shown = Document.objects.get(pk=published.pk)

    assert shown.live
    assert only_part(shown).said() == only_part(shown.latest_revision.as_object()).said()


def test_the_reviewer_reads_what_the_part_says(draft, handler):
    sent = actions.submit(document=draft, by=handler, on=ON)

    facts = dict(sent.paper["facts"])
    wanted = {
        Kind.INTERVIEW: ("嘉宾", "县教育和体育局局长程远"),
        Kind.SERVICE: ("咨询电话", "000-1234567"),
        Kind.PROPOSAL_REPLY: ("公开期限", "2026-11-30（答复后二十个工作日）"),
        Kind.TOPIC: ("文字", "怎么回事：修好一条路。\n请绕行。"),
    }
    term, value = wanted[draft.kind]
    assert facts[term] == value


def test_a_changed_part_needs_another_review(published, handler):
    part = only_part(published.get_latest_revision_as_object())
    changed = type(part)(**{name: getattr(part, name) for name in part.REVIEWED})
    name, value = {
        "interviews": ("guests", "乙"),
        "services": ("phone", "1"),
        "suggestions": ("result", "noted"),
        "topics": ("blocks", topic().blocks),
    }[part.RELATION]
    setattr(changed, name, value)
    actions.revise(document=published, by=handler, on=ON, parts=[changed])

    with pytest.raises(PermissionDenied):
        actions.publish(document=published, by=handler, on=ON)


def test_a_changed_part_goes_out_after_its_review(published):
    part = only_part(published.get_latest_revision_as_object())
    changed = type(part)(**{name: getattr(part, name) for name in part.REVIEWED})
    if part.RELATION == "services":
        changed.phone = "000-7654321"

    again = revised(published, on=ON, parts=[changed])

    assert again.live
    assert only_part(Document.objects.get(pk=again.pk)).said() == changed.said()


def test_what_lacks_its_part_is_not_sent(office, handler, kind):
    bare = actions.draft(
        by=handler, on=ON, organ=office, kind=kind, title="没有填完", formed=ON, duty="2015"
    )

    with pytest.raises(NotPermitted, match="请在“"):
        actions.submit(document=bare, by=handler, on=ON)
    assert not Scrutiny.objects.exists()


def test_a_part_of_another_kind_is_not_sent_along(office, handler):
    other = actions.draft(
        by=handler,
        on=ON,
        organ=office,
        kind=Kind.NEWS,
        title="动态",
        formed=ON,
        duty="2015",
        parts=[service()],
    )

    with pytest.raises(NotPermitted, match="“动态”不能有1项“办事指南”"):
        actions.submit(document=other, by=handler, on=ON)


def test_a_part_is_checked_when_it_is_put_in(office, handler):
    with pytest.raises(ValidationError) as refusal:
        actions.draft(
            by=handler,
            on=ON,
            organ=office,
            kind=Kind.INTERVIEW,
            title="访谈",
            formed=ON,
            duty="2015",
            parts=[interview(recording="http://example.gov.cn/a.mp4")],
        )
    assert "recording" in refusal.value.message_dict


def test_the_parts_of_what_is_published_do_not_change_by_sql(published):
    table = only_part(published)._meta.db_table
    column, value = ROWS[table]

    refused(f"UPDATE {table} SET {column} = {value}")
    refused(f"DELETE FROM {table}")
    columns = ", ".join(
        field.column for field in only_part(published)._meta.fields if field.name != "id"
    )
    refused(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {table}")


def test_a_part_that_was_not_read_does_not_go_out_by_sql(draft, handler):
    pass_review(draft, by=handler, on=ON)
    table = only_part(draft)._meta.db_table
    column, value = ROWS[table]
    out = (
        f"UPDATE disclosure_document SET live = true, published_at = '2026-11-23',"
        f" clearance_id = {Verdict.objects.get().pk}"
    )
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {column} = {value}")
    refused(out)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table}")
    refused(out)
