"""After its period nothing of a person is left of a case, and everything that is counted is."""

from datetime import date

import pytest
from django.apps import apps
from django.core import serializers
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from tests.office.annual.records import application as row
from tests.office.applications.conftest import WANG
from tests.office.retention.conftest import ADDRESS, MARK, OVER, PDF

from gongkai.office.annual.compilation import compiled
from gongkai.office.applications.enclosing.actions import Enclosed, take_in
from gongkai.office.applications.models import Application
from gongkai.office.ledger.chain import breaks
from gongkai.office.ledger.models import Event, Head
from gongkai.office.letters.models import IssuedLetter
from gongkai.office.operating.checking import checked
from gongkai.office.retention import actions as retention
from gongkai.office.retention.actions import anonymising
from gongkai.office.retention.fates import Fate
from gongkai.office.retention.fates.table import TABLE
from gongkai.office.retention.fates.values import unblanked
from gongkai.office.retention.models import Item, Leftover, Matter

pytestmark = pytest.mark.django_db

SECRETS = (MARK, WANG.name, WANG.id_number, WANG.phone, WANG.address, ADDRESS, "王**")
PLAIN = ("青禾", "有成本", "2025 年", "需要核实", "档案室", "x******@")
"""What the fixtures of applications write into a case in words of their own."""

KEPT = (
    *("register_number", "category", "channel", "form", "delivery", "arrived", "received"),
    *("concluded", "outcome", "sub_kind", "letter_number", "served", "archived", "state"),
    *("archive_number", "due", "year", "serial"),
)
LETTER = ("number", "sha256", "code", "dated")
DAY = date(2015, 3, 2)
NOW = date(2026, 1, 1)
"""The day on which a case of `DAY` has been kept for ten years."""


def everything() -> str:
    """Every row of the database that belongs to the office's rooms, but the ledger's."""
    rooms = [c for c in apps.get_app_configs() if c.name.startswith("gongkai.office.")]
    models = [m for room in rooms for m in room.get_models() if m is not Event]
    rows = (one for model in models for one in model._default_manager.all())
    return serializers.serialize("json", rows, ensure_ascii=False)


def unblanked_kinds(pk):
    """The kinds of record of a case that hold something to be blanked."""
    found = ((one, one.of(Matter.APPLICATION, pk)) for one in TABLE)
    rows = [(one, rows) for one, rows in found if rows is not None]
    return {one.model for one, rows in rows if rows.filter(unblanked(one)).exists()}


def faults():
    return [fault for _, _, found in checked() for fault in found]


def files(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def test_nothing_of_a_person_is_left_and_what_is_counted_is_as_it_was(
    full, office, approved, head, tmp_path
):
    kinds = {one.model for one in TABLE if one.of(Matter.APPLICATION, full.pk) is not None}
    fates = (Fate.EMPTIED, Fate.REPLACED, Fate.REMOVED)
    to_blank = {one.model for one in TABLE if any(one.having(fate) for fate in fates)} & kinds
    assert unblanked_kinds(full.pk) == to_blank
    assert all(word in everything() for word in (*PLAIN, MARK, "王**"))
    before = Application.objects.values(*KEPT).get()
    letters = list(IssuedLetter.objects.values(*LETTER))
    reports = [compiled(office, year) for year in (2026, 2027)]
    hashes = list(Event.objects.values_list("hash", flat=True))
    kept = files(tmp_path)
    approved(office, on=OVER)

    run = retention.run_approved(today=OVER)

    assert (run.done, run.kept, run.files) == (1, 0, len(kept))
    assert len(kept) >= 7
    assert files(tmp_path) == []
    left = everything()
    assert [word for word in (*SECRETS, *PLAIN) if word in left] == []
    assert unblanked_kinds(full.pk) == set()
    assert Application.objects.values(*KEPT).get() == before
    assert list(IssuedLetter.objects.values(*LETTER)) == letters
    assert [compiled(office, year) for year in (2026, 2027)] == reports
    event = Event.objects.get(kind="anonymised")
    assert list(Event.objects.values_list("hash", flat=True))[: len(hashes)] == hashes
    assert list(breaks(Event.objects.order_by("pk"), Head.objects.first())) == []
    assert (event.subject_id, event.actor) == (full.pk, head)
    assert event.new["files"] == len(kept)
    assert not any(word in f"{event.note}{event.new}" for word in SECRETS)
    assert faults() == []

    full.searches.update(result="张三丰")
    assert [one for one in faults() if "检索记录" in one and full.register_number in one]


def test_a_petition_is_blanked_with_its_evidence(petition, office, approved, tmp_path):
    approved(office, on=date(2037, 1, 1))

    retention.run_approved(today=date(2037, 1, 1))

    petition.refresh_from_db()
    assert (petition.title, petition.masked_name) == ("已按期匿名", "已按期匿名")
    assert petition.sealed == petition.query_code_hash == ""
    assert (petition.number[-3:], petition.result) == ("〕1号", "done")
    assert MARK not in everything()
    assert files(tmp_path) == []


def test_a_letter_that_is_gone_without_its_period_is_a_fault(archived):
    archived()
    IssuedLetter.objects.update(file="")

    assert any("文件不见了" in fault for fault in faults())


@pytest.fixture
def old(office):
    """A case of 2015, laid down as it stands, with a file."""
    one = row(office, DAY, concluded=DAY, outcome="granted", archived=DAY, served=DAY)
    one.description = MARK
    one.save()
    take_in(one, [Enclosed("身份证.pdf", PDF)], on=DAY)
    return one


def test_the_last_day_of_the_period_is_too_early(old, office, handler):
    with pytest.raises(ValidationError, match="没有到期"):
        retention.make_list(organ=office, by=handler, on=date(2025, 12, 31))


def test_what_was_held_after_the_approval_is_kept_and_says_why(old, office, approved, handler):
    appraisal = approved(office, on=NOW)
    retention.hold(organ=office, number=old.register_number, reason="检察监督", by=handler, on=NOW)

    run = retention.run_approved(today=NOW)

    item = appraisal.items.get()
    assert (run.done, run.kept, item.result) == (0, 1, Item.Result.KEPT)
    assert "检察监督" in item.why
    assert MARK in everything()


def test_a_list_is_not_done_on_the_day_of_its_approval_by_itself(old, office, approved):
    approved(office, on=NOW)
    tomorrow = date(2026, 1, 2)

    assert retention.run_approved(today=NOW, before=NOW).done == 0
    assert retention.run_approved(today=tomorrow, before=tomorrow).done == 1
    assert retention.run_approved(today=tomorrow).done == 0
    assert Event.objects.filter(kind="anonymised").count() == 1


def test_a_run_of_one_organ_leaves_the_others_and_stops_at_its_limit(
    old, office, other_office, approved
):
    again = row(office, DAY, concluded=DAY, outcome="granted", archived=DAY, served=DAY)
    again.save()
    approved(office, on=NOW)

    assert retention.run_approved(today=NOW, organ=other_office).done == 0
    assert retention.run_approved(today=NOW, organ=office, limit=1).done == 1
    assert retention.items_to_do(organ=office).count() == 1


def test_a_run_that_fails_in_the_middle_of_a_case_leaves_it_whole(
    old, office, approved, monkeypatch, tmp_path
):
    approved(office, on=NOW)
    before, kept = everything(), files(tmp_path)
    monkeypatch.setattr(anonymising, "index_again", _killed)

    with pytest.raises(KeyboardInterrupt):
        retention.run_approved(today=NOW)

    assert everything() == before
    assert files(tmp_path) == kept != []


def test_a_run_that_ends_before_the_files_are_gone_is_finished_by_the_next(
    old, office, approved, monkeypatch, tmp_path
):
    approved(office, on=NOW)
    monkeypatch.setattr(default_storage, "delete", _killed)
    with pytest.raises(KeyboardInterrupt):
        retention.run_approved(today=NOW)
    monkeypatch.undo()
    assert Leftover.objects.count() == 1
    assert any("文件还没有删除" in fault for fault in faults())

    run = retention.run_approved(today=NOW)

    assert (run.done, run.files) == (0, 1)
    assert files(tmp_path) == []


def _killed(*_args, **_kwargs):
    raise KeyboardInterrupt
