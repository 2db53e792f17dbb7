"""The demonstration's year ends in the figures of the report, whoever loads it and when."""

import json
from collections import Counter
from datetime import date
from hashlib import sha256
from itertools import pairwise

import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from tests.conftest import ROOT

from gongkai.office.annual.figures.summary import summary
from gongkai.office.annual.models import Report
from gongkai.office.annual.presentation import judged, presented
from gongkai.office.applications.kinds import State
from gongkai.office.applications.models import Application
from gongkai.office.demo import loading
from gongkai.office.disclosure.kinds import Kind, Validity
from gongkai.office.disclosure.models import Attachment, Document
from gongkai.office.disclosure.owing.filing import rows_for
from gongkai.office.ledger.chain import breaks
from gongkai.office.ledger.models import Event, Head
from gongkai.office.organs.models import Membership, Organ, Role, User
from gongkai.report.form import FORM_2021
from gongkai.report.reading import read
from gongkai.report.schema import from_json
from gongkai.report.writing import write

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)
PUBLISHED_REPORT = ROOT.parent / "shared" / "reports" / "jinxiang_2022.expected.json"

OF_2022 = {
    "proactive.normative_documents.issued": 3,
    "proactive.normative_documents.repealed": 1,
    "proactive.normative_documents.in_force": 8,
    "applications.received.natural_person": 15,
    "applications.received.business": 1,
    "applications.received.total": 16,
    "applications.granted.natural_person": 2,
    "applications.granted.total": 2,
    "applications.partial.natural_person": 1,
    "applications.partial.total": 1,
    "applications.unavailable_not_held.natural_person": 11,
    "applications.unavailable_not_held.business": 1,
    "applications.unavailable_not_held.total": 12,
    "applications.declined_petition.natural_person": 1,
    "applications.declined_petition.total": 1,
    "applications.handled.natural_person": 15,
    "applications.handled.business": 1,
    "applications.handled.total": 16,
}
"""Every cell of the 2022 report that is not 0."""


def trace():
    """A digest of titles, dates, numbers and people: what makes two loads the same."""
    rows = [
        *Document.objects.order_by("index_number").values_list(
            "index_number", "title", "document_number", "formed", "published_at", "body", "views"
        ),
        *Application.objects.order_by("register_number").values_list(
            "register_number", "title", "received", "due", "state", "concluded", "letter_number"
        ),
        *User.objects.order_by("username").values_list("username", "name"),
        *Event.objects.order_by("pk").values_list("kind", "on", "actor_name", "note"),
    ]
    return sha256(json.dumps(rows, default=str, ensure_ascii=False).encode()).hexdigest()


@pytest.fixture(scope="module")
def loads(django_db_setup, django_db_blocker):
    """Load the demonstration twice, the second for all tests to look at; forget it at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        first = transaction.savepoint()
        loading.load(today=TODAY)
        traces = [trace()]
        transaction.savepoint_rollback(first)
        loading.load(today=TODAY)
        traces.append(trace())
        yield traces
        transaction.set_rollback(True)


@pytest.fixture
def office(loads):
    return Organ.objects.get(slug="county-office")


@pytest.fixture
def report(office):
    return Report.objects.get(organ=office, year=2022)


def test_two_loads_are_the_same(loads):
    assert loads[0] == loads[1]


def test_the_report_has_the_figures_of_the_year_cell_by_cell(report):
    cells = presented(report).cells

    assert set(cells) == set(FORM_2021.paths)
    assert {path: value for path, value in cells.items() if value} == OF_2022
    assert None not in cells.values()


@pytest.mark.skipif(not PUBLISHED_REPORT.exists(), reason="the published report is not here")
def test_the_figures_are_those_of_the_published_report(report):
    published = from_json(json.loads(PUBLISHED_REPORT.read_text("utf-8")))

    expected = {path: value or 0 for path, value in published.cells.items()}
    assert dict(presented(report).cells) == expected


def test_the_written_report_reads_back_with_the_same_figures(report, tmp_path):
    data = presented(report)

    write(data, tmp_path / "2022.docx")

    assert dict(read(tmp_path / "2022.docx").cells) == dict(data.cells)


@pytest.mark.parametrize("year", [2021, 2022])
def test_the_reports_are_public_and_without_errors(office, year):
    report = Report.objects.get(organ=office, year=year)

    judgement = judged(report)

    assert report.state == Report.State.PUBLISHED
    assert [one.message for one in judgement.errors] == []
    assert judgement.follows is (year == 2022)


def test_the_report_of_2022_came_out_on_18_january(report):
    assert report.published_at.date() == date(2023, 1, 18)


def test_the_narrative_can_say_what_the_records_say(office):
    year = summary(office, 2022)

    assert (year.items, year.items_before) == (624, 759)
    assert (year.normative, year.other_documents) == (7, 27)
    assert (year.gazettes, year.interviews, year.interpretations) == (12, 58, 117)
    assert (year.received, year.received_before, year.notices) == (16, 11, 6)
    assert [one.share for one in year.outcomes] == ["12.5%", "6.25%", "75%", "6.25%"]


@pytest.mark.parametrize("year", [2021, 2022])
def test_the_narrative_says_it(office, year):
    figures = summary(office, year)

    said = Report.objects.get(organ=office, year=year).overview

    for words in (
        f"主动公开政府信息{figures.items}条",
        f"行政规范性文件{figures.normative}件",
        f"其他文件{figures.other_documents}件",
        f"政府公报{figures.gazettes}期",
        f"政策解读材料{figures.interpretations}件",
        f"访谈{figures.interviews}期",
        f"申请{figures.received}件",
    ):
        assert words in said


def test_three_of_the_seven_normative_documents_are_the_office_s_own(office):
    issued = Document.objects.filter(kind=Kind.NORMATIVE, published_at__year=2022)

    assert Counter(issued.values_list("issuer__slug", flat=True)) == {
        "county-office": 3,
        "county": 4,
    }


def test_what_was_repealed_says_so(office):
    repealed = Document.objects.get(title="示范县会议费和培训费信息公开管理办法")

    assert repealed.validity(date(2022, 9, 19)) == Validity.IN_FORCE
    assert repealed.validity(date(2022, 9, 20)) == Validity.REPEALED


def test_every_interpretation_follows_its_original(office):
    for one in Document.objects.filter(kind=Kind.INTERPRETATION).select_related("interprets"):
        assert one.interprets.published_at.date() <= one.published_at.date()


def test_every_live_document_is_what_other_people_reviewed(loads):
    live = Document.objects.filter(live=True).select_related("clearance__scrutiny")
    for one in live.prefetch_related("clearance__scrutiny__opinions"):
        scrutiny = one.clearance.scrutiny
        people = {scrutiny.drafted_by_id, *(said.by_id for said in scrutiny.opinions.all())}
        assert (scrutiny.content_digest, scrutiny.levels) == (one.content_digest(), len(people) - 1)


def test_every_document_hangs_on_an_entry_that_applies_to_its_organ(loads):
    for organ in Organ.objects.all():
        mine = {row.entry_id for row in rows_for([organ])}
        assert mine or organ.kind == Organ.Kind.GOVERNMENT  # it publishes through its office
        assert set(organ.documents.values_list("entry", flat=True)) <= mine


def test_the_chain_holds_over_every_act(loads):
    assert list(breaks(Event.objects.all(), Head.objects.get())) == []


def test_attachments_are_the_files_they_were(loads):
    rows = list(Attachment.objects.all())

    assert len(rows) > 30
    for row in rows:
        with default_storage.open(row.file.name) as file:
            assert sha256(file.read()).hexdigest() == row.sha256


def test_no_number_is_given_twice_and_none_is_missing(loads):
    for rows in (
        Application.objects.values_list("register_number", flat=True),
        Document.objects.exclude(document_number="").values_list("document_number", flat=True),
    ):
        assert [number for number, count in Counter(rows).items() if count > 1] == []
    serials = Application.objects.order_by("organ", "year", "serial")
    for before, after in pairwise(serials.values_list("organ", "year", "serial")):
        assert after[2] == (before[2] + 1 if before[:2] == after[:2] else 1)


def test_register_numbers_follow_the_days(loads):
    for organ in Organ.objects.all():
        days = organ.applications.order_by("year", "serial").values_list("arrived", flat=True)
        assert list(days) == sorted(days)


def test_no_title_stands_twice_in_a_year_of_the_office(office):
    titles = office.documents.filter(live=True).values_list("title", "published_at__year")

    assert [title for title, count in Counter(titles).items() if count > 1] == []


def test_every_gap_is_filled(loads):
    for words in Document.objects.values_list("title", "summary", "body", "source"):
        assert not {"{", "}"} & set("".join(words))


def test_the_closed_years_leave_nothing_open(office):
    assert not office.applications.open_on(date(2022, 12, 31)).exists()
    assert not office.applications.open_on(date(2021, 12, 31)).exists()


def test_the_desks_of_today_show_every_state_that_asks_for_work(office):
    states = set(office.applications.values_list("state", flat=True))

    assert states >= {
        State.AWAITING_CONFIRMATION,
        State.HANDLING,
        State.AWAITING_CORRECTION,
        State.CONSULTING,
        State.AWAITING_REASONS,
        State.AWAITING_PAYMENT,
        State.CONCLUDED,
        State.CLOSED,
    }
    assert office.applications.overdue_on(TODAY).count() == 1


def test_each_role_is_held_and_other_organs_work_too(loads):
    held = set(Membership.objects.values_list("role", flat=True))

    assert held == set(Role.values)
    for slug in ("education", "land", "township-1"):
        organ = Organ.objects.get(slug=slug)
        assert organ.applications.exists()
        assert organ.documents.filter(live=True).exists()
        assert organ.documents.filter(live=False).exists()


def test_who_can_sign_in_is_named_with_his_role(loads):
    first = next(loading.sign_ins())

    assert (first.username, first.roles) == ("handler", "县政府办公室经办人")


def test_somebody_whose_account_is_closed_is_not_named(loads):
    User.objects.filter(username="handler").update(is_active=False)

    assert "handler" not in {one.username for one in loading.sign_ins()}


def test_an_open_application_can_be_followed_with_its_code(loads):
    sample = loading.sample()

    case = Application.objects.get(register_number=sample.number)
    assert case.state == State.HANDLING
    assert len(sample.query_code) == 10


def test_a_second_load_is_refused(loads):
    with pytest.raises(loading.NotEmpty, match="只能装入空的平台"):
        loading.load(today=TODAY)
