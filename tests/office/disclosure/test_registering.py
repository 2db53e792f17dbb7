"""Documents published before are registered at once, under the rules of one published today."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict
from tests.office.reviewing import AGREED, pass_review, reviewers

from gongkai.office.disclosure import actions
from gongkai.office.disclosure.actions.registering import File, Past, register_past
from gongkai.office.disclosure.gate import Unapproved
from gongkai.office.disclosure.kinds import Kind, Openness
from gongkai.office.disclosure.models import Document
from gongkai.office.ledger.chain import breaks
from gongkai.office.ledger.models import Event, Head
from gongkai.office.organs.standing import NotPermitted

AT = datetime(2022, 3, 1, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
FIELDS = {
    "kind": Kind.ANNOUNCEMENT,
    "title": "停水公告",
    "formed": date(2022, 2, 28),
    "duty": "2015",
    "body": "<p>三月二日停水。</p><script>alert(1)</script>",
}


@pytest.fixture
def past(office, handler):
    """Describe a past document: `past(title="…")`; `past(at=…, fields…)`."""
    panel = reviewers(office)

    def make(at=AT, by=handler, people=panel, interprets=None, files=(), **fields):
        opinion = AGREED.opinion
        kept = {"at": at, "opinion": opinion, "interprets": interprets, "files": files}
        return Past(office, FIELDS | fields, by, people, **kept)

    return make


def published_singly(office, by):
    document = actions.draft(by=by, on=AT.date(), organ=office, **FIELDS)
    pass_review(document, by=by, on=AT.date(), at=AT)
    return actions.publish(document=document, by=by, on=AT.date(), at=AT)


def review(document):
    """The review that cleared a document, its number, title's row and opinions' keys apart.

    Of what was reviewed before there was a machine, no machine found anything.
    """
    scrutiny = document.clearance.scrutiny
    scrutiny.paper.pop("findings", None)
    own = {"id", "number", "subject_id"}
    kept = {"id", "scrutiny"}
    opinions = [model_to_dict(one, exclude=kept) for one in scrutiny.opinions.all()]
    return model_to_dict(scrutiny, exclude=own), opinions, document.clearance.result


def trace(document):
    """What the ledger says of a document, numbers and digests apart."""
    events = Event.objects.filter(subject="document", subject_id=document.pk)
    return [(e.kind, e.label, e.article, e.actor_name, e.on, e.note, sorted(e.new)) for e in events]


def test_a_past_document_is_what_it_would_be_one_act_at_a_time(past, office, handler):
    single = published_singly(office, handler)

    registered = Document.objects.get(pk=register_past([past()])[0].pk)

    own = {"id", "index_number", "latest_revision", "live_revision", "clearance"}
    own |= {"first_published_at", "last_published_at"}  # Wagtail's, by the clock
    assert model_to_dict(registered, exclude=own) == model_to_dict(single, exclude=own)
    assert registered.published_at == single.published_at == AT
    assert review(registered) == review(single)
    assert trace(registered) == trace(single)
    assert not registered.has_unpublished_changes


def test_each_clearance_covers_exactly_its_document(past):
    file = File("附表", "table.txt", "名单".encode(), "text/plain")

    documents = register_past([past(), past(title="供水恢复公告", files=[file])])

    for document in Document.objects.filter(pk__in=[one.pk for one in documents]):
        assert document.live
        assert document.clearance.scrutiny.content_digest == document.content_digest()


def test_numbers_run_on_in_each_year_and_the_chain_holds(past, office, handler):
    next_year = AT.replace(year=2023)

    documents = register_past([past(), past(at=next_year), past()])
    later = published_singly(office, handler)

    numbers = [one.index_number.rpartition("/")[2] for one in (*documents, later)]
    assert numbers == ["2022-00001", "2023-00001", "2022-00002", "2022-00003"]
    assert list(breaks(Event.objects.all(), Head.objects.get())) == []


def test_an_interpretation_leads_to_its_original(past):
    original = past(title="供水管理办法", kind=Kind.NORMATIVE)

    explained, explaining = register_past(
        [original, past(title="一图读懂供水管理办法", interprets=original)]
    )

    explaining.refresh_from_db()
    assert explaining.interprets == explained
    assert explaining.clearance.scrutiny.content_digest == explaining.content_digest()


def test_a_past_document_can_be_changed_and_published_again(past, office, handler):
    document = register_past([past()])[0]
    revised = actions.revise(document=document, by=handler, on=AT.date(), title="停水公告（更正）")
    pass_review(revised, by=handler, on=AT.date())

    again = actions.publish(document=document, by=handler, on=AT.date())

    assert again.title == "停水公告（更正）"
    assert again.published_at == AT


def test_what_is_past_loses_its_scripts(past):
    assert "script" not in register_past([past()])[0].body


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"formed": date(2022, 3, 2)}, ValidationError),
        ({"title": ""}, ValidationError),
        ({"kind": "poem"}, ValidationError),
        ({"openness": Openness.ON_REQUEST}, Unapproved),
    ],
)
def test_what_may_not_be_public_is_refused_whole(past, changed, refusal):
    with pytest.raises(refusal):
        register_past([past(), past(**changed)])

    assert not Document.objects.exists()
    assert not Event.objects.filter(subject="document").exists()


def test_nobody_reviews_his_own(past, office):
    with pytest.raises(NotPermitted, match="另一人"):
        register_past([past(by=reviewers(office)[1])])


def test_each_level_is_reviewed_by_another(past, office):
    first, _, last = reviewers(office)

    with pytest.raises(NotPermitted, match="不同的人"):
        register_past([past(people=(last, last, last))])
    with pytest.raises(NotPermitted, match="3 级审查"):
        register_past([past(people=(first, last))])


def test_people_of_another_organ_register_nothing(past, office, stranger):
    first, second, _ = reviewers(office)

    with pytest.raises(NotPermitted, match="没有拟稿的职权"):
        register_past([past(by=stranger)])
    with pytest.raises(NotPermitted, match="没有终审的职权"):
        register_past([past(people=(first, second, stranger))])


def test_children_are_read_for_many_documents_at_once(past, django_assert_max_num_queries):
    few, many = ([past(title=f"公告{count}之{n}") for n in range(count)] for count in (2, 12))
    with django_assert_max_num_queries(1_000) as of_few:
        register_past(few)

    with django_assert_max_num_queries(1_000) as of_many:
        register_past(many)

    for table in ("disclosure_attachment", "disclosure_interview", "disclosure_gazetteitem"):
        asked_few, asked_many = (
            [one["sql"] for one in said.captured_queries if f'FROM "{table}"' in one["sql"]]
            for said in (of_few, of_many)
        )
        assert len(asked_many) == len(asked_few) == 1


def test_a_registered_document_asks_the_database_for_its_children(past, django_assert_num_queries):
    (document,) = register_past([past()])

    with django_assert_num_queries(1):
        assert list(document.attachments.all()) == []
