"""An import in the background: whole or not at all, whatever comes between; its workbook goes."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.office.applications.pages import words
from tests.office.applications.workbooks import ON, row, undecided, workbook

from gongkai.office.applications import actions as applications
from gongkai.office.applications.importing import actions
from gongkai.office.applications.models import Application, ImportRun
from gongkai.office.applications.sealing import Applicant
from gongkai.office.ledger.models import Event
from gongkai.office.organs.standing import NotPermitted

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 20, 6, tzinfo=UTC)
LATER = AT + actions.AGAIN + timedelta(seconds=1)


@pytest.fixture
def run(office, handler):
    """A workbook of two cases of this year that waits."""
    numbers = [f"示政办公开申〔{ON.year}〕{serial}号" for serial in (1, 2)]
    days = {"到达日期": "2026-03-02", "作出决定日期": "2026-03-09", "送达日期": "2026-03-10"}
    data = workbook(row(numbers[0], **days), undecided(numbers[1], 到达日期="2026-03-02"))
    return actions.hand_over(data, organ=office, by=handler, on=ON)


def ended(run):
    run.refresh_from_db()
    return run.state, run.sealed == "", run.told


def test_a_workbook_lies_sealed_until_it_is_in(run):
    assert run.sealed
    assert "王小满" not in run.sealed
    assert not Application.objects.exists()

    assert actions.bring_waiting(at=AT) == 1

    assert ended(run) == ("done", True, "已导入 2 件，其中在办 1 件。")
    assert Application.objects.count() == 2
    assert actions.bring_waiting(at=LATER) == 0


def test_killed_between_its_rows_nothing_is_in_and_it_begins_anew(run, monkeypatch):
    monkeypatch.setattr(actions, "record_all", _killed)
    with pytest.raises(KeyboardInterrupt):
        actions.bring_waiting(at=AT)
    monkeypatch.undo()
    assert not Application.objects.exists()
    assert ended(run)[0] == "waiting"

    assert actions.bring_waiting(at=AT) == 0
    assert actions.bring_waiting(at=LATER) == 1

    assert Application.objects.count() == Event.objects.count() == 2


def _killed(*_args, **_kwargs):
    raise KeyboardInterrupt


def test_of_two_workers_at_one_workbook_the_faster_brings_it_in(run, monkeypatch):
    made_ready = actions._made_ready

    def overtaken(data, **who):
        ready = made_ready(data, **who)
        monkeypatch.undo()
        assert actions.bring_waiting(at=LATER) == 1
        return ready

    monkeypatch.setattr(actions, "_made_ready", overtaken)

    assert actions.bring_waiting(at=AT) == 0

    assert ended(run)[0] == "done"
    assert Application.objects.count() == 2


def test_what_nobody_foresaw_ends_the_run_and_not_the_worker(run, monkeypatch, caplog):
    def broken(*_args, **_kwargs):
        raise KeyError("王小满")

    monkeypatch.setattr(actions, "prepared", broken)

    assert actions.bring_waiting(at=AT) == 1

    assert ended(run) == ("refused", True, actions.BROKEN)
    assert "KeyError" in caplog.text
    assert "王小满" not in caplog.text


def test_a_number_given_meanwhile_is_a_refusal_on_the_page(client, office, handler, run, stranger):
    who = {"applicant": Applicant("王小满"), "by": handler, "arrived": ON, "on": ON}
    about = {"channel": "in_person", "title": "路灯", "description": "全文"}
    applications.register(organ=office, **who, **about)

    assert actions.bring_waiting(at=AT) == 1

    assert Application.objects.count() == 1
    state, gone, told = ended(run)
    assert (state, gone) == ("refused", True)
    assert "一件也没有导入；请先按核对结果改正" in told
    client.force_login(handler)
    page = words(client.get(run.get_absolute_url()))
    assert "没有导入，平台中的案件没有变化。" in page
    client.force_login(stranger)
    assert client.get(run.get_absolute_url()).status_code == 404


def test_who_may_no_longer_handle_brings_nothing_in(office, reviewer, handler, run):
    with pytest.raises(NotPermitted):
        actions.hand_over(b"", organ=office, by=reviewer, on=ON)
    handler.memberships.all().delete()

    assert actions.bring_waiting(at=AT) == 1

    assert ended(run)[0] == "refused"
    assert not Application.objects.exists()
    assert ImportRun.objects.count() == 1
