"""One makes the list, another decides; a hold is set with a reason and lifted by a head."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from gongkai.cli import main
from gongkai.office.ledger.models import Event
from gongkai.office.organs.standing import NotPermitted
from gongkai.office.retention import actions
from gongkai.office.retention.due import due
from gongkai.office.retention.models import Appraisal, Item

pytestmark = pytest.mark.django_db
DAY, NOW = date(2015, 3, 2), date(2026, 1, 1)


@pytest.fixture
def made(old, office, handler):
    return actions.make_list(organ=office, by=handler, on=NOW)


def test_a_list_names_what_is_due_by_number_and_class(made, old, office):
    item = made.items.get()

    assert (item.number, item.term, item.start) == (old.register_number, "case", DAY)
    assert made.number.endswith("公开鉴〔2026〕1号")
    assert list(due(office.pk, today=NOW)) == []
    assert Event.objects.get(kind="appraisal_made").note.endswith("1 件")


def test_a_list_is_not_approved_by_whoever_made_it(old, office, head):
    own = actions.make_list(organ=office, by=head, on=NOW)

    with pytest.raises(NotPermitted, match="另一位负责人"):
        actions.approve(appraisal=own, by=head, on=NOW)


def test_the_database_refuses_it_as_well(made):
    made.state, made.decided, made.decided_by = "approved", NOW, made.by

    with pytest.raises(IntegrityError), transaction.atomic():
        made.save()


@pytest.mark.parametrize("who", ["handler", "stranger", "reviewer"])
def test_a_list_is_decided_by_a_head_of_the_organ(made, request, who):
    by = request.getfixturevalue(who)

    for decide in (actions.approve, actions.send_back):
        with pytest.raises(NotPermitted):
            decide(appraisal=made, opinion="同意", by=by, on=NOW)


@pytest.mark.parametrize("who", ["stranger", "reviewer", "supervisor"])
def test_a_list_is_made_by_who_handles_cases(old, office, request, who):
    with pytest.raises(NotPermitted):
        actions.make_list(organ=office, by=request.getfixturevalue(who), on=NOW)


def test_what_was_sent_back_is_due_again(made, office, head):
    with pytest.raises(ValidationError, match="理由"):
        actions.send_back(appraisal=made, opinion=" ", by=head, on=NOW)

    actions.send_back(appraisal=made, opinion="有信访未结", by=head, on=NOW)

    assert made.items.get().result == Item.Result.DROPPED
    assert len(list(due(office.pk, today=NOW))) == 1
    with pytest.raises(ValidationError, match="已退回"):
        actions.approve(appraisal=made, by=head, on=NOW)


def test_an_approved_list_may_be_called_back_until_it_is_done(made, head):
    actions.approve(appraisal=made, by=head, on=NOW)

    with pytest.raises(ValidationError, match="理由"):
        actions.recall(appraisal=made, opinion="", by=head, on=NOW)
    recalled = actions.recall(appraisal=made, opinion="有错", by=head, on=NOW)

    assert recalled.state == Appraisal.State.RECALLED
    assert actions.run_approved(today=NOW).done == 0


def test_a_list_that_is_done_is_not_called_back(made, head):
    actions.approve(appraisal=made, by=head, on=NOW)
    actions.run_approved(today=NOW)

    with pytest.raises(ValidationError, match="执行完毕"):
        actions.recall(appraisal=made, opinion="有错", by=head, on=NOW)


def test_a_hold_has_a_reason_a_number_of_the_organ_and_one_at_a_time(
    old, office, handler, stranger, other_office
):
    held = {"organ": office, "number": old.register_number, "on": NOW}

    with pytest.raises(ValidationError, match="理由"):
        actions.hold(reason=" ", by=handler, **held)
    with pytest.raises(ValidationError, match="没有登记号"):
        actions.hold(organ=office, number="申〔2015〕9999号", reason="甲", by=handler, on=NOW)
    with pytest.raises(NotPermitted):
        actions.hold(reason="甲", by=stranger, **held)
    with pytest.raises(ValidationError, match="没有登记号"):
        actions.hold(reason="甲", by=stranger, **held | {"organ": other_office})
    actions.hold(reason="审计", by=handler, **held)
    with pytest.raises(ValidationError, match="已经保全"):
        actions.hold(reason="审计", by=handler, **held)

    event = Event.objects.get(kind="held")
    assert (event.subject, event.subject_id, event.note) == ("application", old.pk, "审计")


def test_a_hold_is_lifted_by_a_head_with_a_reason_once(old, office, handler, head):
    one = actions.hold(organ=office, number=old.register_number, reason="审计", by=handler, on=NOW)

    with pytest.raises(NotPermitted):
        actions.lift(hold=one, why="结束", by=handler, on=NOW)
    with pytest.raises(ValidationError, match="理由"):
        actions.lift(hold=one, why=" ", by=head, on=NOW)
    actions.lift(hold=one, why="审计结束", by=head, on=NOW)
    with pytest.raises(ValidationError, match="已于"):
        actions.lift(hold=one, why="审计结束", by=head, on=NOW)

    assert Event.objects.get(kind="hold_lifted").note == "审计结束"


def test_what_is_anonymised_cannot_be_held_any_more(made, old, office, handler, head):
    actions.approve(appraisal=made, by=head, on=NOW)
    actions.run_approved(today=NOW)

    with pytest.raises(ValidationError, match="不能再保全"):
        actions.hold(organ=office, number=old.register_number, reason="甲", by=handler, on=NOW)


def test_petitions_and_remedies_are_held_by_their_numbers_too(petition, office, handler):
    held = actions.hold(organ=office, number=petition.number, reason="审计", by=handler, on=NOW)

    assert (held.subject, held.subject_id) == ("petition", petition.pk)


def test_the_command_lists_and_changes_nothing_until_it_is_told_to(made, head, old, capsys):
    assert main(["office", "anonymise"]) == 0
    assert "待审批的清单 1 份；已批准、待匿名 0 件" in capsys.readouterr().out

    actions.approve(appraisal=made, by=head, on=NOW)
    assert main(["office", "anonymise"]) == 0
    preview = capsys.readouterr().out
    assert "已批准、待匿名 1 件" in preview
    assert "没有改动任何数据" in preview
    old.refresh_from_db()
    assert old.anonymised is None

    assert main(["office", "anonymise", "--run", "--organ", "organ-2"]) == 0
    assert "已匿名 1 件" in capsys.readouterr().out
    old.refresh_from_db()
    assert old.anonymised


def test_the_command_names_what_is_on_no_list_and_refuses_an_unknown_organ(old, capsys):
    assert main(["office", "anonymise"]) == 0
    line = f"{old.register_number}　依申请公开案卷　2025-12-31 届满"
    assert line in capsys.readouterr().out

    assert main(["office", "anonymise", "--organ", "nowhere"]) == 2
    assert "没有网址标识为“nowhere”的机关" in capsys.readouterr().err
