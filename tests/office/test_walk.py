"""Nobody sees another organ's drafts or cases: every address is walked as every role.

The records of one organ carry a mark in each text. Whoever does not belong to it opens and posts
to every address there is, with the keys of those records: no answer holds the mark, and
afterwards nothing of theirs has changed.
"""

from datetime import date
from itertools import product

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import serializers
from django.test import Client
from django.urls import resolve
from tests.office.addresses import addresses
from tests.office.catalogue.conftest import fields
from tests.office.questions.records import drafted
from tests.office.redaction.papers import picture

from gongkai.office.annual import actions as annual
from gongkai.office.applications import actions as applications
from gongkai.office.applications.enclosing.actions import Enclosed
from gongkai.office.catalogue import actions as catalogues
from gongkai.office.disclosure import actions as disclosure
from gongkai.office.disclosure.kinds import Kind
from gongkai.office.ledger.models import Event, Head
from gongkai.office.letters import actions as letters
from gongkai.office.letters.catalogue import LETTERS
from gongkai.office.letters.merging.blank import blank
from gongkai.office.messages.models import Message
from gongkai.office.organs.models import User
from gongkai.office.organs.visibility import is_visible, visible
from gongkai.office.redaction import actions as redaction
from gongkai.office.remedies import actions as remedies
from gongkai.office.remedies.petitions import actions as petitions
from gongkai.office.transfers import actions as transfers
from gongkai.office.transfers.actions import tokens
from gongkai.office.transfers.checking import Checked
from gongkai.office.transfers.models import Transfer
from gongkai.office.transfers.packages.incoming import Incoming
from gongkai.office.urls import closed

ON = date(2026, 11, 23)
MARK = "绝不外传"
NAME = "王小满"
OUTSIDERS = ("public", "stranger", "supervisor", "administrator", "superuser", "colleague")


@pytest.fixture
def records(office, handler, head, member):
    """A draft, a case, a remedy, a year's report and a file to redact, all of one organ."""
    document = disclosure.draft(
        by=handler,
        on=ON,
        organ=office,
        kind=Kind.NEWS,
        title=f"{MARK}的稿件",
        formed=ON,
        duty="2015",
        summary=MARK,
        body=f"<p>{MARK}</p>",
        keywords=MARK,
    )
    disclosure.attach(
        document=document,
        title=f"{MARK}的附件",
        data=MARK.encode(),
        name="draft.txt",
        content_type="text/plain",
    )
    approval = disclosure.submit(document=document, by=handler, on=ON)
    application = applications.register(
        organ=office,
        channel="in_person",
        by=handler,
        on=ON,
        arrived=ON,
        title=f"{MARK}的申请",
        description=MARK,
        applicant=applications.Applicant(
            name=NAME,
            id_number="11010519491231002X",
            phone="00000000000",
            address="示范县柳树路 3 号",
            email="xiaoman@example.cn",
        ),
        told_by="mail",
        enclosed=[Enclosed(f"{MARK}的附件.pdf", b"%PDF-1.7")],
    ).application
    notice = Message.objects.get()
    Message.objects.update(standing="failed", text=MARK)  # such as could be sent again
    given = applications.assign(
        application=application,
        unit=member.units.get().unit,
        task=f"{MARK}的检索",
        due=ON,
        by=handler,
        on=ON,
    )
    found = [applications.Found(f"{MARK}.txt", MARK.encode())]
    applications.report_findings(assignment=given, report=MARK, files=found, by=member, on=ON)
    case = remedies.register(
        organ=office, kind="reconsideration", matter=f"{MARK}的复议", filed=ON, by=handler, on=ON
    )
    template = letters.propose(
        organ=office,
        code="P04",
        document=blank(LETTERS["P04"]),
        reason=f"{MARK}的改动",
        by=handler,
        on=ON,
    )
    report = annual.begin(organ=office, year=2025, by=handler, on=ON)
    annual.write_sections(report=report, sections={"overview": MARK}, by=handler, on=ON)
    job = redaction.open_file(
        organ=office, title=f"{MARK}的文件", data=picture(), by=handler, on=ON
    )
    catalogue = catalogues.found(
        organ=office, kind="basic", by=handler, on=ON, title=f"{MARK}的目录"
    )
    row = catalogues.put_row(
        catalogue=catalogue, by=handler, on=ON, **(fields() | {"item": f"{MARK}的事项"})
    )
    files = [*document.attachments.all(), *application.findings.all(), catalogue, row]
    files += application.enclosures.all()
    written = petitions.file_petition(
        organ=office,
        kind="complaint",
        sender=applications.Applicant(name=NAME),
        title=f"{MARK}的投诉",
        text=MARK,
        submission=MARK,
        files=[Enclosed(f"{MARK}的证据.pdf", b"%PDF-1.7")],
        on=ON,
    ).petition
    files += [written, *written.evidence.all()]
    files.append(drafted(organ=office, by=handler, on=ON, mark=MARK, name=NAME))
    incoming = Incoming(
        0, f"{MARK}-1", {"kind": Kind.NEWS, "title": MARK, "formed": ON, "duty": "2015"}
    )
    transfers.keep(Checked([incoming], [], []), organ=office, by=handler, on=ON)
    files += Transfer.objects.all()
    files.append(tokens.make(organ=office, name=MARK, expires=ON, by=handler, on=ON)[0])
    return [document, approval, application, given, case, report, template, job, notice, *files]


@pytest.fixture
def client_of(request, db):
    """A signed-in client of a role, or the public's."""

    def make(who: str) -> Client:
        client = Client()
        if who == "superuser":
            client.force_login(User.objects.create_superuser("root", password="x"))
        elif who != "public":
            client.force_login(request.getfixturevalue(who))
        return client

    return make


def _keys(records) -> dict[str, list[object]]:
    """What stands for each parameter of an address."""
    pks = sorted({record.pk for record in records})
    document, *_ = records
    return {
        "pk": pks,
        "object_id": pks,
        "document": pks,
        "file": pks,
        "report": pks,
        "page_id": pks,
        "slug": [document.organ.slug],
        "kind": ["complaint"],
        "organ": [document.organ.slug],
        "year": [2025],
        "revision_id": [document.latest_revision_id],
        "revision_id_a": ["earliest"],
        "act": ["draft", "reveal", "assign", "report_findings", "void", "confirm"],
        "revision_id_b": ["latest"],
        "app_label": ["disclosure"],
        "model_name": ["document"],
        "session_id": [1],
        "code": ["P04"],
        "number": [1],
        "slot": ["receipt"],
        "path": ["applications.received.total", "proactive.normative_documents.issued"],
        "suffix": ["docx", "json"],
        "format": ["docx", "json"],
        "extension": ["docx"],
    }


def _doors(records) -> list[tuple[str, str]]:
    """Every address but the one that signs out, and those that are closed to all."""
    return [
        (name, address)
        for name, address in addresses(_keys(records))
        if name != "wagtailadmin_logout" and resolve(address).func is not closed
    ]


def _state(records) -> str:
    """Everything that stands in the records and beneath them."""
    rows = [type(record).objects.get(pk=record.pk) for record in records]
    return serializers.serialize("json", [*rows, *Event.objects.order_by("pk")])


def _body(response) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode("utf-8", "replace")


@pytest.mark.parametrize("who", OUTSIDERS)
def test_no_address_shows_an_outsider_what_is_not_his(who, client_of, records):
    client = client_of(who)

    leaks = [
        f"{name} {address}"
        for name, address in _doors(records)
        if MARK in (body := _body(client.get(address))) or NAME in body
    ]

    assert leaks == []


@pytest.mark.parametrize("who", OUTSIDERS)
def test_no_address_lets_an_outsider_change_what_is_not_his(who, client_of, records):
    client, before = client_of(who), _state(records)
    acts = ("approve", "publish", "withdraw", "submit", "conclude", "confirm", "sign", "reveal", "")

    echoes = []
    for act, (name, address) in product(acts, _doors(records)):
        data = {"act": act, "action": act, "opinion": "同意", "reason": "好奇", "title": "改掉"}
        if MARK in _body(client.post(address, data)):
            echoes.append(f"{name} {address} {act}")

    assert echoes == []
    assert _state(records) == before


def test_the_walk_reaches_the_records_of_those_who_may_see_them(client_of, records):
    client = client_of("handler")

    seen = {name for name, address in _doors(records) if MARK in _body(client.get(address))}

    assert {
        "disclosure:list",
        "disclosure:desk",
        "review:index",
        "review:desk",
        "disclosure:edit",
    } <= seen
    assert any(name.startswith("applications") for name in seen)
    assert any(name.startswith("annual") for name in seen)
    assert {"letters:letter", "applications:letters", "applications:letter"} <= seen
    assert any(name.startswith("remedies") for name in seen)
    assert any(name.startswith("redaction") for name in seen)
    assert {"applications:finding", "applications:enclosure"} <= seen
    assert {"catalogue:index", "catalogue:desk", "catalogue:row"} <= seen
    assert {"transfers:index", "access_tokens:index", "access_tokens:desk"} <= seen
    assert {"questions:index", "questions:desk"} <= seen
    assert {"petitions:index", "petitions:desk", "petitions:evidence"} <= seen


def test_a_member_of_a_unit_sees_the_case_that_it_was_given_and_nothing_else(client_of, records):
    client = client_of("member")

    seen = {name for name, address in _doors(records) if MARK in _body(client.get(address))}

    cases = {"applications:index", "applications:case", "applications:finding"}
    assert cases <= seen
    assert {name.split(":")[0] for name in seen} <= {"applications", "wagtailadmin_home"}


def test_parts_of_the_admin_that_are_not_used_are_closed_to_their_own_people_too(
    client_of, records
):
    client = client_of("handler")
    closed_ones = [
        address for _, address in addresses(_keys(records)) if resolve(address).func is closed
    ]

    assert len(closed_ones) > 100
    assert {client.get(address).status_code for address in closed_ones} == {404}


@pytest.mark.parametrize("who", OUTSIDERS)
def test_the_one_function_answers_no_as_well(who, request, records):
    special = {"public": AnonymousUser, "superuser": lambda: User.objects.create_superuser("root")}
    user = special[who]() if who in special else request.getfixturevalue(who)

    assert [record for record in records if is_visible(user, record)] == []


def test_a_model_without_a_rule_is_seen_by_nobody(records, handler):
    assert Head.objects.exists()
    assert not visible(handler, Head).exists()
